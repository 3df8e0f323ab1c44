#!/bin/sh
# Proves that the two commands need nothing beforehand: makes a fresh Debian with python3, make and
# git in a folder, clones what is committed into it, and runs the commands there, twice.
#
#   packaging/check_fresh_machine.sh                     make test, then make demo
#   packaging/check_fresh_machine.sh setup               only these steps of the Makefile
#   packaging/check_fresh_machine.sh --copy-config test  with this machine's settings for apt and pip
#   packaging/check_fresh_machine.sh --keep demo         leaves the folder for a look
#
# Needs root and debootstrap. SUITE=noble MIRROR=... makes another one; the usual is Debian bookworm.
set -eu
cd "${0%/*}/.."

suite=${SUITE:-bookworm}
copy=no keep=no steps=
for word; do
    case $word in
        --copy-config) copy=yes ;;
        --keep) keep=yes ;;
        -*) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2 ;;
        *) steps="$steps $word" ;;
    esac
done
steps=${steps:-test demo}

[ "$(id -u)" = 0 ] || { echo "Please run it as root: debootstrap and chroot need that." >&2; exit 2; }
command -v debootstrap >/dev/null || { echo "Please install debootstrap first." >&2; exit 2; }

# Mounts made from here on are gone when this script is.
if [ -z "${FRESH_MACHINE:-}" ]; then
    FRESH_MACHINE=inside exec unshare --mount --propagation private "$0" "$@"
fi

root=$(mktemp -d "${TMPDIR:-/tmp}/fresh-machine.XXXXXX")
chmod 755 "$root" # apt fetches as a user of its own
clean() {
    for mounted in proc dev/pts dev/shm; do
        if mountpoint -q "$root/$mounted"; then umount -l "$root/$mounted"; fi
    done
    if [ "$keep" = yes ]; then echo "Left for a look: $root"; else rm -rf --one-file-system "$root"; fi
}
trap clean EXIT
trap 'exit 1' INT TERM

# Runs a command in the fresh machine, with nothing of this one's environment (but see above).
inside() {
    # shellcheck disable=SC2046 # one word a variable
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root $(settings) \
        chroot "$root" sh -c 'cd && exec "$@"' sh "$@"
}

# Variables that say how to reach packages: certificates, proxies, pip's own.
settings() {
    if [ "$copy" = yes ]; then env | grep -iE '^(PIP_|SSL_CERT_|[a-z]+_proxy=)[^ ]*$' || true; fi
}

# The files that say the same: apt's sources and keys, pip's settings, certificates, names.
copy_config() {
    rm -f "$root/etc/apt/sources.list"
    for path in /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/apt.conf.d \
        /etc/apt/auth.conf.d /etc/apt/keyrings /etc/apt/trusted.gpg.d /usr/share/keyrings \
        /etc/ssl/certs /usr/local/share/ca-certificates /etc/pip.conf \
        "$HOME/.config/pip/pip.conf" /etc/hosts /etc/resolv.conf; do
        [ -e "$path" ] || continue
        case $path in "$HOME"/*) target=/root${path#"$HOME"} ;; *) target=$path ;; esac
        mkdir -p "$root${target%/*}"
        cp -aLT "$path" "$root$target"
    done
}

host_mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | head -n 1
}

mirror=${MIRROR:-}
if [ -z "$mirror" ] && [ "$copy" = yes ]; then mirror=$(host_mirror); fi

echo "Making a fresh $suite in $root"
# shellcheck disable=SC2086 # no mirror, no word
debootstrap --variant=minbase --include=python3,make,git "$suite" "$root" $mirror \
    >"$root.log" 2>&1 || { tail -n 5 "$root.log" >&2; exit 1; }
rm -f "$root.log"
if [ "$copy" = yes ]; then copy_config; fi
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/pts" "$root/dev/shm"
mount -t devpts devpts "$root/dev/pts"
mount -t tmpfs tmpfs "$root/dev/shm"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d" # packages start no services here
chmod +x "$root/usr/sbin/policy-rc.d"
git clone --quiet --no-hardlinks . "$root/root/regulars"

for round in first second; do
    for step in $steps; do
        started=$(date +%s)
        echo "== make $step, the $round time"
        inside make -C regulars "$step" </dev/null
        echo "== make $step, the $round time: $(($(date +%s) - started)) s"
    done
done
echo "Everything worked on a fresh $suite."
