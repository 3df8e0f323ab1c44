"""What is kept about loyalty: numbers that were worked out, and stamp cards as counted."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint
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
