# The name of the zone is its domain with dashes: example-com for example.com.
data "google_dns_managed_zone" "main" {
  name = replace(var.dns_zone, ".", "-")
}

resource "google_compute_global_address" "public" {
  name = local.name

  depends_on = [google_project_service.needed]
}

resource "google_dns_record_set" "server" {
  managed_zone = data.google_dns_managed_zone.main.name
  name         = "${var.host_name}."
  type         = "A"
  ttl          = 300
  rrdatas      = [google_compute_global_address.public.address]
}

resource "google_compute_managed_ssl_certificate" "main" {
  name = local.name

  managed {
    domains = [var.host_name]
  }

  depends_on = [google_project_service.needed]
}

resource "google_compute_ssl_policy" "main" {
  name            = local.name
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"

  depends_on = [google_project_service.needed]
}

resource "google_compute_region_network_endpoint_group" "server" {
  name                  = local.name
  region                = var.region
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = google_cloud_run_v2_service.server.name
  }
}

resource "google_compute_backend_service" "server" {
  name                  = local.name
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_region_network_endpoint_group.server.id
  }

  log_config {
    enable = false
  }
}

resource "google_compute_url_map" "server" {
  name            = local.name
  default_service = google_compute_backend_service.server.id
}

resource "google_compute_target_https_proxy" "server" {
  name             = local.name
  url_map          = google_compute_url_map.server.id
  ssl_certificates = [google_compute_managed_ssl_certificate.main.id]
  ssl_policy       = google_compute_ssl_policy.main.id
}

resource "google_compute_global_forwarding_rule" "https" {
  name                  = "${local.name}-https"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.public.id
  port_range            = "443"
  target                = google_compute_target_https_proxy.server.id
}

resource "google_compute_url_map" "redirect" {
  name = "${local.name}-redirect"

  default_url_redirect {
    https_redirect         = true
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
    strip_query            = false
  }

  depends_on = [google_project_service.needed]
}

resource "google_compute_target_http_proxy" "redirect" {
  name    = "${local.name}-redirect"
  url_map = google_compute_url_map.redirect.id
}

resource "google_compute_global_forwarding_rule" "http" {
  name                  = "${local.name}-http"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.public.id
  port_range            = "80"
  target                = google_compute_target_http_proxy.redirect.id
}
