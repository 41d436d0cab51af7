data "azurerm_dns_zone" "main" {
  name = var.dns_zone
}

locals {
  record = trimsuffix(var.host_name, ".${var.dns_zone}")
}

resource "azurerm_dns_cname_record" "server" {
  name                = local.record
  zone_name           = data.azurerm_dns_zone.main.name
  resource_group_name = data.azurerm_dns_zone.main.resource_group_name
  ttl                 = 300
  record              = azurerm_container_app.server.ingress[0].fqdn
}

resource "azurerm_dns_txt_record" "server" {
  name                = "asuid.${local.record}"
  zone_name           = data.azurerm_dns_zone.main.name
  resource_group_name = data.azurerm_dns_zone.main.resource_group_name
  ttl                 = 300

  record {
    value = azurerm_container_app.server.custom_domain_verification_id
  }
}

resource "azurerm_container_app_custom_domain" "server" {
  name             = var.host_name
  container_app_id = azurerm_container_app.server.id

  # The provider cannot create a certificate that Azure manages; the tool can, and Azure renews it.
  provisioner "local-exec" {
    command = "az containerapp hostname bind --subscription ${var.account} --resource-group ${azurerm_resource_group.main.name} --environment ${azurerm_container_app_environment.main.name} --name ${azurerm_container_app.server.name} --hostname ${var.host_name} --validation-method CNAME"
  }

  depends_on = [azurerm_dns_cname_record.server, azurerm_dns_txt_record.server]

  lifecycle {
    ignore_changes = [certificate_binding_type, container_app_environment_certificate_id]
  }
}
