resource "digitalocean_vpc" "main" {
  name     = local.name
  region   = var.region
  ip_range = "10.20.0.0/20"
}
