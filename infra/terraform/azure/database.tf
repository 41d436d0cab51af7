locals {
  # The connections that Azure allows by default for the memory of the class. A burstable class cannot have a standby.
  database_sizes = {
    small  = { sku = var.high_availability ? "GP_Standard_D2ds_v5" : "B_Standard_B2s", connections = 400 }
    medium = { sku = "GP_Standard_D2ds_v5", connections = 850 }
    large  = { sku = "GP_Standard_D4ds_v5", connections = 1700 }
  }
  database = local.database_sizes[var.database_size]
  # Storage comes in these sizes; the smallest one that suffices is taken.
  storage_gb = [for size in [32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384] : size if size >= var.database_storage_gb][0]
}

resource "azurerm_private_dns_zone" "database" {
  name                = "${local.name}.private.postgres.database.azure.com"
  resource_group_name = azurerm_resource_group.main.name
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "database" {
  name                  = "database"
  resource_group_name   = azurerm_resource_group.main.name
  private_dns_zone_name = azurerm_private_dns_zone.database.name
  virtual_network_id    = azurerm_virtual_network.main.id
  tags                  = local.tags
}

# Flexible Server encrypts all storage with keys of Azure, and refuses connections without TLS.
resource "azurerm_postgresql_flexible_server" "main" {
  name                = local.unique_name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  version             = var.database_version
  sku_name            = local.database.sku
  storage_mb          = 1024 * local.storage_gb
  auto_grow_enabled   = true
  tags                = local.tags

  administrator_login    = "bedloe"
  administrator_password = random_password.owner.result

  delegated_subnet_id           = azurerm_subnet.database.id
  private_dns_zone_id           = azurerm_private_dns_zone.database.id
  public_network_access_enabled = false

  # Azure keeps backups for seven days at least.
  backup_retention_days        = max(7, var.backup_days)
  geo_redundant_backup_enabled = false

  dynamic "high_availability" {
    for_each = var.high_availability ? ["ZoneRedundant"] : []

    content {
      mode = high_availability.value
    }
  }

  maintenance_window {
    day_of_week  = 0
    start_hour   = 3
    start_minute = 30
  }

  depends_on = [azurerm_private_dns_zone_virtual_network_link.database]

  lifecycle {
    # Azure chooses zones and exchanges them at a failover; the storage grows by itself.
    ignore_changes = [zone, high_availability[0].standby_availability_zone, storage_mb]
  }
}

# Azure refuses an extension that is not in this list; the first change set creates pg_trgm.
resource "azurerm_postgresql_flexible_server_configuration" "extensions" {
  name      = "azure.extensions"
  server_id = azurerm_postgresql_flexible_server.main.id
  value     = "PG_TRGM"
}

resource "azurerm_postgresql_flexible_server_database" "main" {
  name      = "bedloe"
  server_id = azurerm_postgresql_flexible_server.main.id

  depends_on = [azurerm_postgresql_flexible_server_configuration.extensions]
}

resource "azurerm_management_lock" "database" {
  count = var.deletion_protection ? 1 : 0

  name       = "no-deletion"
  scope      = azurerm_postgresql_flexible_server.main.id
  lock_level = "CanNotDelete"
  notes      = "Set deletion_protection to false and apply before you destroy the database."
}
