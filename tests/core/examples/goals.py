"""One example of every operation on goals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from core.goals import operations as goals
from core.plans.operations import add_plan
from core.store.operation import Store

DUE = dt.date(2027, 6, 30)
READ = dt.date(2027, 3, 7)
TODAY = dt.date(2027, 3, 9)
BACK = goals.GoalFacts("More come back", "came_back", 40.0, DUE, baseline=31.3)
PREORDERS = goals.GoalFacts("Take 80 pre-orders", "orders_of", 80, DUE, 44, "pre-orders")


def plan(store: Store) -> int:
    return add_plan(store, "Spring 2027", dt.date(2027, 1, 1), DUE)


def goal(store: Store) -> int:
    made = plan(store)
    found = goals.add_goal(store, made, BACK)
    goals.add_goal(store, made, PREORDERS)
    return found


def reading(store: Store) -> int:
    return goals.record_reading(store, goal(store), READ, 34.1)


def bet(store: Store) -> int:
    found = goal(store)
    goals.place_bet(store, found, 36, 42, TODAY)
    return found


def settled(store: Store) -> int:
    found = bet(store)
    goals.settle_bet(store, found, 38.5, DUE)
    return found


def stone(store: Store) -> int:
    found = goal(store)
    first = goals.add_stone(store, found, "views")
    goals.add_stone(store, found, "visits")
    goals.add_stone(store, found, "own", "asked for a taste")
    goals.record_stone(store, first, READ, 9410)
    return first


def stone_reading(store: Store) -> int:
    return goals.record_stone(store, stone(store), TODAY, 9500)


def full_goal(store: Store) -> int:
    stone(store)
    found = int(store.reader.value("SELECT min(id) FROM goal"))
    goals.record_reading(store, found, READ, 34.1)
    goals.place_bet(store, found, 36, 42, TODAY)
    return found


def watched(store: Store) -> tuple[int, int]:
    found = full_goal(store)
    made = store.reader.value("SELECT plan_id FROM goal WHERE id = :id", id=found)
    number = goals.watch_number(store, made, "followers", "Reach 2,000 followers", 2000)
    goals.watch_number(store, made, "likes")
    return number, found


Example = tuple[Callable[[Store], object], Callable[[Store, object], None]]

EXAMPLES: dict[str, Example] = {
    "add_goal": (plan, lambda s, it: goals.add_goal(s, it, BACK)),
    "rename_goal": (goal, lambda s, it: goals.rename_goal(s, it, "Bring them back")),
    "set_why": (goal, lambda s, it: goals.set_why(s, it, "A regular spends four times as much.")),
    "set_measure": (goal, lambda s, it: goals.set_measure(s, it, "recommended")),
    "set_baseline": (goal, lambda s, it: goals.set_baseline(s, it, None)),
    "set_target": (goal, lambda s, it: goals.set_target(s, it, 45)),
    "set_days": (goal, lambda s, it: goals.set_days(s, it, dt.date(2027, 2, 1), DUE)),
    "move_goal": (goal, lambda s, it: goals.move_goal(s, it, 1)),
    "delete_goal": (full_goal, lambda s, it: goals.delete_goal(s, it)),
    "turn_into_stone": (full_goal, lambda s, it: goals.turn_into_stone(s, it, "followers")),
    "record_reading": (reading, lambda s, _: goals.record_reading(s, 1, READ, 35)),
    "remove_reading": (reading, lambda s, it: goals.remove_reading(s, it)),
    "place_bet": (bet, lambda s, it: goals.place_bet(s, it, 35, 41, TODAY)),
    "settle_bet": (bet, lambda s, it: goals.settle_bet(s, it, 38.5, DUE)),
    "reopen_bet": (settled, lambda s, it: goals.reopen_bet(s, it)),
    "remove_bet": (settled, lambda s, it: goals.remove_bet(s, it)),
    "add_stone": (stone, lambda s, _: goals.add_stone(s, 1, "clicks")),
    "watch_number": (watched, lambda s, _: goals.watch_number(s, 1, "comments", "", 50)),
    "change_stone": (stone, lambda s, it: goals.change_stone(s, it, "own", "walked past", 12_000)),
    "move_stone": (stone, lambda s, it: goals.move_stone(s, it, 2)),
    "link_stone": (watched, lambda s, it: goals.link_stone(s, *it)),
    "keep_watching": (stone, lambda s, it: goals.keep_watching(s, it)),
    "remove_stone": (stone, lambda s, it: goals.remove_stone(s, it)),
    "record_stone": (stone, lambda s, it: goals.record_stone(s, it, READ, 9999)),
    "remove_stone_reading": (stone_reading, lambda s, it: goals.remove_stone_reading(s, it)),
}
