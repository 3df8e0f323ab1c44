"""What the frame shows of the file: the business, its plans, the quiet counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QDateTime, QTimeZone

from core.business.queries import BusinessCard, business, is_sample
from core.plans.queries import PlanCard, current_plan, plans
from core.store.database import Reader
from gui.pages import PAGES

READS = frozenset({"business", "plan"})


@dataclass(frozen=True)
class Facts:
    """The business, the plan that every page shows (None before the first), all plans.

    `sample` says that it is a business to play with.
    """

    business: BusinessCard
    plan: PlanCard | None
    plans: list[PlanCard]
    sample: bool = False


def read_facts(reader: Reader, today: dt.date) -> Facts:
    """Read them all."""
    plan = current_plan(reader, today)
    return Facts(business(reader), plan, plans(reader), is_sample(reader))


def read_counts(reader: Reader, today: dt.date) -> dict[str, str]:
    """The quiet number of every page that has one, by the page's key."""
    counts = {place.key: place.load_count() for place in PAGES}
    return {key: count(reader, today) for key, count in counts.items() if count is not None}


def business_day(reader: Reader) -> dt.date:
    """Today, where the business is."""
    name = reader.value("SELECT time_zone FROM business") or ""
    # Qt's own zones: importing Python's takes 3 ms of the start.
    zone = QTimeZone(QByteArray(name.encode()))
    now = QDateTime.currentDateTime(zone) if zone.isValid() else QDateTime.currentDateTime()
    day = now.date()
    return dt.date(day.year(), day.month(), day.day())
