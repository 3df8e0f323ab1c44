"""Imports as the list of them shows them, and the records that count."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.store.database import Reader


@dataclass(frozen=True)
class Imported:
    """One file that was taken in: when (UTC), what days it covers, how many records it brought."""

    id: int
    format: str
    file_name: str
    imported_at: dt.datetime
    covers_from: dt.date | None
    covers_to: dt.date | None
    active: bool
    records: int


_IMPORTED = """
    SELECT id, format, file_name, imported_at, covers_from, covers_to, active,
           (SELECT count(*) FROM source_record WHERE batch_id = import_batch.id)
           + (SELECT count(*) FROM purchase_order WHERE batch_id = import_batch.id)
           + (SELECT count(*) FROM payment WHERE batch_id = import_batch.id)
           + (SELECT count(*) FROM refund WHERE batch_id = import_batch.id)
           + (SELECT count(*) FROM traffic WHERE batch_id = import_batch.id)
           + (SELECT count(*) FROM post WHERE batch_id = import_batch.id)
           + (SELECT count(*) FROM survey_answer WHERE batch_id = import_batch.id)
    FROM import_batch
"""


def imports(reader: Reader) -> list[Imported]:
    """Every import, removed ones too, newest first."""
    return reader.each(_imported, f"{_IMPORTED} ORDER BY imported_at DESC, id DESC")


def imported_before(reader: Reader, digest: str) -> Imported | None:
    """The import of just this file (SHA-256 in hex) that counts now; None when there is none."""
    found = reader.each(
        _imported, f"{_IMPORTED} WHERE digest = :digest AND active = 1 ORDER BY id", digest=digest
    )
    return found[-1] if found else None


def current_records(reader: Reader, source: str) -> dict[tuple[str, int], str]:
    """What a source says now, (its id, which of several alike) to JSON.

    Of every record the newest of an active import.
    """
    rows = reader.rows(
        "SELECT external_id, nth, payload, max(batch_id) AS batch FROM source_record "
        "JOIN import_batch ON import_batch.id = batch_id AND active = 1 "
        "WHERE source = :source GROUP BY external_id, nth",
        source=source,
    )
    return {(row.external_id, row.nth): row.payload for row in rows}


def _imported(
    batch: int,
    format_key: str,
    file_name: str,
    imported_at: str,
    covers_from: str | None,
    covers_to: str | None,
    active: int,
    records: int,
) -> Imported:
    return Imported(
        batch,
        format_key,
        file_name,
        dt.datetime.fromisoformat(imported_at),
        dt.date.fromisoformat(covers_from) if covers_from else None,
        dt.date.fromisoformat(covers_to) if covers_to else None,
        bool(active),
        records,
    )
