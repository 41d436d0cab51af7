#!/usr/bin/env bash
# record-start.sh FOLDER [COMMAND...]: starts the server of a root file system once, and adds an archive of the classes and of the profiles
# of this start to it, so that each later start is faster (ADR 128). BEDLOE_DB_URL, BEDLOE_DB_USER and BEDLOE_DB_PASSWORD name an empty
# database. COMMAND runs the Java of the folder with the arguments that follow, and sees OUTPUT as /output; without it docker/run.sh does.
set -euo pipefail

# The build of an image for another processor emulates it.
PATIENCE_SECONDS=${PATIENCE_SECONDS:-180}

refuse() {
  echo "Bedloe: $1" >&2
  exit 1
}

root=$(readlink -f "${1:?name the folder of the root file system}")
shift
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
(($# > 0)) || set -- "$here/run.sh" "$root"
[[ -n "${BEDLOE_DB_URL:-}" ]] || refuse "BEDLOE_DB_URL is not set; name an empty database of PostgreSQL."

OUTPUT=$(mktemp -d)
export OUTPUT
trap 'rm -rf "$OUTPUT"' EXIT
chmod 1777 "$OUTPUT"

# With less than 32 GB of heap the archive fits a server in a container; Java 25.0.3 can crash when it writes one after it unloaded a class.
BEDLOE_PROFILE=development "$@" -XX:AOTCacheOutput=/output/start.aot -Xmx512m -XX:-ClassUnloading \
  @/opt/bedloe/java.options >"$OUTPUT/log" 2>&1 &
server=$!
# A script that ends early leaves no server behind.
trap 'kill "$server" 2>/dev/null || true; rm -rf "$OUTPUT"' EXIT
end=$((SECONDS + PATIENCE_SECONDS))
until "$root/opt/java/bin/java" -cp "$root/opt/bedloe/health" HealthCheck 2>/dev/null; do
  kill -0 "$server" 2>/dev/null || { tail -n 50 "$OUTPUT/log" >&2; refuse "the server ended while it started."; }
  sleep 1
  ((SECONDS < end)) || { tail -n 50 "$OUTPUT/log" >&2; refuse "the server was not ready within $PATIENCE_SECONDS seconds."; }
done
# A request, so that its classes are in the archive, too; it is refused, because nobody has signed in.
"$root/opt/java/bin/java" -cp "$root/opt/bedloe/health" HealthCheck /api/v1/products 2>/dev/null || true
kill -TERM "$server"
wait "$server" || true
[[ -s "$OUTPUT/start.aot" ]] || { tail -n 50 "$OUTPUT/log" >&2; refuse "the JVM wrote no archive."; }
install -m 644 "$OUTPUT/start.aot" "$root/opt/bedloe/start.aot"
sed -i '1i "-XX:AOTCache=/opt/bedloe/start.aot"' "$root/opt/bedloe/java.options"
echo "$root/opt/bedloe/start.aot: $(du -m "$root/opt/bedloe/start.aot" | cut -f1) MB"
