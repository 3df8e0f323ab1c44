"""What goals and stepping stones stand at by the data themselves, week by week.

Worked out by `core.goals.reckoning` from the orders and kept with the file (`number_cache`) until
the orders change; read here without NumPy, since goals may be on the first page. What is counted
outside of the orders (views, visits …) is small and read as it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.goals.measures import ORDERS_OF
from core.goals.rules import STONE_DAYS
from core.loyalty import keeping
from core.loyalty.queries import rules
from core.store.database import Reader
from core.traffic.limits import CLICKS, COMMENTS, FOLLOWERS, LIKES, SHARES, VIEWS, VISITS
from core.traffic.queries import last_days, total

KEPT_AS = "goals"
FORM = 1
"""Raised when what is kept changes its form or its meaning."""
OF_TRAFFIC = (FOLLOWERS, VIEWS, LIKES, COMMENTS, SHARES, CLICKS, VISITS)
"""Stepping stones that exports of networks and of the site count."""
MOST_WEEKS = 53

Course = tuple[tuple[dt.date, float], ...]
"""Days and values in the measure's unit, the oldest first."""


@dataclass(frozen=True)
class FromData:
    """What the orders tell: by series (`series_key`) its course; `fresh` when it is of now."""

    courses: Mapping[str, Course] = field(default_factory=dict)
    fresh: bool = True

    def since(self, key: str, begin: dt.date, end: dt.date) -> Course:
        """The course of a series between two days, both included."""
        return tuple(one for one in self.courses.get(key, ()) if begin <= one[0] <= end)

    def newest(self, key: str) -> tuple[dt.date, float] | None:
        """The last day that is known of a series, and what it stood at."""
        course = self.courses.get(key, ())
        return course[-1] if course else None

    def on(self, key: str, day: dt.date) -> float | None:
        """What a series stood at on a day, or within the week before it."""
        near = [v for at, v in self.courses.get(key, ()) if 0 <= (day - at).days < 7]
        return near[-1] if near else None


NOTHING = FromData()
"""Without any data: nothing is told, and nothing is to be worked out."""


def series_key(measure: str, narrowing: str = "") -> str:
    """What a measure's course is kept under."""
    return f"{measure}:{narrowing.casefold().strip()}" if measure == ORDERS_OF else measure


def kept(reader: Reader, today: dt.date) -> FromData:
    """What was worked out last, and whether it still holds."""
    if not reader.value("SELECT EXISTS (SELECT 1 FROM import_batch WHERE active = 1) "
                        "OR EXISTS (SELECT 1 FROM stamp_card_week)"):  # fmt: skip
        return NOTHING
    found = keeping.kept(reader, KEPT_AS, today)
    if found is None or found.value.get("form") != FORM:
        return FromData({}, fresh=False)
    courses = {
        key: tuple((dt.date.fromisoformat(day), value) for day, value in course)
        for key, course in found.value["courses"].items()
    }
    return FromData(courses, found.fresh and found.value["told"] == told_by(reader))


def told_by(reader: Reader) -> list[Any]:
    """What the courses follow from beside the orders: they are old as soon as this changes."""
    owners = rules(reader)
    return [
        owners.days,
        owners.regular.purchases,
        owners.regular.days,
        *[
            row.key
            for row in reader.rows(
                "SELECT DISTINCT measure || ':' || narrowing AS key FROM goal "
                "UNION SELECT DISTINCT measure FROM stepping_stone ORDER BY 1"
            )
        ],
        *[day.isoformat() for day in starts(reader)],
        *reader.each(
            lambda *row: list(row),
            "SELECT (SELECT count(*) FROM survey_answer), (SELECT total(id) FROM import_batch "
            "WHERE active = 1), (SELECT count(*) FROM found_us WHERE how = 'recommended'), "
            "(SELECT count(*) FROM found_us), "
            "(SELECT total(handed_out) + total(redeemed) FROM stamp_card_week)",
        ),
    ]


def narrowings(reader: Reader) -> list[str]:
    """The products, tags and sources that any goal counts."""
    rows = reader.rows(
        "SELECT DISTINCT narrowing FROM goal WHERE measure = :key AND narrowing <> '' ORDER BY 1",
        key=ORDERS_OF,
    )
    return [row.narrowing for row in rows]


def starts(reader: Reader) -> list[dt.date]:
    """The days on which goals begin: what stood there is their baseline."""
    rows = reader.rows(
        "SELECT DISTINCT coalesce(goal.starts_on, plan.starts_on) AS day FROM goal "
        "JOIN plan ON plan.id = goal.plan_id ORDER BY 1"
    )
    return [dt.date.fromisoformat(row.day) for row in rows]


def counted_now(reader: Reader, today: dt.date) -> dict[str, tuple[dt.date, float]]:
    """Stepping stones that exports count: the last 90 days that they know, by measure."""
    known = [day for day in last_days(reader).values() if day <= today]
    if not known:
        return {}
    last = max(known)
    first = last - dt.timedelta(STONE_DAYS - 1)
    found = {}
    for measure in OF_TRAFFIC:
        value = total(reader, measure, "", first, last)
        if value is not None:
            found[measure] = (last, value)
    return found
