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
    xdotool:xdotool pdftotext:poppler-utils objdump:binutils"
# What Qt's modules and its ways to a screen (X11, Wayland, none) ask of Debian; the rest follows.
qt_packages="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libgssapi-krb5-2
    libwayland-cursor0 libx11-xcb1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-glx0 libxcb-icccm4
    libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-sync1
    libxcb-xfixes0 libxcb-xkb1"

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
    [ -z "$(missing_tools)" ]
}

# Debian packages of the programs that tests use and this machine lacks.
missing_tools() {
    on_linux && [ "$purpose" = test ] || return 0
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
    if ! "$chosen" -c 'import ensurepip, venv' 2>/dev/null; then
        # A machine without it is a fresh one: everything at once, or one line that names it all.
        # shellcheck disable=SC2086 # one word a package
        apt_install "${chosen##*/}-venv" $qt_packages $(missing_tools)
    fi
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

# Libraries that the parts of Qt which the app loads ask for and do not find.
missing_libraries() {
    on_linux && has ldd || return 0
    (
        cd $venv/lib/python3.*/site-packages/PySide6/Qt
        ldd plugins/platforms/libqxcb.so plugins/platforms/libqwayland.so \
            plugins/platforms/libqoffscreen.so plugins/xcbglintegrations/*.so \
            lib/libQt6Network.so.6 lib/libQt6PrintSupport.so.6 lib/libQt6Svg.so.6
    ) | awk '/not found/ && !/libQt6/ { print $1 }' | sort -u | tr '\n' ' '
}

# Python as a library, which the bundle starts; Debian keeps it in a package of its own.
missing_python_library() {
    on_linux && [ "$purpose" = test ] || return 0
    "$python" -c 'from PyInstaller.depend import bindepend; bindepend.get_python_library_path()' \
        2>/dev/null || "$python" -c 'import sys; print("libpython%d.%d" % sys.version_info[:2])'
}

is_ready && exit 0
make_venv
install_packages
needed="$(missing_tools)$(missing_python_library) "
[ -z "$(missing_libraries)" ] || needed="$needed$qt_packages"
# shellcheck disable=SC2086 # one word a package
apt_install $needed
still=$(missing_libraries)
[ -z "$still" ] || fail "Qt still does not find: $still"
stamp >"$venv/ready-app"
[ "$purpose" != test ] || cp "$venv/ready-app" "$venv/ready-test"
