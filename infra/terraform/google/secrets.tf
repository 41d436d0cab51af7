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
      BEDLOE_REDIS_URL = "redis://:${google_redis_instance.main[0].auth_string}@${google_redis_instance.main[0].host}:6379"
    } : {},
  )
  secret_values = merge(local.generated_secrets, var.secret_settings)
  secret_names = setunion(
    toset(["BEDLOE_SECRET", "BEDLOE_DB_MIGRATION_PASSWORD", "BEDLOE_DB_PASSWORD", "BEDLOE_METRICS_TOKEN", "BEDLOE_AUTH_FIRST_ADMIN_SECRET"]),
    toset(var.redis_enabled ? ["BEDLOE_REDIS_URL"] : []),
    toset(nonsensitive(keys(var.secret_settings))),
  )
}

resource "google_secret_manager_secret" "setting" {
  for_each = local.secret_names

  secret_id = "${local.name}-${each.key}"

  replication {
    user_managed {
      replicas {
        location = var.region
      }
    }
  }

  depends_on = [google_project_service.needed]
}

resource "google_secret_manager_secret_version" "setting" {
  for_each = local.secret_names

  secret      = google_secret_manager_secret.setting[each.key].id
  secret_data = local.secret_values[each.key]
}
