"""What is decided about goals: pace, bets, conversion, and what a field may hold.

Pure functions of plain values; today is a parameter. Values are in the measure's unit.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from core.errors import UserError
from core.goals.measures import COUNTER, ORDERS_OF, OWN, Unit, is_vanity, measure
from core.text import day, tr
from core.typed import clean_line

SOURCES = ("hand", "data")
"""Where a reading comes from; on the same day data goes before hand."""
TITLE_LIMIT = 120
NARROWING_LIMIT = 120
WHY_LIMIT = 500
MEASURE_LIMIT = 60
LARGEST = 1e12
"""No figure of a small business is larger, in minor units either."""
TOLERANCE = 0.10
"""Share of the whole way from baseline to target: nearer to the line than this is on course."""
STONE_DAYS = 90
"""Stepping stones are counted over this many days."""

BOUNDS: dict[Unit, tuple[float, float]] = {
    "percent": (0, 100),
    "score": (-100, 100),
    "money": (0, LARGEST),
    "per_week": (0, LARGEST),
    "count": (0, LARGEST),
}

PaceState = Literal["no_reading", "ahead", "on_course", "behind", "reached", "missed"]


@dataclass(frozen=True)
class Pace:
    """How a goal stands beside the straight line from its baseline to its target.

    `gap` is how far it is ahead of the line in the goal's own direction (behind: negative), in
    the measure's unit; for a missed goal, how far it fell short of the target.
    """

    state: PaceState
    expected: float | None = None
    gap: float = 0.0


@dataclass(frozen=True)
class Value:
    """A figure and the day that it was read."""

    day: dt.date
    value: float


def pace(
    baseline: float | None,
    target: float,
    present: Value | None,
    starts_on: dt.date,
    due_on: dt.date,
    today: dt.date,
) -> Pace:
    """Where the goal stands against the line on the day of its latest reading.

    The reading's own day is compared, so that a goal read once a month is not called late for
    the weeks in between. A target below the baseline means that less is better.
    """
    if present is None:
        return Pace("no_reading")
    start = present.value if baseline is None else baseline
    way = -1.0 if target < start else 1.0
    if (present.value - target) * way >= 0 and target != baseline:
        return Pace("reached", target, abs(present.value - target))
    if today > due_on:
        return Pace("missed", target, (present.value - target) * way)
    expected = expected_value(start, target, starts_on, due_on, min(present.day, today))
    gap = (present.value - expected) * way
    if abs(gap) <= abs(target - start) * TOLERANCE + 1e-9:
        return Pace("on_course", expected, gap)
    return Pace("ahead" if gap > 0 else "behind", expected, gap)


def expected_value(
    baseline: float, target: float, starts_on: dt.date, due_on: dt.date, on: dt.date
) -> float:
    """The straight line from `baseline` on the first day to `target` on the due day."""
    length = (due_on - starts_on).days
    gone = 1.0 if length <= 0 else (on - starts_on).days / length
    return baseline + (target - baseline) * min(1.0, max(0.0, gone))


def progress(baseline: float | None, target: float, present: float | None) -> float | None:
    """The share of the way that is done, 0 to 1; None when there is nothing to compare."""
    if present is None or baseline is None or baseline == target:
        return None
    return min(1.0, max(0.0, (present - baseline) / (target - baseline)))


def conversion(first: float | None, then: float | None, *, levels: bool = False) -> float | None:
    """How many of the first led to the next, as a share; over 1 is said as it is.

    None where a division means nothing: a figure is missing, the first is zero, or one of the
    two is a level (followers), not a count of what happened.
    """
    if levels or first is None or then is None or first <= 0:
        return None
    return then / first


def held(low: float, high: float, outcome: float | None) -> bool | None:
    """Whether the outcome lies in the range, both ends included; None while it is open."""
    return None if outcome is None else low <= outcome <= high


def carried(
    baseline: float | None, target: float, present: float | None, unit: Unit
) -> tuple[float | None, float]:
    """Baseline and target of a goal that is taken over into the next plan.

    It starts where it stands. One that was reached aims on by the same step, within what the
    unit allows; where there is no room left it stays as it was.
    """
    if present is None:
        return baseline, target
    if baseline is None:
        return (present, target) if present != target else (None, target)
    if (present - target) * (target - baseline) < 0:
        return present, target
    low, high = BOUNDS[unit]
    further = min(high, max(low, present + target - baseline))
    return (present, further) if further != present else (baseline, target)


def shifted_due(due_on: dt.date, old_end: dt.date, start: dt.date, end: dt.date) -> dt.date:
    """The due day in the next plan: as long before its end as it was, but after its start."""
    return max(start + dt.timedelta(days=1), end - (old_end - due_on))


def vanity_in(title: str) -> str | None:
    """The vanity measure that a goal's words speak of, or None."""
    patterns = {
        "followers": tr("followers?|fans|subscribers?", of="pattern"),
        "likes": tr("likes|hearts", of="pattern"),
        "views": tr("views|impressions", of="pattern"),
        "comments": tr("comments", of="pattern"),
        "shares": tr("shares|reposts", of="pattern"),
    }
    found = (key for key, words in patterns.items() if re.search(rf"\b({words})\b", title, re.I))
    return next(found, None)


def vanity_sentence(key: str) -> str:
    """What to say when a goal is about to be built on a vanity measure."""
    return tr(
        "{name} are a stepping stone, not a goal. Choose the result that they should lead to, "
        "or keep them as a number to watch.",
        name=measure(key).name,
    )


def checked_measure(key: str) -> str:
    """A measure that a goal may be built on. Raises UserError for a vanity one."""
    if is_vanity(key):
        raise UserError(vanity_sentence(key), field="measure")
    if measure(key).kind != "result":
        raise UserError(
            tr("Choose the result that the business should get out of it."), field="measure"
        )
    return key


def checked_text(value: str, limit: int, field: str, missing: str = "") -> str:
    """`value` on one line; raises UserError when too long, or blank and `missing` is a sentence."""
    if missing and not value.strip():
        raise UserError(missing, field=field)
    return clean_line(value, field, limit)


def checked_title(value: str) -> str:
    """A goal's title, tidied. Raises UserError when blank or too long."""
    return checked_text(
        value, TITLE_LIMIT, "title", tr("Say the goal in one line, for example More regulars.")
    )


def checked_narrowing(key: str, value: str) -> str:
    """The product, tag or source, or what a counter counts; "" for other measures."""
    missing = {
        ORDERS_OF: tr("Say which product, tag or source, for example pre-orders."),
        COUNTER: tr("Say what you count, for example tastings."),
    }
    if key not in missing:
        return ""
    return checked_text(value, NARROWING_LIMIT, "narrowing", missing[key])


def checked_stone_name(key: str, value: str) -> str:
    """The owner's words for a stepping stone; needed when it is in no list."""
    missing = tr("Say what is counted, for example people at the tasting.") if key == OWN else ""
    return checked_text(value, TITLE_LIMIT, "name", missing)


def check_same_kind(old: Unit, new: Unit) -> None:
    """Raise UserError when figures of one unit cannot be taken over into the other."""
    kinds = {"per_week": "count"}
    if kinds.get(old, old) != kinds.get(new, new):
        raise UserError(
            tr("This is counted in another way than the figures so far. Add a goal for it."),
            field="measure",
        )


def checked_value(value: float, unit: Unit, field: str) -> float:
    """A figure that the unit can have. Raises UserError otherwise."""
    low, high = BOUNDS[unit]
    if math.isfinite(value) and low <= value <= high:
        return float(value)
    raise UserError(_bounds_sentence(unit, value), field=field)


def _bounds_sentence(unit: Unit, value: float) -> str:
    if unit == "percent":
        return tr("A share is between 0 and 100 per cent.")
    if unit == "score":
        return tr("A recommendation score is between -100 and 100.")
    if value < 0:
        return tr("This cannot be below zero.")
    return tr("This figure is too large. Check the number of digits.")


def checked_aim(value: float | None, unit: Unit) -> float | None:
    """Where a stepping stone should get to, or None. Raises UserError for "aim"."""
    return None if value is None else checked_value(value, unit, "aim")


def check_target(baseline: float | None, target: float, field: str = "target") -> None:
    """Raise UserError when the target is where the goal stands already."""
    if baseline is not None and baseline == target:
        raise UserError(
            tr("The aim is where it stands already. Aim higher, or lower when less is better."),
            field=field,
        )


def check_days(starts_on: dt.date, due_on: dt.date, field: str = "due_on") -> None:
    """Raise UserError when a goal is due before it starts, or on that day."""
    if due_on <= starts_on:
        raise UserError(
            tr(
                "This is due on {due}, but the goal starts on {start}. Choose a later day.",
                due=day(due_on, year=True),
                start=day(starts_on, year=True),
            ),
            field=field,
        )


def check_range(low: float, high: float) -> None:
    """Raise UserError when a bet's range is upside down."""
    if low > high:
        raise UserError(
            tr("The lower end is above the upper end. Swap the two figures."), field="low"
        )


def due_warning(due_on: dt.date, plan_start: dt.date, plan_end: dt.date) -> str:
    """A sentence when the due day lies outside the plan; "" otherwise."""
    if plan_start <= due_on <= plan_end:
        return ""
    return tr(
        "Due outside the plan, which runs from {start} to {end}.",
        start=day(plan_start, year=True),
        end=day(plan_end, year=True),
    )


def new_order(ids: Sequence[int], moved: int, to: int) -> list[int]:
    """`ids` with `moved` at place `to`, the ends holding it back."""
    rest = [i for i in ids if i != moved]
    place = min(len(rest), max(0, to))
    return [*rest[:place], moved, *rest[place:]]
