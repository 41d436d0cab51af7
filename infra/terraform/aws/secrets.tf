resource "random_password" "secret" {
  length  = 64
  special = false
}

resource "random_password" "owner" {
  length  = 40
  special = false
}

resource "random_password" "runtime" {
  length  = 40
  special = false
}

resource "random_password" "redis" {
  length  = 64
  special = false
}

resource "random_password" "metrics" {
  length  = 48
  special = false
}

resource "random_password" "first_admin" {
  length  = 48
  special = false
}

locals {
  # The names are no secrets; the values are.
  generated_secrets = merge(
    {
      BEDLOE_SECRET                  = random_password.secret.result
      BEDLOE_DB_MIGRATION_PASSWORD   = random_password.owner.result
      BEDLOE_DB_PASSWORD             = random_password.runtime.result
      BEDLOE_METRICS_TOKEN           = random_password.metrics.result
      BEDLOE_AUTH_FIRST_ADMIN_SECRET = random_password.first_admin.result
    },
    var.redis_enabled ? {
      BEDLOE_REDIS_URL = "rediss://:${random_password.redis.result}@${aws_elasticache_replication_group.main[0].primary_endpoint_address}:6379"
    } : {},
  )
  secret_values = merge(local.generated_secrets, var.secret_settings)
  secret_names = setunion(
    toset(["BEDLOE_SECRET", "BEDLOE_DB_MIGRATION_PASSWORD", "BEDLOE_DB_PASSWORD", "BEDLOE_METRICS_TOKEN", "BEDLOE_AUTH_FIRST_ADMIN_SECRET"]),
    toset(var.redis_enabled ? ["BEDLOE_REDIS_URL"] : []),
    toset(nonsensitive(keys(var.secret_settings))),
  )
}

resource "aws_secretsmanager_secret" "setting" {
  for_each = local.secret_names

  name                    = "${local.name}/${each.key}"
  description             = "The setting ${each.key} of Bedloe, ${var.environment}"
  recovery_window_in_days = 7
}

resource "aws_secretsmanager_secret_version" "setting" {
  for_each = local.secret_names

  secret_id     = aws_secretsmanager_secret.setting[each.key].id
  secret_string = local.secret_values[each.key]
}
