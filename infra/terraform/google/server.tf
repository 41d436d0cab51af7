locals {
  port = 9080

  settings = merge(
    {
      BEDLOE_PROFILE   = "production"
      BEDLOE_HTTP_PORT = tostring(local.port)
      # Cloud Run connects from a link-local address, after the load balancer, which names itself and the client.
      BEDLOE_HTTP_TRUSTED_PROXIES = "169.254.0.0/16,35.191.0.0/16,130.211.0.0/22,${google_compute_global_address.public.address}"
      BEDLOE_PUBLIC_URL           = "https://${var.host_name}"
      BEDLOE_DB_URL               = "jdbc:postgresql://${google_sql_database_instance.main.private_ip_address}:5432/${google_sql_database.main.name}?sslmode=require"
      BEDLOE_DB_MIGRATION_USER    = google_sql_user.owner.name
      BEDLOE_DB_USER              = "bedloe_runtime"
      # During a release twice as many servers run; ten connections are left for people.
      BEDLOE_DB_POOL_MAX = tostring(min(40, floor((local.database.connections - 10) / (2 * var.server_count_max))))
    },
    var.broker_url == null ? {} : { BEDLOE_JMS_URL = var.broker_url },
    var.settings,
  )
}

# Cloud Run ends a server 10 seconds after SIGTERM, and the server can need 43. It sends SIGTERM when the requests of the server have ended,
# so that only background jobs are interrupted: another server takes each over when its lease has expired (ADR 130).
resource "google_cloud_run_v2_service" "server" {
  name                 = local.name
  location             = var.region
  ingress              = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
  invoker_iam_disabled = true
  deletion_protection  = var.deletion_protection

  template {
    service_account       = google_service_account.server.email
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"
    # Streams of events are opened again by their clients after an hour.
    timeout                          = "3600s"
    max_instance_request_concurrency = 1000

    scaling {
      min_instance_count = var.server_count_min
      max_instance_count = var.server_count_max
    }

    containers {
      name  = "server"
      image = "${local.image_repository}:${var.image_tag}"

      ports {
        container_port = local.port
      }

      resources {
        # Background work needs the processor between requests, too.
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = tostring(var.server_cpu)
          memory = "${var.server_memory_gb}Gi"
        }
      }

      dynamic "env" {
        for_each = local.settings

        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = local.secret_names

        content {
          name = env.value

          value_source {
            secret_key_ref {
              secret  = google_secret_manager_secret.setting[env.value].secret_id
              version = google_secret_manager_secret_version.setting[env.value].version
            }
          }
        }
      }

      # A start takes a minute on one processor; four minutes are the most that Cloud Run waits.
      startup_probe {
        period_seconds    = 10
        timeout_seconds   = 5
        failure_threshold = 24

        http_get {
          path = "/health/ready"
          port = local.port
        }
      }

      liveness_probe {
        period_seconds    = 30
        timeout_seconds   = 5
        failure_threshold = 3

        http_get {
          path = "/health/live"
          port = local.port
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

  depends_on = [google_secret_manager_secret_iam_member.server, google_cloud_run_v2_job.database_role]
}
