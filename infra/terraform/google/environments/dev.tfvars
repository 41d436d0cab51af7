account          = "example-bedloe-dev"
region           = "europe-west3"
environment      = "dev"
dns_zone         = "example.com"
host_name        = "orders-dev.example.com"
image_tag        = "0.1.0"
server_count_min = 1
server_count_max = 2
server_cpu       = 1
server_memory_gb = 2

database_size       = "small"
database_version    = "18"
database_storage_gb = 20
backup_days         = 7
high_availability   = false
deletion_protection = false
redis_enabled       = false

log_days       = 30
monthly_budget = 200
alert_email    = "operations@example.com"
