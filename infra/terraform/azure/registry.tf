# Tags can be moved in this registry: Azure locks images one by one (az acr repository update --write-enabled false).
resource "azurerm_container_registry" "main" {
  name                = replace(local.unique_name, "-", "")
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Basic"
  admin_enabled       = false
  tags                = local.tags
}
