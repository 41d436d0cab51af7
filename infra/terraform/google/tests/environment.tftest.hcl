# Plans the whole folder with providers that only pretend: terraform init -backend=false, then
# terraform test -var-file=environments/prod.tfvars. No account is needed, and nothing is created.
mock_provider "google" {
  override_during = plan

  mock_resource "google_sql_database_instance" {
    defaults = { private_ip_address = "10.20.16.2" }
  }

  mock_resource "google_redis_instance" {
    defaults = { host = "10.20.16.3" }
  }

  mock_resource "google_compute_global_address" {
    defaults = { address = "192.0.2.10" }
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
    condition     = output.database_address == "10.20.16.2:5432"
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

run "a_workflow_gets_a_role" {
  command = plan

  variables {
    deploy_repository = "example/bedloe"
    broker_url        = "ssl://broker.example.com:61617"
    settings          = { BEDLOE_MAIL_HOST = "smtp.example.com" }
    secret_settings   = { BEDLOE_MAIL_PASSWORD = "not-a-real-one" }
  }

  assert {
    condition     = length(google_service_account.deploy) == 1
    error_message = "With deploy_repository there is an identity."
  }

  assert {
    condition     = local.settings.BEDLOE_JMS_URL == "ssl://broker.example.com:61617" && local.settings.BEDLOE_MAIL_HOST == "smtp.example.com"
    error_message = "The broker and further settings reach the servers."
  }

  assert {
    condition     = contains(keys(output.secret_names), "BEDLOE_MAIL_PASSWORD")
    error_message = "Further secrets are in the store."
  }
}
