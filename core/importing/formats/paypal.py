"""PayPal's activity: what came in is a payment, the rest of the account's life is passed over."""

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
    till_question,
)  # fmt: skip
from core.importing.order_table import (
    read as read_table,
)
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.text import tr

KEY = "paypal"
SOURCE = "paypal"
_NEEDED = (
    ("date", "time", "type", "status", "currency", "gross", "transaction id"),
    ("date", "time", "type", "status", "currency", "amount", "receipt id"),
)
_FIELDS: Fields = {
    "id": ("transaction id", "receipt id"),
    "date": ("date",),
    "time": ("time",),
    "zone": ("timezone", "time zone"),
    "name": ("name",),
    "type": ("type",),
    "status": ("status",),
    "currency": ("currency",),
    "gross": ("gross", "amount"),
    "email": ("from email address",),
    "reference": ("reference txn id",),
    "invoice": ("invoice number", "custom number"),
    "impact": ("balance impact",),
    "item": ("item title",),
}
_PASSED_OVER = (
    "withdrawal", "authori", "hold", "deposit", "currency conversion", "transfer", "reserve",
    "bank", "fee", "order",
)  # fmt: skip


def words() -> str:
    """What the export is called."""
    return tr("PayPal activity")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the names of its columns; asks about days, and whether these are the sales."""
    days = [day for needed in _NEEDED for day in column(heads, "date", *needed)]
    if not days:
        return Identified(0.0)
    return Identified(0.97, (*dates_question(days), *till_question("PayPal")))


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every payment and refund. Raises UserError when the file has no such table."""
    from core.importing.packed import heads_of

    sales: dict[object, Sale] = {}
    heads = heads_of(path)
    needed = next((n for n in _NEEDED if column(heads, "date", *n)), _NEEDED[0])

    def take(reading: Reading) -> Callable[[int, tuple[str, ...]], None]:
        return lambda line, cells: _take(reading, sales, line, cells)

    return read_table(path, answers, _FIELDS, needed, take, sales, day="date", money="gross")


def _take(reading: Reading, sales: dict[object, Sale], line: int, cells: tuple[str, ...]) -> None:
    number, date, time, zone, name, kind, status, currency, gross, email, *rest = cells
    reference, invoice, impact, item = rest
    bare = kind.casefold()
    if impact.casefold() == "memo" or any(word in bare for word in _PASSED_OVER):
        return
    # A sale that was given back later says Refunded or Partially Refunded from then on.
    if status.casefold() not in ("completed", "refunded", "partially refunded"):
        return
    money = reading.currency(currency)
    amount = reading.money(gross, money)
    given_back = amount < 0 and ("refund" in bare or "reversal" in bare)
    if amount <= 0 and not given_back:
        return
    if not number or number in sales:
        said = (
            tr("{name} is in the file twice; the first one counts.", name=number)
            if number
            else tr("This line has no payment’s number, so it was left out.")
        )
        reading.tell(line, said)
        return
    sales[number] = Sale(
        line,
        REFUND if given_back else PAYMENT,
        number,
        reading.when(f"{date} {time}".strip(), zone),
        abs(amount),
        money,
        email="" if given_back else email,
        name=name,
        belongs_to=reference if given_back else invoice,
        till=reading.answers.get(TILL) == TILL_OWN,
        items=item,
    )
