import datetime as dt

import pytest
from sqlcipher3 import dbapi2 as sqlite

from core.errors import UserError
from core.goals import operations as goals
from core.goals.queries import goals_page
from core.plans import operations as plans
from core.plans import queries
from core.store.operation import Store

MARCH = dt.date(2027, 3, 9)
SPRING = (dt.date(2027, 1, 1), dt.date(2027, 6, 30))
AUTUMN = (dt.date(2027, 7, 1), dt.date(2027, 12, 31))


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "shop.regulars") as store:
        yield store


def current(store, today=MARCH):
    found = queries.current_plan(store.reader, today)
    return found and found.name


def test_picking_a_plan_holds_until_the_calendar_is_followed_again(store):
    plans.add_plan(store, "Spring 2027", *SPRING)
    autumn = plans.add_plan(store, "Autumn 2027", *AUTUMN)
    assert current(store) == "Spring 2027"
    plans.pick_plan(store, autumn)
    assert current(store) == "Autumn 2027"
    plans.follow_calendar(store)
    assert current(store) == "Spring 2027"


def test_a_plan_put_away_is_no_longer_picked_and_cannot_be(store):
    plan = plans.add_plan(store, "Spring 2027", *SPRING, pick=True)
    plans.archive_plan(store, plan)
    assert current(store) is None
    with pytest.raises(UserError, match="Spring 2027 is put away"):
        plans.pick_plan(store, plan)


def test_a_plan_comes_back_only_to_free_days(store):
    old = plans.add_plan(store, "Spring 2027", *SPRING)
    plans.archive_plan(store, old)
    new = plans.add_plan(store, "Another spring", *SPRING)
    with pytest.raises(UserError, match="Another spring covers 1 January 2027"):
        plans.unarchive_plan(store, old)
    plans.delete_plan(store, new)
    plans.unarchive_plan(store, old)
    assert current(store) == "Spring 2027"


def test_the_database_itself_refuses_a_shared_day_and_a_second_pick(store):
    plans.add_plan(store, "Spring 2027", *SPRING, pick=True)
    plans.add_plan(store, "Autumn 2027", *AUTUMN)
    add = (
        "INSERT INTO plan (name, starts_on, ends_on, network_cap, archived) VALUES (?, ?, ?, 3, 0)"
    )
    with pytest.raises(sqlite.IntegrityError, match="plans may not overlap"):
        store.connection.execute(add, ("Summer", "2027-06-30", "2027-08-31"))
    with pytest.raises(sqlite.IntegrityError, match="days_in_order"):
        store.connection.execute(add, ("Backwards", "2029-06-30", "2029-01-01"))
    with pytest.raises(sqlite.IntegrityError, match="UNIQUE"):
        store.connection.execute("UPDATE plan SET picked = 1")


def test_deleting_a_plan_takes_its_goals_along_and_undo_brings_them_back(store):
    plan = plans.add_plan(store, "Spring 2027", *SPRING)
    goal = goals.add_goal(store, plan, goals.GoalFacts("More regulars", "regulars", 80, SPRING[1]))
    goals.record_reading(store, goal, MARCH, 61)
    plans.delete_plan(store, plan)
    assert store.reader.value("SELECT count(*) FROM goal_reading") == 0
    store.undo()
    assert goals_page(store.reader, plan, MARCH).goals[0].present.value == 61


def test_changing_the_cap_or_the_name_of_a_plan_that_is_gone_is_a_sentence(store):
    with pytest.raises(UserError, match="This plan is gone"):
        plans.rename_plan(store, 7, "Anything")


def test_quick_typing_in_a_name_is_one_step(store):
    plan = plans.add_plan(store, "Spring 2027", *SPRING)
    for name in ("B", "Be", "Before Easter"):
        plans.rename_plan(store, plan, name)
    store.undo()
    assert current(store) == "Spring 2027"


def copied(store, *, end=SPRING[1], **facts):
    plan = plans.add_plan(store, "Spring 2027", *SPRING)
    given = {"title": "More regulars", "measure": "regulars", "target": 80, "baseline": 44}
    goal = goals.add_goal(store, plan, goals.GoalFacts(**{**given, **facts}, due_on=end))
    goals.record_reading(store, goal, MARCH, 61)
    stone = goals.add_stone(store, goal, "own", "walked past")
    goals.record_stone(store, stone, MARCH, 205)
    goals.place_bet(store, goal, 70, 85, MARCH)
    goals.watch_number(store, plan, "followers", "Reach 2,000 followers", 2000)
    made = plans.copy_plan(store, plan, "Autumn 2027", *AUTUMN)
    return goals_page(store.reader, made, AUTUMN[0])


def test_a_copied_goal_starts_from_where_it_stands(store):
    goal = copied(store).goals[0]
    assert (goal.baseline, goal.target, goal.present.value) == (61, 80, 61)
    assert goal.due_on == AUTUMN[1]
    assert goal.bet is None


def test_a_goal_due_before_the_end_keeps_its_distance_to_the_end(store):
    assert copied(store, end=dt.date(2027, 5, 31)).goals[0].due_on == dt.date(2027, 12, 1)


def test_chains_and_watched_numbers_are_copied_with_their_last_figure(store):
    page = copied(store)
    stone = page.goals[0].stones[0]
    assert (stone.words, stone.present.value) == ("walked past", 205)
    assert [w.words for w in page.watched] == ["Reach 2,000 followers"]


def test_a_reached_goal_aims_on_by_the_same_step_in_the_next_plan(store):
    goal = copied(store, target=60, baseline=50).goals[0]
    assert (goal.baseline, goal.target) == (61, 71)
