"""What exports of links are read into, and how their columns are read.

Every tool names its columns differently and means the same by them: their page, our page, the
words linked, whether it is followed, since when. A format says the names; this reads the rows.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from core.importing.order_values import day_in
from core.importing.reading import Problem, Row, Table, tables_of
from core.importing.seam import Answers, Chunk, Identified, Option, Question
from core.links import rules
from core.links.limits import FOLLOW, REL_WORDS, WORDS_LIMIT
from core.people import addresses
from core.text import tr

Names = Mapping[str, tuple[str, ...]]
"""The names that a column may have, in small letters, by what it is: "theirs", "ours", "words",
"nofollow", "sponsored", "ugc", "seen"."""

CHUNK = 5_000
"""Rows of a chunk."""
HEAD_WITHIN = 20
"""Lines in which the head of a table must come; some exports have a title first."""
DATES = "dates"
NO_WORDS = ("(empty)", "-", "n/a")
_YES = ("true", "yes", "1", "x")
_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})\b")


@dataclass(frozen=True)
class ReadLink:
    """One row of an export. What it does not say is empty or None; `whole_site` is a row about a
    site, whose linking pages it does not name."""

    line: int
    theirs: str
    ours: str = ""
    words: str = ""
    rel: str = ""
    seen_on: dt.date | None = None
    whole_site: bool = False


@dataclass(frozen=True)
class Head:
    """Where a table's columns are: its head's row, and the place of each known column."""

    row: int
    places: Mapping[str, int]

    def cell(self, row: Row, column: str) -> str:
        """A row's cell in a column, empty where there is none."""
        place = self.places.get(column, len(row.cells))
        return row.cells[place] if place < len(row.cells) else ""


def head_of(table: Table, names: Names, needed: Sequence[str]) -> Head | None:
    """The head of a table of links, None when no row has all columns that are `needed`."""
    for place, row in enumerate(table.rows[:HEAD_WITHIN]):
        cells = [plain(cell) for cell in row.cells]
        places = {
            column: cells.index(name)
            for column, known in names.items()
            for name in [next((name for name in known if name in cells), None)]
            if name is not None
        }
        if all(column in places for column in needed):
            return Head(place, places)
    return None


def plain(cell: str) -> str:
    """A column's name as it is compared."""
    return " ".join(cell.replace("_", " ").casefold().split())


def rows_of(
    table: Table, head: Head, answers: Answers, *, whole_site: bool = False
) -> Iterator[Chunk]:
    """The links under a head, in chunks, with a problem for each row that has no address."""
    problems = list(table.problems)
    links: list[ReadLink] = []
    for row in table.rows[head.row + 1 :]:
        if row.is_blank:
            continue
        try:
            links.append(_link(row, head, answers, whole_site=whole_site))
        except UserError:
            theirs = head.cell(row, "theirs")
            said = tr("“{cell}” is no address of a page.", cell=theirs[:60])
            problems.append(Problem(table.file, row.line, said))
        if len(links) == CHUNK:
            yield Chunk(links, problems)
            links, problems = [], []
    yield Chunk(links, problems)


def date_questions(table: Table, head: Head | None) -> tuple[Question, ...]:
    """What to ask about days that could be read both ways; nothing when the file tells."""
    if head is None or "seen" not in head.places:
        return ()
    found = [_SLASHED.match(head.cell(row, "seen")) for row in table.rows[head.row + 1 :]]
    # Nobody writes the month first with dots.
    pairs = [(int(one[1]), int(one[3])) for one in found if one and one[2] == "/"]
    if not pairs or any(max(pair) > 12 for pair in pairs):
        return ()
    month_last = Option("dmy", tr("Day first: 1/12 is 1 December"))
    month_first = Option("mdy", tr("Month first: 1/12 is 12 January"))
    return (Question(DATES, tr("How are days written in this file?"), (month_last, month_first)),)


def day_of(text: str, answers: Answers) -> dt.date | None:
    """A day as exports write it, None for what is none."""
    with suppress(ValueError):
        return dt.date.fromisoformat(text[:10])
    slashed = _SLASHED.match(text)
    if slashed:
        first, second, year = (int(slashed[part]) for part in (1, 3, 4))
        month_first = second > 12 or (
            slashed[2] == "/" and answers.get(DATES) == "mdy" and first <= 12
        )
        day, month = (second, first) if month_first else (first, second)
        with suppress(ValueError):
            return dt.date(year, month, day)
        return None
    with suppress(ValueError):
        return day_in(text.replace("-", " "))
    return None


def _link(row: Row, head: Head, answers: Answers, *, whole_site: bool) -> ReadLink:
    words = head.cell(row, "words")
    ours = head.cell(row, "ours")
    return ReadLink(
        line=row.line,
        theirs=addresses.checked(head.cell(row, "theirs")),
        ours=addresses.checked(ours) if ours else "",
        words="" if words.casefold() in NO_WORDS else rules.shortened(words, WORDS_LIMIT),
        rel=_rel(row, head),
        seen_on=day_of(head.cell(row, "seen"), answers),
        whole_site=whole_site,
    )


def _rel(row: Row, head: Head) -> str:
    if not any(word in head.places for word in REL_WORDS):
        return ""
    given = [word for word in REL_WORDS if plain(head.cell(row, word)) in (*_YES, word)]
    return rules.rel_of(given) if given else FOLLOW


@dataclass(frozen=True)
class LinkTable:
    """An export that is one table with a head of its own: what a format needs beside its name."""

    names: Names
    needed: Sequence[str] = ("theirs", "ours", "words")

    def identify(self, names: Sequence[str], heads: Sequence[Table]) -> Identified:
        """Sure of its head."""
        head = head_of(heads[0], self.names, self.needed)
        return Identified(0.95 if head else 0.0, date_questions(heads[0], head))

    def read(self, path: Path, answers: Answers) -> Iterator[Chunk]:
        """The links. A file without the head yields nothing: `identify` does not know it."""
        table = tables_of(path)[0]
        head = head_of(table, self.names, self.needed)
        if head is not None:
            yield from rows_of(table, head, answers)
