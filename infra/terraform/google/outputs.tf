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
  value       = "${google_sql_database_instance.main.private_ip_address}:5432"
}

output "redis_address" {
  description = "The host and port of Redis, or null without Redis."
  value       = var.redis_enabled ? "${google_redis_instance.main[0].host}:6379" : null
}

output "secret_names" {
  description = "The secrets in the store of the cloud, by the setting that each has. The one of BEDLOE_AUTH_FIRST_ADMIN_SECRET creates the first administrator."
  value       = { for name in local.secret_names : name => google_secret_manager_secret.setting[name].secret_id }
}

output "log_location" {
  description = "Where the logs of the servers are."
  value       = google_logging_project_bucket_config.default.name
}

output "deploy_identity" {
  description = "The identity with which workflows deploy, or null without deploy_repository."
  value       = one(google_service_account.deploy[*].email)
}
