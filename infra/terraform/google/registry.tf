resource "google_artifact_registry_repository" "server" {
  repository_id = local.name
  location      = var.region
  format        = "DOCKER"
  description   = "Images of Bedloe, ${var.environment}"

  docker_config {
    immutable_tags = true
  }

  cleanup_policies {
    id     = "keep-the-last-30"
    action = "KEEP"

    most_recent_versions {
      keep_count = 30
    }
  }

  cleanup_policies {
    id     = "delete-others-after-90-days"
    action = "DELETE"

    condition {
      older_than = "7776000s"
    }
  }

  depends_on = [google_project_service.needed]
}
