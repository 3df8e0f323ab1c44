"""Square's item sales: a line for each item, several of one sale, refunds as lines of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from core.importing.order_rows import ORDER, REFUND, Sale
from core.importing.order_table import (
    Fields,
    Reading,
    column,
    dates_question,
    shortened,
)  # fmt: skip
from core.importing.order_table import (
    read as read_table,
)
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.orders.limits import ITEMS_LIMIT
from core.text import tr

KEY = "square_items"
SOURCE = "square"
_NEEDED = ("date", "time", "item", "net sales", "transaction id")
_FIELDS: Fields = {
    "id": ("transaction id",),
    "date": ("date",),
    "time": ("time",),
    "zone": ("time zone",),
    "net": ("net sales",),
    "tax": ("tax",),
    "item": ("item",),
    "event": ("event type",),
    "customer": ("customer id",),
    "name": ("customer name",),
    "quantity": ("qty",),
}


def words() -> str:
    """What the export is called."""
    return tr("Square item sales")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the names of its columns."""
    days = column(heads, "date", *_NEEDED)
    return Identified(0.97, dates_question(days)) if days else Identified(0.0)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every sale, its lines added up. Raises UserError when the file has no such table."""
    sales: dict[object, Sale] = {}

    def take(reading: Reading) -> Callable[[int, tuple[str, ...]], None]:
        return lambda line, cells: _take(reading, sales, line, cells)

    return read_table(path, answers, _FIELDS, _NEEDED, take, sales, day="date", money="net")


def _take(reading: Reading, sales: dict[object, Sale], line: int, cells: tuple[str, ...]) -> None:
    number, date, time, zone, net, tax, item, event, customer, name, quantity = cells
    if not number:
        reading.tell(line, tr("This line has no sale’s number, so it was left out."))
        return
    money = reading.currency("")
    amount = reading.money(net, money) + reading.money(tax, money)
    given_back = event.casefold() == "refund" or quantity.startswith("-")
    known = sales.get((number, given_back))
    if known is not None:
        known.total += -amount if given_back else amount
        if item and len(known.items) < ITEMS_LIMIT:
            known.items = shortened(f"{known.items}\n{item}", ITEMS_LIMIT)
        return
    sales[number, given_back] = Sale(
        line,
        REFUND if given_back else ORDER,
        number,
        reading.when(f"{date} {time}".strip(), zone),
        -amount if given_back else amount,
        money,
        customer=customer,
        name=name,
        belongs_to=number if given_back else "",
        items=item,
    )
