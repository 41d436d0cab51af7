#!/usr/bin/env bash
# run.sh FOLDER [ARGUMENT...]: runs Java in a root file system that rootfs.sh has built, as a container runtime with --read-only, a tmpfs for
# /tmp and /output and the user of the image would: without ARGUMENT the server, as the image's entry point does. The process that is
# started becomes the server, so that signals reach it. Settings are variables of the environment whose names begin with BEDLOE_.
# OUTPUT names a folder that is /output instead of a tmpfs. Linux alone; root needs util-linux and coreutils, anybody else user namespaces.
set -euo pipefail

USER_ID=10001
root=$(readlink -f "${1:?name the folder of the root file system}")
shift
refuse() {
  echo "Bedloe: $1" >&2
  exit 1
}
[[ -x "$root/opt/java/bin/java" ]] || refuse "$root has no opt/java/bin/java; docker/rootfs.sh builds it."
(($# > 0)) || set -- @/opt/bedloe/java.options

# What the image sets, what the caller sets, nothing else
environment=(PATH=/opt/java/bin HOME=/output JAVA_HOME=/opt/java WLP_OUTPUT_DIR=/output MALLOC_ARENA_MAX=2 LANG=C.UTF-8
  BEDLOE_PROFILE=production)
while IFS= read -r -d '' variable; do
  case "$variable" in
    BEDLOE_*=?* | JDK_JAVA_OPTIONS=* | _JAVA_OPTIONS=* | WLP_LOGGING_*=*) environment+=("$variable") ;;
  esac
done < <(env --null)

# Absolute names, because the search path is that of the image from here on
chroot=$(command -v chroot || echo /usr/sbin/chroot)
unshare=$(command -v unshare) || refuse "no unshare on the PATH; install util-linux."
enter() {
  mount --bind "$root" "$root"
  for folder in proc dev; do mount --rbind "/$folder" "$root/$folder"; done
  for file in etc/hosts etc/resolv.conf; do mount --bind "$(readlink -f "/$file")" "$root/$file"; done
  mount -o remount,bind,ro "$root"
  mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
  if [[ -n "${OUTPUT:-}" ]]; then mount --bind "$OUTPUT" "$root/output"; else mount -t tmpfs -o mode=1777 tmpfs "$root/output"; fi
  exec env --ignore-environment "${environment[@]}" "${become[@]}" /opt/java/bin/java "$@"
}

# The same script once more, in mounts of its own
case "${STAGE:-}" in
  mounts)
    if [[ -n "${AS_ROOT:-}" ]]; then
      become=("$chroot" --userspec="$USER_ID:$USER_ID" "$root")
    else
      become=("$unshare" --user --map-user="$USER_ID" --map-group="$USER_ID" --root="$root" --wd=/output --)
    fi
    enter "$@"
    ;;
  *)
    if [[ $EUID == 0 ]]; then
      "$unshare" --mount true 2>/dev/null ||
        refuse "root may not mount anything here; run this container privileged (CAP_SYS_ADMIN), or docker/run.sh outside of it."
      export AS_ROOT=yes STAGE=mounts
      exec "$unshare" --mount "$0" "$root" "$@"
    else
      "$unshare" --map-root-user --mount true 2>/dev/null ||
        refuse "this machine forbids user namespaces; allow them (make test-tools does so on Ubuntu), or run docker/run.sh as root."
      export STAGE=mounts
      exec "$unshare" --map-root-user --mount "$0" "$root" "$@"
    fi
    ;;
esac
