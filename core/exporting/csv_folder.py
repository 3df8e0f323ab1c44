"""A folder with one CSV file a subject, for programs that read nothing better."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

from core.errors import UserError
from core.exporting.saving import save_whole
from core.exporting.subjects import Cell, tables
from core.store.database import Reader
from core.text import tr

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def write_folder(reader: Reader, path: Path, today: dt.date) -> int:
    """Write the files into the folder `path`, made when it is not there; says how many rows.

    UTF-8 with a mark that spreadsheets look for, commas, days as 2027-03-09. Raises UserError.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            tr("{path} cannot be made: {why}.", path=path, why=error.strerror or error)
        ) from error
    count = 0
    for table in tables(reader, today):
        held = io.StringIO(newline="")
        writer = csv.writer(held)
        writer.writerow(table.heads)
        for row in table.rows():
            writer.writerow([harmless(value) for value in row])
            count += 1
        save_whole(path / f"{table.key}.csv", held.getvalue().encode("utf-8-sig"))
    return count


def harmless(value: Cell) -> Cell:
    """A cell as it may stand in a CSV: text that would be taken for a formula gets a quote."""
    if isinstance(value, str) and value.startswith(RISKY):
        return f"'{value}"
    return value
