# The bucket of the whole project: each environment has a project of its own.
resource "google_logging_project_bucket_config" "default" {
  project        = var.account
  location       = "global"
  bucket_id      = "_Default"
  retention_days = var.log_days

  depends_on = [google_project_service.needed]
}
