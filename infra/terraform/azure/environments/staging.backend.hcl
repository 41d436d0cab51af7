resource_group_name  = "bedloe-state"
storage_account_name = "examplebedloestate"
container_name       = "staging"
key                  = "terraform.tfstate"
use_azuread_auth     = true
