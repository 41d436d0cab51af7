# Nodes, database and Redis are in one private network. Nodes reach the internet through the gateway.
resource "ovh_cloud_project_network_private" "main" {
  service_name = var.account
  name         = local.name
  regions      = [var.region]
}

resource "ovh_cloud_project_network_private_subnet_v2" "main" {
  service_name                    = var.account
  network_id                      = local.network_id
  name                            = local.name
  region                          = var.region
  cidr                            = "10.20.0.0/20"
  dhcp                            = true
  enable_gateway_ip               = true
  use_default_public_dns_resolver = true
}

resource "ovh_cloud_project_gateway" "main" {
  service_name = var.account
  name         = local.name
  model        = "s"
  region       = var.region
  network_id   = local.network_id
  subnet_id    = ovh_cloud_project_network_private_subnet_v2.main.id
}

locals {
  # The same network has another id in each region.
  network_id = one([for place in ovh_cloud_project_network_private.main.regions_attributes : place.openstackid if place.region == var.region])
}
