output "url" {
  description = "The address of Bedloe."
  value       = "https://${var.host_name}"
}

output "image_repository" {
  description = "The repository to which images are pushed, without a tag."
  value       = "${digitalocean_container_registries.main.endpoint}/server"
}

output "database_address" {
  description = "The host and port of the database, which are reachable from the network of the servers only."
  value       = "${digitalocean_database_cluster.main.private_host}:${digitalocean_database_cluster.main.port}"
}

output "redis_address" {
  description = "The host and port of Redis, or null without Redis."
  value       = var.redis_enabled ? "${digitalocean_database_cluster.redis[0].private_host}:${digitalocean_database_cluster.redis[0].port}" : null
}

output "secret_names" {
  description = "The secrets in the store of the cloud, by the setting that each has. The one of BEDLOE_AUTH_FIRST_ADMIN_SECRET creates the first administrator."
  value       = { for name in local.secret_names : name => "${digitalocean_app.server.id}/server/${name}" }
}

output "log_location" {
  description = "Where the logs of the servers are."
  value       = one(concat(digitalocean_database_cluster.logs[*].name, var.log_days > 7 ? [] : [digitalocean_app.server.id]))
}

output "deploy_identity" {
  description = "The identity with which workflows deploy, or null without deploy_repository."
  value       = local.deploy_identity
}
