"""What is done with imports: taking a file in, taking it out, bringing it back."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import Cancelled, UserError
from core.store import backups
from core.store.operation import Store
from core.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DIGEST_BYTES = 16
LARGE = 5_000
"""An import of so many records is preceded by a backup."""


@dataclass(frozen=True)
class Incoming:
    """The file that comes in: the key of its format, its name, its SHA-256 in hex, the first and
    last day that it speaks of, and how many records the preview counted."""

    format: str
    file_name: str
    digest: str
    covers_from: dt.date | None = None
    covers_to: dt.date | None = None
    expected: int = 0


@dataclass(frozen=True)
class Record:
    """One record of it: the source, its id there, the record as JSON, which of several alike."""

    source: str
    external_id: str
    payload: str
    nth: int = 1


Also = Callable[["Session", int, Sequence[Record]], None]
"""Writes a subject's own rows for a chunk of records, given the batch."""


def store_import(
    store: Store,
    incoming: Incoming,
    chunks: Iterable[Sequence[Record]],
    *,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    also: Also | None = None,
) -> int:
    """Take a file in, whole or not at all; returns the id of its batch.

    `progress` hears how many records are stored after each chunk; when `cancelled` says so
    between two chunks, Cancelled is raised and nothing is left. Undo switches the batch off.
    Raises FileProblem when the disk has no room for it, or for the backup before a large one.
    """
    if incoming.expected >= LARGE:
        backups.back_up_if_changed(store, backups.Reason.IMPORT)
    label = tr("Import {file}", file=incoming.file_name)
    with store.operation(label) as session:
        batch = _new_batch(session, incoming, store.clock())
        stored = 0
        for chunk in chunks:
            if cancelled is not None and cancelled():
                raise Cancelled
            _write(session, batch, chunk)
            if also is not None:
                also(session, batch, chunk)
            stored += len(chunk)
            if progress is not None:
                progress(stored)
        _switch(session, batch, active=True)
    return batch


def remove_import(store: Store, batch_id: int) -> None:
    """Take out what a file brought; what older files said of the same records shows again."""
    name = _file_name(store, batch_id)
    with store.operation(tr("Remove import {file}", file=name)) as session:
        _switch(session, batch_id, active=False)


def bring_back_import(store: Store, batch_id: int) -> None:
    """Let a removed import count again. Raises UserError when it was cleared away meanwhile."""
    name = _file_name(store, batch_id)
    with store.operation(tr("Bring back import {file}", file=name)) as session:
        _switch(session, batch_id, active=True)


def _new_batch(session: Session, incoming: Incoming, now: dt.datetime) -> int:
    from core.importing.tables import ImportBatch

    batch = ImportBatch(
        format=incoming.format,
        file_name=incoming.file_name,
        digest=incoming.digest,
        covers_from=incoming.covers_from,
        covers_to=incoming.covers_to,
        imported_at=now,
        active=False,
    )
    session.add(batch)
    session.flush()
    return batch.id


def _write(session: Session, batch: int, chunk: Sequence[Record]) -> None:
    from sqlalchemy import insert

    from core.importing.tables import SourceRecord

    rows = [
        {
            "batch_id": batch,
            "source": record.source,
            "external_id": record.external_id,
            "nth": record.nth,
            "digest": _digest(record.payload),
            "payload": record.payload,
        }
        for record in chunk
    ]
    if rows:
        session.execute(insert(SourceRecord), rows)


def _digest(payload: str) -> str:
    return hashlib.blake2b(payload.encode(), digest_size=DIGEST_BYTES).hexdigest()


def _switch(session: Session, batch: int, *, active: bool) -> None:
    from core.importing.tables import ImportBatch

    session.get_one(ImportBatch, batch).active = active


def _file_name(store: Store, batch_id: int) -> str:
    name = store.reader.value("SELECT file_name FROM import_batch WHERE id = :id", id=batch_id)
    if name is None:
        raise UserError(tr("That import was cleared away. Import the file again."))
    return str(name)
