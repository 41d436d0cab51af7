output "url" {
  description = "The address of Bedloe."
  value       = "https://${var.host_name}"
}

output "image_repository" {
  description = "The repository to which images are pushed, without a tag."
  value       = aws_ecr_repository.server.repository_url
}

output "database_address" {
  description = "The host and port of the database, which are reachable from the network of the servers only."
  value       = "${aws_db_instance.main.address}:5432"
}

output "redis_address" {
  description = "The host and port of Redis, or null without Redis."
  value       = var.redis_enabled ? "${aws_elasticache_replication_group.main[0].primary_endpoint_address}:6379" : null
}

output "secret_names" {
  description = "The secrets in the store of the cloud, by the setting that each has. The one of BEDLOE_AUTH_FIRST_ADMIN_SECRET creates the first administrator."
  value       = { for name in local.secret_names : name => aws_secretsmanager_secret.setting[name].name }
}

output "log_location" {
  description = "Where the logs of the servers are."
  value       = aws_cloudwatch_log_group.server.name
}

output "deploy_identity" {
  description = "The identity with which workflows deploy, or null without deploy_repository."
  value       = one(aws_iam_role.deploy[*].arn)
}
