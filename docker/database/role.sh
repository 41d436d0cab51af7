#!/usr/bin/env bash
# Runs once, when the database is created: the owner of the tables, who migrates them, and the role of requests, which may use the tables
# and not change them. Neither is the superuser of the image: whoever breaks into a server gets no access to the machine of the database.
set -euo pipefail
# Variables, because a password may have any character and every user of the machine can read arguments
owner=$(cat /run/secrets/database_owner_password)
requests=$(cat /run/secrets/database_password)
export owner requests
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv owner owner
\getenv requests requests
CREATE ROLE bedloe LOGIN PASSWORD :'owner' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE ROLE bedloe_runtime LOGIN PASSWORD :'requests' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE bedloe OWNER bedloe;
SQL
