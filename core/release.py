"""Which Regulars this is: version, day and what is new, all from the release notes."""

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


def releases() -> list[Release]:
    """Every release, the newest first. Raises OSError when the release notes are missing."""
    text = notes_file().read_text(encoding="utf-8")
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
