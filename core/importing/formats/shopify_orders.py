"""Shopify's orders: a line for each item, money and state in the first line of an order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from core.importing.order_rows import ORDER, Sale
from core.importing.order_table import (
    Fields,
    Reading,
    column,
    dates_question,
    shortened,
    status_of,
)  # fmt: skip
from core.importing.order_table import (
    read as read_table,
)
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.orders.limits import CANCELLED, CODE_LIMIT, ITEMS_LIMIT
from core.text import tr

KEY = "shopify_orders"
SOURCE = "shopify"
_NEEDED = ("name", "created at", "lineitem name")
_FIELDS: Fields = {
    "name": ("name",),
    "total": ("total",),
    "item": ("lineitem name",),
    "status": ("financial status",),
    "created": ("created at",),
    "email": ("email",),
    "currency": ("currency",),
    "refunded": ("refunded amount",),
    "cancelled": ("cancelled at",),
    "code": ("discount code",),
    "phone": ("phone",),
    "billing": ("billing name",),
    "shipping": ("shipping name",),
    "billing phone": ("billing phone",),
    "reference": ("payment references", "payment reference", "payment id"),
    "source": ("source",),
    "tags": ("tags",),
    "notes": ("note attributes",),
    "zip": ("billing zip", "shipping zip"),
    "price": ("lineitem price",),
    "quantity": ("lineitem quantity",),
    "subtotal": ("subtotal",),
}


def words() -> str:
    """What the export is called."""
    return tr("Shopify orders")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the names of its columns; owners take columns out before they share a file."""
    days = column(heads, "created at", *_NEEDED)
    if not days:
        return Identified(0.0)
    return Identified(0.98, dates_question(days))


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every order. Raises UserError when the file has no such table."""
    orders: dict[object, Sale] = {}

    def take(reading: Reading) -> Callable[[int, tuple[str, ...]], None]:
        seen: dict[str, str] = {}
        return lambda line, cells: _take(reading, orders, seen, line, cells)

    return read_table(path, answers, _FIELDS, _NEEDED, take, orders, day="created", money="total")


def _take(
    reading: Reading,
    orders: dict[object, Sale],
    seen: dict[str, str],
    line: int,
    cells: tuple[str, ...],
) -> None:
    name, total, item = cells[0], cells[1], cells[2]
    order = orders.get(name)
    if order is not None and not total:
        if not seen[name]:
            order.total += _of_line(reading, cells, order.currency)
        if item and len(order.items) < ITEMS_LIMIT:
            order.items = shortened(f"{order.items}\n{item}", ITEMS_LIMIT)
        return
    if not name:
        reading.tell(line, tr("This line has no order number, so it was left out."))
        return
    if not cells[4]:
        reading.tell(line, tr("{name} has no day, so it was left out.", name=name))
        return
    if order is not None:
        if total != seen[name]:
            reading.tell(
                line,
                tr("{name} is in the file twice; the first one counts.", name=name),
            )
        return
    made = _order(reading, line, cells)
    if not total:
        total = cells[21]
        made.total = (
            reading.money(total, made.currency)
            if total
            else _of_line(reading, cells, made.currency)
        )
    seen[name] = total
    orders[name] = made


def _of_line(reading: Reading, cells: tuple[str, ...], currency: str) -> int:
    """What a line comes to, for orders whose column of totals was taken out."""
    price, quantity = cells[19], cells[20]
    if not price:
        raise ValueError(tr("no total"))
    return reading.money(price, currency) * int(quantity or "1")


def _order(reading: Reading, line: int, cells: tuple[str, ...]) -> Sale:
    (name, total, item, status, created, email, currency, refunded, cancelled, code, phone,
     billing, shipping, billing_phone, reference, source, tags, notes,
     zipcode, *_) = cells  # fmt: skip
    money = reading.currency(currency)
    person = billing or shipping
    key = f"{person} {zipcode}" if person and zipcode else ""
    return Sale(
        line,
        ORDER,
        name,
        reading.when(created),
        reading.money(total, money),
        money,
        CANCELLED if cancelled and cancelled != "FALSE" else status_of(status),
        reading.money(refunded, money),
        email,
        phone or billing_phone,
        name=key if key and not (email or phone or billing_phone) else person,
        name_is_key=bool(key),
        payment_ref=reference,
        code=shortened(code, CODE_LIMIT),
        landing=_landing(notes),
        referrer=_referrer(notes) or source,
        items=item,
        tags=tags,
    )


def _landing(notes: str) -> str:
    """UTM values and landing pages, which shops keep as notes "name: value" line by line."""
    if not notes:
        return ""
    wanted = ("utm_", "landing")
    lines = [line.partition(":") for line in notes.splitlines()]
    pairs = [(a.strip(), c.strip()) for a, _, c in lines if a.strip().lower().startswith(wanted)]
    return "&".join(f"{a}={c}" if a.lower().startswith("utm_") else c for a, c in pairs)[:2000]


def _referrer(notes: str) -> str:
    """The page that a visit came from, where the shop keeps it as a note; else it is not told."""
    wanted = ("referring", "referrer")
    for line in notes.splitlines():
        name, _, value = line.partition(":")
        if name.strip().lower().startswith(wanted):
            return value.strip()[:2000]
    return ""
