"""Ahrefs: backlinks of a site, as UTF-16 with tabs or as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.importing.link_rows import date_questions, head_of, rows_of
from core.importing.reading import Table, tables_of
from core.importing.seam import Answers, Chunk, Identified
from core.text import tr

KEY = "ahrefs_links"
NAMES = {
    "theirs": ("referring page url",),
    "ours": ("target url", "link url"),
    "words": ("anchor", "link anchor"),
    "nofollow": ("nofollow",),
    "sponsored": ("sponsored",),
    "ugc": ("ugc",),
    "seen": ("first seen",),
}
NEEDED = ("theirs", "ours", "words")


def words() -> str:
    """What the export is called."""
    return tr("Backlinks from Ahrefs")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure of its head."""
    head = head_of(heads[0], NAMES, NEEDED)
    return Identified(0.95 if head else 0.0, date_questions(heads[0], head))


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """The links. A file without the head yields nothing: `identify` does not know it."""
    table = tables_of(path)[0]
    head = head_of(table, NAMES, NEEDED)
    if head is not None:
        yield from rows_of(table, head, answers)
