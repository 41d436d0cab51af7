#!/usr/bin/env bash
# Writes a random value for each secret of compose.yaml that has no file yet to docker/secrets. Keep a copy of bedloe_secret elsewhere:
# without it nobody can read what the database has in encrypted columns.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
umask 077
mkdir -p secrets
printf '*\n' >secrets/.gitignore

random() {
  LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c 40 || [[ ${PIPESTATUS[1]} == 0 ]]
}

for name in bedloe_secret first_admin_secret database_password database_owner_password database_admin_password redis_password broker_password metrics_token grafana_password; do
  [[ -s "secrets/$name" ]] || { random >"secrets/$name"; echo "wrote docker/secrets/$name"; }
done
[[ -s secrets/redis_url ]] || { printf 'redis://:%s@redis:6379' "$(cat secrets/redis_password)" >secrets/redis_url; echo "wrote docker/secrets/redis_url"; }
# Containers read them as users of their own; the folder keeps other users of this machine out.
chmod 700 secrets
chmod 644 secrets/*
