"""What is done with goals, their readings, their chains and their bets.

Values are in the unit of the measure (`measures.py`); money in minor units.
"""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.goals import rules
from core.goals.facts import (
    GoalFacts,
    checked_facts,
    goal_row,
    one,
    plan_start,
    stone_row,
)
from core.goals.measures import measure
from core.store.changes import Place
from core.store.operation import Store
from core.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.goals.tables import Goal, SteppingStone

PAGE = "goals"


def add_goal(store: Store, plan_id: int, facts: GoalFacts, today: dt.date | None = None) -> int:
    """Set a goal in a plan and return its id.

    A baseline is read on the day that the goal starts, or `today` where that is earlier: in a
    plan that is yet to come it must not stand after what is read from now on. Raises UserError
    for the field that cannot stand; for a vanity measure the field is "measure", and
    `watch_number` is the way on.
    """
    facts, starts_on = checked_facts(store, plan_id, facts)
    read_on = min(starts_on, today or starts_on)
    with store.operation(tr("Add goal {title}", title=facts.title), place=Place(PAGE)) as session:
        from core.goals import writes

        return writes.insert_goal(session, plan_id, facts, read_on)


def rename_goal(store: Store, goal_id: int, title: str) -> None:
    """Change a goal's title. Raises UserError for "title"."""
    title = rules.checked_title(title)
    _change(store, goal_id, "title", tr("Rename goal {title}"), title=title)


def set_why(store: Store, goal_id: int, why: str) -> None:
    """Say what the goal is for. Raises UserError for "why"."""
    why = rules.checked_text(why, rules.WHY_LIMIT, "why")
    _change(store, goal_id, "why", tr("Change why of {title}"), why=why)


def set_measure(store: Store, goal_id: int, key: str, narrowing: str = "") -> None:
    """Measure a goal by something else of the same kind; its figures stay.

    Raises UserError for "narrowing", and for "measure" when figures cannot be taken over.
    """
    goal = goal_row(store, goal_id)
    key, narrowing = rules.checked_measure(key), rules.checked_narrowing(key, narrowing)
    rules.check_same_kind(measure(goal.measure).unit, measure(key).unit)
    _change(
        store,
        goal_id,
        "measure",
        tr("Change the measure of {title}"),
        measure=key,
        narrowing=narrowing,
    )


def set_baseline(store: Store, goal_id: int, baseline: float | None) -> None:
    """Say where the goal started; None: not known. Raises UserError for "baseline"."""
    goal = goal_row(store, goal_id)
    if baseline is not None:
        baseline = rules.checked_value(baseline, measure(goal.measure).unit, "baseline")
    rules.check_target(baseline, goal.target, "baseline")
    _change(store, goal_id, "baseline", tr("Change the start of {title}"), baseline=baseline)


def set_target(store: Store, goal_id: int, target: float) -> None:
    """Say where the goal should get to. Raises UserError for "target"."""
    goal = goal_row(store, goal_id)
    target = rules.checked_value(target, measure(goal.measure).unit, "target")
    rules.check_target(goal.baseline, target)
    _change(store, goal_id, "target", tr("Change the aim of {title}"), target=target)


def set_days(store: Store, goal_id: int, starts_on: dt.date | None, due_on: dt.date) -> None:
    """Say from when (None: with the plan) and until when. Raises UserError for "due_on"."""
    goal = goal_row(store, goal_id)
    rules.check_days(starts_on or plan_start(store, goal.plan_id), due_on)
    _change(
        store,
        goal_id,
        "days",
        tr("Change the days of {title}"),
        starts_on=starts_on,
        due_on=due_on,
    )


def move_goal(store: Store, goal_id: int, to: int) -> None:
    """Put a goal at place `to` (0 is the first) among the plan's goals."""
    goal = goal_row(store, goal_id)
    with _operation(store, tr("Move goal {title}", title=goal.title), goal_id) as session:
        from core.goals.tables import Goal

        found = session.query(Goal).filter_by(plan_id=goal.plan_id)
        rows = {g.id: g for g in found.order_by(Goal.position, Goal.id)}
        for place, row in enumerate(rules.new_order(list(rows), goal_id, to), start=1):
            rows[row].position = place


def delete_goal(store: Store, goal_id: int) -> None:
    """Delete a goal with its readings, chain and bet; undo brings them back."""
    goal = goal_row(store, goal_id)
    with _operation(store, tr("Delete goal {title}", title=goal.title), None) as session:
        session.delete(_goal(session, goal_id))


def turn_into_stone(store: Store, goal_id: int, key: str) -> int:
    """Make a watched number of a goal that is none, and return the stepping stone's id.

    The title, the aim and the readings go along; the screen then asks which goal it leads to.
    """
    goal = goal_row(store, goal_id)
    with _operation(store, tr("Make {title} a stepping stone", title=goal.title), None) as session:
        from core.goals import writes
        from core.goals.tables import GoalReading

        stone = writes.insert_stone(session, goal.plan_id, None, key, goal.title, goal.target)
        for reading in session.query(GoalReading).filter_by(goal_id=goal_id):
            writes.read_stone(session, stone.id, reading.day, reading.value, reading.source)
        session.delete(_goal(session, goal_id))
        return stone.id


def record_reading(store: Store, goal_id: int, day: dt.date, value: float) -> int:
    """Note by hand what the measure stood at on a day and return the reading's id.

    A second figure for the same day takes the place of the first. Raises UserError for "value".
    """
    goal = goal_row(store, goal_id)
    value = rules.checked_value(value, measure(goal.measure).unit, "value")
    label = tr("Note a figure for {title}", title=goal.title)
    with _operation(store, label, goal_id) as session:
        from core.goals import writes

        return writes.read_goal(session, goal_id, day, value, "hand")


def remove_reading(store: Store, reading_id: int) -> None:
    """Take a figure out of the history."""
    with store.operation(tr("Remove a figure"), place=Place(PAGE)) as session:
        from core.goals.tables import GoalReading

        session.delete(session.get_one(GoalReading, reading_id))


def place_bet(store: Store, goal_id: int, low: float, high: float, today: dt.date) -> int:
    """Note the range that the team expects and return the bet's id; a second one replaces it.

    Raises UserError for "low" or "high", and when the bet is settled already.
    """
    goal = goal_row(store, goal_id)
    unit = measure(goal.measure).unit
    low = rules.checked_value(low, unit, "low")
    high = rules.checked_value(high, unit, "high")
    rules.check_range(low, high)
    with _operation(store, tr("Bet on {title}", title=goal.title), goal_id) as session:
        from core.goals.tables import Bet

        bet = session.query(Bet).filter_by(goal_id=goal_id).one_or_none()
        if bet is not None and bet.outcome is not None:
            raise UserError(tr("This bet is settled. Open it again to change it."), field="low")
        bet = bet or Bet(goal_id=goal_id, made_on=today)
        bet.low, bet.high = low, high
        session.add(bet)
        session.flush()
        return bet.id


def settle_bet(store: Store, goal_id: int, outcome: float, today: dt.date) -> None:
    """Say what came out, which settles the bet. Raises UserError for "outcome"."""
    goal = goal_row(store, goal_id)
    outcome = rules.checked_value(outcome, measure(goal.measure).unit, "outcome")
    _set_outcome(store, goal_id, tr("Settle the bet on {title}"), outcome, today)


def reopen_bet(store: Store, goal_id: int) -> None:
    """Take the outcome of a bet back."""
    _set_outcome(store, goal_id, tr("Open the bet on {title} again"), None, None)


def remove_bet(store: Store, goal_id: int) -> None:
    """Take a bet back."""
    goal = goal_row(store, goal_id)
    with _operation(
        store, tr("Take back the bet on {title}", title=goal.title), goal_id
    ) as session:
        from core.goals import writes

        writes.drop_bet(session, goal_id)


def add_stone(
    store: Store, goal_id: int, key: str, name: str = "", aim: float | None = None
) -> int:
    """Add a stepping stone at the end of a goal's chain and return its id.

    Raises UserError for "name" when it is in the owner's own words and there are none.
    """
    aim = rules.checked_aim(aim, measure(key).unit)
    goal = goal_row(store, goal_id)
    name = rules.checked_stone_name(key, name)
    words = name or measure(key).name
    with _operation(store, tr("Add stepping stone {name}", name=words), goal_id) as session:
        from core.goals import writes

        return writes.insert_stone(session, goal.plan_id, goal_id, key, name, aim).id


def watch_number(
    store: Store,
    plan_id: int,
    key: str,
    name: str = "",
    aim: float | None = None,
    *,
    kept: bool = False,
) -> int:
    """Note a stepping stone that leads to no goal and return its id.

    The screen asks which goal it leads to, unless it is `kept` as a number to watch.
    """
    name = rules.checked_stone_name(key, name)
    aim = rules.checked_aim(aim, measure(key).unit)
    words = name or measure(key).name
    with _operation(store, tr("Watch {name}", name=words), None) as session:
        from core.goals import writes

        stone = writes.insert_stone(session, plan_id, None, key, name, aim)
        stone.kept = kept
        return stone.id


def change_stone(
    store: Store, stone_id: int, key: str, name: str, aim: float | None = None
) -> None:
    """Say what a stepping stone counts, in which words, and where it should get to (None: nowhere).

    Raises UserError for "name" or "aim".
    """
    name = rules.checked_stone_name(key, name)
    aim = rules.checked_aim(aim, measure(key).unit)
    with _stone_operation(store, stone_id, tr("Change {name}"), "name") as session:
        stone = _stone(session, stone_id)
        stone.measure, stone.name, stone.aim = key, name, aim


def move_stone(store: Store, stone_id: int, to: int) -> None:
    """Put a stepping stone at place `to` (0 is the first) in its chain."""
    with _stone_operation(store, stone_id, tr("Move {name}")) as session:
        from core.goals import writes

        stone = _stone(session, stone_id)
        chain = {s.id: s for s in writes.siblings(session, stone.plan_id, stone.goal_id)}
        order = rules.new_order(list(chain), stone_id, to)
        writes.deal_positions(session, [chain[i] for i in order])


def link_stone(store: Store, stone_id: int, goal_id: int) -> None:
    """Let a number lead to a goal: it becomes the first stone of its chain.

    Does nothing when it stands there already. Raises UserError when the goal is in another plan.
    """
    goal = goal_row(store, goal_id)
    if stone_row(store, stone_id).goal_id == goal_id:
        return
    with _stone_operation(store, stone_id, tr("Link {name} to a goal")) as session:
        from core.goals import writes

        stone = _stone(session, stone_id)
        if stone.plan_id != goal.plan_id:
            raise UserError(tr("This goal belongs to another plan."), field="goal")
        chain = [s for s in writes.siblings(session, stone.plan_id, goal_id) if s is not stone]
        stone.position = writes.next_position(session, stone.plan_id, goal_id)
        stone.goal_id, stone.kept = goal_id, False
        session.flush()
        writes.deal_positions(session, [stone, *chain])


def keep_watching(store: Store, stone_id: int) -> None:
    """Keep a stepping stone as a number to watch: it leads to no goal, and nobody asks again."""
    with _stone_operation(store, stone_id, tr("Keep {name} as a number to watch")) as session:
        from core.goals import writes

        stone = _stone(session, stone_id)
        if stone.goal_id is not None:
            stone.position = writes.next_position(session, stone.plan_id, None)
            stone.goal_id = None
        stone.kept = True


def remove_stone(store: Store, stone_id: int) -> None:
    """Take a stepping stone away with what was noted for it."""
    with _stone_operation(store, stone_id, tr("Remove {name}")) as session:
        session.delete(_stone(session, stone_id))


def record_stone(store: Store, stone_id: int, day: dt.date, value: float) -> int:
    """Note what a stepping stone counted over the 90 days up to `day`; returns the reading's id.

    A second figure for the same day takes the place of the first. Raises UserError for "value".
    """
    row = one(store, "SELECT measure FROM stepping_stone WHERE id = :id", stone_id)
    value = rules.checked_value(value, measure(row.measure).unit, "value")
    with _stone_operation(store, stone_id, tr("Note a figure for {name}")) as session:
        from core.goals import writes

        return writes.read_stone(session, stone_id, day, value, "hand")


def remove_stone_reading(store: Store, reading_id: int) -> None:
    """Take a stepping stone's figure out of its history."""
    with store.operation(tr("Remove a figure"), place=Place(PAGE)) as session:
        from core.goals.tables import StoneReading

        session.delete(session.get_one(StoneReading, reading_id))


def _operation(store: Store, label: str, goal_id: int | None) -> AbstractContextManager[Session]:
    return store.operation(label, place=Place(PAGE, goal_id))


def _change(store: Store, goal_id: int, field: str, label: str, **values: Any) -> None:
    title = goal_row(store, goal_id).title
    with store.operation(
        label.format(title=title), merge=("goal", goal_id, field), place=Place(PAGE, goal_id)
    ) as session:
        goal = _goal(session, goal_id)
        for column, value in values.items():
            setattr(goal, column, value)


def _stone_operation(
    store: Store, stone_id: int, label: str, field: str = ""
) -> AbstractContextManager[Session]:
    stone = stone_row(store, stone_id)
    words = stone.name or measure(stone.measure).name
    return store.operation(
        label.format(name=words),
        merge=("stepping_stone", stone_id, field) if field else None,
        place=Place(PAGE, stone.goal_id),
    )


def _set_outcome(
    store: Store, goal_id: int, label: str, outcome: float | None, settled_on: dt.date | None
) -> None:
    title = goal_row(store, goal_id).title
    with _operation(store, label.format(title=title), goal_id) as session:
        from core.goals.tables import Bet

        bet = session.query(Bet).filter_by(goal_id=goal_id).one_or_none()
        if bet is None:
            raise UserError(tr("No range was noted for this goal. Note one first."), field="low")
        bet.outcome, bet.settled_on = outcome, settled_on


def _goal(session: Session, goal_id: int) -> Goal:
    from core.goals.tables import Goal

    return session.get_one(Goal, goal_id)


def _stone(session: Session, stone_id: int) -> SteppingStone:
    from core.goals.tables import SteppingStone

    return session.get_one(SteppingStone, stone_id)
