#!/bin/sh
# Makes build/package/Regulars-VERSION.dmg. Not run yet: see packaging/INSTALLERS.md.
# SIGN_AS="Developer ID Application: …" signs it; without that it opens by right click, Open.
set -eu
cd "${0%/*}/../.."

packaging/setup.sh test
python=.venv/bin/python
$python packaging/icons.py build/package
iconutil --convert icns --output build/package/mark.icns build/package/mark.iconset
$python packaging/package.py --bundle-only --no-compare
version=$($python -c "import tomllib; print(tomllib.load(open('pyproject.toml', 'rb'))['project']['version'])")

app=build/package/Regulars.app
if [ -n "${SIGN_AS:-}" ]; then
    codesign --deep --force --options runtime --timestamp --sign "$SIGN_AS" "$app"
    codesign --verify --deep --strict "$app"
fi
disk=build/package/disk
rm -rf "$disk"
mkdir -p "$disk"
cp -R "$app" "$disk/"
ln -s /Applications "$disk/Applications"
hdiutil create -volname Regulars -srcfolder "$disk" -ov -format UDZO "build/package/Regulars-$version.dmg"
rm -rf "$disk"
