# OVHcloud has no roles that trust the workflows of a repository: a workflow gets the token of a service account of the namespace, which
# docs/operations/ci.md describes. See docs/operations/deploy-cloud.md.
locals {
  deploy_identity = null
}
