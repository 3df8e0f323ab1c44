"""`main.py export`: what other programs read, by the ending of the file that is asked for."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path

from core.errors import UserError
from core.store import database, versions
from core.store.database import Reader
from core.text import and_list, tr, trn


def _calendar(reader: Reader, path: Path, asked: argparse.Namespace) -> str:
    from core.exporting.ics import write_calendar

    n = write_calendar(reader, path, asked.today or dt.date.today(), doer=asked.doer)
    return trn("{path}: {n} entry.", "{path}: {n} entries.", n, path=path)


def _workbook(reader: Reader, path: Path, asked: argparse.Namespace) -> str:
    from core.exporting.workbook import write_workbook

    return _rows(path, write_workbook(reader, path, asked.today or dt.date.today()))


def _everything(reader: Reader, path: Path, asked: argparse.Namespace) -> str:
    from core.exporting.everything import write_everything

    return _rows(path, write_everything(reader, path))


def _folder(reader: Reader, path: Path, asked: argparse.Namespace) -> str:
    from core.exporting.csv_folder import write_folder

    return _rows(path, write_folder(reader, path, asked.today or dt.date.today()))


def _rows(path: Path, n: int) -> str:
    return trn("{path}: {n} row.", "{path}: {n} rows.", n, path=path)


WRITERS: dict[str, Callable[[Reader, Path, argparse.Namespace], str]] = {
    ".ics": _calendar,
    ".xlsx": _workbook,
    ".json": _everything,
    "": _folder,
}
"""What writes a file of each ending, and says what it wrote; without an ending it is a folder."""


def _endings() -> str:
    return and_list([ending for ending in WRITERS if ending])


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb takes beside the file."""
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="OUT",
        required=True,
        help=tr(
            "the file to write; its ending says what: {endings}, or none for a folder of CSV",
            endings=_endings(),
        ),
    )
    parser.add_argument(
        "--doer", default="", metavar="NAME", help=tr("of the calendar, what falls to NAME alone")
    )
    parser.add_argument(
        "--today",
        type=dt.date.fromisoformat,
        default=None,
        metavar="DATE",
        help=tr("as known on this day (2027-03-09), today unless given"),
    )


def write(path: Path, key: str | None, asked: argparse.Namespace) -> int:
    """Write what is asked of the file at `path`; it is only read, also beside an open window.

    Raises LockedProblem and FileProblem like opening, and UserError for an ending that nothing
    writes and a place that cannot be written.
    """
    writer = WRITERS.get(asked.output.suffix.lower())
    if writer is None:
        raise UserError(
            tr(
                "Nothing here writes {name}. Give it the ending {endings}, or none for a folder.",
                name=asked.output.name,
                endings=_endings(),
            )
        )
    connection = database.connect_to_read(path, key=key)
    try:
        versions.refuse_all_but_ours(connection, path)
        said = writer(Reader(connection), asked.output, asked)
    finally:
        connection.close()
    print(said, file=sys.stderr)
    return 0
