"""What all tables of contacts have in common: a head somewhere near the top, cells by its names."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from core.errors import UserError
from core.importing.contact_rows import ContactRow
from core.importing.packed import parts_of
from core.importing.reading import Problem, Row, Table
from core.importing.seam import Chunk
from core.text import tr

CHUNK = 1_000
HEAD_ROWS = 12
"""Rows at the top among which the head is looked for."""
_GUARD = re.compile(r"^['’](?=[\d+=@-])")


class Cells:
    """A line's cells by the names in the head, in whatever case; guards of Excel taken off."""

    def __init__(self, head: Sequence[str], row: Row) -> None:
        self.line = row.line
        self._cells = [
            (name, _GUARD.sub("", cell)) for name, cell in zip(head, row.cells, strict=False)
        ]

    def get(self, *names: str) -> str:
        """The first cell under one of `names` that is not blank."""
        return next(
            (cell for name in names for head, cell in self._cells if head == name and cell), ""
        )

    def under(self, fits: Callable[[str], object]) -> tuple[str, ...]:
        """All cells that are not blank whose head fits, each once."""
        return tuple(dict.fromkeys(cell for head, cell in self._cells if cell and fits(head)))

    def joined(self, *names: str) -> str:
        """The cells under `names` with a blank between."""
        return " ".join(cell for name in names if (cell := self.get(name)))

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell for _, cell in self._cells)


def heads_in(heads: Iterable[Table]) -> Iterator[set[str]]:
    """The cells of each row that may be a head, in small letters."""
    for table in heads:
        for row in table.rows[:HEAD_ROWS]:
            yield set(lower(row.cells))


def lower(cells: Sequence[str]) -> list[str]:
    """Names of columns as they are compared."""
    return [cell.strip().strip('"').casefold() for cell in cells]


def chunks(
    path: Path,
    wanted: Collection[str],
    make: Callable[[Table, Cells], ContactRow | str],
) -> Iterator[Chunk]:
    """The contacts of every table that has a head with `wanted` in it, a thousand at a time.

    `make` returns a contact, or a sentence on why the line is left out (empty: no word of it).
    Raises UserError when there is no such table.
    """
    rows: list[ContactRow] = []
    problems: list[Problem] = []
    found = False
    for table in parts_of(path):
        place = _head_at(table, wanted)
        problems.extend(table.problems)
        if place is None:
            problems.append(
                Problem(table.file, None, tr("This part has no contacts and was passed over."))
            )
            continue
        found = True
        head = lower(table.rows[place].cells)
        for row in table.rows[place + 1 :]:
            made = made_of(table, head, row, make)
            if isinstance(made, ContactRow):
                rows.append(made)
            elif made:
                problems.append(Problem(table.file, row.line, made))
            if len(rows) == CHUNK:
                yield Chunk(rows, problems)
                rows, problems = [], []
    if not found:
        raise UserError(tr("{name} has no list of contacts.", name=path.name))
    yield Chunk(rows, problems)


def made_of(
    table: Table,
    head: Sequence[str],
    row: Row,
    make: Callable[[Table, Cells], ContactRow | str],
) -> ContactRow | str:
    """A line as a contact, or why it is left out; blank lines without a word."""
    if row.is_blank or row.line == table.torn_line:
        return ""
    if any(row.cells[len(head) :]):
        return tr("This line has more cells than the head has names, so it was left out.")
    return make(table, Cells(head, row))


def _head_at(table: Table, wanted: Collection[str]) -> int | None:
    """The row that has the most names of `wanted`, if it has any."""
    scores = [len(set(lower(row.cells)) & set(wanted)) for row in table.rows[:HEAD_ROWS]]
    best = max(scores, default=0)
    return scores.index(best) if best else None


def nobody() -> str:
    """What is said of a line with neither a name nor an address."""
    return tr("This line names nobody, so it was left out.")


def several(cell: str, mark: str) -> tuple[str, ...]:
    """The values of a cell that holds several, each once."""
    return tuple(dict.fromkeys(part.strip() for part in cell.split(mark) if part.strip()))


def quoted_list(cell: str) -> tuple[str, ...]:
    """Values between commas, each of which may stand in quotation marks."""
    parts = next(csv.reader([cell], skipinitialspace=True), []) if cell else []
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def yes(cell: str) -> bool:
    """Whether a cell says yes."""
    return cell.strip().casefold() in ("yes", "y", "true", "1", "oui", "ja", "sí", "si", "x")


def no(cell: str) -> bool:
    """Whether a cell says no; a blank one says nothing."""
    return cell.strip().casefold() in ("no", "n", "false", "0", "non", "nein", "nee")
