#!/usr/bin/env bash
# Runs once, when the database is created: the role of requests. It may use the tables and not change them; the owner migrates them
# and grants it what it needs.
set -euo pipefail
password=$(cat /run/secrets/database_password)
# A variable of psql, because a password may have any character; the command text has none of it.
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set=password="$password" <<'SQL'
CREATE ROLE bedloe_runtime LOGIN PASSWORD :'password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
SQL
