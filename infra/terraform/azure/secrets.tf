resource "random_password" "secret" {
  length  = 64
  special = false
}

# Azure wants characters of three kinds.
resource "random_password" "owner" {
  length      = 40
  special     = false
  min_lower   = 1
  min_upper   = 1
  min_numeric = 1
}

resource "random_password" "runtime" {
  length  = 40
  special = false
}

resource "random_password" "metrics" {
  length  = 48
  special = false
}

resource "random_password" "first_admin" {
  length  = 48
  special = false
}

locals {
  # The names are no secrets; the values are.
  generated_secrets = merge(
    {
      BEDLOE_SECRET                  = random_password.secret.result
      BEDLOE_DB_MIGRATION_PASSWORD   = random_password.owner.result
      BEDLOE_DB_PASSWORD             = random_password.runtime.result
      BEDLOE_METRICS_TOKEN           = random_password.metrics.result
      BEDLOE_AUTH_FIRST_ADMIN_SECRET = random_password.first_admin.result
    },
    var.redis_enabled ? {
      BEDLOE_REDIS_URL = "rediss://:${urlencode(azurerm_managed_redis.main[0].default_database[0].primary_access_key)}@${azurerm_managed_redis.main[0].hostname}:10000"
    } : {},
  )
  secret_values = merge(local.generated_secrets, var.secret_settings)
  secret_names = setunion(
    toset(["BEDLOE_SECRET", "BEDLOE_DB_MIGRATION_PASSWORD", "BEDLOE_DB_PASSWORD", "BEDLOE_METRICS_TOKEN", "BEDLOE_AUTH_FIRST_ADMIN_SECRET"]),
    toset(var.redis_enabled ? ["BEDLOE_REDIS_URL"] : []),
    toset(nonsensitive(keys(var.secret_settings))),
  )
  # Names of secrets are small letters and dashes in Container Apps, and have no underscores in Key Vault.
  secret_keys = { for name in local.secret_names : name => lower(replace(name, "_", "-")) }
}

# Terraform writes the secrets from outside of the network, so the vault has a public address; roles decide who reads what.
resource "azurerm_key_vault" "main" {
  name                       = local.unique_name
  resource_group_name        = azurerm_resource_group.main.name
  location                   = azurerm_resource_group.main.location
  tenant_id                  = data.azurerm_client_config.current.tenant_id
  sku_name                   = "standard"
  rbac_authorization_enabled = true
  purge_protection_enabled   = var.deletion_protection
  soft_delete_retention_days = 7
  tags                       = local.tags
}

# Who applies this writes secrets.
resource "azurerm_role_assignment" "write_secrets" {
  scope                = azurerm_key_vault.main.id
  role_definition_name = "Key Vault Secrets Officer"
  principal_id         = data.azurerm_client_config.current.object_id
}

resource "azurerm_key_vault_secret" "setting" {
  for_each = local.secret_names

  name         = local.secret_keys[each.key]
  value        = local.secret_values[each.key]
  key_vault_id = azurerm_key_vault.main.id
  content_type = "text/plain"

  depends_on = [azurerm_role_assignment.write_secrets]
}
