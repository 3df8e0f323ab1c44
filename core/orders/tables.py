"""What is stored about orders.

Orders, refunds and payments stand and fall with their import, so they cannot point to people,
who are changed one by one: an order points to a `buyer` of its own import, a buyer is the key
that the customer was known by there, and whoever has that key now (`person_key`) is the customer.
Merging two people moves their keys, and the orders with them; undo moves them back.

Of an order that several imports have, the newest in an import that counts is the one that counts.
`purchase` follows from all of this; see `core.orders.keeping`.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.orders.limits import (
    ADDRESS_LIMIT,
    BUYER_KINDS,
    CODE_LIMIT,
    ID_LIMIT,
    ITEMS_LIMIT,
    LARGEST,
    STATUSES,
)
from core.store.schema import Base, day_check, name_check, note_check, one_of, strict


def _batch() -> Mapped[int]:
    return mapped_column(ForeignKey("import_batch.id", ondelete="CASCADE"), index=True)


def _amount(column: str, *, least: int = -LARGEST) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN {least} AND {LARGEST}", name=f"{column}_bounds")


def _currency() -> CheckConstraint:
    return CheckConstraint("length(currency) = 3", name="currency_code")


class Buyer(Base):
    """A customer as one import knows them: by the surest key that it gives."""

    __tablename__ = "buyer"
    __table_args__ = strict(
        UniqueConstraint("kind", "scope", "value", "batch_id"),
        one_of("kind", BUYER_KINDS),
        undo="batch",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = _batch()
    kind: Mapped[str]
    scope: Mapped[str] = mapped_column(default="")
    value: Mapped[str]
    """Kind, scope and value as in `person_key`."""


class PurchaseOrder(Base):
    """One order as one import had it. Amounts are in minor units of its currency."""

    __tablename__ = "purchase_order"
    __table_args__ = strict(
        UniqueConstraint("source", "external_id", "nth", "batch_id"),
        name_check("external_id", ID_LIMIT),
        CheckConstraint("nth >= 1", name="nth_counts"),
        day_check("day"),
        _amount("total"),
        _amount("refunded", least=0),
        _currency(),
        one_of("status", STATUSES),
        note_check("code", CODE_LIMIT),
        note_check("landing", ADDRESS_LIMIT),
        note_check("referrer", ADDRESS_LIMIT),
        note_check("items", ITEMS_LIMIT),
        note_check("tags", ITEMS_LIMIT),
        note_check("payment_ref", ADDRESS_LIMIT),
        undo="batch",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = _batch()
    buyer_id: Mapped[int | None] = mapped_column(
        ForeignKey("buyer.id", ondelete="CASCADE"), index=True
    )
    """None for a guest: a cash sale, an order without any name."""
    source: Mapped[str]
    external_id: Mapped[str]
    """The order's number in its source; where it has none, the digest of its content."""
    nth: Mapped[int] = mapped_column(default=1)
    """Which of several that are alike in one file, from 1."""
    day: Mapped[dt.date]
    """In the business's time zone."""
    moment: Mapped[dt.datetime | None]
    """None where the source gives days alone."""
    total: Mapped[int]
    """What was paid, taxes and shipping included, before refunds."""
    refunded: Mapped[int] = mapped_column(default=0)
    """What was given back, as far as the order's own record says."""
    currency: Mapped[str]
    status: Mapped[str]
    code: Mapped[str] = mapped_column(default="")
    """The discount code or coupon."""
    landing: Mapped[str] = mapped_column(default="")
    """The page that the visit began on, or its UTM values as `utm_source=…&utm_medium=…`."""
    referrer: Mapped[str] = mapped_column(default="")
    """Where the visit came from: a page, or the source's own word for it."""
    items: Mapped[str] = mapped_column(default="")
    tags: Mapped[str] = mapped_column(default="")
    payment_ref: Mapped[str] = mapped_column(default="")
    """The payment's number in the service that took it."""


class Refund(Base):
    """Money given back that is a record of its own in its source."""

    __tablename__ = "refund"
    __table_args__ = strict(
        UniqueConstraint("source", "external_id", "nth", "batch_id"),
        name_check("external_id", ID_LIMIT),
        note_check("order_external_id", ID_LIMIT),
        CheckConstraint("nth >= 1", name="nth_counts"),
        CheckConstraint("counts_alone IN (0, 1)", name="counts_alone_flag"),
        day_check("day"),
        _amount("amount", least=0),
        _currency(),
        undo="batch",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = _batch()
    buyer_id: Mapped[int | None] = mapped_column(
        ForeignKey("buyer.id", ondelete="CASCADE"), index=True
    )
    source: Mapped[str]
    external_id: Mapped[str]
    nth: Mapped[int] = mapped_column(default=1)
    order_external_id: Mapped[str] = mapped_column(default="")
    """The order or payment of the same source that it belongs to; empty where nobody says."""
    day: Mapped[dt.date]
    moment: Mapped[dt.datetime | None]
    amount: Mapped[int]
    currency: Mapped[str]
    counts_alone: Mapped[bool] = mapped_column(default=True)
    """Whether it lowers the revenue where nobody knows what it belongs to."""


class Payment(Base):
    """Money that came in through a service which is told nothing of the sale itself."""

    __tablename__ = "payment"
    __table_args__ = strict(
        UniqueConstraint("source", "external_id", "nth", "batch_id"),
        name_check("external_id", ID_LIMIT),
        note_check("order_ref", ID_LIMIT),
        CheckConstraint("nth >= 1", name="nth_counts"),
        CheckConstraint("is_till IN (0, 1)", name="is_till_flag"),
        day_check("day"),
        _amount("total"),
        _amount("refunded", least=0),
        _currency(),
        one_of("status", STATUSES),
        undo="batch",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = _batch()
    buyer_id: Mapped[int | None] = mapped_column(
        ForeignKey("buyer.id", ondelete="CASCADE"), index=True
    )
    source: Mapped[str]
    external_id: Mapped[str]
    nth: Mapped[int] = mapped_column(default=1)
    order_ref: Mapped[str] = mapped_column(default="")
    """The number of the sale in its own source, where the payment names it."""
    day: Mapped[dt.date]
    moment: Mapped[dt.datetime | None]
    total: Mapped[int]
    refunded: Mapped[int] = mapped_column(default=0)
    currency: Mapped[str]
    status: Mapped[str]
    is_till: Mapped[bool] = mapped_column(default=False)
    """Whether one that belongs to no sale is a sale of its own, as the owner said."""


class Purchase(Base):
    """What one customer bought on one day, however many orders; what all measures read.

    It follows from the rest and is rebuilt (`core.orders.keeping`), so nothing points from here:
    `person_id` is a person's id, or None for all guests of the day together.
    """

    __tablename__ = "purchase"
    __table_args__ = strict(
        Index("ix_purchase_person", "person_id", "day"),
        _currency(),
        undo="none",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None]
    day: Mapped[dt.date]
    currency: Mapped[str]
    net: Mapped[int]
    """Minor units, refunds taken off on the day of their order."""
    orders: Mapped[int]
    """Orders that count: 0 where all were given back, or only a refund is known of the day; such
    a row is no purchase, though its `net` belongs to the revenue."""


class PurchaseRevision(Base):
    """What `purchase` was made from (one row): whether it still says what the orders say."""

    __tablename__ = "purchase_revision"
    __table_args__ = strict(CheckConstraint("id = 1", name="one_row"), undo="none")

    id: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[int]
    """How often `purchase` was rebuilt: what was worked out from it holds until the next time."""
    changes: Mapped[int]
    """How many changes the file had seen by then: nothing at all changed if there were no more."""
