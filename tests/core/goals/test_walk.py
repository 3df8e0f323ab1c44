"""Whatever is done with a chain, in whatever order, undo takes every step of it back."""

import datetime as dt
import random

import pytest

from core.errors import UserError
from core.goals import operations as goals
from core.plans.operations import add_plan
from core.store.operation import Store

DAY = dt.date(2027, 3, 9)
KEYS = ("views", "clicks", "visits", "followers", "first_orders")
TABLES = ("goal", "goal_reading", "stepping_stone", "stone_reading", "bet")


def content(store):
    return {t: sorted(store.connection.execute(f"SELECT * FROM {t}").fetchall()) for t in TABLES}


def ids(store, table):
    return [row[0] for row in store.connection.execute(f"SELECT id FROM {table} ORDER BY id")]


def step(store, plan, chance):
    found, stones = ids(store, "goal"), ids(store, "stepping_stone")
    goal = chance.choice(found) if found else None
    stone = chance.choice(stones) if stones else None
    acts = [
        lambda: goals.watch_number(store, plan, chance.choice(KEYS), kept=chance.random() < 0.5),
        lambda: goals.add_goal(
            store, plan, goals.GoalFacts("More", "regulars", 80, dt.date(2027, 6, 30), 44)
        ),
    ]
    if goal:
        acts += [
            lambda: goals.add_stone(store, goal, chance.choice(KEYS)),
            lambda: goals.move_goal(store, goal, chance.randrange(4)),
            lambda: goals.record_reading(store, goal, DAY, chance.randrange(100)),
            lambda: goals.turn_into_stone(store, goal, "likes"),
            lambda: goals.delete_goal(store, goal),
        ]
    if stone:
        acts += [
            lambda: goals.move_stone(store, stone, chance.randrange(5)),
            lambda: goals.remove_stone(store, stone),
            lambda: goals.keep_watching(store, stone),
            lambda: goals.record_stone(store, stone, DAY, chance.randrange(999)),
        ]
    if goal and stone:
        acts.append(lambda: goals.link_stone(store, stone, goal))
    chance.choice(acts)()


@pytest.mark.parametrize("seed", range(6))
def test_a_walk_through_chains_is_undone_step_by_step_and_redone(tmp_path, seed):
    chance = random.Random(seed)
    with Store.create(tmp_path / "shop.regulars") as store:
        plan = add_plan(store, "Spring 2027", dt.date(2027, 1, 1), dt.date(2027, 6, 30))
        states = [content(store)]
        while len(states) < 40:
            try:
                step(store, plan, chance)
            except UserError:
                continue
            if content(store) != states[-1]:
                states.append(content(store))
        for state in reversed(states[:-1]):
            store.undo()
            assert content(store) == state
        for state in states[1:]:
            store.redo()
            assert content(store) == state


@pytest.mark.parametrize("seed", range(3))
def test_places_in_a_chain_stay_one_two_three(tmp_path, seed):
    chance = random.Random(seed)
    with Store.create(tmp_path / "shop.regulars") as store:
        plan = add_plan(store, "Spring 2027", dt.date(2027, 1, 1), dt.date(2027, 6, 30))
        facts = goals.GoalFacts("More", "regulars", 80, dt.date(2027, 6, 30), 44)
        goal = goals.add_goal(store, plan, facts)
        for key in KEYS:
            goals.add_stone(store, goal, key)
        for _ in range(20):
            goals.move_stone(
                store, chance.choice(ids(store, "stepping_stone")), chance.randrange(6)
            )
        places = store.connection.execute("SELECT position FROM stepping_stone ORDER BY position")
        assert [row[0] for row in places] == [1, 2, 3, 4, 5]
