#!/usr/bin/env bash
# rootfs.sh SERVER.tar.gz FOLDER: builds the root file system of the image in an empty folder: a Java runtime with the modules in use, the
# C library that it needs, the server, and the files that say who runs it. docker/Containerfile and docker/assemble.sh both call it, so that
# the image and the folder that is tested are made by the same steps.
# Needs GNU coreutils, ldd, tar, and the JDK of JAVA_HOME (or of the PATH), whose jlink makes the runtime.
set -euo pipefail

# Above the ids of people and of packages, as Kubernetes and OpenShift expect
USER_ID=10001

refuse() {
  echo "Bedloe: $1" >&2
  exit 1
}

server=$(readlink -f "${1:?name the archive of the server}")
root=${2:?name the folder of the root file system}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jdk=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}
[[ -x "$jdk/bin/jlink" ]] || refuse "$jdk has no bin/jlink; set JAVA_HOME to a JDK."
[[ -r "$server" ]] || refuse "there is no archive $server; make package writes it."
mkdir -p "$root"
[[ -z "$(ls -A "$root")" ]] || refuse "the folder $root is not empty."
root=$(cd "$root" && pwd)

mkdir -p "$root"/{dev,etc,lib,lib64,proc,var/lib/dpkg/status.d} "$root/opt/bedloe"
# A container runtime puts its own files over these.
touch "$root/etc/hosts" "$root/etc/resolv.conf"
# Both are places for a tmpfs of the container. The server writes nowhere else.
install -d -m 1777 "$root/tmp"
install -d -m 755 -o "$USER_ID" -g "$USER_ID" "$root/output" 2>/dev/null || install -d -m 777 "$root/output"

# java.se is what libraries may expect; the rest is what Liberty, the driver of PostgreSQL, JMX, the flight recorder and thread dumps need.
"$jdk/bin/jlink" --output "$root/opt/java" --no-header-files --no-man-pages --strip-debug \
  --add-modules java.se,jdk.attach,jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.naming.rmi,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.zipfs \
  --include-locales en,de

# Windows, sound and splash screens need libraries of a desktop.
rm -f "$root"/opt/java/lib/{libawt_xawt,libjawt,libjsound,libsplashscreen}.so

# The libraries that the runtime names, from this system. Java looks up hosts with libnss_* of the same C library.
add_library() {
  local file=$1 target
  target=$root$file
  [[ -e "$target" ]] && return
  mkdir -p "$(dirname "$target")"
  cp -L "$file" "$target"
}
while IFS= read -r library; do
  add_library "$library"
done < <(find "$root/opt/java" -type f \( -name '*.so' -o -perm -u+x \) -exec env LD_LIBRARY_PATH="$root/opt/java/lib:$root/opt/java/lib/server" ldd {} + 2>/dev/null |
  sed -n 's:^\t\(.* => \)\?\(/[^ ]*\) (0x.*:\2:p' | grep -v "^$root" | sort -u)
for name in libnss_dns.so.2 libnss_files.so.2 libresolv.so.2; do
  file=$(ldconfig -p 2>/dev/null | sed -n "s:^.*$name .* => ::p" | head -n 1)
  [[ -z "$file" ]] || add_library "$file"
done
# Scanners of images find the C library by the record of its package.
if command -v dpkg-query >/dev/null; then
  for package in libc6 zlib1g; do
    dpkg-query --status "$package" >"$root/var/lib/dpkg/status.d/$package" 2>/dev/null || rm -f "$root/var/lib/dpkg/status.d/$package"
  done
fi

printf 'root:x:0:0:root:/root:/sbin/nologin\nbedloe:x:%s:%s:Bedloe:/output:/sbin/nologin\n' "$USER_ID" "$USER_ID" >"$root/etc/passwd"
printf 'root:x:0:\nbedloe:x:%s:\n' "$USER_ID" >"$root/etc/group"
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"

tar --extract --gzip --file "$server" --directory "$root/opt/bedloe" --no-same-owner

# The check is a class of its own, and no part of the server.
"$jdk/bin/javac" --release 17 -d "$root/opt/bedloe/health" "$here/HealthCheck.java"

# The options that the server's own script would give to Java: the image has no shell for the script.
capture=$(mktemp -d)
trap 'rm -rf "$capture"' EXIT
mkdir "$capture/bin" "$capture/lib"
cp "$root/opt/java/release" "$capture/release"
# The script looks whether there is this file, and adds the options for the version then.
touch "$capture/lib/modules"
cat >"$capture/bin/java" <<SCRIPT
#!/bin/sh
case " \$* " in
  *ws-server.jar*) for option in "\$@"; do printf '"%s"\n' "\$option"; done >"$capture/options" ;;
  *) exec "$root/opt/java/bin/java" "\$@" ;;
esac
SCRIPT
chmod 755 "$capture/bin/java"
env -i PATH="$PATH" HOME="$capture" JAVA_HOME="$capture" WLP_OUTPUT_DIR="$capture/output" WLP_SKIP_BOOTSTRAP_AGENT=true \
  "$root/opt/bedloe/wlp/bin/server" run bedloe >"$capture/log" 2>&1
grep -q 'ws-server.jar' "$capture/options" || { cat "$capture/log" >&2; refuse "the options of the server could not be read."; }
sed "s:$root/:/:g" "$capture/options" >"$root/opt/bedloe/java.options"
echo "$root: $(du -sm "$root" | cut -f1) MB"
