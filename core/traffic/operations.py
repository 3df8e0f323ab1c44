"""What is done with figures, posts and survey answers: taking them in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from core.errors import Cancelled, UserError
from core.importing import writes as importing
from core.importing.mappings import remember, remembered
from core.importing.writes import Incoming
from core.people.limits import EMAIL
from core.store import backups
from core.store.changes import Place
from core.store.operation import Store
from core.text import tr
from core.traffic.incoming import ANSWER, TrafficPreview, Values

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

AT_ONCE = 20_000
LARGE = 5_000
"""An import of so many rows is preceded by a backup."""


def import_traffic(
    store: Store,
    shown: TrafficPreview,
    answers: Mapping[str, Mapping[str, str]] | None = None,
    *,
    told: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Take in a file that was looked at, whole or not at all; returns the import's number.

    `answers` are kept for the next file: by what they are remembered by, the answers by their
    questions' keys. Undo switches the import off. Raises UserError when nothing in it is new,
    Cancelled between two pieces when `cancelled` says so.
    """
    if not shown.brings:
        raise UserError(tr("Nothing in {name} is new.", name=shown.file_name))
    if shown.count >= LARGE:
        backups.back_up_if_changed(store, backups.Reason.IMPORT)
    first, last = shown.covers or (None, None)
    incoming = Incoming(shown.format, shown.file_name, shown.digest, first, last, shown.count)
    label = tr("Import {file}", file=shown.file_name)
    with store.operation(label, touches=tuple(shown.rows), place=Place("loyalty")) as session:
        batch = importing.take_in(session, incoming, (), store.clock())
        done = 0
        for table, rows in shown.rows.items():
            for start in range(0, len(rows), AT_ONCE):
                if cancelled is not None and cancelled():
                    raise Cancelled
                piece = rows[start : start + AT_ONCE]
                _write(session, table, batch, piece)
                done += len(piece)
                if told is not None:
                    told(done)
        for digest, given in (answers or {}).items():
            remember(session, digest, {**remembered(store.reader, digest), **given})
    return batch


def _write(session: Session, table: str, batch: int, rows: list[Values]) -> None:
    connection = session.connection()
    if table == ANSWER:
        rows = _with_buyers(connection, batch, rows)
    names = tuple(rows[0])
    marks = ", ".join("?" * (len(names) + 1))
    connection.exec_driver_sql(
        f"INSERT INTO {table} (batch_id, {', '.join(names)}) VALUES ({marks})",
        [(batch, *(row[name] for name in names)) for row in rows],
    )


def _with_buyers(connection: Any, batch: int, rows: list[Values]) -> list[Values]:
    """The answers, each with the key of who gave it as a buyer of this import."""
    emails = sorted({str(row["email"]) for row in rows if row["email"]})
    for email in emails:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO buyer (batch_id, kind, scope, value) VALUES (?, ?, '', ?)",
            (batch, EMAIL, email),
        )
    found = connection.exec_driver_sql("SELECT value, id FROM buyer WHERE batch_id = ?", (batch,))
    numbers = dict(tuple(row) for row in found)
    return [
        {**{key: value for key, value in row.items() if key != "email"},
         "buyer_id": numbers.get(row["email"])}
        for row in rows
    ]  # fmt: skip
