"""Imports for the list of them: what each was, and the first rows that it brought."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.importing.queries import imports
from core.importing.recognising import KINDS
from core.intake_rows import SHOWN, FirstRows, stored_orders, stored_traffic
from core.store.database import Reader
from core.traffic.incoming import ANSWER, POST, TRAFFIC


@dataclass(frozen=True)
class Batch:
    """One file that was taken in: its name, what it was, its days, when (UTC), how many rows."""

    id: int
    file_name: str
    words: str
    covers_from: dt.date | None
    covers_to: dt.date | None
    imported_at: dt.datetime
    records: int
    active: bool


def batches(reader: Reader) -> list[Batch]:
    """Every import, removed ones too, newest first."""
    words = {module.KEY: module.words() for _, modules in KINDS for module in modules}
    return [
        Batch(
            one.id,
            one.file_name,
            words.get(one.format, one.format),
            one.covers_from,
            one.covers_to,
            one.imported_at,
            one.records,
            one.active,
        )
        for one in imports(reader)
    ]


def batch_rows(reader: Reader, batch: int) -> FirstRows:
    """The first rows of an import; none of one whose rows are people, links or search words."""
    for table in (TRAFFIC, POST, ANSWER):
        rows = reader.rows(
            f"SELECT * FROM {table} WHERE batch_id = :batch ORDER BY id LIMIT {SHOWN}", batch=batch
        )
        if rows:
            return stored_traffic(table, [row._asdict() for row in rows])
    sales = [row for table, columns in _SALES for row in reader.rows(
        f"SELECT day, coalesce(value, '') AS customer, {columns}, external_id FROM {table} "
        "AS sale LEFT JOIN buyer ON buyer.id = buyer_id WHERE sale.batch_id = :batch "
        f"ORDER BY sale.id LIMIT {SHOWN}", batch=batch)]  # fmt: skip
    return stored_orders([tuple(row) for row in sales[:SHOWN]]) if sales else FirstRows()


_SALES = (
    ("purchase_order", "total, currency, 'order' AS what, status"),
    ("payment", "total, currency, 'payment' AS what, status"),
    ("refund", "amount AS total, currency, 'refund' AS what, 'paid' AS status"),
)
