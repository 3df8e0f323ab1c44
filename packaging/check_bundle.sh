#!/bin/sh
# Uses the bundle as an owner would who has no Python: as another user, from an empty folder whose
# name has blanks and umlauts, with the bundle where nobody may write.
#
#   packaging/check_bundle.sh [BUNDLE]     the usual is build/package/regulars
#
# Needs root, to become somebody else.
set -eu
cd "${0%/*}/.."

bundle=$(realpath "${1:-build/package/regulars}")
[ "$(id -u)" = 0 ] || { echo "Please run it as root: it becomes another user." >&2; exit 2; }

root=$(mktemp -d "${TMPDIR:-/tmp}/bundle.XXXXXX")
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
place="$root/Bäckerei Süd, neu"
home="$root/Zuhause von José"
mkdir "$place" "$home" "$root/read-only"
cp -a "$bundle" "$place/regulars"
chmod -R a+rX,go-w "$place"
chown -R 65534:65534 "$home"

# Runs the bundle as nobody, who has a home and nothing else.
as_owner() {
    owner_home=$1
    shift
    (cd "$home" && setpriv --reuid 65534 --regid 65534 --clear-groups env -i \
        HOME="$owner_home" LANG=C.UTF-8 PATH=/usr/bin:/bin QT_QPA_PLATFORM=offscreen \
        "$place/regulars/regulars" "$@")
}

step() { printf '%-40s' "$1"; shift; "$@" >"$root/said" 2>&1 && echo "works" || fail; }
fail() { echo "fails"; cat "$root/said" >&2; exit 1; }

cat >"$home/orders.csv" <<'CSV'
Order,Date,Customer,Email,Total,Currency
9001,2026-01-05,Ada Example,ada@example.org,12.50,GBP
9002,2026-02-02,Ada Example,ada@example.org,14.00,GBP
CSV
chown 65534:65534 "$home/orders.csv"

step "a sample is made" as_owner "$home" new "Plan für März.regulars" --sample
step "its window opens" as_owner "$home" "Plan für März.regulars" --quit-when-ready
step "an export is taken in" as_owner "$home" import "Plan für März.regulars" orders.csv --as any_orders
step "who comes back is said" as_owner "$home" numbers "Plan für März.regulars"
step "the plan is printed" as_owner "$home" print "Plan für März.regulars" -o "Plan für März.pdf"
step "a backup is written" as_owner "$home" backup "Plan für März.regulars" -o copy.regulars
step "the file is sound" as_owner "$home" check "Plan für März.regulars"
head -c 5 "$home/Plan für März.pdf" | grep -q '%PDF-' || fail
gzip -dc tests/data/revision_5.regulars.gz >"$home/old.regulars"
chown 65534 "$home/old.regulars"
step "an older file is brought up to date" as_owner "$home" old.regulars --quit-when-ready
if as_owner "$root/read-only" new "$root/read-only/x.regulars" >"$root/said" 2>&1; then fail; fi
grep -q Traceback "$root/said" && fail
printf "%-40s%s\n" "a folder that cannot be written" "$(cat "$root/said")"
step "a home that cannot be written" as_owner "$root/read-only" "Plan für März.regulars" --quit-when-ready
grep -q Traceback "$root/said" && fail
echo "The bundle works for somebody else."
