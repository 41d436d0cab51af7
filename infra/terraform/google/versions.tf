terraform {
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "6.50.0"
    }
    random = {
      source  = "hashicorp/random"
      version = "3.7.2"
    }
  }

  # The bucket and the prefix come from environments/<environment>.backend.hcl.
  backend "gcs" {}
}

provider "google" {
  project = var.account
  region  = var.region
  # The API of budgets is billed to, and limited by, this project.
  billing_project       = var.account
  user_project_override = true

  default_labels = {
    application = "bedloe"
    environment = var.environment
    managed-by  = "terraform"
  }
}

locals {
  name = "bedloe-${var.environment}"
  services = [
    "artifactregistry.googleapis.com",
    "billingbudgets.googleapis.com",
    "cloudresourcemanager.googleapis.com",
    "compute.googleapis.com",
    "dns.googleapis.com",
    "iam.googleapis.com",
    "iamcredentials.googleapis.com",
    "logging.googleapis.com",
    "monitoring.googleapis.com",
    "redis.googleapis.com",
    "run.googleapis.com",
    "secretmanager.googleapis.com",
    "servicenetworking.googleapis.com",
    "sqladmin.googleapis.com",
  ]
}

resource "google_project_service" "needed" {
  for_each = toset(local.services)

  service            = each.key
  disable_on_destroy = false
}
