"""Reading the calendar: bands, weeks against the hours, the rhythm, saved words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.business.queries import business
from core.calendar import items as reading
from core.calendar.facts import Repeat, Results
from core.calendar.items import Item, all_series, item, items, of_campaign, of_idea, series, tray
from core.calendar.rules import DUE_MINUTES, week_start
from core.networks.queries import choices, network_names
from core.plans.queries import PlanCard, plans
from core.prospects.board import due_days
from core.prospects.summaries import Summary
from core.store.database import Reader
from core.text import number

__all__ = [
    "Band", "Item", "Slot", "Snippet", "Week", "all_series", "bands", "count", "doers",
    "is_empty", "item", "items", "networks_on", "of_campaign", "of_idea", "on_network",
    "open_slots", "plan_on", "results", "rule_of", "series", "slots", "snippets", "tray",
    "week_start", "weeks",
]  # fmt: skip

WEEK = dt.timedelta(7)
ONE_DAY = dt.timedelta(1)


@dataclass(frozen=True)
class Band:
    """A campaign as the calendar draws it across its days."""

    campaign_id: int
    name: str
    kind: str
    warm_up_from: dt.date
    event_on: dt.date
    event_until: dt.date
    follow_up_to: dt.date
    closed: bool


@dataclass(frozen=True)
class Week:
    """A week in minutes: planned, done, due asks and follow-ups, and what the business has."""

    starts_on: dt.date
    planned: int
    done: int
    due: int
    hours: int

    @property
    def total(self) -> int:
        """All that the week asks for."""
        return self.planned + self.due


@dataclass(frozen=True)
class Slot:
    """A place in the weekly rhythm; Monday is weekday 0."""

    id: int
    weekday: int
    time: str | None
    kind: str
    network: str
    minutes: int
    doer: str
    words: str


@dataclass(frozen=True)
class Snippet:
    """Saved words, or a group of hashtags."""

    id: int
    kind: str
    name: str
    words: str


def bands(reader: Reader, first: dt.date, last: dt.date) -> list[Band]:
    """Campaigns that reach into the days from `first` to `last`, by their first day."""
    return reader.each(
        _band,
        "SELECT id, name, kind, warm_up_from, event_on, event_until, follow_up_to, "
        "closed_on IS NOT NULL FROM campaign "
        "WHERE warm_up_from <= :last AND follow_up_to >= :first ORDER BY warm_up_from, id",
        first=first.isoformat(),
        last=last.isoformat(),
    )


def weeks(
    reader: Reader,
    first: dt.date,
    last: dt.date,
    today: dt.date,
    *,
    due_people: Sequence[Summary] | None = None,
) -> list[Week]:
    """The weeks that touch the days from `first` to `last`, whatever is filtered on screen.

    What is overdue counts in the week of today. `due_people` are those to get back to by the end
    of these weeks, where they were read already.
    """
    shop = business(reader)
    start = week_start(first, shop.first_weekday)
    end = week_start(last, shop.first_weekday) + WEEK - ONE_DAY
    planned, done = _minutes(reader, start, end, shop.first_weekday)
    due: Counter[dt.date] = Counter()
    days = due_days(reader, today) if due_people is None else _days_of(due_people)
    for day, count in days.items():
        due[week_start(max(day, today), shop.first_weekday)] += count
    return [
        Week(
            week,
            planned[week],
            done[week],
            due[week] * DUE_MINUTES,
            round(shop.hours_a_week * 60),
        )
        for week in (start + WEEK * n for n in range((end - start).days // 7 + 1))
    ]


def _days_of(people: Sequence[Summary]) -> Mapping[dt.date, int]:
    return Counter(one.due for one in people if one.due is not None)


def _minutes(
    reader: Reader, first: dt.date, last: dt.date, first_weekday: int
) -> tuple[Counter[dt.date], Counter[dt.date]]:
    """Minutes planned and done, by the first day of the week."""
    planned: Counter[dt.date] = Counter()
    done: Counter[dt.date] = Counter()
    for row in reader.rows(
        "SELECT day, sum(minutes) AS planned, "
        "sum(CASE WHEN done_on IS NULL THEN 0 ELSE minutes END) AS done FROM activity "
        "WHERE day BETWEEN :first AND :last GROUP BY day",
        first=first.isoformat(),
        last=last.isoformat(),
    ):
        week = week_start(dt.date.fromisoformat(row.day), first_weekday)
        planned[week] += row.planned
        done[week] += row.done
    for one, day in reading.repeated_days(reader, first, last):
        planned[week_start(day, first_weekday)] += one.template.minutes
    return planned, done


def plan_on(reader: Reader, day: dt.date) -> PlanCard | None:
    """The plan that covers a day; plans never overlap."""
    return next(
        (p for p in plans(reader) if not p.archived and p.starts_on <= day <= p.ends_on), None
    )


def networks_on(reader: Reader, day: dt.date) -> list[tuple[str, str]]:
    """Keys and names of the networks chosen in the plan that covers a day, in their order."""
    plan = plan_on(reader, day)
    if plan is None:
        return []
    names = network_names(reader)
    return [(one.network, names.get(one.network, one.network)) for one in choices(reader, plan.id)]


def on_network(reader: Reader, plan_id: int, network: str, today: dt.date) -> int:
    """How many activities of a plan's days are still to be done on a network, from today on.

    What repeats there without an end counts once.
    """
    row = reader.row("SELECT starts_on, ends_on FROM plan WHERE id = :id", id=plan_id)
    if row is None:
        return 0
    first = max(row.starts_on, today.isoformat())
    once = reader.value(
        "SELECT count(*) FROM activity WHERE network = :network AND done_on IS NULL "
        "AND day BETWEEN :first AND :last",
        network=network,
        first=first,
        last=row.ends_on,
    )
    repeating = reader.value(
        "SELECT count(*) FROM series WHERE network = :network AND starts_on <= :last "
        "AND coalesce(until, :last) >= :first",
        network=network,
        first=first,
        last=row.ends_on,
    )
    return int(once) + int(repeating)


def doers(reader: Reader) -> list[str]:
    """Who of the team does something on the calendar or with prospects, by name."""
    rows = reader.rows(
        "SELECT doer FROM activity UNION SELECT doer FROM series UNION SELECT doer FROM slot "
        "UNION SELECT doer FROM prospect"
    )
    return sorted((row.doer for row in rows if row.doer), key=str.casefold)


def slots(reader: Reader) -> list[Slot]:
    """The weekly rhythm, by weekday and time."""
    return reader.each(
        Slot,
        "SELECT id, weekday, time, kind, network, minutes, doer, words FROM slot "
        "ORDER BY weekday, coalesce(time, '99:99'), id",
    )


def open_slots(reader: Reader, start: dt.date) -> list[tuple[dt.date, Slot]]:
    """Places of the rhythm that nothing fills yet in the week that begins on `start`.

    A place is filled by an activity of its kind and network on its day, each by one.
    """
    there = Counter(
        (one.day, one.kind, one.network) for one in items(reader, start, start + WEEK - ONE_DAY)
    )
    free = []
    for slot in slots(reader):
        day = start + dt.timedelta((slot.weekday - start.weekday()) % 7)
        place = (day, slot.kind, slot.network)
        if there[place]:
            there[place] -= 1
        else:
            free.append((day, slot))
    return sorted(free, key=lambda one: (one[0], one[1].time or reading.UNTIMED, one[1].id))


def snippets(reader: Reader) -> list[Snippet]:
    """Saved words and groups of hashtags, by name."""
    return reader.each(
        Snippet, "SELECT id, kind, name, words FROM snippet ORDER BY name COLLATE NOCASE, id"
    )


def results(reader: Reader, activity_id: int) -> Results | None:
    """The numbers of an activity, None while nobody looked."""
    row = reader.row(
        "SELECT day, views, likes, comments, shares, clicks FROM activity_result "
        "WHERE activity_id = :id",
        id=activity_id,
    )
    if row is None:
        return None
    day = dt.date.fromisoformat(row.day)
    return Results(day, row.views, row.likes, row.comments, row.shares, row.clicks)


def rule_of(reader: Reader, series_id: int) -> tuple[Repeat, dt.date] | None:
    """How something repeats, and from which day on."""
    found = series(reader, series_id)
    return None if found is None else (found.rule, found.starts_on)


def is_empty(reader: Reader) -> bool:
    """Whether there is no activity, nothing that repeats and no campaign at all."""
    return not reader.value(
        "SELECT EXISTS (SELECT 1 FROM activity) OR EXISTS (SELECT 1 FROM series) "
        "OR EXISTS (SELECT 1 FROM campaign)"
    )


def count(reader: Reader, today: dt.date) -> str:
    """How many activities are still to be done this week, for the sidebar; empty for none."""
    start = week_start(today, business(reader).first_weekday)
    left = sum(one.done_on is None for one in items(reader, start, start + WEEK - ONE_DAY))
    return number(left) if left else ""


def _band(id_: int, name: str, kind: str, *rest: object) -> Band:
    warm, event, until, follow = (dt.date.fromisoformat(str(day)) for day in rest[:4])
    return Band(id_, name, kind, warm, event, until, follow, bool(rest[4]))
