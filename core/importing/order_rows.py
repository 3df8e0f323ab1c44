"""What an export of orders or payments says, record by record, before anything is stored."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.orders.limits import PAID

ORDER, REFUND, PAYMENT = "order", "refund", "payment"


@dataclass(slots=True)
class Sale:
    """One order, refund or payment as its file has it; `line` counts from 1.

    `when` is a day, a moment with its zone, or a moment in the business's own zone. `total` and
    `refunded` are minor units of `currency`; of a refund, `total` is what was given back. `id` is
    the source's own number, empty where it has none; `belongs_to` is the order that a refund or
    payment names. `till`: a payment that belongs to no sale is one itself. `name_only` keeps a
    name from being a key.
    """

    line: int
    what: str
    id: str
    when: dt.date
    total: int
    currency: str
    status: str = PAID
    refunded: int = 0
    email: str = ""
    phone: str = ""
    customer: str = ""
    name: str = ""
    name_is_key: bool = False
    belongs_to: str = ""
    payment_ref: str = ""
    till: bool = True
    code: str = ""
    landing: str = ""
    referrer: str = ""
    items: str = ""
    tags: str = ""
