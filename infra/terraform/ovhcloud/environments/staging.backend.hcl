bucket                      = "example-bedloe-state"
key                         = "staging/terraform.tfstate"
region                      = "de"
endpoints                   = { s3 = "https://s3.de.io.cloud.ovh.net" }
skip_credentials_validation = true
skip_metadata_api_check     = true
skip_region_validation      = true
skip_requesting_account_id  = true
skip_s3_checksum            = true
