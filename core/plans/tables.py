"""Plans: periods that do not overlap, unless put away."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import DDL, CheckConstraint, Index, event, text
from sqlalchemy.orm import Mapped, mapped_column

from core.store.schema import Base, Searchable, day_check, name_check, strict


class Plan(Base):
    """A named period; focus, goals, networks and campaigns belong to it."""

    __tablename__ = "plan"
    __table_args__ = strict(
        name_check(),
        day_check("starts_on"),
        day_check("ends_on"),
        CheckConstraint("starts_on <= ends_on", name="days_in_order"),
        CheckConstraint("network_cap IN (2, 3)", name="two_or_three"),
        CheckConstraint("archived IN (0, 1)", name="archived_flag"),
        CheckConstraint("picked = 0 OR (picked = 1 AND archived = 0)", name="picked_flag"),
        Index("ix_plan_picked", "picked", unique=True, sqlite_where=text("picked = 1")),
        search=Searchable(1, "plan", "{row}.name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    starts_on: Mapped[dt.date]
    ends_on: Mapped[dt.date]
    """The last day, inclusive."""
    network_cap: Mapped[int] = mapped_column(default=3)
    archived: Mapped[bool] = mapped_column(default=False)
    picked: Mapped[bool] = mapped_column(default=False, server_default=text("0"))
    """The one that the owner works on, whatever the day; at most one."""


_OVERLAP = """
CREATE TRIGGER plan_no_overlap_{name} BEFORE {moment} ON plan
WHEN NEW.archived = 0 AND EXISTS (
    SELECT 1 FROM plan AS other
    WHERE other.id <> NEW.id AND other.archived = 0
      AND other.starts_on <= NEW.ends_on AND other.ends_on >= NEW.starts_on
) BEGIN SELECT RAISE(ABORT, 'plans may not overlap'); END
"""

for _name, _moment in (
    ("insert", "INSERT"),
    ("update", "UPDATE OF starts_on, ends_on, archived"),
):
    event.listen(Plan.__table__, "after_create", DDL(_OVERLAP.format(name=_name, moment=_moment)))
