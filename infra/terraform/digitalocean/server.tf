locals {
  port = 9080

  settings = merge(
    {
      BEDLOE_PROFILE   = "production"
      BEDLOE_HTTP_PORT = tostring(local.port)
      # The proxies of App Platform have private addresses, to which nobody else connects.
      BEDLOE_HTTP_TRUSTED_PROXIES = "10.244.0.0/16,100.64.0.0/10"
      BEDLOE_PUBLIC_URL           = "https://${var.host_name}"
      BEDLOE_DB_URL               = "jdbc:postgresql://${digitalocean_database_cluster.main.private_host}:${digitalocean_database_cluster.main.port}/${digitalocean_database_db.main.name}?sslmode=require"
      BEDLOE_DB_MIGRATION_USER    = digitalocean_database_cluster.main.user
      BEDLOE_DB_USER              = digitalocean_database_user.runtime.name
      # During a release twice as many servers run; ten connections are left for people.
      BEDLOE_DB_POOL_MAX = tostring(min(40, floor((local.database.connections - 10) / (2 * var.server_count_max))))
    },
    var.broker_url == null ? {} : { BEDLOE_JMS_URL = var.broker_url },
    var.settings,
  )
}

resource "digitalocean_app" "server" {
  project_id = digitalocean_project.main.id

  spec {
    name   = local.name
    region = substr(var.region, 0, 3)

    # Answers are for one caller, and events are sent as they happen.
    disable_edge_cache              = true
    disable_email_obfuscation       = true
    enhanced_threat_control_enabled = false

    domain {
      name = var.host_name
      type = "PRIMARY"
      zone = data.digitalocean_domain.main.name
    }

    vpc {
      id = digitalocean_vpc.main.id
    }

    alert {
      rule = "DEPLOYMENT_FAILED"

      destinations {
        emails = [var.alert_email]
      }
    }

    alert {
      rule = "DOMAIN_FAILED"

      destinations {
        emails = [var.alert_email]
      }
    }

    service {
      name               = "server"
      http_port          = local.port
      instance_size_slug = "apps-d-${var.server_cpu}vcpu-${var.server_memory_gb}gb"
      instance_count     = var.server_count_min == var.server_count_max ? var.server_count_min : null

      image {
        registry_type = "DOCR"
        registry      = digitalocean_container_registries.main.name
        repository    = "server"
        tag           = var.image_tag
      }

      dynamic "autoscaling" {
        for_each = var.server_count_min == var.server_count_max ? [] : [var.server_count_max]

        content {
          min_instance_count = var.server_count_min
          max_instance_count = autoscaling.value

          metrics {
            cpu {
              percent = 60
            }
          }
        }
      }

      dynamic "env" {
        for_each = local.settings

        content {
          key   = env.key
          value = env.value
          scope = "RUN_TIME"
          type  = "GENERAL"
        }
      }

      dynamic "env" {
        for_each = local.secret_names

        content {
          key   = env.value
          value = local.secret_values[env.value]
          scope = "RUN_TIME"
          type  = "SECRET"
        }
      }

      # A start takes a minute on one processor, and a migration can take longer.
      health_check {
        http_path             = "/health/ready"
        port                  = local.port
        initial_delay_seconds = 60
        period_seconds        = 10
        timeout_seconds       = 5
        success_threshold     = 1
        failure_threshold     = 24
      }

      # A server stops within 43 seconds of SIGTERM at the worst.
      termination {
        drain_seconds        = 15
        grace_period_seconds = 60
      }

      dynamic "log_destination" {
        for_each = digitalocean_database_cluster.logs[*].name

        content {
          name = "opensearch"

          open_search {
            cluster_name = log_destination.value
            index_name   = "bedloe"

            basic_auth {}
          }
        }
      }
    }

    ingress {
      rule {
        component {
          name = "server"
        }

        match {
          path {
            prefix = "/"
          }
        }
      }
    }
  }

  lifecycle {
    precondition {
      condition     = var.deploy_repository == null
      error_message = "DigitalOcean has no roles for workflows: leave deploy_repository out and give the workflow a token."
    }
  }
}
