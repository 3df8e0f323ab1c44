import datetime as dt

import pytest
from sqlcipher3 import dbapi2 as sqlite

from core.errors import UserError
from core.goals import operations as goals
from core.goals import words
from core.goals.queries import goals_page
from core.plans.operations import add_plan
from core.store.operation import Store
from core.store.search import find

START, DUE, TODAY = dt.date(2027, 1, 1), dt.date(2027, 6, 30), dt.date(2027, 3, 9)
BACK = goals.GoalFacts(
    "More first-time buyers come back within 60 days", "came_back", 40.0, DUE, baseline=31.3
)


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "shop.regulars") as store:
        yield store


@pytest.fixture
def plan(store):
    return add_plan(store, "Spring 2027", START, DUE)


@pytest.fixture
def goal(store, plan):
    return goals.add_goal(store, plan, BACK)


def page(store, plan=1):
    return goals_page(store.reader, plan, TODAY)


def drawn(store):
    """The page as text: one line for each goal, below it its chain and its bet."""
    found = page(store)
    lines = []
    for goal in found.goals:
        present = goal.present
        now = words.figure(present.value, goal.measure.unit, "GBP") if present else "–"
        pace = words.pace_words(goal.pace, goal.measure.unit, "GBP")
        lines.append(f"{goal.title} | {now} | {words.from_to(goal, 'GBP')} | {pace}")
        chain = ""
        for stone in goal.stones:
            value = words.figure(stone.present.value, "count", "GBP") if stone.present else "–"
            share = "" if stone.conversion is None else f" {stone.conversion:.1%}"
            last = stone is goal.stones[-1]
            chain += f"{value} {stone.words}" + ("" if last else f" →{share} ")
        if chain:
            lines.append("  " + chain)
        if goal.bet:
            lines.append("  " + words.bet_words(goal.bet, goal.measure.unit, "GBP"))
    for number in found.watched:
        lines.append(f"{'watching' if number.kept else 'which goal?'} {number.words}")
    return "\n".join(lines)


def test_the_page_drawn_as_text(store, plan, goal):
    goals.record_reading(store, goal, dt.date(2027, 3, 7), 34.1)
    for key, name, value in (
        ("views", "", 9410),
        ("visits", "", 212),
        ("first_orders", "", 38),
        ("bought_twice", "", 13),
    ):
        stone = goals.add_stone(store, goal, key, name)
        goals.record_stone(store, stone, dt.date(2027, 3, 7), value)
    goals.place_bet(store, goal, 36, 42, TODAY)
    preorders = goals.GoalFacts("Take 80 pre-orders a week", "orders_of", 80, DUE, 44, "pre-orders")
    second = goals.add_goal(store, plan, preorders)
    goals.record_reading(store, second, dt.date(2027, 3, 7), 49)
    goals.add_goal(store, plan, goals.GoalFacts("Bookings", "counter", 12, DUE, None, "bookings"))
    goals.watch_number(store, plan, "followers", "Reach 2,000 followers", 2000)
    goals.keep_watching(store, goals.watch_number(store, plan, "likes"))
    assert drawn(store) == (
        "More first-time buyers come back within 60 days | 34.1% | from 31.3% · aim 40% | "
        "On course\n"
        "  9,410 people saw it → 2.3% 212 visited the site → 17.9% 38 bought once → 34.2% "
        "13 bought twice\n"
        "  The team expects 36 – 42%.\n"
        "Take 80 pre-orders a week | 49 | from 44 · aim 80 | Behind by 8\n"
        "Bookings | – | aim 12 | No figure yet\n"
        "which goal? Reach 2,000 followers\n"
        "watching likes"
    )


def test_a_vanity_measure_is_refused_as_a_goal_and_taken_as_a_stepping_stone(store, plan, goal):
    facts = goals.GoalFacts("Reach 2,000 followers", "followers", 2000, DUE)
    with pytest.raises(UserError, match="Followers are a stepping stone, not a goal") as caught:
        goals.add_goal(store, plan, facts)
    assert caught.value.field == "measure"
    stone = goals.watch_number(store, plan, "followers", "Reach 2,000 followers", 2000)
    assert drawn(store).endswith("which goal? Reach 2,000 followers")
    goals.link_stone(store, stone, goal)
    assert drawn(store).endswith("  – Reach 2,000 followers")


def test_the_database_itself_refuses_a_goal_on_a_vanity_measure(store, plan):
    add = (
        "INSERT INTO goal (plan_id, title, measure, narrowing, target, due_on, why, position) "
        "VALUES (1, 'More', ?, '', 1, '2027-06-30', '', 1)"
    )
    for key in ("followers", "likes", "views", "comments", "shares"):
        with pytest.raises(sqlite.IntegrityError, match="measure_result"):
            store.connection.execute(add, (key,))
    store.connection.execute(add, ("regulars",))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("UPDATE goal SET target = baseline", "target_moves"),
        ("UPDATE goal SET due_on = '2027-02-30'", "due_on_day"),
        ("UPDATE goal SET starts_on = '2027-07-01'", "days_in_order"),
        ("UPDATE goal SET title = ' '", "title_length"),
        ("UPDATE goal SET target = 1e13", "target_size"),
        ("UPDATE bet SET low = 43", "right_way_up"),
        ("UPDATE bet SET outcome = 40", "settled_with_outcome"),
        ("UPDATE stepping_stone SET kept = 1", "kept_flag"),
        ("UPDATE stepping_stone SET plan_id = 2", "FOREIGN KEY"),
        ("UPDATE stepping_stone SET measure = 'own'", "own_named"),
        ("UPDATE goal_reading SET source = 'guess'", "source_known"),
    ],
)
def test_the_database_holds_what_the_rules_say(store, goal, change, message):
    add_plan(store, "Autumn 2027", dt.date(2027, 7, 1), dt.date(2027, 12, 31))
    goals.add_stone(store, goal, "views")
    goals.place_bet(store, goal, 36, 42, TODAY)
    with pytest.raises(sqlite.IntegrityError, match=message):
        store.connection.execute(change)


def test_a_goal_that_was_a_vanity_number_in_disguise_becomes_a_stepping_stone(store, plan):
    facts = goals.GoalFacts("2,000 followers", "counter", 2000, DUE, 1200, "followers")
    goal = goals.add_goal(store, plan, facts)
    goals.record_reading(store, goal, TODAY, 1400)
    goals.turn_into_stone(store, goal, "followers")
    (stone,) = page(store).watched
    assert (stone.words, stone.aim) == ("2,000 followers", 2000)
    assert [r.value for r in stone.readings] == [1200, 1400]
    assert page(store).goals == ()


def test_the_baseline_is_the_first_reading_of_a_new_goal(store, goal):
    (card,) = page(store).goals
    assert [(r.day, r.value) for r in card.readings] == [(START, 31.3)]


def test_in_a_plan_yet_to_come_a_figure_typed_today_is_the_newest(store, plan):
    autumn = dt.date(2026, 11, 22)
    goal = goals.add_goal(store, plan, BACK, autumn)
    goals.record_reading(store, goal, autumn + dt.timedelta(days=3), 33)
    (card,) = page(store).goals
    assert [r.value for r in card.readings] == [31.3, 33]
    assert (card.readings[0].day, card.starts_on) == (autumn, START)


def test_without_a_baseline_the_first_reading_stands_in(store, plan):
    goal = goals.add_goal(store, plan, goals.GoalFacts("More regulars", "regulars", 80, DUE))
    goals.record_reading(store, goal, dt.date(2027, 2, 1), 50)
    goals.record_reading(store, goal, TODAY, 60)
    (card,) = page(store).goals
    assert (card.baseline, card.typed_baseline, card.present.value) == (50, None, 60)


def test_a_second_figure_of_a_day_takes_the_place_of_the_first(store, goal):
    first = goals.record_reading(store, goal, TODAY, 33)
    assert goals.record_reading(store, goal, TODAY, 34) == first
    assert page(store).goals[0].present.value == 34


def test_on_the_same_day_data_goes_before_hand(store, goal):
    goals.record_reading(store, goal, TODAY, 33)
    store.connection.execute(
        "INSERT INTO goal_reading (goal_id, day, value, source) "
        "VALUES (1, '2027-03-09', 34, 'data')"
    )
    (card,) = page(store).goals
    assert (card.present.value, card.present.source) == (34, "data")
    assert len(card.readings) == 2
    assert len(card.history) == 3


def test_goals_and_stones_are_put_in_order(store, plan, goal):
    goals.add_goal(store, plan, goals.GoalFacts("Second", "regulars", 80, DUE))
    third = goals.add_goal(store, plan, goals.GoalFacts("Third", "regulars", 80, DUE))
    goals.move_goal(store, third, 0)
    assert [g.title for g in page(store).goals][0::2] == ["Third", "Second"]
    chain = [goals.add_stone(store, third, key) for key in ("views", "clicks", "visits")]
    goals.move_stone(store, chain[2], 0)
    assert [s.measure.key for s in page(store).goals[0].stones] == ["visits", "views", "clicks"]
    goals.remove_stone(store, chain[0])
    goals.move_stone(store, chain[1], 0)
    assert [s.measure.key for s in page(store).goals[0].stones] == ["clicks", "visits"]


def test_a_settled_bet_is_opened_before_it_is_changed(store, goal):
    goals.place_bet(store, goal, 36, 42, TODAY)
    goals.settle_bet(store, goal, 38.5, DUE)
    assert page(store).goals[0].bet.held is True
    assert page(store).record.held == 1
    with pytest.raises(UserError, match="This bet is settled"):
        goals.place_bet(store, goal, 36, 45, TODAY)
    goals.reopen_bet(store, goal)
    goals.place_bet(store, goal, 36, 45, TODAY)
    assert page(store).record.settled == 0


def test_settling_without_a_bet_is_a_sentence(store, goal):
    with pytest.raises(UserError, match="No range was noted for this goal"):
        goals.settle_bet(store, goal, 38.5, DUE)


def test_a_measure_of_another_kind_needs_a_goal_of_its_own(store, goal):
    with pytest.raises(UserError, match="counted in another way"):
        goals.set_measure(store, goal, "average_order")
    goals.set_measure(store, goal, "recommended")
    assert page(store).goals[0].measure.key == "recommended"


def test_a_figure_of_the_stepping_stones_that_is_old_says_so(store, goal):
    stone = goals.add_stone(store, goal, "views")
    goals.record_stone(store, stone, dt.date(2027, 2, 1), 900)
    assert page(store).goals[0].stones[0].is_stale
    goals.record_stone(store, stone, TODAY, 950)
    assert not page(store).goals[0].stones[0].is_stale


def test_a_stone_links_to_goals_of_its_own_plan_only(store, goal):
    other = add_plan(store, "Autumn 2027", dt.date(2027, 7, 1), dt.date(2027, 12, 31))
    stone = goals.watch_number(store, other, "followers")
    with pytest.raises(UserError, match="This goal belongs to another plan"):
        goals.link_stone(store, stone, goal)


def test_quick_typing_in_a_title_is_one_step_and_named_after_it(store, goal):
    for title in ("B", "Br", "Bring them back"):
        goals.rename_goal(store, goal, title)
    undone = store.undo()
    assert undone.label == f"Rename goal {BACK.title}"
    assert page(store).goals[0].title == BACK.title


def test_braces_and_other_scripts_in_names_survive(store, plan):
    title = "{40} % زبائن 🌷"
    goal = goals.add_goal(store, plan, goals.GoalFacts(title, "regulars", 80, DUE))
    goals.set_why(store, goal, "{why}")
    goals.rename_goal(store, goal, title + "{}")
    assert page(store).goals[0].title == title + "{}"
    assert store.undo().label == f"Rename goal {title}"


def test_goals_and_stepping_stones_are_found_by_their_words(store, goal):
    goals.set_why(store, goal, "A regular spends four times as much.")
    goals.add_stone(store, goal, "own", "asked for a taste")
    assert [f.kind for f in find(store.reader, "regular spends")] == ["goal"]
    assert [f.kind for f in find(store.reader, "taste")] == ["stepping_stone"]
