"""One file, many tables: reports stack them, with titles and notes between.

A table begins at its head, the first row of several names after a blank line, a title (one cell)
or a note (a line that begins with #), and ends before the next of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.importing.contact_table import lower
from core.importing.reading import Row, Table

_NOTE = re.compile(r"#(?:\s|-|$)")
_VALUE = re.compile(
    r"[<>~$€£]?\s*[-+(]?\d[\d.,:%\s'’]*[KkMm%)]?|--?|n/?a|nan|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*",
    re.IGNORECASE,
)


@dataclass
class Section:
    """One table of a file: its title, the notes above it, its head and its rows."""

    file: str
    sheet: str
    title: str
    notes: list[str]
    head: Row
    rows: list[Row] = field(default_factory=list)
    torn_line: int | None = None

    @property
    def names(self) -> list[str]:
        """The names of its columns as they are compared."""
        return lower(self.head.cells)

    def column(self, *wanted: str) -> int | None:
        """The place of the first column with one of these names, the names in their order."""
        names = self.names
        return next((names.index(name) for name in wanted if name in names), None)

    def cells(self, place: int | None) -> list[str]:
        """What stands in a column."""
        if place is None:
            return []
        return [row.cells[place] for row in self.rows if place < len(row.cells)]


def sections_of(tables: Iterable[Table]) -> list[Section]:
    """Every table in every part of an export."""
    return [section for table in tables for section in _sections(table)]


def _sections(table: Table) -> list[Section]:
    found: list[Section] = []
    title, notes, taken = "", list[str](), False
    open_one: Section | None = None
    for place, row in enumerate(table.rows):
        cells = [cell for cell in row.cells if cell]
        if not cells:
            open_one = None
        elif _NOTE.match(row.cells[0]) and len(cells) == 1:
            if taken:
                # Notes stand above their table: those below one belong to the next.
                title, notes, taken = "", [], False
            notes.append(row.cells[0].lstrip("# -").strip())
            open_one = None
        elif _is_title(row, cells, table.rows[place + 1 : place + 2], open_one):
            title, open_one = row.cells[0].strip("* "), None
        elif open_one is not None:
            open_one.rows.append(row)
        else:
            open_one = Section(table.file, table.sheet, title, list(notes), row)
            open_one.torn_line = table.torn_line
            found.append(open_one)
            taken = True
    return found


def _is_title(
    row: Row, cells: Sequence[str], below: Sequence[Row], open_one: Section | None
) -> bool:
    """Whether a row of one cell heads a table. Inside a table it may be a line without figures."""
    if len(cells) != 1 or not row.cells[0]:
        return False
    if open_one is None:
        return True
    if is_value(row.cells[0]):
        return False
    return bool(below) and not below[0].is_blank and is_head(below[0])


def is_head(row: Row) -> bool:
    """Whether a row can be a head: several names, and no figure or day among them."""
    cells = [cell for cell in row.cells if cell]
    return len(cells) > 1 and not any(is_value(cell) for cell in cells)


def is_value(cell: str) -> bool:
    """Whether a cell is a figure, a day or says that there is none."""
    return _VALUE.fullmatch(cell.strip()) is not None
