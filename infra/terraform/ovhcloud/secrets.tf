# OVHcloud has no store of secrets that the nodes of a cluster read by themselves: they are Secrets of Kubernetes.
resource "random_password" "secret" {
  length  = 64
  special = false
}

resource "random_password" "runtime" {
  length  = 48
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
  redis_endpoint = var.redis_enabled ? one(ovh_cloud_project_database.redis[0].endpoints) : null

  # The names are no secrets; the values are.
  generated_secrets = merge(
    {
      BEDLOE_SECRET                  = random_password.secret.result
      BEDLOE_DB_PASSWORD             = random_password.runtime.result
      BEDLOE_METRICS_TOKEN           = random_password.metrics.result
      BEDLOE_AUTH_FIRST_ADMIN_SECRET = random_password.first_admin.result
    },
    var.redis_enabled ? {
      BEDLOE_REDIS_URL = "rediss://${ovh_cloud_project_database_valkey_user.server[0].name}:${urlencode(ovh_cloud_project_database_valkey_user.server[0].password)}@${local.redis_endpoint.domain}:${local.redis_endpoint.port}"
    } : {},
  )
  secret_values = merge(local.generated_secrets, var.secret_settings)
  owner_values  = { BEDLOE_DB_MIGRATION_PASSWORD = ovh_cloud_project_database_postgresql_user.owner.password }
  secret_names = setunion(
    toset(["BEDLOE_SECRET", "BEDLOE_DB_PASSWORD", "BEDLOE_METRICS_TOKEN", "BEDLOE_AUTH_FIRST_ADMIN_SECRET"]),
    toset(var.redis_enabled ? ["BEDLOE_REDIS_URL"] : []),
    toset(nonsensitive(keys(var.secret_settings))),
  )
}

resource "kubernetes_secret_v1" "server" {
  metadata {
    name      = "bedloe"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
  }

  data = local.secret_values
}

# Only the job that migrates reads it.
resource "kubernetes_secret_v1" "owner" {
  metadata {
    name      = "bedloe-owner"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
  }

  data = local.owner_values
}

resource "kubernetes_secret_v1" "registry" {
  metadata {
    name      = "bedloe-registry"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
  }

  type = "kubernetes.io/dockerconfigjson"
  data = {
    ".dockerconfigjson" = jsonencode({
      auths = {
        (local.registry_host) = {
          username = ovh_cloud_project_containerregistry_user.nodes.user
          password = ovh_cloud_project_containerregistry_user.nodes.password
        }
      }
    })
  }
}
