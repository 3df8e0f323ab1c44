"""The sheet of goals with their numbers, and of what loyalty looks like."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.charts import axes
from core.charts.shapes import Axis, Level, Plot, Point, Series, plain
from core.goals.queries import GoalCard, StoneCard
from core.goals.words import bet_words, figure, measured, pace_words, record_words
from core.loyalty import pictures, pictures_of_customers
from core.loyalty.cards import number_cards
from core.loyalty.page_numbers import PageNumbers
from core.sheets.asked import Asked
from core.sheets.catalogue import sheet_name
from core.sheets.decisions import goals_open
from core.sheets.one_page import figures
from core.text import day, share_words, tr

SHOWN_DAYS = 365
"""How far back the charts go."""
MONTHS = 8
"""Months of first purchases in the map."""
NUMBERS = (
    "came_back",
    "regulars",
    "revenue_from_regulars",
    "how_soon",
    "repeat_customers",
    "average_order",
    "orders_per_week",
    "new_customers",
)
Chart = Mapping[str, Any]


@dataclass(frozen=True)
class Stone:
    """A stepping stone: its number, what it counts, and what share of it went on."""

    figure: str
    words: str
    share: str


@dataclass(frozen=True)
class GoalPart:
    """A goal with its course and its stones."""

    title: str
    figure: str
    facts: tuple[str, ...]
    why: str
    chart: Chart
    stones: tuple[Stone, ...]


@dataclass(frozen=True)
class Number:
    """A number of loyalty with what it gained."""

    title: str
    words: str
    change: str
    hint: str


@dataclass(frozen=True)
class GoalsSheet:
    """The whole sheet; `wide` charts take the width, `narrow` ones half of it."""

    title: str
    goals_title: str
    goals_open: str
    goals: tuple[GoalPart, ...]
    watched_title: str
    watched: tuple[Stone, ...]
    loyalty_title: str
    loyalty_open: str
    notes: tuple[str, ...]
    numbers: tuple[Number, ...]
    wide: tuple[Chart, ...]
    narrow: tuple[Chart, ...]


def read(asked: Asked) -> GoalsSheet:
    """The sheet's values."""
    page = asked.goals
    goals = page.goals if page else ()
    currency = asked.business.currency
    record = record_words(page.record) if page else ""
    known = asked.numbers
    return GoalsSheet(
        title=sheet_name("goals"),
        goals_title=tr("Goals: {record}", record=record) if record else tr("Goals"),
        goals_open=goals_open(len(goals)),
        goals=tuple(_goal(goal, currency) for goal in goals),
        watched_title=tr("Numbers watched without a goal"),
        watched=_stones(page.watched if page else (), currency),
        loyalty_title=tr("Loyalty"),
        loyalty_open=""
        if known
        else tr(
            "Loyalty: no orders yet. Import what your shop system exported to see who comes back."
        ),
        notes=known.notes if known else (),
        numbers=_cards(known, asked.today) if known else (),
        wide=_wide(known, goals, asked.today) if known else (),
        narrow=_narrow(known, asked.today) if known else (),
    )


def _goal(goal: GoalCard, currency: str) -> GoalPart:
    unit = goal.measure.unit
    facts = [
        measured(goal.measure, goal.narrowing),
        tr("By {day}. {pace}.", day=day(goal.due_on, year=True),
           pace=pace_words(goal.pace, unit, currency)),
        bet_words(goal.bet, unit, currency) if goal.bet else "",
    ]  # fmt: skip
    return GoalPart(
        title=goal.title,
        figure=figures(goal, currency),
        facts=tuple(fact for fact in facts if fact),
        why=goal.why,
        chart=plain(course(goal, currency)),
        stones=_stones(goal.stones, currency),
    )


def course(goal: GoalCard, currency: str) -> Plot:
    """How a goal went so far, its target dashed."""
    unit = goal.measure.unit
    points = tuple(
        Point(
            axes.day_place(one.day),
            one.value,
            f"{day(one.day)}: {figure(one.value, unit, currency)}",
        )
        for one in goal.readings
    )
    start = min([goal.starts_on, *(one.day for one in goal.readings)])
    aim = tr("aim {aim}", aim=figure(goal.target, unit, currency))
    values = [*(point.y for point in points if point.y is not None), goal.target]
    said = "; ".join(point.said for point in points)
    return Plot(
        "goal",
        tr("So far"),
        spoken=f"{goal.title}. {said}. {aim}.",
        empty="" if points else tr("No figure yet."),
        x=axes.along_days(start, max(goal.due_on, *(one.day for one in goal.readings)))
        if points
        else Axis(0, 1),
        y=axes.up(values, lambda value: figure(value, unit, currency)),
        series=(Series(goal.title, points, mark="disc"),),
        levels=(Level(aim, goal.target),),
    )


def _stones(stones: Sequence[StoneCard], currency: str) -> tuple[Stone, ...]:
    return tuple(
        Stone(
            figure=figure(one.present.value, one.measure.unit, currency) if one.present else "–",
            words=one.words,
            share=""
            if one.conversion is None
            else tr("{share} went on", share=share_words(one.conversion, 1)),
        )
        for one in stones
    )


def _cards(known: PageNumbers, today: dt.date) -> tuple[Number, ...]:
    since = today - dt.timedelta(SHOWN_DAYS)
    return tuple(
        Number(one.title, one.words, one.change, one.hint)
        for one in number_cards(known, since, NUMBERS)
    )


def _wide(known: PageNumbers, goals: Sequence[GoalCard], today: dt.date) -> tuple[Chart, ...]:
    since = today - dt.timedelta(SHOWN_DAYS)
    aim = next((goal.target / 100 for goal in goals if goal.measure.key == "came_back"), None)
    return (plain(pictures.came_back(known, since, aim=aim)),)


def _narrow(known: PageNumbers, today: dt.date) -> tuple[Chart, ...]:
    since = today - dt.timedelta(SHOWN_DAYS)
    return tuple(
        plain(one)
        for one in (
            pictures.second_purchase(known),
            pictures.revenue(known, since),
            pictures_of_customers.cohorts(known, MONTHS),
            pictures_of_customers.rfm(known),
        )
    )
