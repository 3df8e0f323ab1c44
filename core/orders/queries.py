"""Orders as screens, measures and sheets read them."""

from __future__ import annotations

import datetime as dt

from core.orders.keeping import is_fresh
from core.orders.sales import ATTACHMENTS, CURRENT
from core.store.database import Reader


def purchases(reader: Reader) -> str:
    """What to read purchases from: the kept table, or while it lags behind the same in SQL.

    Columns: person_id (None for guests), day, currency, net (minor units), orders (0: no purchase).
    """
    return "purchase" if is_fresh(reader) else f"({CURRENT})"


def currency_sold_in(reader: Reader) -> str:
    """The business's currency where anything was sold in it or nothing was, else the one most used.

    Amounts of one currency are counted alone: they are never added to those of another.
    """
    table = purchases(reader)
    own = str(reader.value("SELECT currency FROM business") or "")
    if reader.value(
        f"SELECT EXISTS (SELECT 1 FROM {table} AS kept WHERE currency = :own)", own=own
    ):
        return own
    most = reader.value(
        f"SELECT currency FROM {table} AS kept GROUP BY currency "
        "ORDER BY sum(orders) DESC, currency LIMIT 1"
    )
    return str(most or own)


def last_days(reader: Reader, today: dt.date = dt.date.max) -> dict[str, dt.date]:
    """The last day up to `today` on which each source has a sale, in an import that counts."""
    rows = reader.rows(
        "SELECT source, max(day) AS day FROM (SELECT source, day, batch_id FROM purchase_order "
        "UNION ALL SELECT source, day, batch_id FROM payment WHERE is_till = 1) AS sale "
        "JOIN import_batch ON import_batch.id = batch_id AND active = 1 "
        "WHERE day <= :today GROUP BY source",
        today=today.isoformat(),
    )
    return {row.source: dt.date.fromisoformat(row.day) for row in rows}


def attachments(reader: Reader) -> dict[int, int]:
    """Which order each payment belongs to, by their ids; payments that belong to none are left
    out."""
    return {row.payment_id: row.order_id for row in reader.rows(ATTACHMENTS)}
