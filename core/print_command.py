"""`main.py print`: sheets of the plan as one PDF."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from core.exporting.saving import save_whole
from core.sheets.catalogue import KEYS, chosen
from core.sheets.limits import INKS, PAPERS
from core.sheets.options import Options
from core.store import database, versions
from core.store.database import Reader
from core.text import tr, trn


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb takes beside the file."""
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT.pdf", required=True, help=tr("the PDF to write")
    )
    parser.add_argument(
        "--sheets",
        default="all",
        metavar="A,B",
        help=tr("which of {keys}, or all (the usual)", keys=", ".join(KEYS)),
    )
    parser.add_argument("--paper", choices=PAPERS, default=PAPERS[0], help=tr("A4 unless given"))
    parser.add_argument("--ink", choices=INKS, default=INKS[0], help=tr("colour unless given"))
    parser.add_argument(
        "--doer", default="", metavar="NAME", help=tr("the week of one of the team alone")
    )
    parser.add_argument(
        "--today",
        type=dt.date.fromisoformat,
        default=None,
        metavar="DATE",
        help=tr("as known on this day (2027-03-09), today unless given"),
    )


def write(path: Path, key: str | None, asked: argparse.Namespace) -> int:
    """Write the sheets of the file at `path`; it is only read, also beside an open window.

    Raises LockedProblem and FileProblem like opening, and UserError for a sheet that there is not
    and a place that cannot be written.
    """
    from core.sheets.gathering import gather
    from core.sheets.typesetting import Press, page_count

    options = Options(
        today=asked.today or dt.date.today(),
        sheets=chosen(asked.sheets),
        paper=asked.paper,
        ink=asked.ink,
        doer=asked.doer,
    )
    connection = database.connect_to_read(path, key=key)
    try:
        versions.refuse_all_but_ours(connection, path)
        paper = gather(Reader(connection), options)
    finally:
        connection.close()
    press = Press()
    pdf = press.pdf(paper)
    save_whole(asked.output, pdf)
    for sentence in press.notes(paper):
        print(sentence, file=sys.stderr)
    said = trn("{path}: {n} page.", "{path}: {n} pages.", page_count(pdf), path=asked.output)
    print(said, file=sys.stderr)
    return 0
