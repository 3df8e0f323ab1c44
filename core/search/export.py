"""What an export of searches would bring, before anything of it is kept."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.importing.formats import search_console
from core.importing.packed import parts_of
from core.importing.reading import Problem, Table
from core.importing.search_rows import SearchedWords, SearchNote, SearchPeriod, SearchRow
from core.search.queries import known_numbers
from core.store.database import Reader
from core.text import tr

PARTLY = 0.4
"""From this on a file is an export of Search Console, though maybe without its searches."""


@dataclass(frozen=True)
class SearchExport:
    """One export, ready to be shown and taken: how many of its words are new, and how many are
    known with other numbers. `remarks` say what was assumed, `problems` what was left out."""

    file_name: str
    digest: str
    words: tuple[SearchedWords, ...]
    covers_from: dt.date | None = None
    covers_to: dt.date | None = None
    new: int = 0
    changed: int = 0
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def brings(self) -> bool:
        """Whether taking it would change anything."""
        return bool(self.new or self.changed)


def search_export(reader: Reader, path: Path) -> SearchExport:
    """Read an export of searches. Raises UserError when the file is none, or cannot be read."""
    rows, problems = _read(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    words = tuple(row for row in rows if isinstance(row, SearchedWords))
    period = next((row for row in rows if isinstance(row, SearchPeriod)), None)
    remarks = [row.sentence for row in rows if isinstance(row, SearchNote)]
    if words and period is None:
        remarks.append(
            tr(
                "The file does not say which days it counts. The whole file that Search Console "
                "saves does."
            )
        )
    new, changed = compared(reader, words)
    return SearchExport(
        path.name,
        digest,
        words,
        period.first if period else None,
        period.last if period else None,
        new,
        changed,
        tuple(remarks),
        tuple(problems),
    )


def compared(reader: Reader, words: Sequence[SearchedWords]) -> tuple[int, int]:
    """How many words are new, and how many are known with other numbers."""
    known = known_numbers(reader)
    new = sum(word.text not in known for word in words)
    same = sum(
        known.get(word.text) == (word.clicks, word.impressions, word.position) for word in words
    )
    return new, len(words) - new - same


def _read(path: Path) -> tuple[list[SearchRow], list[Problem]]:
    heads = parts_of(path)
    names = [path.name, *(table.sheet or table.file for table in heads)]
    _refuse_strange(path.name, names, heads)
    rows: list[SearchRow] = []
    problems: list[Problem] = []
    for chunk in search_console.read(path, {}):
        rows.extend(chunk.rows)
        problems.extend(chunk.problems)
    return rows, problems


def _refuse_strange(name: str, names: Sequence[str], heads: Sequence[Table]) -> None:
    confidence = search_console.identify(names, heads).confidence
    if confidence < PARTLY:
        raise UserError(
            tr(
                "{name} is no performance export of Search Console. There choose Performance, "
                "then Export.",
                name=name,
            )
        )
