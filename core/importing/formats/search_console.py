"""Google Search Console, Performance: what people typed before Google showed the site.

The export is a zip of Queries, Pages, Countries, Devices, Dates (or Chart) and Filters, a
workbook with the same sheets, or Queries.csv alone. Only Queries is read; the days come from
Dates, else from Filters. Tables and columns are known by their heads, whatever the language.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from core.errors import UserError
from core.importing.figures import NO_VALUE, is_dated, share_of
from core.importing.formats.search_console_heads import (
    DATE_KEYS,
    TYPE_KEYS,
    Columns,
    columns_of,
)
from core.importing.order_values import day_in
from core.importing.packed import parts_of
from core.importing.reading import Problem, Row, Table
from core.importing.seam import Answers, Chunk, Identified
from core.importing.search_rows import SearchedWords, SearchNote, SearchPeriod, SearchRow
from core.search.rules import WORDS_LIMIT
from core.text import tr

KEY = "search_console"
MOST_COUNTED = 10**12
"""Clicks or impressions past which a cell is no count."""
_HEAD_WITHIN = 20
"""Rows that may stand above a head: titles and comments."""

_WHOLE = re.compile(r"\d+|\d{1,3}(?:[.,\s'’]\d{2,3})*[.,\s'’]\d{3}")
_GUARD = re.compile(r"'(?=[=+@\d-])")
_SPAN = re.compile(r"\s*[–—]\s*|\s+-\s+|(?<=\d)-(?=[A-Z])")
_EITHER_ORDER = re.compile(r"\d{1,2}[/-]")


def words() -> str:
    """What the export is called."""
    return tr("Search Console performance export")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure of a table of queries; below one half for the export's other tables alone."""
    found = [_head(table) for table in heads]
    columns = [columns for _, columns in filter(None, found)]
    if any(one.text is not None for one in columns):
        return Identified(0.95 if any(one.position is not None for one in columns) else 0.7)
    return Identified(0.4 if any(one.position is not None for one in columns) else 0.0)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """The searches, the period and what was filtered. Raises UserError without searches."""
    tables = parts_of(path)
    rows: list[SearchRow] = []
    problems: list[Problem] = []
    queries = [table for table in tables if _is_queries(table)]
    if not queries:
        raise UserError(
            tr(
                "{name} has no Queries table. In Search Console choose Performance, Export, and "
                "take the whole file that it saves.",
                name=path.name,
            )
        )
    for table in queries[:1]:
        rows.extend(_searches(table, problems))
    rows.extend(_about([table for table in tables if table not in queries]))
    yield Chunk(rows, problems)


def _is_queries(table: Table) -> bool:
    head = _head(table)
    return head is not None and head[1].text is not None


def _head(table: Table) -> tuple[int, Columns] | None:
    """The place of a table's head among its rows, and its columns."""
    for place, row in enumerate(islice(table.rows, _HEAD_WITHIN)):
        if columns := columns_of(row.cells):
            return place, columns
    return None


def _searches(table: Table, problems: list[Problem]) -> Iterator[SearchRow]:
    head = _head(table)
    assert head is not None
    place, columns = head
    problems.extend(table.problems)
    if columns.compares:
        yield SearchNote(tr("The export compares two periods. The first one is read."))
    seen: set[str] = set()
    for row in table.rows[place + 1 :]:
        if row.is_blank:
            continue
        try:
            found = _search(row, columns, table.file, problems)
            if found.text in seen:
                raise ValueError(tr("“{words}” stands in the file twice.", words=found.text[:60]))
        except ValueError as error:
            problems.append(Problem(table.file, row.line, str(error)))
        else:
            seen.add(found.text)
            yield found


def _search(row: Row, columns: Columns, file: str, problems: list[Problem]) -> SearchedWords:
    """A row's search. Raises ValueError with the sentence that says why there is none."""
    if len(row.cells) <= max(columns.clicks, columns.impressions, columns.position or 0):
        raise ValueError(tr("This line has fewer cells than its head: it is cut off."))
    text = " ".join(_GUARD.sub("", row.cells[columns.text or 0], count=1).split())
    if not text:
        raise ValueError(tr("This line has numbers, but no words."))
    if len(text) > WORDS_LIMIT:
        raise ValueError(tr("These words are too long for a search."))
    clicks, impressions = _whole(row.cells[columns.clicks]), _whole(row.cells[columns.impressions])
    position = None
    if columns.position is not None:
        try:
            position = _position(row.cells[columns.position])
        except ValueError as error:
            problems.append(Problem(file, row.line, str(error)))
    return SearchedWords(text, clicks, impressions, position, row.line)


def _whole(cell: str) -> int:
    """A count, with or without separators. Raises ValueError with a sentence."""
    bare = cell.replace("\u00a0", " ").replace("\u202f", " ").strip()
    if not _WHOLE.fullmatch(bare):
        raise ValueError(_no_number(cell))
    count = int(re.sub(r"\D", "", bare))
    if count > MOST_COUNTED:
        raise ValueError(_no_number(cell))
    return count


def _position(cell: str) -> float | None:
    if cell.strip().casefold() in NO_VALUE:
        return None
    if is_dated(cell):
        raise ValueError(_no_number(cell))
    try:
        place = share_of(cell)
    except ValueError:
        raise ValueError(_no_number(cell)) from None
    return place if place and place > 0 else None


def _no_number(cell: str) -> str:
    if is_dated(cell):
        return tr(
            "“{cell}” was a number before a spreadsheet made a day of it. Export the file again "
            "and choose it unopened.",
            cell=cell[:40],
        )
    return tr("“{cell}” is no number.", cell=cell[:40])


def _about(tables: Sequence[Table]) -> Iterator[SearchRow]:
    """The period, by its days or by the filters, and what else was filtered."""
    days = [day for table in tables if _head(table) for day in _days_of(table)]
    filters = [pair for table in tables if not _head(table) for pair in _pairs_of(table)]
    spans = [_span(value) for key, value in filters if key.casefold() in DATE_KEYS]
    period = SearchPeriod(min(days), max(days)) if days else next(filter(None, spans), None)
    if period:
        yield period
    for key, value in filters:
        known = key.casefold() in DATE_KEYS
        usual = key.casefold() in TYPE_KEYS and value.casefold() == "web"
        if value and not known and not usual:
            yield SearchNote(tr("The export was filtered: {key} {value}.", key=key, value=value))


def _days_of(table: Table) -> list[dt.date]:
    """The days in the first column; none when anything else stands there too."""
    head = _head(table)
    assert head is not None
    try:
        return [
            dt.date.fromisoformat(row.cells[0][:10])
            for row in table.rows[head[0] + 1 :]
            if not row.is_blank
        ]
    except ValueError:
        return []


def _pairs_of(table: Table) -> list[tuple[str, str]]:
    """A table of two columns below its head: a filter and its value."""
    rows = [row for row in table.rows if not row.is_blank]
    if any(len(row.cells) != 2 for row in rows):
        return []
    return [(row.cells[0], row.cells[1]) for row in rows[1:]]


def _span(value: str) -> SearchPeriod | None:
    """A period of one's own ("1 Jan 2027 – 31 Mar 2027"); None for "Last 3 months"."""
    days = [_day(part.strip()) for part in _SPAN.split(value)]
    if len(days) != 2 or days[0] is None or days[1] is None or days[0] > days[1]:
        return None
    return SearchPeriod(days[0], days[1])


def _day(text: str) -> dt.date | None:
    if _EITHER_ORDER.match(text):
        return None
    with suppress(ValueError):
        return day_in(text)
    return None
