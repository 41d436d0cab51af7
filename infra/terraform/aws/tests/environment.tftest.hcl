# Plans and applies the whole folder with providers that only pretend: terraform init -backend=false, then
# terraform test -var-file=environments/prod.tfvars. No account is needed, and nothing is created.
mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
  }

  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }

  mock_resource "aws_acm_certificate" {
    defaults = {
      domain_validation_options = [{
        domain_name           = "orders.example.com"
        resource_record_name  = "_a.orders.example.com"
        resource_record_type  = "CNAME"
        resource_record_value = "_b.acm-validations.aws"
      }]
    }
  }

  mock_resource "aws_db_instance" {
    defaults = { address = "database.internal" }
  }
}

mock_provider "random" {}

run "servers_get_their_settings" {
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
  variables {
    deploy_repository = "example/bedloe"
    broker_url        = "ssl://broker.example.com:61617"
    settings          = { BEDLOE_MAIL_HOST = "smtp.example.com" }
    secret_settings   = { BEDLOE_MAIL_PASSWORD = "not-a-real-one" }
  }

  assert {
    condition     = output.deploy_identity != null
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
