locals {
  # OVHcloud allows 25 connections or so for each GiB of memory. The plan essential has one node, production two, and advanced three.
  database_sizes = {
    small  = { flavor = "db1-4", connections = 90 }
    medium = { flavor = "db1-7", connections = 180 }
    large  = { flavor = "db1-15", connections = 380 }
  }
  database       = local.database_sizes[var.database_size]
  database_plan  = var.high_availability ? "production" : "essential"
  database_nodes = var.high_availability ? 2 : 1
  backup_days    = { essential = 2, production = 14 }[local.database_plan]
}

# OVHcloud encrypts the storage and refuses connections without TLS. The plan decides for how many days there are backups.
resource "ovh_cloud_project_database" "main" {
  service_name        = var.account
  description         = local.name
  engine              = "postgresql"
  version             = var.database_version
  plan                = local.database_plan
  flavor              = local.database.flavor
  disk_size           = var.database_storage_gb
  deletion_protection = var.deletion_protection
  maintenance_time    = "03:30:00"

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

  lifecycle {
    precondition {
      condition     = var.backup_days <= local.backup_days
      error_message = "The plan ${local.database_plan} keeps backups for ${local.backup_days} days."
    }
  }
}

resource "ovh_cloud_project_database_database" "main" {
  service_name = var.account
  cluster_id   = ovh_cloud_project_database.main.id
  engine       = "postgresql"
  name         = "bedloe"
}

# The administrator that each cluster has. It may create roles: the job of the chart makes the role of requests (ADR 50).
resource "ovh_cloud_project_database_postgresql_user" "owner" {
  service_name = var.account
  cluster_id   = ovh_cloud_project_database.main.id
  name         = "avnadmin"
}
