# Redis only tells servers at once that there are new events; it stores nothing (ADR 139).
resource "digitalocean_database_cluster" "redis" {
  count = var.redis_enabled ? 1 : 0

  name                 = "${local.name}-redis"
  project_id           = digitalocean_project.main.id
  engine               = "valkey"
  version              = "8"
  size                 = "db-s-1vcpu-1gb"
  region               = var.region
  node_count           = var.high_availability ? 2 : 1
  private_network_uuid = digitalocean_vpc.main.id
}

resource "digitalocean_database_firewall" "redis" {
  count = var.redis_enabled ? 1 : 0

  cluster_id = digitalocean_database_cluster.redis[0].id

  rule {
    type  = "app"
    value = digitalocean_app.server.id
  }
}
