#!/bin/sh
# Sets up what Regulars needs: .venv from requirements.lock, and the system's libraries where
# they are missing (through apt, or one line that names them).
#
#   packaging/setup.sh app     to run it
#   packaging/setup.sh test    to run it and to check it
#
# PYTHON=python3.12 chooses the interpreter. A second run compares a stamp and starts at once.
set -eu
cd "${0%/*}/.."

purpose=${1:-app}
venv=.venv
python=$venv/bin/python
log=build/setup.log
tools="gnome-keyring-daemon:gnome-keyring dbus-run-session:dbus Xvfb:xvfb xauth:xauth
    xdotool:xdotool pdftotext:poppler-utils"

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
on_linux() { [ "$(uname)" = Linux ]; }
has() { command -v "$1" >/dev/null 2>&1; }

# What the stamp holds: the lock, this script, and the interpreter that .venv really starts.
stamp() { cat requirements.lock packaging/setup.sh | cksum; "$python" -V; }

is_ready() {
    [ -x "$python" ] && [ -f "$venv/ready-$purpose" ] || return 1
    [ "$(cat "$venv/ready-$purpose")" = "$(stamp 2>&1)" ] || return 1
    [ -z "${PYTHON:-}" ] || [ "$("$PYTHON" -V 2>&1)" = "$("$python" -V)" ] || return 1
    [ "$purpose" != test ] || [ -z "$(missing_tools)" ]
}

# Debian packages of the programs that tests use and this machine lacks.
missing_tools() {
    on_linux || return 0
    for pair in $tools; do
        has "${pair%%:*}" || printf '%s ' "${pair#*:}"
    done
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if has "$name" && is_new_enough "$name"; then say "$name"; return; fi
    done
    name=${PYTHON:-python3}
    if has "$name"; then found="$name here is $("$name" -V 2>&1)"; else found="there is no $name here"; fi
    fail "Regulars needs Python 3.11 or newer, and $found." \
        "Install one, or name it: make PYTHON=python3.12."
}

apt_install() {
    [ $# -gt 0 ] || return 0
    has apt-get || fail "Please install these first (names as in Debian): $*"
    may=
    if [ "$(id -u)" != 0 ]; then
        { has sudo && sudo -n true 2>/dev/null; } || fail "Please run this first: sudo apt-get install $*"
        may="sudo -n"
    fi
    say "Installing from the system: $*"
    apt="$may env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120"
    mkdir -p build
    if ! $apt install --no-install-recommends "$@" </dev/null >"$log" 2>&1; then
        # Most often the lists are old or were never fetched.
        { $apt update && $apt install --no-install-recommends "$@"; } </dev/null >>"$log" 2>&1 || {
            tail -n 5 "$log" >&2
            fail "These could not be installed: $*. The whole story is in $log."
        }
    fi
}

make_venv() {
    chosen=$(find_python)
    if ! "$chosen" -c 'import ensurepip, venv' 2>/dev/null; then apt_install "${chosen##*/}-venv"; fi
    if [ ! -x "$python" ] || [ "$("$python" -V 2>&1)" != "$("$chosen" -V)" ]; then
        say "Making $venv with $("$chosen" -V)"
        "$chosen" -m venv --clear "$venv"
    fi
}

install_packages() {
    say "Installing the packages of requirements.lock"
    "$python" -m pip install --quiet --no-input --disable-pip-version-check \
        --require-hashes --no-deps --only-binary :all: -r requirements.lock \
        || fail "The packages could not be installed; the lines above say why."
}

# The Debian package of a library that Qt asks for.
package_of() {
    case $1 in
        libEGL.so.1) say libegl1 ;;
        libGL.so.1) say libgl1 ;;
        libX11.so.6) say libx11-6 ;;
        libX11-xcb.so.1) say libx11-xcb1 ;;
        libbrotli*) say libbrotli1 ;;
        libdbus-1.so.3) say libdbus-1-3 ;;
        libfontconfig.so.1) say libfontconfig1 ;;
        libfreetype.so.6) say libfreetype6 ;;
        libg*-2.0.so.0) say libglib2.0-0 ;;
        libgssapi_krb5.so.2) say libgssapi-krb5-2 ;;
        libz.so.1) say zlib1g ;;
        libzstd.so.1) say libzstd1 ;;
        # libxcb-icccm.so.4 -> libxcb-icccm4, libxkbcommon-x11.so.0 -> libxkbcommon-x11-0
        *) say "$1" | sed 's/\([0-9]\)\.so\./\1-/; s/\.so\.//' ;;
    esac
}

# The parts of Qt that the app loads, by themselves or on the way to a screen.
qt_parts="plugins/platforms/libqxcb.so plugins/platforms/libqoffscreen.so
    plugins/platforms/libqwayland.so plugins/xcbglintegrations/libqxcb-egl-integration.so
    plugins/xcbglintegrations/libqxcb-glx-integration.so lib/libQt6Network.so.6
    lib/libQt6PrintSupport.so.6 lib/libQt6Svg.so.6 lib/libQt6Widgets.so.6"

# Debian packages of the libraries that these ask for and do not find.
missing_libraries() {
    on_linux && has ldd || return 0
    (cd $venv/lib/python3.*/site-packages/PySide6/Qt && ldd $qt_parts) \
        | awk '/not found/ && !/libQt6/ { print $1 }' | sort -u \
        | while read -r library; do package_of "$library"; done | sort -u | tr '\n' ' '
}

is_ready && exit 0
make_venv
install_packages
needed=$(missing_libraries)
[ "$purpose" != test ] || needed="$needed$(missing_tools)"
# shellcheck disable=SC2086 # one word a package
apt_install $needed
still=$(missing_libraries)
[ -z "$still" ] || fail "Qt still does not find libraries of these packages: $still"
stamp >"$venv/ready-app"
[ "$purpose" != test ] || cp "$venv/ready-app" "$venv/ready-test"
