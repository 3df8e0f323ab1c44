"""The goals of a sample, with their figures, stepping stones and bets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.goals import operations as goals
from core.goals.facts import GoalFacts
from core.plans.queries import plan
from core.sample.days import Days
from core.store.operation import Store


def fill(store: Store, data: Mapping[str, Any], days: Days, last: int, this: int) -> None:
    """Add the goals of both plans and the numbers that are only watched."""
    plans = {"last": last, "this": this}
    for goal in data["goal"]:
        _add(store, goal, days, plans[goal["plan"]])
    for number in data.get("watched", []):
        stone = goals.watch_number(store, this, number["measure"], number["title"], number["aim"])
        goals.record_stone(store, stone, days.today, number["value"])


def _add(store: Store, goal: Mapping[str, Any], days: Days, plan_id: int) -> None:
    period = plan(store.reader, plan_id)
    assert period is not None
    added = goals.add_goal(
        store,
        plan_id,
        GoalFacts(
            title=goal["title"],
            measure=goal["measure"],
            target=goal["target"],
            due_on=period.ends_on,
            baseline=goal["baseline"],
            narrowing=goal.get("narrowed_to", ""),
            why=goal["why"],
        ),
    )
    for day, value in goal["readings"]:
        goals.record_reading(store, added, days.moved(day), value)
    for stone in goal.get("stones", []):
        made = goals.add_stone(store, added, stone["measure"], stone["words"])
        goals.record_stone(store, made, days.today, stone["value"])
    low, high = goal["bet"]
    goals.place_bet(store, added, low, high, period.starts_on)
    if "came" in goal:
        goals.settle_bet(store, added, goal["came"], period.ends_on)
