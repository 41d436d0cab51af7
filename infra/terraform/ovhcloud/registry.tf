# The registry is a Harbor of its own; without plan_id it has the smallest plan.
resource "ovh_cloud_project_containerregistry" "main" {
  service_name = var.account
  name         = local.name
  region       = substr(var.region, 0, 3)
}

# The nodes pull with this user.
resource "ovh_cloud_project_containerregistry_user" "nodes" {
  service_name = var.account
  registry_id  = ovh_cloud_project_containerregistry.main.id
  email        = var.alert_email
  login        = "nodes"
}

locals {
  registry_host    = trimprefix(ovh_cloud_project_containerregistry.main.url, "https://")
  image_repository = "${local.registry_host}/bedloe/server"
}
