"""What is kept about loyalty: numbers that were worked out, and stamp cards as counted."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.loyalty.limits import CARD_COUNTS, MEASURE_LIMIT, MOST_CARDS
from core.store.schema import Base, day_check, name_check, strict


class NumberCache(Base):
    """A measure as it was worked out from the orders of `order_revision`.

    All of it follows from the orders; see `core.loyalty.keeping`.
    """

    __tablename__ = "number_cache"
    __table_args__ = strict(
        name_check("measure", MEASURE_LIMIT),
        day_check("as_of"),
        undo="none",
    )

    measure: Mapped[str] = mapped_column(primary_key=True)
    """What was measured, by which rules and in whose words."""
    as_of: Mapped[dt.date] = mapped_column(primary_key=True)
    """The day on which it was asked for."""
    order_revision: Mapped[int]
    value: Mapped[str]
    """JSON."""


class StampCardWeek(Base):
    """The stamp cards of a week as they were counted; what was not counted is NULL."""

    __tablename__ = "stamp_card_week"
    __table_args__ = strict(
        day_check("week"),
        CheckConstraint("strftime('%w', week) = '1'", name="week_begins_on_monday"),
        *(
            CheckConstraint(
                f"{column} IS NULL OR {column} BETWEEN 0 AND {MOST_CARDS}", name=f"{column}_bounds"
            )
            for column in CARD_COUNTS
        ),
        CheckConstraint(
            f"coalesce({', '.join(CARD_COUNTS)}) IS NOT NULL", name="something_counted"
        ),
    )

    week: Mapped[dt.date] = mapped_column(primary_key=True)
    """Its Monday."""
    handed_out: Mapped[int | None]
    full: Mapped[int | None]
    """Cards that came back with all stamps."""
    redeemed: Mapped[int | None]


class CustomerStanding(Base):
    """Where each customer stands, to be listed, filtered and sorted by index.

    All of it follows from the orders (`core.loyalty.standing`), so nothing points from here:
    `person_id` is a person's id, amounts are minor units of the shop's currency.
    """

    __tablename__ = "customer_standing"
    __table_args__ = strict(
        Index("ix_customer_standing_net", "net", "person_id"),
        Index("ix_customer_standing_last", "last", "person_id"),
        Index("ix_customer_standing_purchases", "purchases", "person_id"),
        Index("ix_customer_standing_chance", "chance", "person_id"),
        Index("ix_customer_standing_place_net", "place", "net", "person_id"),
        Index("ix_customer_standing_place_last", "place", "last", "person_id"),
        Index("ix_customer_standing_place_purchases", "place", "purchases", "person_id"),
        Index("ix_customer_standing_place_chance", "place", "chance", "person_id"),
        undo="none",
    )

    person_id: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[int]
    """The customer group, as its place in `core.loyalty.limits.GROUPS`."""
    purchases: Mapped[int]
    orders: Mapped[int]
    first: Mapped[dt.date]
    last: Mapped[dt.date]
    net: Mapped[int]
    chance: Mapped[float | None]
    """Of still being a customer; NULL for who bought once, and where there are too few to say."""
