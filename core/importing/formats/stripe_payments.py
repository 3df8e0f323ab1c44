"""Stripe's payments, in their layouts of 2023 and later, and its balance history."""

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
    status_of,
    till_question,
)  # fmt: skip
from core.importing.order_table import (
    read as read_table,
)
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.text import tr

KEY = "stripe_payments"
SOURCE = "stripe"
_PAYMENTS = ("id", "amount", "amount refunded", "status")
_BALANCE = ("id", "type", "source", "amount", "net")
_REPORT = ("balance_transaction_id", "gross", "reporting_category")
_FIELDS: Fields = {
    "id": ("source", "source_id", "id", "balance_transaction_id"),
    "created": ("created date (utc)", "created (utc)", "created_utc", "created"),
    "amount": ("amount", "gross"),
    "refunded": ("amount refunded",),
    "currency": ("currency",),
    "status": ("status",),
    "email": ("customer email", "customer_email"),
    "customer": ("customer id", "customer_id"),
    "type": ("type", "reporting_category"),
    "order": ("order_id (metadata)", "order id (metadata)", "order_number (metadata)"),
    "captured": ("captured",),
    "own": ("id", "balance_transaction_id"),
}
_CHARGES = ("charge", "payment")
_REFUNDS = ("refund", "payment_refund", "partial_capture_reversal")


def words() -> str:
    """What the export is called."""
    return tr("Stripe payments")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the names of its columns; asks whether these are the sales themselves."""
    found = [needed for needed in _layouts() if column(heads, needed[0], *needed)]
    return Identified(0.97, till_question("Stripe")) if found else Identified(0.0)


def _layouts() -> tuple[tuple[str, ...], ...]:
    return (
        (*_PAYMENTS, "created date (utc)"),
        (*_PAYMENTS, "created (utc)"),
        (*_BALANCE, "created (utc)"),
        _REPORT,
    )


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every charge and refund. Raises UserError when the file has no such table."""
    from core.importing.packed import heads_of

    sales: dict[object, Sale] = {}
    heads = heads_of(path)
    needed = next((n for n in _layouts() if column(heads, n[0], *n)), _PAYMENTS)

    def take(reading: Reading) -> Callable[[int, tuple[str, ...]], None]:
        return lambda line, cells: _take(reading, sales, line, cells)

    return read_table(path, answers, _FIELDS, needed, take, sales, day="created", money="amount")


def _take(reading: Reading, sales: dict[object, Sale], line: int, cells: tuple[str, ...]) -> None:
    number, created, amount, refunded, currency, status, email, customer, kind, *rest = cells
    order, captured, own = rest
    kind = kind.casefold()
    if kind and kind not in (*_CHARGES, *_REFUNDS):
        return
    number = number or own
    if not number:
        reading.tell(line, tr("This line has no payment’s number, so it was left out."))
        return
    if number in sales:
        reading.tell(line, tr("{name} is in the file twice; the first one counts.", name=number))
        return
    money = reading.currency(currency)
    total = reading.money(amount, money)
    given_back = kind in _REFUNDS
    sales[number] = Sale(
        line,
        REFUND if given_back else PAYMENT,
        number,
        reading.when(created, "UTC"),
        abs(total) if given_back else total,
        money,
        status_of("uncaptured" if captured.casefold() == "false" else status),
        reading.money(refunded, money),
        email,
        customer=customer,
        belongs_to=order,
        till=reading.answers.get(TILL) == TILL_OWN,
    )
