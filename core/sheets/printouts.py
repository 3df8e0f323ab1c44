"""Earlier printouts: kept as they went out, and shown again.

Keeping one is no step of undo: nobody who takes back an edit means the paper.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.sheets.limits import KEPT
from core.sheets.options import Options
from core.store.changes import Kind
from core.store.database import Reader
from core.store.operation import Store
from core.text import tr


@dataclass(frozen=True)
class PrintoutRow:
    """A printout without its pages' content; `sheets` are keys, in the order of the paper."""

    id: int
    printed_at: dt.datetime
    plan_name: str
    sheets: tuple[str, ...]
    paper: str
    ink: str
    pages: int


def keep_printout(
    store: Store, plan_name: str, options: Options, pages: int, pdf: bytes, now: dt.datetime
) -> int:
    """Keep a PDF as it was printed or saved; the oldest beyond the newest twenty go."""
    from sqlalchemy import text

    from core.sheets.tables import Printout

    row = Printout(
        printed_at=now,
        plan_name=plan_name,
        sheets=",".join(options.sheets),
        paper=options.paper,
        ink=options.ink,
        pages=pages,
        pdf=pdf,
    )
    with store.operation(
        tr("Keep the printout"), kind=Kind.QUIET, touches=("printout",)
    ) as session:
        session.add(row)
        session.flush()
        session.connection().execute(
            text(
                "DELETE FROM printout WHERE id NOT IN "
                "(SELECT id FROM printout ORDER BY id DESC LIMIT :kept)"
            ),
            {"kept": KEPT},
        )
        return int(row.id)


def printouts(reader: Reader) -> list[PrintoutRow]:
    """What was printed, the newest first."""
    return reader.each(
        _row,
        "SELECT id, printed_at, plan_name, sheets, paper, ink, pages FROM printout "
        "ORDER BY id DESC",
    )


def printout_pdf(reader: Reader, printout_id: int) -> bytes | None:
    """A printout's PDF, None when it is not kept any more."""
    found = reader.value("SELECT pdf FROM printout WHERE id = :id", id=printout_id)
    return None if found is None else bytes(found)


def _row(id_: int, printed_at: str, plan_name: str, sheets: str, *rest: str | int) -> PrintoutRow:
    paper, ink, pages = rest
    return PrintoutRow(
        id_,
        dt.datetime.fromisoformat(printed_at),
        plan_name,
        tuple(sheets.split(",")),
        str(paper),
        str(ink),
        int(pages),
    )
