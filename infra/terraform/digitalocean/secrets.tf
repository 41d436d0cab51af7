# DigitalOcean has no store of secrets: App Platform encrypts the variables of the type SECRET and shows them to nobody.
resource "random_password" "secret" {
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
  # The names are no secrets; the values are. DigitalOcean chooses the passwords of the database.
  generated_secrets = merge(
    {
      BEDLOE_SECRET                  = random_password.secret.result
      BEDLOE_DB_MIGRATION_PASSWORD   = digitalocean_database_cluster.main.password
      BEDLOE_DB_PASSWORD             = digitalocean_database_user.runtime.password
      BEDLOE_METRICS_TOKEN           = random_password.metrics.result
      BEDLOE_AUTH_FIRST_ADMIN_SECRET = random_password.first_admin.result
    },
    var.redis_enabled ? { BEDLOE_REDIS_URL = digitalocean_database_cluster.redis[0].private_uri } : {},
  )
  secret_values = merge(local.generated_secrets, var.secret_settings)
  secret_names = setunion(
    toset(["BEDLOE_SECRET", "BEDLOE_DB_MIGRATION_PASSWORD", "BEDLOE_DB_PASSWORD", "BEDLOE_METRICS_TOKEN", "BEDLOE_AUTH_FIRST_ADMIN_SECRET"]),
    toset(var.redis_enabled ? ["BEDLOE_REDIS_URL"] : []),
    toset(nonsensitive(keys(var.secret_settings))),
  )
}
