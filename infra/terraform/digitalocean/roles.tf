# DigitalOcean has no roles for applications or workflows: the application gets no token, and a workflow needs a token with the scopes
# app:read, app:update, registry:read, registry:update, which expires. See docs/operations/deploy-cloud.md.
locals {
  deploy_identity = null
}
