"""What a goal says, held against the plan that it is set in, before anything is changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from core.errors import UserError
from core.goals import rules
from core.goals.measures import measure
from core.store.operation import Store
from core.text import tr


@dataclass(frozen=True)
class GoalFacts:
    """What a goal says. `baseline` None: not known yet; `starts_on` None: with the plan."""

    title: str
    measure: str
    target: float
    due_on: dt.date
    baseline: float | None = None
    narrowing: str = ""
    why: str = ""
    starts_on: dt.date | None = None


def checked_facts(store: Store, plan_id: int, facts: GoalFacts) -> tuple[GoalFacts, dt.date]:
    """The facts tidied, and the day that the goal starts. Raises UserError for a field."""
    key = rules.checked_measure(facts.measure)
    unit = measure(key).unit
    target = rules.checked_value(facts.target, unit, "target")
    baseline = facts.baseline
    if baseline is not None:
        baseline = rules.checked_value(baseline, unit, "baseline")
    rules.check_target(baseline, target)
    starts_on = facts.starts_on or plan_start(store, plan_id)
    rules.check_days(starts_on, facts.due_on)
    checked = replace(
        facts,
        title=rules.checked_title(facts.title),
        narrowing=rules.checked_narrowing(key, facts.narrowing),
        why=rules.checked_text(facts.why, rules.WHY_LIMIT, "why"),
        target=target,
        baseline=baseline,
    )
    return checked, starts_on


def goal_row(store: Store, goal_id: int) -> Any:
    """plan_id, title, measure, baseline and target of a goal. Raises UserError when it is gone."""
    return one(
        store, "SELECT plan_id, title, measure, baseline, target FROM goal WHERE id = :id", goal_id
    )


def stone_row(store: Store, stone_id: int) -> Any:
    """goal_id, measure and name of a stepping stone. Raises UserError when it is gone."""
    return one(store, "SELECT goal_id, measure, name FROM stepping_stone WHERE id = :id", stone_id)


def plan_start(store: Store, plan_id: int) -> dt.date:
    """The first day of a plan. Raises UserError when it is gone."""
    row = one(store, "SELECT starts_on FROM plan WHERE id = :id", plan_id)
    return dt.date.fromisoformat(row.starts_on)


def one(store: Store, sql: str, row: int) -> Any:
    """The one row that `sql` finds for `:id`. Raises UserError when it is gone."""
    found = store.reader.row(sql, id=row)
    if found is None:
        raise UserError(tr("This is gone. It may have been deleted."))
    return found
