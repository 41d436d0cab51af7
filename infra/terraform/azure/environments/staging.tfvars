account          = "00000000-0000-0000-0000-000000000000"
region           = "germanywestcentral"
environment      = "staging"
dns_zone         = "example.com"
host_name        = "orders-staging.example.com"
image_tag        = "0.1.0"
server_count_min = 2
server_count_max = 3
server_cpu       = 1
server_memory_gb = 2

database_size       = "small"
database_version    = "18"
database_storage_gb = 20
backup_days         = 7
high_availability   = false
deletion_protection = false
redis_enabled       = true

log_days       = 30
monthly_budget = 300
alert_email    = "operations@example.com"
