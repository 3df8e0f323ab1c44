"""What one person bought, by index: their orders as the newest import that counts has them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.orders.limits import CANCELLED
from core.store.database import Reader

SHOWN = 100
"""Orders that are read of a person; the newest."""

_MINE = """WITH mine AS MATERIALIZED (
    SELECT buyer.id FROM person_key k JOIN buyer
    ON buyer.kind = k.kind AND buyer.scope = k.scope AND buyer.value = k.value
    WHERE k.person_id = :person)"""
_NEWEST = """JOIN import_batch b ON b.id = o.batch_id AND b.active = 1
    WHERE NOT EXISTS (SELECT 1 FROM {table} newer JOIN import_batch n
        ON n.id = newer.batch_id AND n.active = 1
        WHERE newer.source = o.source AND newer.external_id = o.external_id
        AND newer.nth = o.nth AND newer.batch_id > o.batch_id)"""
_ORDERS = f"""{_MINE}
    SELECT o.id, o.source, o.external_id, o.day, o.currency, o.total, o.refunded, o.status,
           o.items, o.code, o.landing, o.referrer
    FROM mine JOIN purchase_order o ON o.buyer_id = mine.id
    {_NEWEST.format(table="purchase_order")}"""
_PAYMENTS = f"""SELECT o.id, o.source, o.external_id, o.day, o.currency, o.total, o.refunded,
           o.status, '' AS items, '' AS code, '' AS landing, '' AS referrer
    FROM mine JOIN payment o ON o.buyer_id = mine.id
    {_NEWEST.format(table="payment")}
    AND o.is_till = 1 AND NOT EXISTS (SELECT 1 FROM sold WHERE sold.external_id = o.order_ref
        OR (sold.day = o.day AND sold.currency = o.currency AND sold.total = o.total))"""


@dataclass(frozen=True)
class OrderRow:
    """One order, or a payment that is a sale itself; amounts in minor units.

    `items` are the names of what was bought.
    """

    id: int
    source: str
    number: str
    day: dt.date
    currency: str
    total: int
    refunded: int
    cancelled: bool
    items: tuple[str, ...]
    code: str
    landing: str
    referrer: str


def orders_of(reader: Reader, person_id: int, most: int = SHOWN) -> list[OrderRow]:
    """A person's newest orders, the newest first."""
    rows = reader.rows(
        f"SELECT * FROM (SELECT * FROM ({_ORDERS}) UNION ALL "
        f"SELECT * FROM ({_with_sold()})) ORDER BY day DESC, id DESC LIMIT :most",
        person=person_id,
        most=most,
    )
    return [
        OrderRow(
            row.id,
            row.source,
            row.external_id,
            dt.date.fromisoformat(row.day),
            row.currency,
            row.total,
            row.refunded,
            row.status == CANCELLED,
            tuple(row.items.split("\n")) if row.items else (),
            row.code,
            row.landing,
            row.referrer,
        )
        for row in rows
    ]


def _with_sold() -> str:
    """Payments of the person's that no order of theirs tells of already."""
    return f"{_MINE}, sold AS ({_ORDERS.removeprefix(_MINE)}) {_PAYMENTS}"
