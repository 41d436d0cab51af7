account          = "00000000000000000000000000000000"
region           = "DE1"
environment      = "prod"
dns_zone         = "example.com"
host_name        = "orders.example.com"
image_tag        = "0.1.0"
server_count_min = 2
server_count_max = 6
server_cpu       = 2
server_memory_gb = 4

database_size       = "medium"
database_version    = "17"
database_storage_gb = 100
backup_days         = 7
high_availability   = true
deletion_protection = true
redis_enabled       = false

log_days       = 7
monthly_budget = 900
alert_email    = "operations@example.com"
