"""Goals in words: figures with their unit, pace, bets; and figures as people type them."""

from __future__ import annotations

import re

from core.errors import UserError
from core.goals.measures import COUNTER, ORDERS_OF, Measure, Unit
from core.goals.queries import BetCard, BetRecord, GoalCard, Reading
from core.goals.rules import Pace, vanity_in
from core.text import (
    EN_DASH,
    currency_digits,
    currency_symbol,
    day,
    money,
    number,
    percent,
    read_number,
    short_day,
    short_number,
    tr,
)


def figure(value: float, unit: Unit, currency: str) -> str:
    """A value with as many digits as its unit is read in: 34.1%, £12.50, 1,284."""
    if unit == "percent":
        return percent(value / 100, 0 if float(value).is_integer() else 1)
    if unit == "money":
        return money(round(value), currency)
    return short_number(value)


def figure_range(low: float, high: float, unit: Unit, currency: str) -> str:
    """A range with an en dash: "36 – 42%"."""
    if low == high:
        return figure(low, unit, currency)
    if unit == "percent":
        return f"{short_number(low)} {EN_DASH} {figure(high, unit, currency)}"
    return f"{figure(low, unit, currency)} {EN_DASH} {figure(high, unit, currency)}"


def difference(value: float, unit: Unit, currency: str) -> str:
    """How far apart two figures are: "3 points", "£2.40", "4"."""
    size = abs(value)
    if unit == "money":
        return money(round(size), currency)
    said = short_number(size)
    if unit in ("percent", "score"):
        return tr("1 point") if said == "1" else tr("{points} points", points=said)
    return said


def pace_words(pace: Pace, unit: Unit, currency: str) -> str:
    """ "on course", "behind by 3 points", "reached" …; the day's line is in the hint."""
    gap = difference(pace.gap, unit, currency)
    return {
        "no_reading": tr("No figure yet"),
        "ahead": tr("Ahead by {gap}", gap=gap),
        "on_course": tr("On course"),
        "behind": tr("Behind by {gap}", gap=gap),
        "reached": tr("Reached"),
        "missed": tr("Missed by {gap}", gap=gap),
    }[pace.state]


def pace_hint(goal: GoalCard, currency: str) -> str:
    """How the pace was found, in one sentence."""
    present, unit = goal.present, goal.measure.unit
    if present is None or goal.pace.expected is None or goal.pace.state in ("reached", "missed"):
        return ""
    return tr(
        "A straight line from start to aim stood at {expected} on {day}, when you had {present}.",
        expected=figure(_rounded(goal.pace.expected, unit), unit, currency),
        day=short_day(max(present.day, goal.starts_on)),
        present=figure(present.value, unit, currency),
    )


def from_to(goal: GoalCard, currency: str) -> str:
    """ "from 31.3% · aim 40%"."""
    unit = goal.measure.unit
    aim = figure(goal.target, unit, currency)
    if goal.baseline is None:
        return tr("aim {aim}", aim=aim)
    return tr("from {start} · aim {aim}", start=figure(goal.baseline, unit, currency), aim=aim)


def measured(measure: Measure, narrowing: str) -> str:
    """What is measured, with its narrowing: "Orders a week: pre-orders"."""
    if measure.key == COUNTER and narrowing:
        return narrowing
    if measure.key == ORDERS_OF and narrowing:
        return tr("Orders a week: {what}", what=narrowing)
    return measure.name


def bet_words(bet: BetCard, unit: Unit, currency: str) -> str:
    """What the team expects, or how that came out."""
    said = figure_range(bet.low, bet.high, unit, currency)
    if bet.outcome is None:
        return tr("The team expects {range}.", range=said)
    outcome = figure(bet.outcome, unit, currency)
    if bet.held:
        return tr(
            "The team expected {range}. It came to {outcome}: held.", range=said, outcome=outcome
        )
    return tr(
        "The team expected {range}. It came to {outcome}: missed.", range=said, outcome=outcome
    )


def record_words(record: BetRecord) -> str:
    """ "your ranges held 6 of 9"; "" before the first is settled."""
    if not record.settled:
        return ""
    return tr("your ranges held {held} of {n}", held=record.held, n=record.settled)


def source_words(present: Reading | None) -> str:
    """Where the present figure is from, and of which day."""
    if present is None:
        return tr("No figure yet")
    if present.source == "data":
        return tr("From your data, {day}", day=day(present.day))
    return tr("Kept by hand, {day}", day=day(present.day))


def typed(value: float | None, unit: Unit, currency: str) -> str:
    """A figure as it stands in a field, ready to be changed: no unit, no separators lost."""
    if value is None:
        return ""
    if unit == "money":
        digits = currency_digits(currency)
        return number(value / 10**digits, digits)
    return short_number(value, 4)


def parsed(text: str, unit: Unit, currency: str, field: str) -> float:
    """What somebody typed, in the unit; signs and unit words around it may stand or not.

    Raises UserError for `field` when there is no figure in it, or more than one.
    """
    bare = re.sub(r"[\s\u202f\u00a0]", "", text)
    for sign in (currency_symbol(currency), currency, "%", tr("per cent").replace(" ", "")):
        bare = bare.replace(sign, "")
    value = read_number(bare)
    if value is None:
        raise UserError(
            tr("Type a figure, for example {example}.", example=_example(unit, currency)),
            field=field,
        )
    if unit == "money":
        return float(round(value * 10 ** currency_digits(currency)))
    return float(value)


def unit_sign(unit: Unit, currency: str) -> str:
    """What stands beside a field for this unit; "" for plain counts."""
    return {"percent": "%", "money": currency_symbol(currency)}.get(unit, "")


def _example(unit: Unit, currency: str) -> str:
    return typed({"percent": 40.0, "money": 1250.0}.get(unit, 80.0), unit, currency)


def _rounded(value: float, unit: Unit) -> float:
    return float(round(value)) if unit == "money" else round(value, 1)


def vanity_of(goal: GoalCard) -> str | None:
    """The vanity measure that a goal counted by hand really speaks of, or None."""
    if goal.measure.key != COUNTER:
        return None
    return vanity_in(goal.narrowing) or vanity_in(goal.title)
