"""What an import leaves in the file, for the verbs of the subjects that import."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import Cancelled

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DIGEST_BYTES = 16


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


def take_in(
    session: Session,
    incoming: Incoming,
    chunks: Iterable[Sequence[Record]],
    now: dt.datetime,
    *,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    also: Also | None = None,
) -> int:
    """Write a file's records as a new batch that counts; returns the id of the batch.

    Raises Cancelled between two chunks when `cancelled` says so.
    """
    batch = _new_batch(session, incoming, now)
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
    switch(session, batch, active=True)
    return batch


def switch(session: Session, batch: int, *, active: bool) -> None:
    """Let the records of a batch count, or not."""
    from core.importing.tables import ImportBatch

    session.get_one(ImportBatch, batch).active = active


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
