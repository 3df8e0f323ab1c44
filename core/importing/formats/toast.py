"""Toast's payment details: what was captured, less what was given back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from core.importing.order_rows import ORDER, Sale
from core.importing.order_table import Fields, Reading, column
from core.importing.order_table import read as read_table
from core.importing.order_values import MDY
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.orders.limits import CANCELLED, PAID
from core.text import tr

KEY = "toast"
SOURCE = "toast"
_NEEDED = ("payment id", "order id", "paid date", "amount", "status")
_FIELDS: Fields = {
    "id": ("payment id",),
    "date": ("paid date",),
    "amount": ("amount",),
    "refund": ("refund amount",),
    "status": ("status",),
    "void": ("void date",),
    "email": ("email",),
    "phone": ("phone",),
    "name": ("tab name",),
}


def words() -> str:
    """What the export is called."""
    return tr("Toast payments")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the names of its columns. Toast is American: the month comes first."""
    return Identified(0.97 if column(heads, "paid date", *_NEEDED) else 0.0)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every payment. Raises UserError when the file has no such table."""
    sales: dict[object, Sale] = {}

    def take(reading: Reading) -> Callable[[int, tuple[str, ...]], None]:
        return lambda line, cells: _take(reading, sales, line, cells)

    return read_table(
        path, answers, _FIELDS, _NEEDED, take, sales, day="date", money="amount", usual=MDY
    )


def _take(reading: Reading, sales: dict[object, Sale], line: int, cells: tuple[str, ...]) -> None:
    number, date, amount, refund, status, void, email, phone, name = cells
    if not number or number in sales:
        said = (
            tr("{name} is in the file twice; the first one counts.", name=number)
            if number
            else tr("This line has no payment’s number, so it was left out.")
        )
        reading.tell(line, said)
        return
    money = reading.currency("")
    counts = status.casefold() in ("captured", "authorized", "closed", "paid") and not void
    sales[number] = Sale(
        line,
        ORDER,
        number,
        reading.when(date),
        reading.money(amount, money),
        money,
        PAID if counts else CANCELLED,
        abs(reading.money(refund, money)),
        email,
        phone,
        name=name,
    )
