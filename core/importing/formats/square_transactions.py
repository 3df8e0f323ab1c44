"""Square's transactions: what was collected, by card or cash; a refund is a line of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from core.importing.order_rows import PAYMENT, REFUND, Sale
from core.importing.order_table import (
    TILL,
    TILL_OWN,
    Fields,
    Reading,
    column,
    dates_question,
    status_of,
    till_question,
)  # fmt: skip
from core.importing.order_table import (
    read as read_table,
)
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.text import tr

KEY = "square_transactions"
SOURCE = "square_transactions"
_NEEDED = ("date", "time", "total collected", "transaction id")
_FIELDS: Fields = {
    "id": ("transaction id",),
    "date": ("date",),
    "time": ("time",),
    "zone": ("time zone",),
    "total": ("total collected",),
    "tip": ("tip",),
    "event": ("event type",),
    "customer": ("customer id",),
    "name": ("customer name",),
    "status": ("transaction status",),
    "items": ("description",),
}


def words() -> str:
    """What the export is called."""
    return tr("Square transactions")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the names of its columns; asks whether these are the sales themselves."""
    days = column(heads, "date", *_NEEDED)
    if not days:
        return Identified(0.0)
    return Identified(0.97, (*dates_question(days), *till_question("Square")))


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every payment. Raises UserError when the file has no such table."""
    sales: dict[object, Sale] = {}

    def take(reading: Reading) -> Callable[[int, tuple[str, ...]], None]:
        return lambda line, cells: _take(reading, sales, line, cells)

    return read_table(path, answers, _FIELDS, _NEEDED, take, sales, day="date", money="total")


def _take(reading: Reading, sales: dict[object, Sale], line: int, cells: tuple[str, ...]) -> None:
    number, date, time, zone, total, tip, event, customer, name, status, items = cells
    if not number:
        reading.tell(line, tr("This line has no payment’s number, so it was left out."))
        return
    money = reading.currency("")
    amount = reading.money(total, money) - reading.money(tip, money)
    given_back = event.casefold() == "refund" or amount < 0
    if (number, given_back) in sales:
        sales[number, given_back].total += abs(amount)
        return
    sales[number, given_back] = Sale(
        line,
        REFUND if given_back else PAYMENT,
        number,
        reading.when(f"{date} {time}".strip(), zone),
        abs(amount),
        money,
        status_of(status),
        customer=customer,
        name=name,
        belongs_to=number,
        till=reading.answers.get(TILL) == TILL_OWN,
        items=items,
    )
