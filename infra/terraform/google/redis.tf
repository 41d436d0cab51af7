# Redis only tells servers at once that there are new events; it stores nothing (ADR 139). It has a password and no TLS: the certificates of
# Memorystore are signed by an authority of the instance itself, which the JDK does not know. A message has no content.
resource "google_redis_instance" "main" {
  count = var.redis_enabled ? 1 : 0

  name               = local.name
  region             = var.region
  tier               = var.high_availability ? "STANDARD_HA" : "BASIC"
  memory_size_gb     = 1
  redis_version      = "REDIS_7_2"
  auth_enabled       = true
  authorized_network = google_compute_network.main.id
  connect_mode       = "PRIVATE_SERVICE_ACCESS"

  depends_on = [google_service_networking_connection.services]
}
