account          = "00000000000000000000000000000000"
region           = "DE1"
environment      = "staging"
dns_zone         = "example.com"
host_name        = "orders-staging.example.com"
image_tag        = "0.1.0"
server_count_min = 2
server_count_max = 3
server_cpu       = 1
server_memory_gb = 2

database_size       = "small"
database_version    = "17"
database_storage_gb = 20
backup_days         = 2
high_availability   = false
deletion_protection = false
redis_enabled       = false

log_days       = 7
monthly_budget = 250
alert_email    = "operations@example.com"
