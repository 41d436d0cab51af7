terraform {
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    digitalocean = {
      source  = "digitalocean/digitalocean"
      version = "2.71.0"
    }
    random = {
      source  = "hashicorp/random"
      version = "3.7.2"
    }
  }

  # Spaces speaks the protocol of S3. The bucket and the key come from environments/<environment>.backend.hcl.
  backend "s3" {}
}

# The token comes from the environment variable DIGITALOCEAN_TOKEN.
provider "digitalocean" {}

# The token belongs to one account: a token of another one changes nothing.
data "digitalocean_account" "current" {
  lifecycle {
    postcondition {
      condition     = self.uuid == var.account
      error_message = "The token is that of another account than the variable account names."
    }
  }
}

locals {
  name = "bedloe-${var.environment}"
}

resource "digitalocean_project" "main" {
  name        = local.name
  description = "Bedloe, ${var.environment}, managed by Terraform for ${data.digitalocean_account.current.email}"
  purpose     = "Web Application"
  environment = { dev = "Development", staging = "Staging", prod = "Production" }[var.environment]
}
