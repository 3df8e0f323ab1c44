"""What of page Today can be there before the first paint: the activities of this week."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.calendar import items as reading
from core.plans.queries import current_plan
from core.store.database import Reader
from core.text import minutes as minutes_words
from core.text import trn
from core.today.lines import ONE_DAY, TodayDay, by_day, of_item, week_number

ENOUGH = 2
"""Networks that a plan needs at least."""
_ANY = ("activity", "series", "prospect", "idea", "campaign")


@dataclass(frozen=True)
class FirstSteps:
    """What of the beginning is done: a goal set, at least two networks chosen, a week planned."""

    goal: bool = False
    networks: bool = False
    week: bool = False


@dataclass(frozen=True)
class Glance:
    """This week's activities by day; `bare` says that nothing was ever planned or noted."""

    today: dt.date
    starts_on: dt.date
    days: tuple[TodayDay, ...]
    bare: bool
    steps: FirstSteps

    @property
    def week_number(self) -> int:
        """The number of the week."""
        return week_number(self.starts_on)

    @property
    def left(self) -> int:
        """How many are not done."""
        return sum(not line.done for day in self.days for line in day.lines)


def glance(reader: Reader, today: dt.date) -> Glance:
    """The activities of the week of `today`; people, ideas and goals come later."""
    start = first_day(reader, today)
    found = reading.items(reader, start, start + 6 * ONE_DAY)
    # Reading the catalogue of networks for their names would cost the first paint 15 ms.
    names = {one.network: one.network.capitalize() for one in found}
    days = by_day((of_item(one, names, today) for one in found), today)
    return Glance(today, start, days, is_bare(reader), first_steps(reader, today))


def first_day(reader: Reader, today: dt.date) -> dt.date:
    """The first day of the week of `today`."""
    first_weekday = int(reader.value("SELECT first_weekday FROM business") or 0)
    return today - ((today.weekday() - first_weekday) % 7) * ONE_DAY


def is_bare(reader: Reader) -> bool:
    """Whether nothing was planned yet, and nobody and no idea noted."""
    return not any(reader.value(f"SELECT EXISTS (SELECT 1 FROM {one})") for one in _ANY)


def first_steps(reader: Reader, today: dt.date) -> FirstSteps:
    """How far the beginning is, in the plan of today."""
    plan = current_plan(reader, today)
    of_plan = f"WHERE plan_id = {plan.id}" if plan is not None else "WHERE 0"
    return FirstSteps(
        goal=bool(reader.value(f"SELECT count(*) FROM goal {of_plan}")),
        networks=reader.value(f"SELECT count(*) FROM network_choice {of_plan}") >= ENOUGH,
        week=bool(reader.value("SELECT EXISTS (SELECT 1 FROM activity)")),
    )


def due_today(reader: Reader, today: dt.date) -> tuple[int, int]:
    """How many things are planned for today and not done, and how many minutes they take."""
    from core.calendar.rules import DUE_MINUTES

    left = [one for one in reading.items(reader, today, today) if one.done_on is None]
    people = int(
        reader.value(
            "SELECT count(*) FROM prospect JOIN person ON person.id = prospect.person_id "
            "WHERE NOT person.do_not_contact AND next_on = :today",
            today=today.isoformat(),
        )
    )
    return len(left) + people, sum(one.minutes for one in left) + people * DUE_MINUTES


def due_words(things: int, minutes: int) -> str:
    """ "3 things today, 25 minutes"; "" for nothing."""
    if not things:
        return ""
    said = trn("{n} thing today", "{n} things today", things)
    return f"{said}, {minutes_words(minutes)}" if minutes else said
