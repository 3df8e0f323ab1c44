"""Puts a bundle into a .deb: menu entry, icons, file type, man page, licences.

Used by package.py; needs dpkg-deb and ldd, which every Debian has.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import icons

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from core.release import releases, this_release  # noqa: E402

TEMPLATES = ROOT / "packaging" / "linux"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
KEEPER = "The Regulars authors <regulars@localhost>"
ELF = b"\x7fELF"
LOADED_LATER = ("libdbus-1-3", "libegl1", "libgl1", "fontconfig", "xdg-utils")
"""What Qt opens by name when it starts, so that no library asks for it."""
CONTROL = """Package: regulars
Version: {version}
Architecture: {architecture}
Maintainer: {keeper}
Section: misc
Priority: optional
Installed-Size: {size}
Depends: {depends}
Recommends: gnome-keyring | kwalletmanager
Description: plan a social presence that brings customers back
 For the owner of a small business: business goals, the people to talk to, two
 or three networks, prospects, ideas, campaigns and a calendar, and charts of
 who comes back, from the shop's own orders. It prints the plan.
 .
 One file on the laptop, no account and no internet.
"""
OVERRIDES = """# One folder with interpreter, libraries and data, as PyInstaller makes it.
regulars: custom-library-search-path
regulars: embedded-library
regulars: hardening-no-bindnow
regulars: hardening-no-fortify-functions
regulars: hardening-no-pie
regulars: library-not-linked-against-libc
regulars: shared-library-lacks-prerequisites
regulars: unstripped-binary-or-object
regulars: image-file-in-usr-lib
regulars: repeated-path-segment
# There is no public address yet.
regulars: bogus-mail-host
regulars: bogus-mail-host-in-debian-changelog
"""
COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Regulars

Files: *
Copyright: 2026 The Regulars authors
License: Expat

Files: usr/lib/regulars/_internal/*
Copyright: the authors of each part
License: various
 Each part keeps its own licence. The list of parts, with their versions, licences and sources,
 is usr/lib/regulars/_internal/resources/licences/components.toml, and the texts lie beside it.

License: Expat
{licence}
"""


def build(bundle: Path, out: Path) -> Path:
    """Make the .deb of `bundle` in the folder `out`; returns its path."""
    version = this_release().version
    tree = out / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(bundle, tree / "usr/lib/regulars", symlinks=True)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/regulars").symlink_to("../lib/regulars/regulars")
    fill = filler()
    _desktop_files(tree, fill)
    _icons(tree / "usr/share/icons/hicolor")
    _documents(tree, fill)
    _control(tree, bundle, version)
    _permissions(tree)
    made = out / f"regulars_{version}_{architecture()}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(tree), str(made)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    shutil.rmtree(tree)
    return made


def filler() -> Callable[[str], str]:
    """Puts version, day, releases and verbs into the templates."""
    newest = this_release()
    told = {
        "@VERSION@": newest.version,
        "@DATE@": newest.day.isoformat(),
        "@RELEASES@": "\n    ".join(
            f'<release version="{one.version}" date="{one.day}"/>' for one in releases()
        ),
        "@VERBS@": verbs_for_man(),
    }

    def fill(text: str) -> str:
        for mark, words in told.items():
            text = text.replace(mark, words)
        return text

    return fill


def verbs_for_man() -> str:
    """The verbs as man page entries, read from the program's own help."""
    command = [sys.executable, str(ROOT / "main.py"), "--help"]
    words = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    verbs = re.findall(r"^ {4}(\w+) +(\S.*)$", words, re.MULTILINE)
    return "\n".join(f".TP\n.B {verb}\n{said}" for verb, said in verbs)


def architecture() -> str:
    """Debian's word for this machine."""
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def needed_packages(bundle: Path) -> list[str]:
    """The Debian packages of the libraries that the bundle asks for and does not hold."""
    files = (file for file in bundle.rglob("*") if file.is_file() and not file.is_symlink())
    binaries = [file for file in files if file.open("rb").read(4) == ELF]
    held = {file.name for file in bundle.rglob("*")}
    asked = set()
    for binary in binaries:
        shown = subprocess.run(["ldd", str(binary)], capture_output=True, text=True, check=False)
        for name, path in re.findall(r"(\S+) => (/\S+)", shown.stdout):
            if name not in held:
                asked.add(os.path.realpath(path))
    return sorted({package for path in asked for package in _package_of(path)})


def _package_of(path: str) -> set[str]:
    for name in (path, path.removeprefix("/usr")):
        shown = subprocess.run(["dpkg", "-S", name], capture_output=True, text=True, check=False)
        if shown.returncode == 0:
            return {line.split(":")[0] for line in shown.stdout.splitlines()}
    return set()


def _control(tree: Path, bundle: Path, version: str) -> None:
    libc = f"libc6 (>= {platform.libc_ver()[1]})"
    others = set(needed_packages(bundle)) | set(LOADED_LATER)
    depends = [libc, *sorted(others - {"libc6"})]
    size = sum(file.lstat().st_size for file in tree.rglob("*") if not file.is_dir()) // 1024
    folder = tree / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text(
        CONTROL.format(
            version=version,
            architecture=architecture(),
            keeper=KEEPER,
            size=size,
            depends=", ".join(depends),
        )
    )
    (folder / "md5sums").write_text("".join(_sums(tree)))


def _sums(tree: Path) -> Iterator[str]:
    """A line for each file, by which dpkg sees later whether one was damaged."""
    for path in sorted((tree / "usr").rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "md5").hexdigest()
            yield f"{found}  {path.relative_to(tree)}\n"


def _desktop_files(tree: Path, fill: Callable[[str], str]) -> None:
    share = tree / "usr/share"
    for name, place in {
        "regulars.desktop": "applications/regulars.desktop",
        "regulars.mime.xml": "mime/packages/regulars.xml",
        "regulars.metainfo.xml": "metainfo/app.regulars.regulars.metainfo.xml",
    }.items():
        target = share / place
        target.parent.mkdir(parents=True)
        target.write_text(fill((TEMPLATES / name).read_text(encoding="utf-8")), encoding="utf-8")


def _icons(folder: Path) -> None:
    icons.draw((folder / f"{size}x{size}/apps/regulars.png", size) for size in ICON_SIZES)
    scalable = folder / "scalable" / "apps" / "regulars.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copy(icons.MARK, scalable)


def _documents(tree: Path, fill: Callable[[str], str]) -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    indented = "\n".join(f" {line}" if line.strip() else " ." for line in licence.splitlines())
    doc = tree / "usr/share/doc/regulars"
    doc.mkdir(parents=True)
    (doc / "copyright").write_text(COPYRIGHT.format(licence=indented), encoding="utf-8")
    _zip(doc / "changelog.gz", debian_changelog())
    _zip(tree / "usr/share/man/man1/regulars.1.gz", fill((TEMPLATES / "regulars.1").read_text()))
    overrides = tree / "usr/share/lintian/overrides/regulars"
    overrides.parent.mkdir(parents=True)
    overrides.write_text(OVERRIDES)


def debian_changelog() -> str:
    """The release notes in the form that Debian's tools read."""
    entries = []
    for release in releases():
        lines = re.findall(r"^- (.+)$", release.notes, re.MULTILINE)
        said = "\n".join(
            textwrap.fill(line, 78, initial_indent="  * ", subsequent_indent="    ")
            for line in lines
        )
        noon = dt.datetime.combine(release.day, dt.time(12), dt.UTC)
        stamp = noon.strftime("%a, %d %b %Y %H:%M:%S +0000")
        head = f"regulars ({release.version}) unstable; urgency=low"
        entries.append(f"{head}\n\n{said}\n\n -- {KEEPER}  {stamp}\n")
    return "\n".join(entries)


def _zip(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def _permissions(tree: Path) -> None:
    program = tree / "usr/lib/regulars/regulars"
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)
