bucket = "example-bedloe-dev-state"
prefix = "dev"
