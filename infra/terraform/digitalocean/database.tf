locals {
  # DigitalOcean allows 25 connections for each GiB of memory and keeps three of them. Each class has a smallest storage.
  database_sizes = {
    small  = { size = "db-s-2vcpu-4gb", connections = 97, storage_gb = 60 }
    medium = { size = "gd-2vcpu-8gb", connections = 197, storage_gb = 30 }
    large  = { size = "gd-4vcpu-16gb", connections = 397, storage_gb = 60 }
  }
  database = local.database_sizes[var.database_size]
}

# DigitalOcean encrypts the storage and refuses connections without TLS. It makes a backup each day and keeps it for seven days.
resource "digitalocean_database_cluster" "main" {
  name                 = local.name
  project_id           = digitalocean_project.main.id
  engine               = "pg"
  version              = var.database_version
  size                 = local.database.size
  region               = var.region
  node_count           = var.high_availability ? 2 : 1
  storage_size_mib     = tostring(1024 * max(local.database.storage_gb, var.database_storage_gb))
  private_network_uuid = digitalocean_vpc.main.id

  maintenance_window {
    day  = "sunday"
    hour = "03:30"
  }

  lifecycle {
    precondition {
      condition     = var.backup_days <= 7
      error_message = "DigitalOcean keeps backups for seven days."
    }
  }
}

resource "digitalocean_database_db" "main" {
  cluster_id = digitalocean_database_cluster.main.id
  name       = "bedloe"
}

# The role of requests, which owns nothing (ADR 50). Users that are made this way have no rights of the administrator.
resource "digitalocean_database_user" "runtime" {
  cluster_id = digitalocean_database_cluster.main.id
  name       = "bedloe_runtime"
}

# Only the servers connect. Until this rule exists, some minutes at the first apply, TLS and passwords are the only protection.
resource "digitalocean_database_firewall" "main" {
  cluster_id = digitalocean_database_cluster.main.id

  rule {
    type  = "app"
    value = digitalocean_app.server.id
  }
}

# DigitalOcean has no protection of its own: terraform destroy begins here and ends here while it is on.
resource "terraform_data" "deletion_protection" {
  input = var.deletion_protection

  provisioner "local-exec" {
    when    = destroy
    command = "test '${self.input}' = false || { echo 'Set deletion_protection to false and apply before you destroy.' >&2; exit 1; }"
  }

  # Destroyed before all of these, so that none of them is gone when it refuses.
  depends_on = [
    digitalocean_app.server,
    digitalocean_database_db.main,
    digitalocean_database_firewall.main,
    digitalocean_database_firewall.redis,
    digitalocean_container_registries.main,
  ]
}
