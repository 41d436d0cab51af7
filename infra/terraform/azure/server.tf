locals {
  port = 9080

  settings = merge(
    {
      BEDLOE_PROFILE   = "production"
      BEDLOE_HTTP_PORT = tostring(local.port)
      # The proxies of the environment are in its subnet and in a range that Azure keeps for them.
      BEDLOE_HTTP_TRUSTED_PROXIES = "${local.server_subnet},100.100.0.0/16"
      BEDLOE_PUBLIC_URL           = "https://${var.host_name}"
      # The certificates of Azure are signed by authorities that the JDK knows.
      BEDLOE_DB_URL            = "jdbc:postgresql://${azurerm_postgresql_flexible_server.main.fqdn}:5432/${azurerm_postgresql_flexible_server_database.main.name}?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory"
      BEDLOE_DB_MIGRATION_USER = azurerm_postgresql_flexible_server.main.administrator_login
      BEDLOE_DB_USER           = "bedloe_runtime"
      # During a release twice as many servers run; ten connections are left for people.
      BEDLOE_DB_POOL_MAX = tostring(min(40, floor((local.database.connections - 10) / (2 * var.server_count_max))))
    },
    var.broker_url == null ? {} : { BEDLOE_JMS_URL = var.broker_url },
    var.settings,
  )
}

resource "azurerm_container_app_environment" "main" {
  name                       = local.name
  resource_group_name        = azurerm_resource_group.main.name
  location                   = azurerm_resource_group.main.location
  infrastructure_subnet_id   = azurerm_subnet.servers.id
  zone_redundancy_enabled    = var.high_availability
  logs_destination           = "log-analytics"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id
  tags                       = local.tags

  workload_profile {
    name                  = "Consumption"
    workload_profile_type = "Consumption"
  }

  lifecycle {
    # Azure makes this group and names it.
    ignore_changes = [infrastructure_resource_group_name]
  }
}

resource "azurerm_container_app" "server" {
  name                         = local.name
  resource_group_name          = azurerm_resource_group.main.name
  container_app_environment_id = azurerm_container_app_environment.main.id
  workload_profile_name        = "Consumption"
  # One revision gets requests: the old one until the new one is ready.
  revision_mode = "Single"
  tags          = local.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.server.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.server.id
  }

  dynamic "secret" {
    for_each = local.secret_names

    content {
      name                = local.secret_keys[secret.value]
      identity            = azurerm_user_assigned_identity.server.id
      key_vault_secret_id = azurerm_key_vault_secret.setting[secret.value].versionless_id
    }
  }

  ingress {
    external_enabled           = true
    allow_insecure_connections = false
    target_port                = local.port
    transport                  = "http"

    traffic_weight {
      latest_revision = true
      percentage      = 100
    }
  }

  template {
    min_replicas = var.server_count_min
    max_replicas = var.server_count_max
    # A server stops within 43 seconds of SIGTERM at the worst.
    termination_grace_period_seconds = 60

    custom_scale_rule {
      name             = "cpu"
      custom_rule_type = "cpu"
      metadata         = { type = "Utilization", value = "60" }
    }

    # Creates the role of requests, which owns nothing (ADR 50). It ends before the server starts.
    init_container {
      name    = "database-role"
      image   = "docker.io/library/postgres:18.1-alpine"
      cpu     = 0.25
      memory  = "0.5Gi"
      command = ["sh", "-ec", file("${path.module}/../database-role.sh")]

      dynamic "env" {
        for_each = {
          PGHOST        = azurerm_postgresql_flexible_server.main.fqdn
          PGPORT        = "5432"
          PGDATABASE    = azurerm_postgresql_flexible_server_database.main.name
          PGUSER        = azurerm_postgresql_flexible_server.main.administrator_login
          PGSSLMODE     = "verify-full"
          PGSSLROOTCERT = "system"
          RUNTIME_ROLE  = local.settings.BEDLOE_DB_USER
        }

        content {
          name  = env.key
          value = env.value
        }
      }

      env {
        name        = "PGPASSWORD"
        secret_name = local.secret_keys["BEDLOE_DB_MIGRATION_PASSWORD"]
      }

      env {
        name        = "RUNTIME_PASSWORD"
        secret_name = local.secret_keys["BEDLOE_DB_PASSWORD"]
      }
    }

    container {
      name   = "server"
      image  = "${azurerm_container_registry.main.login_server}/server:${var.image_tag}"
      cpu    = var.server_cpu
      memory = "${var.server_memory_gb}Gi"

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
          name        = env.value
          secret_name = local.secret_keys[env.value]
        }
      }

      # A start takes a minute on one processor; Azure waits for ten intervals at most.
      startup_probe {
        transport               = "HTTP"
        path                    = "/health/started"
        port                    = local.port
        interval_seconds        = 30
        timeout                 = 5
        failure_count_threshold = 10
      }

      readiness_probe {
        transport               = "HTTP"
        path                    = "/health/ready"
        port                    = local.port
        interval_seconds        = 10
        timeout                 = 5
        failure_count_threshold = 3
      }

      liveness_probe {
        transport               = "HTTP"
        path                    = "/health/live"
        port                    = local.port
        interval_seconds        = 30
        timeout                 = 5
        failure_count_threshold = 3
      }
    }
  }

  depends_on = [azurerm_role_assignment.pull_images, azurerm_role_assignment.read_secrets]

  lifecycle {
    precondition {
      condition     = var.server_memory_gb == 2 * var.server_cpu
      error_message = "In Azure a server has two GiB for each virtual processor."
    }
  }
}
