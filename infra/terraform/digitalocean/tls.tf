# App Platform makes the record and the certificate of its domain, and renews the certificate; the domain has to be there.
data "digitalocean_domain" "main" {
  name = var.dns_zone
}
