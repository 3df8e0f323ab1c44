"""One example of every operation on plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from core.goals import operations as goals
from core.plans import operations as plans
from core.store.operation import Store

SPRING = (dt.date(2027, 1, 1), dt.date(2027, 6, 30))
AUTUMN = (dt.date(2027, 7, 1), dt.date(2027, 12, 31))


def spring(store: Store) -> int:
    return plans.add_plan(store, "Spring 2027", *SPRING)


def full_spring(store: Store) -> int:
    plan = spring(store)
    facts = goals.GoalFacts("More regulars", "regulars", 80, dt.date(2027, 6, 30), baseline=44)
    goal = goals.add_goal(store, plan, facts)
    goals.record_reading(store, goal, dt.date(2027, 3, 7), 61)
    stone = goals.add_stone(store, goal, "likes")
    goals.record_stone(store, stone, dt.date(2027, 3, 7), 1284)
    goals.place_bet(store, goal, 70, 85, dt.date(2027, 1, 9))
    goals.watch_number(store, plan, "followers", "Reach 2,000 followers", 2000)
    return plan


def put_away(store: Store) -> int:
    plan = spring(store)
    plans.archive_plan(store, plan)
    return plan


def picked(store: Store) -> int:
    spring(store)
    return plans.add_plan(store, "Autumn 2027", *AUTUMN, pick=True)


def both(store: Store) -> int:
    plan = spring(store)
    plans.pick_plan(store, plans.add_plan(store, "Autumn 2027", *AUTUMN))
    return plan


Example = tuple[Callable[[Store], object], Callable[[Store, object], None]]

EXAMPLES: dict[str, Example] = {
    "add_plan": (
        picked,
        lambda s, _: plans.add_plan(
            s, "2028", dt.date(2028, 1, 1), dt.date(2028, 6, 30), pick=True
        ),
    ),
    "copy_plan": (full_spring, lambda s, plan: plans.copy_plan(s, plan, "Autumn 2027", *AUTUMN)),
    "rename_plan": (spring, lambda s, plan: plans.rename_plan(s, plan, "Before the summer")),
    "set_plan_days": (
        spring,
        lambda s, plan: plans.set_plan_days(s, plan, dt.date(2027, 2, 1), dt.date(2027, 7, 31)),
    ),
    "archive_plan": (both, lambda s, plan: plans.archive_plan(s, plan)),
    "unarchive_plan": (put_away, lambda s, plan: plans.unarchive_plan(s, plan)),
    "pick_plan": (both, lambda s, plan: plans.pick_plan(s, plan)),
    "follow_calendar": (picked, lambda s, _: plans.follow_calendar(s)),
    "delete_plan": (full_spring, lambda s, plan: plans.delete_plan(s, plan)),
}
