"""The first rows of an export as they were understood, for the owner to see that they are right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from core.importing.order_rows import PAYMENT, REFUND
from core.networks.catalogue import catalogue
from core.orders.incoming import OrdersPreview
from core.orders.limits import CANCELLED, OPEN
from core.text import money, number, short_day, tr
from core.traffic.incoming import ANSWER, POST, TRAFFIC, TrafficPreview, Values
from core.traffic.words import measure_words

SHOWN = 50


@dataclass(frozen=True)
class FirstRows:
    """Heads, and cells below them; `figures` are the places of columns that hold numbers."""

    heads: tuple[str, ...] = ()
    rows: Sequence[tuple[str, ...]] = ()
    figures: frozenset[int] = frozenset()
    wide: int = 0
    """The place of the column with words, which takes the room that is left."""


Sold = tuple[str, str, int, str, str, str, str]
"""Day, customer, minor units, currency, what it is, its state, its number."""


def order_rows(shown: OrdersPreview) -> FirstRows:
    """Day, customer, amount, and what it is."""
    return stored_orders([
        (
            one.day,
            one.sale.name or one.sale.email or one.sale.phone or one.sale.customer,
            one.sale.total,
            one.sale.currency,
            one.sale.what,
            one.sale.status,
            one.sale.id,
        )
        for one in shown.placed[:SHOWN]
    ])  # fmt: skip


def stored_orders(sold: Sequence[Sold]) -> FirstRows:
    """The same of records that are stored."""
    heads = (tr("Day"), tr("Customer"), tr("Amount"), tr("What it is"), tr("Number"))
    rows = [
        (
            _day(on),
            customer or tr("Guest"),
            money(-total if what == REFUND else total, currency),
            _what(what, status),
            number_there,
        )
        for on, customer, total, currency, what, status, number_there in sold
    ]
    return FirstRows(heads, rows, frozenset({2}), 1)


def traffic_rows(shown: TrafficPreview) -> FirstRows:
    """Of figures, posts and answers those that the file has most of."""
    if not shown.rows:
        return FirstRows()
    table = max(shown.rows, key=lambda name: len(shown.rows[name]))
    return stored_traffic(table, shown.rows[table][:SHOWN])


def stored_traffic(table: str, rows: Sequence[Values]) -> FirstRows:
    """The same of rows of a table that are stored."""
    if table == TRAFFIC:
        heads = tr("Days"), tr("Where"), tr("What is counted"), tr("How many")
        return FirstRows(heads, [_figure(row) for row in rows], frozenset({3}), 1)
    if table == POST:
        names = tr("Day"), tr("Network"), tr("Post"), tr("Views"), tr("Likes"), tr("Comments")
        return FirstRows(names, [_post(row) for row in rows], frozenset({3, 4, 5}), 2)
    assert table == ANSWER
    asked = tr("Day"), tr("Answer", of="survey"), tr("In their words")
    said = [(_day(row["day"]), str(row["score"]), _line(row["words"])) for row in rows]
    return FirstRows(asked, said, frozenset({1}), 2)


def _figure(row: Values) -> tuple[str, ...]:
    first, last = str(row["starts_on"]), str(row["ends_on"])
    days = _day(first) if first == last else f"{_day(first)} – {_day(last)}"
    where = _network(row["network"]) or _line(row["words"]) or tr("The whole site")
    value = float(str(row["value"]))
    return days, where, measure_words(str(row["measure"])), number(value)


def _post(row: Values) -> tuple[str, ...]:
    counts = ["–" if row[name] is None else number(int(str(row[name])))
              for name in ("views", "likes", "comments")]  # fmt: skip
    said = _line(row["words"]) or _line(row["link"])
    return (_day(row["day"]), _network(row["network"]), said, *counts)


def _what(what: str, status: str) -> str:
    if what == REFUND:
        return tr("Refund")
    if status == CANCELLED:
        return tr("Cancelled")
    if status == OPEN:
        return tr("Not paid yet")
    return tr("Payment") if what == PAYMENT else tr("Order")


def _network(key: object) -> str:
    known = catalogue().get(str(key))
    return known.name if known else str(key)


def _day(text: object) -> str:
    return short_day(dt.date.fromisoformat(str(text)), year=True) if text else "–"


def _line(text: object) -> str:
    return " ".join(str(text).split())[:120]
