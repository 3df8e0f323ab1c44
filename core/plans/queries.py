"""Reading plans."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.plans import rules
from core.store.database import Reader


@dataclass(frozen=True)
class PlanCard:
    """One plan: its name, its days (both inclusive), how many networks it may choose."""

    id: int
    name: str
    starts_on: dt.date
    ends_on: dt.date
    network_cap: int
    archived: bool
    picked: bool


def plans(reader: Reader) -> list[PlanCard]:
    """Every plan, newest first; those put away come last."""
    return reader.each(
        _card,
        "SELECT id, name, starts_on, ends_on, network_cap, archived, picked FROM plan "
        "ORDER BY archived, starts_on DESC, id DESC",
    )


def plan(reader: Reader, plan_id: int) -> PlanCard | None:
    """One plan, or None when it is gone."""
    return next((card for card in plans(reader) if card.id == plan_id), None)


def current_plan(reader: Reader, today: dt.date) -> PlanCard | None:
    """The plan that every page shows: picked, else covering today, else next, else latest."""
    return rules.current(plans(reader), today)


def proposed_period(reader: Reader, today: dt.date) -> rules.Period:
    """A name and days that a new plan may start from."""
    country = reader.value("SELECT country FROM business")
    return rules.propose(plans(reader), today, country or "GB")


def _card(*row: object) -> PlanCard:
    id_, name, starts_on, ends_on, cap, archived, picked = row
    return PlanCard(
        int(str(id_)),
        str(name),
        dt.date.fromisoformat(str(starts_on)),
        dt.date.fromisoformat(str(ends_on)),
        int(str(cap)),
        bool(archived),
        bool(picked),
    )
