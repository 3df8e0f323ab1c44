"""Where the files that ship with Regulars are: fonts, icons, sheets, samples."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

PROGRAM = "regulars" if hasattr(sys, "_MEIPASS") else "main.py"
"""What the owner types to start it: the bundle's program, or the script of the checkout."""


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, `resource("fonts", "Inter_400Regular.ttf")`.

    Works from the source tree and from a PyInstaller bundle, which unpacks to `sys._MEIPASS`.
    Whether the file exists is for the caller to see.
    """
    return _root().joinpath(*parts)


@cache
def _root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parent.parent
    return root / "resources"
