# DigitalOcean has no budgets that Terraform can make: set a billing alert in the control panel. Its prices are fixed by the month, so that what
# this environment costs at least is compared with the budget at each plan (prices: docs/operations/deploy-cloud.md).
locals {
  server_prices   = { "1-2" = 39, "1-4" = 49, "2-4" = 78, "2-8" = 98, "4-8" = 156, "4-16" = 196 }
  database_prices = { small = 60, medium = 122, large = 245 }
  least_price = sum([
    var.server_count_min * local.server_prices["${var.server_cpu}-${var.server_memory_gb}"],
    (var.high_availability ? 2 : 1) * local.database_prices[var.database_size],
    (var.redis_enabled ? 15 : 0) * (var.high_availability ? 2 : 1),
    var.log_days > 7 ? 39 : 0,
    5,
  ])
}

check "budget" {
  assert {
    condition     = local.least_price <= var.monthly_budget
    error_message = "This environment costs ${local.least_price} US dollars a month or more, and the budget is ${var.monthly_budget}."
  }
}
