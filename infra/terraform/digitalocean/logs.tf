# DigitalOcean has no store of logs: App Platform shows the last ones. For more than a week they go to a managed OpenSearch of their own.
resource "digitalocean_database_cluster" "logs" {
  count = var.log_days > 7 ? 1 : 0

  name                 = "${local.name}-logs"
  project_id           = digitalocean_project.main.id
  engine               = "opensearch"
  version              = "2"
  size                 = "db-s-1vcpu-2gb"
  region               = var.region
  node_count           = 1
  private_network_uuid = digitalocean_vpc.main.id
}
