"""Reading goals: plain figures, in the measure's unit; the words are the screen's."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from core.goals import from_data, rules
from core.goals.from_data import Course, FromData
from core.goals.measures import Measure, every, own_words
from core.goals.rules import Pace, Value
from core.plans.queries import PlanCard, plan
from core.store.database import Reader

FAR = 300
"""Days to a due day after which its year is said."""
STALE_DAYS = 14
"""A stepping stone's figure older than this says from which day it is."""


@dataclass(frozen=True)
class Reading:
    """A figure that was noted: on which day, and by hand or from data."""

    id: int
    day: dt.date
    value: float
    source: str


@dataclass(frozen=True)
class StoneCard:
    """A stepping stone. `conversion` is the share of it that led to the next one, if it means
    anything; `is_stale` says that the figure is not of these days."""

    id: int
    goal_id: int | None
    measure: Measure
    name: str
    aim: float | None
    kept: bool
    readings: tuple[Reading, ...]
    conversion: float | None
    is_stale: bool

    @property
    def present(self) -> Reading | None:
        """The newest figure, if any."""
        return self.readings[-1] if self.readings else None

    @property
    def words(self) -> str:
        """What stands below the figure."""
        return self.name or self.measure.words


@dataclass(frozen=True)
class BetCard:
    """The range that the team expects; `held` is None while it is open."""

    id: int
    low: float
    high: float
    made_on: dt.date
    outcome: float | None
    held: bool | None


@dataclass(frozen=True)
class GoalCard:
    """A goal with everything that its card shows. `baseline` is the first reading when none
    was typed; readings are the oldest first, one a day."""

    id: int
    title: str
    measure: Measure
    narrowing: str
    why: str
    baseline: float | None
    typed_baseline: float | None
    target: float
    typed_start: dt.date | None
    starts_on: dt.date
    due_on: dt.date
    due_warning: str
    is_due: bool
    """The due day has come: the bet can be settled."""
    is_far: bool
    """It is due so late that its day alone could be taken for one of this year."""
    readings: tuple[Reading, ...]
    history: tuple[Reading, ...]
    pace: Pace
    progress: float | None
    stones: tuple[StoneCard, ...]
    bet: BetCard | None

    @property
    def present(self) -> Reading | None:
        """The newest figure, if any."""
        return self.readings[-1] if self.readings else None


@dataclass(frozen=True)
class BetRecord:
    """How the team's ranges did: `held` of `settled`, over all plans."""

    held: int
    settled: int


@dataclass(frozen=True)
class GoalsPage:
    """Everything that the Goals page shows of a plan."""

    plan: PlanCard
    currency: str
    goals: tuple[GoalCard, ...]
    watched: tuple[StoneCard, ...]
    """Numbers without a goal; those not `kept` are asked about."""
    record: BetRecord
    data: FromData = from_data.NOTHING
    """What the orders tell of every measure; not `fresh` while it is to be worked out anew."""


def goals_page(reader: Reader, plan_id: int, today: dt.date) -> GoalsPage | None:
    """The goals, chains and watched numbers of a plan; None when the plan is gone."""
    card = plan(reader, plan_id)
    if card is None:
        return None
    data = from_data.kept(reader, today)
    stones = _stones(reader, plan_id, today, data)
    return GoalsPage(
        plan=card,
        currency=reader.value("SELECT currency FROM business") or "GBP",
        goals=tuple(_goals(reader, card, stones, today, data)),
        watched=tuple(stones[None]),
        record=bet_record(reader),
        data=data,
    )


def bet_record(reader: Reader) -> BetRecord:
    """Settled bets of every plan, and how many of them held."""
    row = reader.row(
        "SELECT count(*) FILTER (WHERE outcome BETWEEN low AND high) AS held, count(*) AS settled "
        "FROM bet WHERE outcome IS NOT NULL"
    )
    return BetRecord(row.held, row.settled) if row else BetRecord(0, 0)


def goal_count(reader: Reader, plan_id: int) -> int:
    """How many goals a plan has."""
    return int(reader.value("SELECT count(*) FROM goal WHERE plan_id = :plan", plan=plan_id) or 0)


def _goals(
    reader: Reader,
    card: PlanCard,
    stones: dict[int | None, list[StoneCard]],
    today: dt.date,
    data: FromData,
) -> list[GoalCard]:
    readings = _readings(
        reader.rows(
            "SELECT r.goal_id AS owner, r.id, r.day, r.value, r.source FROM goal_reading r "
            "JOIN goal ON goal.id = r.goal_id WHERE goal.plan_id = :plan "
            "ORDER BY r.day, r.source DESC",
            plan=card.id,
        )
    )
    bets = {
        row.goal_id: BetCard(
            row.id,
            row.low,
            row.high,
            dt.date.fromisoformat(row.made_on),
            row.outcome,
            rules.held(row.low, row.high, row.outcome),
        )
        for row in reader.rows(
            "SELECT bet.id, goal_id, low, high, made_on, outcome FROM bet "
            "JOIN goal ON goal.id = goal_id WHERE plan_id = :plan",
            plan=card.id,
        )
    }
    known = every()
    rows = reader.rows(
        "SELECT id, title, measure, narrowing, why, baseline, target, starts_on, due_on "
        "FROM goal WHERE plan_id = :plan ORDER BY position, id",
        plan=card.id,
    )
    return [
        _goal(
            row,
            known.get(row.measure, own_words()),
            card,
            readings[row.id],
            tuple(stones[row.id]),
            bets.get(row.id),
            today,
            data,
        )
        for row in rows
    ]


def _goal(
    row: Any,
    measured: Measure,
    card: PlanCard,
    history: Sequence[Reading],
    stones: tuple[StoneCard, ...],
    bet: BetCard | None,
    today: dt.date,
    data: FromData,
) -> GoalCard:
    starts_on = dt.date.fromisoformat(row.starts_on) if row.starts_on else card.starts_on
    key = from_data.series_key(row.measure, row.narrowing)
    history = _with_data(history, data.since(key, starts_on, today))
    shown = _one_a_day(history)
    first = data.on(key, starts_on)
    if first is None and shown:
        first = shown[0].value
    baseline = row.baseline if row.baseline is not None else first
    due_on = dt.date.fromisoformat(row.due_on)
    present = Value(shown[-1].day, shown[-1].value) if shown else None
    return GoalCard(
        id=row.id,
        title=row.title,
        measure=measured,
        narrowing=row.narrowing,
        why=row.why,
        baseline=baseline,
        typed_baseline=row.baseline,
        target=row.target,
        typed_start=dt.date.fromisoformat(row.starts_on) if row.starts_on else None,
        starts_on=starts_on,
        due_on=due_on,
        due_warning=rules.due_warning(due_on, card.starts_on, card.ends_on),
        is_due=today >= due_on,
        is_far=(due_on - today).days > FAR,
        readings=shown,
        history=tuple(history),
        pace=rules.pace(baseline, row.target, present, starts_on, due_on, today),
        progress=rules.progress(baseline, row.target, present.value if present else None),
        stones=stones,
        bet=bet,
    )


def _stones(
    reader: Reader, plan_id: int, today: dt.date, data: FromData
) -> dict[int | None, list[StoneCard]]:
    readings = _readings(
        reader.rows(
            "SELECT r.stone_id AS owner, r.id, r.day, r.value, r.source FROM stone_reading r "
            "JOIN stepping_stone s ON s.id = r.stone_id WHERE s.plan_id = :plan "
            "ORDER BY r.day, r.source DESC",
            plan=plan_id,
        )
    )
    known = every()
    chains: dict[int | None, list[Any]] = defaultdict(list)
    for row in reader.rows(
        "SELECT id, goal_id, measure, name, aim, kept FROM stepping_stone "
        "WHERE plan_id = :plan ORDER BY position, id",
        plan=plan_id,
    ):
        chains[row.goal_id].append(row)
    counted = from_data.counted_now(reader, today) if chains else {}
    for row in (row for rows in chains.values() for row in rows):
        told = data.since(row.measure, dt.date.min, today)[-1:] or (
            (counted[row.measure],) if row.measure in counted else ()
        )
        readings[row.id] = list(_with_data(readings[row.id], told))
    found: dict[int | None, list[StoneCard]] = defaultdict(list)
    for goal_id, rows in chains.items():
        shares = [
            _conversion(first, then, readings, known) if goal_id is not None else None
            for first, then in pairwise(rows)
        ]
        for row, share in zip(rows, [*shares, None], strict=True):
            shown = _one_a_day(readings[row.id])
            old = bool(shown) and (today - shown[-1].day).days > STALE_DAYS
            found[goal_id].append(
                StoneCard(
                    id=row.id,
                    goal_id=goal_id,
                    measure=known.get(row.measure, own_words()),
                    name=row.name,
                    aim=row.aim,
                    kept=bool(row.kept),
                    readings=shown,
                    conversion=share,
                    is_stale=old,
                )
            )
    return found


def _conversion(
    first: Any, then: Any, readings: dict[int, list[Reading]], known: Any
) -> float | None:
    levels = any(known.get(row.measure, own_words()).is_level for row in (first, then))
    values = [readings[row.id][-1].value if readings[row.id] else None for row in (first, then)]
    return rules.conversion(values[0], values[1], levels=levels)


def _readings(rows: Sequence[Any]) -> dict[int, list[Reading]]:
    found: dict[int, list[Reading]] = defaultdict(list)
    for row in rows:
        found[row.owner].append(
            Reading(row.id, dt.date.fromisoformat(row.day), row.value, row.source)
        )
    return found


def _with_data(history: Sequence[Reading], course: Course) -> Sequence[Reading]:
    """What was noted by hand together with what the data tell; these have ids below zero."""
    if not course:
        return history
    told = [
        Reading(-place, day, value, "data") for place, (day, value) in enumerate(course, start=1)
    ]
    return sorted([*history, *told], key=lambda one: (one.day, one.source == "data"))


def _one_a_day(history: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings in order, one for each day: data stands after hand there, and wins."""
    return tuple({reading.day: reading for reading in history}.values())
