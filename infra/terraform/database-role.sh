# Gives the database role of requests its current password, and creates the role where it is missing (ADR 50). Its rights come from the migration of Bedloe.
# The container before the server runs it with PGHOST, PGUSER, PGPASSWORD and so on, RUNTIME_ROLE and RUNTIME_PASSWORD.
# A role that has this password already stays as it is: the owner may not be allowed to change a role that somebody else has made.
if PGUSER="$RUNTIME_ROLE" PGPASSWORD="$RUNTIME_PASSWORD" psql --no-psqlrc --quiet --command="SELECT" >/dev/null 2>&1; then exit 0; fi
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 <<'SQL'
\getenv role RUNTIME_ROLE
\getenv password RUNTIME_PASSWORD
SELECT format('CREATE ROLE %I LOGIN', :'role') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
-- A refused statement stands in the log of the database. This one needs the same right and names no password.
SELECT format('ALTER ROLE %I LOGIN', :'role') \gexec
SELECT format('ALTER ROLE %I PASSWORD %L', :'role', :'password') \gexec
SQL
