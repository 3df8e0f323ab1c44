"""Which Regulars this is: version, day and what is new, all from the release notes.

They are written in English; resources/news has them in the other languages.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from core.resources import resource

_HEAD = re.compile(r"^## (\S+) — (\d{4}-\d\d-\d\d)$", re.MULTILINE)


@dataclass(frozen=True)
class Release:
    """A version, the day it came out, and its `notes` as Markdown without their heading."""

    version: str
    day: dt.date
    notes: str


def releases(language: str = "") -> list[Release]:
    """Every release, the newest first, told in `language` ("de") where that has been written.

    Raises OSError when the release notes are missing.
    """
    written = _read(notes_file())
    said = resource("news", f"{language}.md")
    told = {one.version: one for one in _read(said)} if language and said.exists() else {}
    return [told.get(one.version, one) for one in written]


def _read(file: Path) -> list[Release]:
    text = file.read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [
        Release(head[1], dt.date.fromisoformat(head[2]), text[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=True)
    ]


def this_release() -> Release:
    """The one that runs."""
    return releases()[0]


def notes_file() -> Path:
    """CHANGELOG.md, beside the resources in the checkout and in the bundle."""
    return resource().parent / "CHANGELOG.md"
