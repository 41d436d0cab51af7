#!/usr/bin/env bash
# assemble.sh FOLDER: what docker/Containerfile does, without a container engine: builds the root file system of the image in an empty
# folder from the package in target/package, with an archive of a start when BEDLOE_DB_URL names an empty database. docker/run.sh runs it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${1:?name an empty folder for the root file system}
shopt -s nullglob
archives=("$here"/../target/package/bedloe-server-*.tar.gz)
((${#archives[@]} == 1)) || { echo "Bedloe: target/package has ${#archives[@]} packages of the server; make package writes one." >&2; exit 1; }
"$here/rootfs.sh" "${archives[0]}" "$folder"
[[ -z "${BEDLOE_DB_URL:-}" ]] || "$here/record-start.sh" "$folder"
