"""A workbook with one tidy sheet a subject: real days and numbers, heads that stay in sight."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from core.business.queries import business
from core.exporting.saving import save_whole
from core.exporting.subjects import Cell, Table, tables
from core.store.database import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDEST, NARROWEST = 60, 9
"""Characters that a column is wide at most and at least."""
LOOKED_AT = 200
"""Rows that a column's width is taken from."""
LONGEST = 32_767
"""Characters that a cell of a workbook may hold."""


def write_workbook(reader: Reader, path: Path, today: dt.date) -> int:
    """Write the workbook to `path`; says how many rows it has.

    The same file and day give the same bytes. Raises UserError for the place.
    """
    from xlsxwriter import Workbook

    held = io.BytesIO()
    book = Workbook(held, {"in_memory": True, "strings_to_urls": False})
    made = dt.datetime.combine(today, dt.time())
    book.set_properties({"title": business(reader).name, "created": made})
    count = sum(_sheet(book, table) for table in tables(reader, today))
    book.close()
    save_whole(path, held.getvalue())
    return count


def _sheet(book: Workbook, table: Table) -> int:
    sheet = book.add_worksheet(table.name[:31])
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    # Excel's own short day, which every country sees as it writes days.
    day = book.add_format({"num_format": 14, "align": "left"})
    sheet.freeze_panes(1, 1)
    widths = [len(one) for one in table.heads]
    for place, words in enumerate(table.heads):
        sheet.write_string(0, place, words, head)
    count = 0
    for count, row in enumerate(table.rows(), 1):
        for place, value in enumerate(row):
            _write(sheet, count, place, value, day)
            if count <= LOOKED_AT:
                widths[place] = max(widths[place], len(str(value or "")))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(max(width + 1, NARROWEST), WIDEST))
    sheet.autofilter(0, 0, count, len(table.heads) - 1)
    return count


def _write(sheet: Worksheet, row: int, place: int, value: Cell, day: object) -> None:
    """Text is written as text, whatever it begins with: no cell is ever a formula."""
    if isinstance(value, dt.date):
        sheet.write_datetime(row, place, dt.datetime.combine(value, dt.time()), day)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value)
    elif value is not None:
        sheet.write_string(row, place, value[:LONGEST])
