# The application calls no API of Azure: its identity fetches the image and reads its secrets.
resource "azurerm_user_assigned_identity" "server" {
  name                = "${local.name}-server"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  tags                = local.tags
}

resource "azurerm_role_assignment" "pull_images" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.server.principal_id
  principal_type       = "ServicePrincipal"
}

# For each secret, not for the vault.
resource "azurerm_role_assignment" "read_secrets" {
  for_each = local.secret_names

  scope                = azurerm_key_vault_secret.setting[each.key].resource_versionless_id
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_user_assigned_identity.server.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_user_assigned_identity" "deploy" {
  count = var.deploy_repository == null ? 0 : 1

  name                = "${local.name}-deploy"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  tags                = local.tags
}

resource "azurerm_federated_identity_credential" "github" {
  count = var.deploy_repository == null ? 0 : 1

  name                = "github"
  resource_group_name = azurerm_resource_group.main.name
  parent_id           = azurerm_user_assigned_identity.deploy[0].id
  issuer              = "https://token.actions.githubusercontent.com"
  audience            = ["api://AzureADTokenExchange"]
  subject             = "repo:${var.deploy_repository}:environment:${var.environment}"
}

locals {
  deploy_roles = var.deploy_repository == null ? {} : {
    "AcrPush"                    = azurerm_container_registry.main.id
    "Container Apps Contributor" = azurerm_container_app.server.id
    "Managed Identity Operator"  = azurerm_user_assigned_identity.server.id
  }
}

resource "azurerm_role_assignment" "deploy" {
  for_each = local.deploy_roles

  scope                = each.value
  role_definition_name = each.key
  principal_id         = azurerm_user_assigned_identity.deploy[0].principal_id
  principal_type       = "ServicePrincipal"
}
