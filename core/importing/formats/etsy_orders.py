"""Etsy's sold orders and sold order items; its statement gives the refunds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from core.importing.order_rows import ORDER, REFUND, Sale
from core.importing.order_table import Fields, Reading, column, status_of
from core.importing.order_table import read as read_table
from core.importing.order_values import MDY
from core.importing.packed import heads_of
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.text import tr

KEY = "etsy_orders"
SOURCE = "etsy"
_ORDERS = ("sale date", "order id", "order value")
_ITEMS = ("sale date", "item name", "item total", "order id")
_STATEMENT = ("date", "type", "title", "info", "amount", "net")
_FIELDS: Fields = {
    "id": ("order id",),
    "date": ("sale date", "date"),
    "total": ("order total", "order value", "item total", "amount"),
    "adjusted": ("adjusted order total",),
    "currency": ("currency",),
    "buyer": ("buyer user id",),
    "nick": ("buyer",),
    "name": ("full name", "ship name"),
    "status": ("status",),
    "code": ("coupon code",),
    "item": ("item name",),
    "shipping": ("order shipping",),
    "tax": ("order sales tax",),
    "discount": ("discount amount",),
    "type": ("type",),
    "title": ("title",),
    "items": ("item name",),
}
_NUMBER = re.compile(r"#\s?(\d+)")


def words() -> str:
    """What the export is called."""
    return tr("Etsy orders")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the names of its columns. Etsy writes the month first everywhere."""
    for needed in (_ORDERS, _ITEMS, _STATEMENT):
        if column(heads, needed[0], *needed):
            return Identified(0.97 if needed is not _STATEMENT else 0.9)
    return Identified(0.0)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every order, or of a statement every refund. Raises UserError when it is neither."""
    sales: dict[object, Sale] = {}
    heads = heads_of(path)
    found = (n for n in (_ORDERS, _ITEMS, _STATEMENT) if column(heads, n[0], *n))
    needed = next(found, _ORDERS)
    taking = {_ORDERS: _order, _ITEMS: _item, _STATEMENT: _statement}[needed]

    def take(reading: Reading) -> Callable[[int, tuple[str, ...]], None]:
        return lambda line, cells: taking(reading, sales, line, cells)

    return read_table(
        path, answers, _FIELDS, needed, take, sales, day="date", money="total", usual=MDY
    )


def _made(reading: Reading, line: int, cells: tuple[str, ...]) -> Sale:
    number, date, total, adjusted, currency, buyer, nick, name, status, code, *_ = cells
    money = reading.currency(currency)
    whole = reading.money(total, money)
    return Sale(
        line,
        ORDER,
        number.lstrip("#"),
        reading.when(date),
        whole,
        money,
        status_of(status),
        max(0, whole - reading.money(adjusted, money)) if adjusted else 0,
        customer=nick or buyer,
        name=name or nick,
        code=code,
        items=cells[10],
    )


def _order(reading: Reading, sales: dict[object, Sale], line: int, cells: tuple[str, ...]) -> None:
    made = _made(reading, line, cells)
    if not made.id or made.id in sales:
        _told_twice(reading, line, made.id)
        return
    sales[made.id] = made


def _item(reading: Reading, sales: dict[object, Sale], line: int, cells: tuple[str, ...]) -> None:
    """An order's items are added up; postage and tax are the order's, whichever line has them."""
    made = _made(reading, line, cells)
    if not made.id:
        _told_twice(reading, line, "")
        return
    shipping, tax = (reading.money(cells[place], made.currency) for place in (11, 12))
    known = sales.get(made.id)
    made.total -= reading.money(cells[13], made.currency)
    if known is None:
        made.total += shipping + tax
        sales[made.id] = made
        return
    known.total += made.total
    known.items = f"{known.items}\n{made.items}"[:4000]


def _statement(
    reading: Reading, sales: dict[object, Sale], line: int, cells: tuple[str, ...]
) -> None:
    if cells[14].casefold() != "refund":
        return
    found = _NUMBER.search(cells[15])
    money = reading.currency(cells[4])
    amount = abs(reading.money(cells[2], money))
    if not found:
        reading.tell(line, tr("This refund names no order, so it was left out."))
        return
    number = found[1]
    known = sales.get(number)
    if known is not None:
        known.total += amount
        return
    sales[number] = Sale(
        line, REFUND, number, reading.when(cells[1]), amount, money, belongs_to=number
    )


def _told_twice(reading: Reading, line: int, number: str) -> None:
    reading.tell(
        line,
        tr("{name} is in the file twice; the first one counts.", name=number)
        if number
        else tr("This line has no order number, so it was left out."),
    )
