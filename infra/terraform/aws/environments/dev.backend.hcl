bucket       = "bedloe-state-123456789012"
key          = "dev/terraform.tfstate"
region       = "eu-central-1"
encrypt      = true
use_lockfile = true
