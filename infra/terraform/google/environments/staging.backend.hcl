bucket = "example-bedloe-staging-state"
prefix = "staging"
