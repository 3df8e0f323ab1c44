"""Changes of goals that other subjects need too; each takes a session and opens nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from core.goals import rules
from core.goals.measures import measure
from core.goals.tables import Bet, Goal, GoalReading, SteppingStone, StoneReading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from core.goals.facts import GoalFacts
    from core.plans.tables import Plan

FAR = 1_000_000
"""Added to positions while they are dealt anew, because a unique slot is never taken twice."""


def copy_into(session: Session, from_plan: int, to_plan: int) -> None:
    """Take the goals and chains of one plan over into another, from where they stand.

    Days keep their distance to the end of the plan; bets stay with the plan they were made in.
    """
    from core.plans.tables import Plan

    old, new = session.get_one(Plan, from_plan), session.get_one(Plan, to_plan)
    for goal in session.query(Goal).filter_by(plan_id=from_plan).order_by(Goal.position, Goal.id):
        copied = _copy_goal(session, goal, old, new)
        for stone in _stones(session, SteppingStone.goal_id == goal.id):
            _copy_stone(session, stone, to_plan, copied.id)
    watched = (SteppingStone.plan_id == from_plan, SteppingStone.goal_id.is_(None))
    for stone in _stones(session, *watched):
        _copy_stone(session, stone, to_plan, None)


def insert_goal(session: Session, plan_id: int, facts: GoalFacts, read_on: dt.date) -> int:
    """Add a goal at the end of its plan; its baseline is read on `read_on`. Returns its id."""
    last = session.query(Goal.position).filter_by(plan_id=plan_id).order_by(Goal.position.desc())
    found = last.first()
    goal = Goal(
        plan_id=plan_id,
        title=facts.title,
        measure=facts.measure,
        narrowing=facts.narrowing,
        baseline=facts.baseline,
        target=facts.target,
        starts_on=facts.starts_on,
        due_on=facts.due_on,
        why=facts.why,
        position=found[0] + 1 if found else 1,
    )
    session.add(goal)
    session.flush()
    if facts.baseline is not None:
        read_goal(session, goal.id, read_on, facts.baseline, "hand")
    return goal.id


def insert_stone(
    session: Session,
    plan_id: int,
    goal_id: int | None,
    key: str,
    name: str,
    aim: float | None = None,
) -> SteppingStone:
    """Add a stepping stone at the end of a chain, or of the watched numbers."""
    stone = SteppingStone(
        plan_id=plan_id,
        goal_id=goal_id,
        position=next_position(session, plan_id, goal_id),
        measure=key,
        name=name,
        aim=aim,
    )
    session.add(stone)
    session.flush()
    return stone


def latest(session: Session, goal_id: int) -> GoalReading | None:
    """The newest reading of a goal; on the same day data goes before hand."""
    return (
        session.query(GoalReading)
        .filter_by(goal_id=goal_id)
        .order_by(GoalReading.day.desc(), GoalReading.source)
        .first()
    )


def latest_of_stone(session: Session, stone_id: int) -> StoneReading | None:
    """The newest reading of a stepping stone; on the same day data goes before hand."""
    return (
        session.query(StoneReading)
        .filter_by(stone_id=stone_id)
        .order_by(StoneReading.day.desc(), StoneReading.source)
        .first()
    )


def read_goal(session: Session, goal_id: int, on: dt.date, value: float, source: str) -> int:
    """Note what a goal stood at on a day, in place of what that source said of the day before."""
    reading = (
        session.query(GoalReading).filter_by(goal_id=goal_id, day=on, source=source).one_or_none()
    ) or GoalReading(goal_id=goal_id, day=on, source=source)
    reading.value = value
    session.add(reading)
    session.flush()
    return reading.id


def read_stone(session: Session, stone_id: int, on: dt.date, value: float, source: str) -> int:
    """Note what a stepping stone stood at on a day, as `read_goal` does."""
    reading = (
        session.query(StoneReading)
        .filter_by(stone_id=stone_id, day=on, source=source)
        .one_or_none()
    ) or StoneReading(stone_id=stone_id, day=on, source=source)
    reading.value = value
    session.add(reading)
    session.flush()
    return reading.id


def siblings(session: Session, plan_id: int, goal_id: int | None) -> list[SteppingStone]:
    """The chain of a goal, or the watched numbers of a plan, in order."""
    if goal_id is not None:
        return _stones(session, SteppingStone.goal_id == goal_id)
    return _stones(session, SteppingStone.plan_id == plan_id, SteppingStone.goal_id.is_(None))


def deal_positions(session: Session, stones: Sequence[SteppingStone]) -> None:
    """Number the stones 1, 2, 3 … in the given order."""
    if [s.position for s in stones] == list(range(1, len(stones) + 1)):
        return
    for place, stone in enumerate(stones):
        stone.position = FAR + place
    session.flush()
    for place, stone in enumerate(stones, start=1):
        stone.position = place
    session.flush()


def next_position(session: Session, plan_id: int, goal_id: int | None) -> int:
    """The place after the last stone."""
    return max((s.position for s in siblings(session, plan_id, goal_id)), default=0) + 1


def _stones(session: Session, *which: object) -> list[SteppingStone]:
    found = session.query(SteppingStone).filter(*which)  # type: ignore[arg-type]
    return found.order_by(SteppingStone.position, SteppingStone.id).all()


def _copy_goal(session: Session, goal: Goal, old: Plan, new: Plan) -> Goal:
    reading = latest(session, goal.id)
    baseline, target = rules.carried(
        goal.baseline, goal.target, reading.value if reading else None, measure(goal.measure).unit
    )
    due_on = rules.shifted_due(goal.due_on, old.ends_on, new.starts_on, new.ends_on)
    copied = Goal(
        plan_id=new.id,
        title=goal.title,
        measure=goal.measure,
        narrowing=goal.narrowing,
        baseline=baseline,
        target=target,
        due_on=due_on,
        why=goal.why,
        position=goal.position,
    )
    session.add(copied)
    session.flush()
    if reading is not None:
        read_goal(session, copied.id, reading.day, reading.value, reading.source)
    return copied


def _copy_stone(session: Session, stone: SteppingStone, plan_id: int, goal_id: int | None) -> None:
    copied = SteppingStone(
        plan_id=plan_id,
        goal_id=goal_id,
        position=stone.position,
        measure=stone.measure,
        name=stone.name,
        aim=stone.aim,
        kept=stone.kept,
    )
    session.add(copied)
    session.flush()
    if reading := latest_of_stone(session, stone.id):
        read_stone(session, copied.id, reading.day, reading.value, reading.source)


def drop_bet(session: Session, goal_id: int) -> None:
    """Take a goal's bet away, if it has one."""
    for bet in session.query(Bet).filter_by(goal_id=goal_id):
        session.delete(bet)
