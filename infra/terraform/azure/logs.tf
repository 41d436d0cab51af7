# Azure keeps logs for 30 days at least.
resource "azurerm_log_analytics_workspace" "main" {
  name                = local.name
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "PerGB2018"
  retention_in_days   = max(30, var.log_days)
  tags                = local.tags
}
