locals {
  # The connections that Cloud SQL allows by default for the memory of the tier.
  database_sizes = {
    small  = { tier = "db-custom-2-3840", connections = 100 }
    medium = { tier = "db-custom-2-8192", connections = 400 }
    large  = { tier = "db-custom-4-16384", connections = 500 }
  }
  database = local.database_sizes[var.database_size]
}

# Cloud SQL keeps the name of a deleted instance for a week.
resource "random_id" "database" {
  byte_length = 3
}

# Cloud SQL encrypts all storage with keys of Google.
resource "google_sql_database_instance" "main" {
  name                = "${local.name}-${random_id.database.hex}"
  region              = var.region
  database_version    = "POSTGRES_${var.database_version}"
  deletion_protection = var.deletion_protection

  settings {
    edition                     = "ENTERPRISE"
    tier                        = local.database.tier
    availability_type           = var.high_availability ? "REGIONAL" : "ZONAL"
    disk_type                   = "PD_SSD"
    disk_size                   = var.database_storage_gb
    disk_autoresize             = true
    disk_autoresize_limit       = 2 * var.database_storage_gb
    deletion_protection_enabled = var.deletion_protection
    retain_backups_on_delete    = true

    ip_configuration {
      ipv4_enabled    = false
      private_network = google_compute_network.main.id
      ssl_mode        = "ENCRYPTED_ONLY"
    }

    # One backup a day; Google keeps the log between them for seven days at most.
    backup_configuration {
      enabled                        = true
      start_time                     = "02:00"
      point_in_time_recovery_enabled = true
      transaction_log_retention_days = min(7, var.backup_days)

      backup_retention_settings {
        retained_backups = var.backup_days
        retention_unit   = "COUNT"
      }
    }

    maintenance_window {
      day          = 7
      hour         = 3
      update_track = "stable"
    }

    insights_config {
      query_insights_enabled = true
    }
  }

  depends_on = [google_service_networking_connection.services]

  lifecycle {
    # The storage grows by itself.
    ignore_changes = [settings[0].disk_size]
  }
}

resource "google_sql_database" "main" {
  name     = "bedloe"
  instance = google_sql_database_instance.main.name
  # Its tables belong to the user below; they go with the instance.
  deletion_policy = "ABANDON"
}

resource "google_sql_user" "owner" {
  name            = "bedloe"
  instance        = google_sql_database_instance.main.name
  password        = random_password.owner.result
  deletion_policy = "ABANDON"
}

resource "google_service_account" "database_role" {
  account_id   = "${local.name}-db-role"
  display_name = "Creates the database role of Bedloe's requests, ${var.environment}"

  depends_on = [google_project_service.needed]
}

resource "google_secret_manager_secret_iam_member" "database_role" {
  for_each = toset(["BEDLOE_DB_MIGRATION_PASSWORD", "BEDLOE_DB_PASSWORD"])

  secret_id = google_secret_manager_secret.setting[each.key].id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.database_role.member
}

# Creates the role of requests, which owns nothing (ADR 50). Users that Cloud SQL makes itself have more rights.
resource "google_cloud_run_v2_job" "database_role" {
  name                = "${local.name}-database-role"
  location            = var.region
  deletion_protection = false

  template {
    template {
      service_account = google_service_account.database_role.email
      max_retries     = 1
      timeout         = "120s"

      containers {
        image   = "docker.io/library/postgres:18.1-alpine"
        command = ["sh", "-ec", file("${path.module}/../database-role.sh")]

        dynamic "env" {
          for_each = {
            PGHOST       = google_sql_database_instance.main.private_ip_address
            PGPORT       = "5432"
            PGDATABASE   = google_sql_database.main.name
            PGUSER       = google_sql_user.owner.name
            PGSSLMODE    = "require"
            RUNTIME_ROLE = local.settings.BEDLOE_DB_USER
          }

          content {
            name  = env.key
            value = env.value
          }
        }

        dynamic "env" {
          for_each = {
            PGPASSWORD       = "BEDLOE_DB_MIGRATION_PASSWORD"
            RUNTIME_PASSWORD = "BEDLOE_DB_PASSWORD"
          }

          content {
            name = env.key

            value_source {
              secret_key_ref {
                secret  = google_secret_manager_secret.setting[env.value].secret_id
                version = google_secret_manager_secret_version.setting[env.value].version
              }
            }
          }
        }
      }

      vpc_access {
        egress = "PRIVATE_RANGES_ONLY"

        network_interfaces {
          network    = google_compute_network.main.id
          subnetwork = google_compute_subnetwork.servers.id
        }
      }
    }
  }

  # Runs it once, when it is created. After a new password run it by hand (docs/operations/deploy-cloud.md).
  provisioner "local-exec" {
    command = "gcloud run jobs execute ${self.name} --project=${self.project} --region=${self.location} --wait"
  }

  depends_on = [google_secret_manager_secret_iam_member.database_role]
}
