output "url" {
  description = "The address of Bedloe."
  value       = "https://${var.host_name}"
}

output "image_repository" {
  description = "The repository to which images are pushed, without a tag."
  value       = local.image_repository
}

output "database_address" {
  description = "The host and port of the database, which are reachable from the network of the servers only."
  value       = "${local.endpoint.domain}:${local.endpoint.port}"
}

output "redis_address" {
  description = "The host and port of Redis, or null without Redis."
  value       = var.redis_enabled ? "${local.redis_endpoint.domain}:${local.redis_endpoint.port}" : null
}

output "secret_names" {
  description = "The secrets in the store of the cloud, by the setting that each has. The one of BEDLOE_AUTH_FIRST_ADMIN_SECRET creates the first administrator."
  value       = { for name in local.secret_names : name => "${kubernetes_secret_v1.server.metadata[0].name}/${name}" }
}

output "log_location" {
  description = "Where the logs of the servers are."
  value       = local.log_location
}

output "deploy_identity" {
  description = "The identity with which workflows deploy, or null without deploy_repository."
  value       = local.deploy_identity
}
