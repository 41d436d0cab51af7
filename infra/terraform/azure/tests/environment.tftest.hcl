# Plans the whole folder with providers that only pretend: terraform init -backend=false, then
# terraform test -var-file=environments/prod.tfvars. No account is needed, and nothing is created.
mock_provider "azurerm" {
  override_during = plan

  mock_resource "azurerm_postgresql_flexible_server" {
    defaults = { fqdn = "database.internal" }
  }

  mock_resource "azurerm_managed_redis" {
    defaults = { hostname = "redis.internal" }
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

run "a_workflow_gets_a_role" {
  command = plan

  variables {
    deploy_repository = "example/bedloe"
    broker_url        = "ssl://broker.example.com:61617"
    settings          = { BEDLOE_MAIL_HOST = "smtp.example.com" }
    secret_settings   = { BEDLOE_MAIL_PASSWORD = "not-a-real-one" }
  }

  assert {
    condition     = length(azurerm_user_assigned_identity.deploy) == 1
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

run "other_memory_is_refused" {
  command = plan

  variables {
    server_cpu       = 1
    server_memory_gb = 4
  }

  expect_failures = [azurerm_container_app.server]
}
