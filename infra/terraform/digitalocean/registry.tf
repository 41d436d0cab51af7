# The name is unique among all customers. The basic tier has five repositories and 5 GB.
resource "random_id" "registry" {
  byte_length = 3
}

resource "digitalocean_container_registries" "main" {
  name                   = "${local.name}-${random_id.registry.hex}"
  subscription_tier_slug = "basic"
  region                 = var.region
}
