"""Builds what owners install: a bundle that needs no Python, and on Linux a .deb of it.

    python packaging/package.py [--bundle-only] [--no-compare]

The bundle lies in build/package/regulars, the .deb beside it. Says how large it is, which parts
are largest, and how large the smallest possible window would be (`--no-compare` leaves that out).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "package"
BUNDLE = OUT / "regulars"
LARGEST = 10
STRIPPED = (
    "typst/*.so", "libpython3*.so*", "python3*/lib-dynload/*.so", "sqlcipher3/*.so",
    "cryptography/**/*.so", "sqlalchemy/**/*.so", "python_calamine/*.so",
)  # fmt: skip
"""Libraries that carry more names than anyone needs. OpenBLAS is not among them: what strip makes
of it cannot be loaded."""
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv)
window = QWidget()
window.show()
"""


def main(arguments: list[str]) -> int:
    """Build what is asked for; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--bundle-only", action="store_true", help="no .deb")
    parser.add_argument("--no-compare", action="store_true", help="no bare window beside it")
    asked = parser.parse_args(arguments)
    bundle(ROOT / "packaging" / "regulars.spec")
    strip(BUNDLE / "_internal")
    print(f"The bundle has {megabytes(BUNDLE):.0f} MB: {BUNDLE.relative_to(ROOT)}")
    for size, part in largest(BUNDLE / "_internal"):
        print(f"{size:8.1f} MB  {part}")
    if not asked.no_compare:
        print(f"A bare PySide6 window has {bare():.0f} MB")
    if not asked.bundle_only and sys.platform == "linux":
        import deb

        made = deb.build(BUNDLE, OUT)
        print(f"The .deb has {made.stat().st_size / 1e6:.0f} MB: {made.relative_to(ROOT)}")
    return 0


def bundle(script: Path, *options: str) -> None:
    """Run PyInstaller on a spec file or a script."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    folders = ["--distpath", str(OUT), "--workpath", str(OUT / "work")]
    subprocess.run([*command, *folders, *options, str(script)], check=True, cwd=ROOT)


def strip(folder: Path) -> None:
    """Take names that only debuggers read out of the largest libraries."""
    if sys.platform != "linux" or not shutil.which("strip"):
        return
    for pattern in STRIPPED:
        for library in folder.glob(pattern):
            subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)


def bare() -> float:
    """The size in MB of a bundle that shows an empty window, made by the same tool."""
    script = OUT / "bare_window.py"
    script.write_text(BARE, encoding="utf-8")
    bundle(script, "--name", "bare", "--specpath", str(OUT))
    size = megabytes(OUT / "bare")
    shutil.rmtree(OUT / "bare")
    return size


def largest(folder: Path) -> list[tuple[float, str]]:
    """The largest parts of a bundle: packages with what belongs to them, and single libraries."""
    parts = ((megabytes(part), part.name) for part in folder.iterdir())
    return sorted(parts, reverse=True)[:LARGEST]


def megabytes(path: Path) -> float:
    """What a file or folder takes, in millions of bytes; links take nothing."""
    return sum(file.lstat().st_size for file in _files(path) if not file.is_symlink()) / 1e6


def _files(path: Path) -> Iterator[Path]:
    return (
        (file for file in path.rglob("*") if not file.is_dir()) if path.is_dir() else iter([path])
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
