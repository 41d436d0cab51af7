# Plans the whole folder with providers that only pretend: terraform init -backend=false, then
# terraform test -var-file=environments/prod.tfvars. No account is needed, and nothing is created.
mock_provider "ovh" {
  override_during = plan

  mock_resource "ovh_cloud_project_network_private" {
    defaults = {
      regions_attributes = [{ region = "DE1", openstackid = "network", status = "ACTIVE" }]
    }
  }

  mock_resource "ovh_cloud_project_database" {
    defaults = {
      endpoints = [{ component = "postgresql", domain = "database.internal", port = 5432 }]
    }
  }

  mock_resource "ovh_cloud_project_kube" {
    defaults = {
      kubeconfig_attributes = [{ host = "https://cluster.internal", client_certificate = "", client_key = "", cluster_ca_certificate = "" }]
    }
  }
}

mock_provider "helm" {
  override_during = plan
}

mock_provider "kubernetes" {
  override_during = plan

  mock_data "kubernetes_service_v1" {
    defaults = {
      status = [{ load_balancer = [{ ingress = [{ ip = "192.0.2.1" }] }] }]
    }
  }
}

mock_provider "random" {
  override_during = plan
}

run "servers_get_their_settings" {
  command = plan

  assert {
    condition     = output.url == "https://${var.host_name}"
    error_message = "The address is that of the host name."
  }

  assert {
    condition     = output.database_address == "database.internal:5432"
    error_message = "The servers use the address of the database."
  }

  assert {
    condition     = (output.redis_address == null) == !var.redis_enabled
    error_message = "There is an address of Redis exactly with Redis."
  }

  assert {
    condition     = contains(keys(output.secret_names), "BEDLOE_SECRET") && contains(keys(output.secret_names), "BEDLOE_REDIS_URL") == var.redis_enabled
    error_message = "Each secret is in the store."
  }

  assert {
    condition     = tonumber(local.settings.BEDLOE_DB_POOL_MAX) >= 2 && 2 * var.server_count_max * tonumber(local.settings.BEDLOE_DB_POOL_MAX) <= local.database.connections
    error_message = "The connections of all servers fit into the database, during a release, too."
  }
}

run "a_role_for_a_workflow_is_refused" {
  command = plan

  variables {
    deploy_repository = "example/bedloe"
  }

  expect_failures = [ovh_cloud_project_kube.main]
}

run "longer_backups_are_refused" {
  command = plan

  variables {
    backup_days = 15
  }

  expect_failures = [ovh_cloud_project_database.main]
}
