#!/usr/bin/env bash
# assemble.sh FOLDER: what docker/Containerfile does, without a container engine: builds the root file system of the image in an empty
# folder from the package in target/package. When BEDLOE_DB_URL, BEDLOE_DB_USER and BEDLOE_DB_PASSWORD name an empty database, it adds an
# archive of a start, starts and stops the server as a container would (docker/run.sh), and says how long that took and how large the image is.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${1:?name an empty folder for the root file system}
shopt -s nullglob
archives=("$here"/../target/package/bedloe-server-*.tar.gz)
((${#archives[@]} == 1)) || { echo "Bedloe: target/package has ${#archives[@]} packages of the server; make package writes one." >&2; exit 1; }
"$here/rootfs.sh" "${archives[0]}" "$folder"
[[ -n "${BEDLOE_DB_URL:-}" ]] || exit 0
"$here/record-start.sh" "$folder"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
milliseconds() { echo $(($(date +%s%N) / 1000000)); }

began=$(milliseconds)
BEDLOE_PROFILE=development "$here/run.sh" "$folder" >"$log" 2>&1 &
server=$!
# A script that ends early leaves no server behind.
trap 'kill "$server" 2>/dev/null || true; rm -f "$log"' EXIT
until "$folder/opt/java/bin/java" -cp "$folder/opt/bedloe/health" HealthCheck 2>/dev/null; do
  kill -0 "$server" 2>/dev/null || { tail -n 50 "$log" >&2; echo "Bedloe: the server ended while it started." >&2; exit 1; }
done
started=$(($(milliseconds) - began))
began=$(milliseconds)
kill -TERM "$server"
wait "$server" || true
stopped=$(($(milliseconds) - began))
size=$(tar --create --directory "$folder" --exclude=./proc --exclude=./dev . | gzip | wc -c)
echo "$folder: ready after $((started / 100))00 ms, stopped after $((stopped / 100))00 ms, $((size / 1000000)) MB by gzip"
