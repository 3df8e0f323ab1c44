#!/bin/sh
# Uses the bundle as owners would who have no Python: as two other users, from empty folders whose
# names have blanks and umlauts, with the bundle where nobody may write. It asks for no internet and
# no screen, and takes half a minute.
#
#   packaging/check_bundle.sh [BUNDLE]     the usual is build/package/regulars
#
# Becoming somebody else takes root; without, the same user goes through it, and that is said.
set -eu
cd "${0%/*}/.."

checkout=$PWD
bundle=$(realpath "${1:-build/package/regulars}")
root=$(mktemp -d "${TMPDIR:-/tmp}/bundle.XXXXXX")
trap 'chmod -R u+w "$root"; rm -rf "$root"' EXIT
trap 'exit 1' INT TERM
said=$root/said
place="$root/Bäckerei Süd, neu"
first="$root/Zuhause von José"
second="$root/Zuhause von Ana"
shared="$root/für beide"
sealed="$root/nur zum Lesen"
nothing="$root/nothing"
plan="Plan für März.regulars"
mkdir "$place" "$first" "$second" "$shared" "$sealed" "$nothing"

if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null && setpriv --reuid 65534 true 2>/dev/null; then
    others=yes
else
    others=no
    echo "Nobody else can be become here (that takes root and setpriv): the same user tries it."
fi

# Gives files to an owner, "first" or "second".
belongs_to() {
    [ "$others" = yes ] || return 0
    owner=$1
    shift
    chown -R "$(number "$owner"):$(number "$owner")" "$@"
}
number() { if [ "$1" = first ]; then echo 65534; else echo 1; fi; }

# Runs the bundle as an owner with a home and nothing else: no Python, not one program on the path.
# HOUSE and SPOKEN change the home and the language.
regulars() {
    owner=$1
    shift
    if [ "$owner" = first ]; then home=$first; else home=$second; fi
    become=
    if [ "$others" = yes ]; then
        become="setpriv --reuid $(number "$owner") --regid $(number "$owner") --clear-groups"
    fi
    cd "$home"
    # shellcheck disable=SC2086 # its words are words
    exec $become env -i HOME="${HOUSE:-$home}" LANG=C.UTF-8 PATH="$nothing" \
        QT_QPA_PLATFORM=offscreen ${SPOKEN:+REGULARS_LANGUAGE=$SPOKEN} "$place/regulars/regulars" "$@"
}

# Each step runs in a shell of its own, so that its folder and its settings end with it.
step() {
    printf '%-46s' "$1"
    shift
    if ("$@") >"$said" 2>&1 && ! grep -q Traceback "$said"; then echo works; else fail; fi
}
# A step that has to be refused with one sentence, which holds a word.
refused() {
    printf '%-46s' "$1"
    word=$2
    shift 2
    if ("$@") >"$said" 2>&1; then fail; fi
    # What Qt says of a screen that is none is no sentence of ours.
    sed -i.all '/propagateSizeHints/d' "$said"
    if grep -q Traceback "$said" || [ "$(wc -l <"$said")" -ne 1 ] || ! grep -q "$word" "$said"; then fail; fi
    echo "refused: $(cat "$said")"
}
fail() { echo fails; cat "$said" >&2; exit 1; }
holds() { grep -q -e "$1" "$2" || { echo "There is no “$1”."; return 1; }; }

cp -a "$bundle" "$place/regulars"
cat >"$first/orders.csv" <<'CSV'
Order,Date,Customer,Email,Total,Currency
9001,2026-01-05,Ada Example,ada@example.org,12.50,GBP
9002,2026-02-02,Ada Example,ada@example.org,14.00,GBP
CSV
gzip -dc tests/data/revision_5.regulars.gz >"$first/old.regulars"
echo "a passphrase of several words" >"$first/words.txt"
chmod 755 "$root" "$first" "$second" "$place"
chmod 777 "$shared"
belongs_to first "$first"
belongs_to second "$second"
chmod -R a+rX,a-w "$place" "$sealed"

looks_around() {
    SPOKEN=$1
    regulars "$2" "$3" --look-around
}
# While the window is open, everything that it has loaded comes from the bundle or the system.
loads_nothing_else() {
    looks_around en first "$plan" &
    window=$!
    while kill -0 $window 2>/dev/null; do
        cat /proc/$window/maps >>"$root/maps" 2>/dev/null || true
        sleep 0.2
    done
    wait $window || return 1
    awk '$6 ~ "^/" { sub(/^([^ ]+ +){5}/, ""); print }' "$root/maps" 2>/dev/null | sort -u >"$root/loaded"
    if grep -v -F "$place/" "$root/loaded" | grep -E "python|^$checkout/"; then return 1; fi
    holds "loyalty	[1-9]" "$said"
}
speaks_german() {
    (SPOKEN=de && regulars first --help) >"$root/help" && holds Kunden "$root/help"
}
is_pdf() { head -c 5 "$1" | grep -q '%PDF-'; }
# A copy that says of itself to be of a format of the years to come (SQLite keeps it at byte 60).
newer() {
    cp "$first/$plan" "$first/newer.regulars"
    printf '\000\000\003\347' | dd of="$first/newer.regulars" bs=1 seek=60 conv=notrunc
    belongs_to first "$first/newer.regulars"
}
at_once() {
    regulars first new "$first/mine.regulars" --sample wedding &
    one=$!
    (regulars second new "$second/mine.regulars" --sample) && wait $one
}

step "a sample is made" regulars first new "$plan" --sample
step "its window opens" regulars first "$plan" --quit-when-ready
step "every page and chart is shown, none from here" loads_nothing_else
step "an export is taken in" regulars first import "$plan" orders.csv --as any_orders
step "who comes back is said" regulars first numbers "$plan"
step "the plan is printed" regulars first print "$plan" -o "$first/Plan für März.pdf" --sheets all
step "it is a PDF" is_pdf "$first/Plan für März.pdf"
step "a workbook is written" regulars first export "$plan" -o "$first/März.xlsx"
step "and a calendar file" regulars first export "$plan" -o "$first/März.ics"
step "a backup is written" regulars first backup "$plan" -o "$first/copy.regulars"
step "it is encrypted" regulars first encrypt "$first/copy.regulars" --passphrase-file words.txt
step "and read again" regulars first check "$first/copy.regulars" --passphrase-file words.txt
step "the file is sound" regulars first check "$plan"
step "an older file is brought up to date" regulars first old.regulars --quit-when-ready
step "it speaks German" speaks_german
step "a file of a newer format is made" newer
refused "the window, of a file of a newer format" newer regulars first newer.regulars --quit-when-ready
refused "a command, of the same" newer regulars first check newer.regulars
if [ "$others" = no ] && [ -w "$sealed" ]; then
    echo "Nothing is read-only for this user: a place and a home that are, are left out."
else
    refused "a folder that cannot be written" written regulars first new "$sealed/x.regulars"
    HOUSE=$sealed
    step "a home that cannot be written" regulars first "$first/$plan" --quit-when-ready
    refused "a backup in that home" . regulars first backup "$first/$plan"
    HOUSE=
fi
step "two users make a plan at once" at_once
step "the other user’s window opens" looks_around es second "$second/mine.regulars"
echo "The bundle works for somebody else."
