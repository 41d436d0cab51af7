# This file is the same in the folder of each cloud; a check compares them.

variable "account" {
  description = "The account that everything belongs to: AWS account id, Google Cloud project id, Azure subscription id, DigitalOcean account uuid, OVHcloud Public Cloud project id."
  type        = string
}

variable "region" {
  description = "The region of the cloud, in its own notation."
  type        = string
}

variable "environment" {
  description = "The environment; it is a part of all names."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "The environment is dev, staging or prod."
  }
}

variable "dns_zone" {
  description = "The DNS zone at this cloud in which the host name is, such as example.com. It exists already."
  type        = string
}

variable "host_name" {
  description = "The full host name at which clients find Bedloe, such as orders.example.com. It ends with the DNS zone."
  type        = string

  validation {
    condition     = endswith(var.host_name, ".${var.dns_zone}")
    error_message = "The host name ends with a dot and the DNS zone."
  }
}

variable "image_tag" {
  description = "The tag of the image in the registry of this environment. Tags are never moved: a new version has a new tag."
  type        = string

  validation {
    condition     = var.image_tag != "latest"
    error_message = "The tag names one version; latest does not."
  }
}

variable "server_count_min" {
  description = "The number of servers that always run. From two on, a release interrupts nothing."
  type        = number

  validation {
    condition     = var.server_count_min >= 1
    error_message = "Bedloe has background work: at least one server always runs."
  }
}

variable "server_count_max" {
  description = "The number of servers that can run under load."
  type        = number

  validation {
    condition     = var.server_count_max >= var.server_count_min
    error_message = "The largest number of servers is not below the smallest one."
  }
}

variable "server_cpu" {
  description = "The virtual processors of each server: 1, 2 or 4."
  type        = number

  validation {
    condition     = contains([1, 2, 4], var.server_cpu)
    error_message = "The number of virtual processors is 1, 2 or 4."
  }
}

variable "server_memory_gb" {
  description = "The memory of each server in GiB: two to four times the number of virtual processors. The heap takes 40 percent of it."
  type        = number

  validation {
    condition     = contains([2 * var.server_cpu, 4 * var.server_cpu], var.server_memory_gb)
    error_message = "The memory is two or four GiB for each virtual processor."
  }
}

variable "database_size" {
  description = "The size of the database server: small (2 virtual processors, 2 to 4 GiB), medium (2, 8 GiB) or large (4, 16 GiB)."
  type        = string

  validation {
    condition     = contains(["small", "medium", "large"], var.database_size)
    error_message = "The size is small, medium or large."
  }
}

variable "database_version" {
  description = "The major version of PostgreSQL: 18, with which Bedloe is tested, or 17 where the cloud has no 18."
  type        = string

  validation {
    condition     = contains(["17", "18"], var.database_version)
    error_message = "Bedloe needs PostgreSQL 17 or 18."
  }
}

variable "database_storage_gb" {
  description = "The storage of the database in GB, at least 20."
  type        = number

  validation {
    condition     = var.database_storage_gb >= 20
    error_message = "The storage is 20 GB or more."
  }
}

variable "backup_days" {
  description = "For how many days the database can be restored to any point of time, 1 to 35 (to 7 where the cloud has no more)."
  type        = number

  validation {
    condition     = var.backup_days >= 1 && var.backup_days <= 35
    error_message = "Backups are kept for 1 to 35 days."
  }
}

variable "high_availability" {
  description = "Whether the database, Redis and the way out of the network have a second one in another zone."
  type        = bool
}

variable "deletion_protection" {
  description = "Whether the database is protected from terraform destroy. Turn it off and apply before you destroy."
  type        = bool
}

variable "redis_enabled" {
  description = "Whether there is a managed Redis (or Valkey). Bedloe runs without; events then reach clients of other servers half a second later."
  type        = bool
}

variable "broker_url" {
  description = "The address of an ActiveMQ Artemis broker, such as ssl://broker.example.com:61617. No cloud has a managed one; without it servers look for jobs once a second."
  type        = string
  default     = null

  validation {
    condition     = var.broker_url == null ? true : can(regex("^(tcp|ssl)://[^:/]+:[0-9]+$", var.broker_url))
    error_message = "The address of the broker is tcp://host:port or ssl://host:port."
  }
}

variable "settings" {
  description = "Further settings of Bedloe that are no secrets, by their variables, such as BEDLOE_MAIL_HOST. See docs/reference/configuration.md."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name in keys(var.settings) : startswith(name, "BEDLOE_")])
    error_message = "The names of settings begin with BEDLOE_."
  }
}

variable "secret_settings" {
  description = "Further settings of Bedloe that are secrets, such as BEDLOE_MAIL_PASSWORD. Pass them by TF_VAR_secret_settings, not by a file in git."
  type        = map(string)
  default     = {}
  sensitive   = true

  validation {
    condition     = alltrue([for name in keys(var.secret_settings) : startswith(name, "BEDLOE_")])
    error_message = "The names of settings begin with BEDLOE_."
  }
}

variable "log_days" {
  description = "For how many days logs are kept: 7, 30, 90 or 365."
  type        = number

  validation {
    condition     = contains([7, 30, 90, 365], var.log_days)
    error_message = "Logs are kept for 7, 30, 90 or 365 days."
  }
}

variable "monthly_budget" {
  description = "The costs of a month, in the currency of the account, that are expected at most. A forecast or an amount above it sends an e-mail; nothing is stopped."
  type        = number

  validation {
    condition     = var.monthly_budget > 0
    error_message = "The budget is more than 0."
  }
}

variable "alert_email" {
  description = "The address that gets the e-mails about the budget."
  type        = string
}

variable "deploy_repository" {
  description = "The GitHub repository, such as example/bedloe, whose workflows for this environment may push images and deploy. Without it there is no such role."
  type        = string
  default     = null
}
