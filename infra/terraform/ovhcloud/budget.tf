# The e-mail comes once in a day at most.
resource "ovh_cloud_project_alerting" "budget" {
  service_name      = var.account
  email             = var.alert_email
  monthly_threshold = var.monthly_budget
  delay             = 86400
}
