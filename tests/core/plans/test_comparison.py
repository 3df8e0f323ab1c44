import datetime as dt

import pytest

from core.audience import operations as audience
from core.goals import operations as goals
from core.networks import operations as networks
from core.plans import operations as plans
from core.plans.comparison import comparison
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)
AUTUMN = (dt.date(2026, 7, 1), dt.date(2026, 12, 31))
SPRING = (dt.date(2027, 1, 1), dt.date(2027, 6, 30))


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "shop.regulars") as store:
        yield store


def test_without_a_plan_there_is_nothing_to_compare(store):
    assert comparison(store.reader, TODAY) is None


def test_the_first_plan_stands_alone(store):
    plans.add_plan(store, "Spring 2027", *SPRING)
    found = comparison(store.reader, TODAY)
    assert found.this.plan.name == "Spring 2027"
    assert found.last is None


def test_the_last_plan_says_what_was_decided_and_what_came_of_it(store):
    last = plans.add_plan(store, "Autumn 2026", *AUTUMN)
    group = audience.add_segment(store, "Young families nearby")
    audience.focus(store, last, group)
    networks.choose(store, last, "instagram")
    networks.choose(store, last, "facebook")
    networks.set_hours(store, last, "facebook", 1.5)
    networks.decide_against(store, last, "tiktok", "nobody films")
    reached = goals.add_goal(
        store, last, goals.GoalFacts("More regulars", "regulars", 120, AUTUMN[1], 90)
    )
    goals.record_reading(store, reached, AUTUMN[1], 124)
    goals.place_bet(store, reached, 100, 115, AUTUMN[0])
    goals.settle_bet(store, reached, 124, AUTUMN[1])
    goals.add_goal(
        store, last, goals.GoalFacts("More orders", "orders_per_week", 50, AUTUMN[1], 30)
    )
    plans.add_plan(store, "Spring 2027", *SPRING)
    look = comparison(store.reader, TODAY).last
    assert look.groups == ("Young families nearby",)
    assert look.networks == (("Instagram", None), ("Facebook", 1.5))
    assert look.not_now == (("TikTok", "nobody films"),)
    assert [goal.pace.state for goal in look.goals] == ["reached", "missed"]
    assert (look.reached, [bet.held for bet in look.bets]) == (1, [False])
    assert look.is_over


def test_any_two_plans_can_be_put_side_by_side(store):
    first = plans.add_plan(store, "Autumn 2026", *AUTUMN)
    second = plans.add_plan(store, "Spring 2027", *SPRING)
    found = comparison(store.reader, TODAY, plan_id=first, with_id=second)
    assert (found.this.plan.id, found.last.plan.id) == (first, second)


def test_a_copy_takes_over_groups_and_networks_as_well(store):
    last = plans.add_plan(store, "Autumn 2026", *AUTUMN)
    group = audience.add_segment(store, "Young families nearby")
    audience.focus(store, last, group)
    networks.choose(store, last, "instagram")
    networks.decide_against(store, last, "tiktok", "nobody films")
    plans.copy_plan(store, last, "Spring 2027", *SPRING)
    found = comparison(store.reader, TODAY)
    assert found.this.groups == found.last.groups == ("Young families nearby",)
    assert found.this.networks == found.last.networks
    assert found.this.not_now == found.last.not_now
