output "url" {
  description = "The address of Bedloe."
  value       = "https://${var.host_name}"
}

output "image_repository" {
  description = "The repository to which images are pushed, without a tag."
  value       = "${azurerm_container_registry.main.login_server}/server"
}

output "database_address" {
  description = "The host and port of the database, which are reachable from the network of the servers only."
  value       = "${azurerm_postgresql_flexible_server.main.fqdn}:5432"
}

output "redis_address" {
  description = "The host and port of Redis, or null without Redis."
  value       = var.redis_enabled ? "${azurerm_managed_redis.main[0].hostname}:10000" : null
}

output "secret_names" {
  description = "The secrets in the store of the cloud, by the setting that each has. The one of BEDLOE_AUTH_FIRST_ADMIN_SECRET creates the first administrator."
  value       = { for name in local.secret_names : name => azurerm_key_vault_secret.setting[name].name }
}

output "log_location" {
  description = "Where the logs of the servers are."
  value       = azurerm_log_analytics_workspace.main.name
}

output "deploy_identity" {
  description = "The identity with which workflows deploy, or null without deploy_repository."
  value       = one(azurerm_user_assigned_identity.deploy[*].client_id)
}
