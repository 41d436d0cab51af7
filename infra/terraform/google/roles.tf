locals {
  image_repository = "${google_artifact_registry_repository.server.location}-docker.pkg.dev/${var.account}/${google_artifact_registry_repository.server.repository_id}/server"
}

# The application calls no API of Google: its account can read its own secrets, and nothing else.
resource "google_service_account" "server" {
  account_id   = "${local.name}-server"
  display_name = "The servers of Bedloe, ${var.environment}"

  depends_on = [google_project_service.needed]
}

resource "google_secret_manager_secret_iam_member" "server" {
  for_each = local.secret_names

  secret_id = google_secret_manager_secret.setting[each.key].id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.server.member
}

resource "google_iam_workload_identity_pool" "github" {
  count = var.deploy_repository == null ? 0 : 1

  workload_identity_pool_id = local.name
  display_name              = local.name

  depends_on = [google_project_service.needed]
}

resource "google_iam_workload_identity_pool_provider" "github" {
  count = var.deploy_repository == null ? 0 : 1

  workload_identity_pool_id          = google_iam_workload_identity_pool.github[0].workload_identity_pool_id
  workload_identity_pool_provider_id = "github"
  attribute_condition                = "assertion.sub == 'repo:${var.deploy_repository}:environment:${var.environment}'"
  attribute_mapping                  = { "google.subject" = "assertion.sub" }

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

resource "google_service_account" "deploy" {
  count = var.deploy_repository == null ? 0 : 1

  account_id   = "${local.name}-deploy"
  display_name = "Deploys Bedloe, ${var.environment}"

  depends_on = [google_project_service.needed]
}

resource "google_service_account_iam_member" "github" {
  count = var.deploy_repository == null ? 0 : 1

  service_account_id = google_service_account.deploy[0].name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principal://iam.googleapis.com/${google_iam_workload_identity_pool.github[0].name}/subject/repo:${var.deploy_repository}:environment:${var.environment}"
}

resource "google_artifact_registry_repository_iam_member" "deploy" {
  count = var.deploy_repository == null ? 0 : 1

  repository = google_artifact_registry_repository.server.name
  location   = google_artifact_registry_repository.server.location
  role       = "roles/artifactregistry.writer"
  member     = google_service_account.deploy[0].member
}

resource "google_cloud_run_v2_service_iam_member" "deploy" {
  count = var.deploy_repository == null ? 0 : 1

  name     = google_cloud_run_v2_service.server.name
  location = google_cloud_run_v2_service.server.location
  role     = "roles/run.developer"
  member   = google_service_account.deploy[0].member
}

resource "google_service_account_iam_member" "deploy" {
  count = var.deploy_repository == null ? 0 : 1

  service_account_id = google_service_account.server.name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.deploy[0].member
}
