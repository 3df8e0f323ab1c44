"""What is kept about loyalty: numbers that were worked out, to be shown again at once."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from core.loyalty.limits import MEASURE_LIMIT
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
