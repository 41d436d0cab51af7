# Plans the whole folder with providers that only pretend: terraform init -backend=false, then
# terraform test -var-file=environments/prod.tfvars. No account is needed, and nothing is created.
mock_provider "digitalocean" {
  override_during = plan

  mock_data "digitalocean_account" {
    defaults = {
      uuid  = "00000000-0000-0000-0000-000000000000"
      email = "operations@example.com"
    }
  }

  mock_resource "digitalocean_database_cluster" {
    defaults = {
      private_host = "database.internal"
      port         = 5432
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

run "further_settings_reach_the_servers" {
  command = plan

  variables {
    broker_url      = "ssl://broker.example.com:61617"
    settings        = { BEDLOE_MAIL_HOST = "smtp.example.com" }
    secret_settings = { BEDLOE_MAIL_PASSWORD = "not-a-real-one" }
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

run "a_role_for_a_workflow_is_refused" {
  command = plan

  variables {
    deploy_repository = "example/bedloe"
  }

  expect_failures = [digitalocean_app.server]
}

run "longer_backups_are_refused" {
  command = plan

  variables {
    backup_days = 8
  }

  expect_failures = [digitalocean_database_cluster.main]
}

run "costs_above_the_budget_are_reported" {
  command = plan

  variables {
    monthly_budget = 50
  }

  expect_failures = [check.budget]
}
