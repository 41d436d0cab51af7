bucket = "example-bedloe-prod-state"
prefix = "prod"
