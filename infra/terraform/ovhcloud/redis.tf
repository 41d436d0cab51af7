# Redis only tells servers at once that there are new events; it stores nothing (ADR 139).
resource "ovh_cloud_project_database" "redis" {
  count = var.redis_enabled ? 1 : 0

  service_name = var.account
  description  = "${local.name}-redis"
  engine       = "valkey"
  version      = "8.1"
  plan         = local.database_plan
  flavor       = "db1-4"

  dynamic "nodes" {
    for_each = range(local.database_nodes)

    content {
      region     = var.region
      network_id = local.network_id
      subnet_id  = ovh_cloud_project_network_private_subnet_v2.main.id
    }
  }

  ip_restrictions {
    description = "The nodes"
    ip          = ovh_cloud_project_network_private_subnet_v2.main.cidr
  }
}

# Servers publish and listen, and do nothing else.
resource "ovh_cloud_project_database_valkey_user" "server" {
  count = var.redis_enabled ? 1 : 0

  service_name = var.account
  cluster_id   = ovh_cloud_project_database.redis[0].id
  name         = "bedloe"
  categories   = ["+@pubsub", "+@connection"]
  commands     = []
  keys         = []
  # Wildcard: the channels of Bedloe have the names of their database.
  channels = ["*"]
}
