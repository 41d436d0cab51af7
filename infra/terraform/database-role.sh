# Creates the database role of requests, or gives it its current password (ADR 50). Its rights come from the migration of Bedloe.
# The container before the server runs it with PGHOST, PGUSER, PGPASSWORD and so on, RUNTIME_ROLE and RUNTIME_PASSWORD.
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=role="$RUNTIME_ROLE" --set=password="$RUNTIME_PASSWORD" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', :'role') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
SELECT format('ALTER ROLE %I LOGIN PASSWORD %L', :'role', :'password') \gexec
SQL
