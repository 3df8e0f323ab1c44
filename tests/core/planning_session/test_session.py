"""A session keeps where it stands, what was decided and noted, and folds a step into one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from core.errors import UserError
from core.goals.facts import GoalFacts
from core.goals.operations import add_goal, place_bet, settle_bet
from core.planning_session import operations, queries, rules
from core.planning_session.beside import meeting
from core.planning_session.decided import decided
from core.planning_session.look_back import look_back
from core.plans.operations import add_plan
from core.prospects.operations import add_prospect
from core.store.operation import Store
from tests.core.examples.campaigns import planned

TODAY = dt.date(2027, 3, 9)
LATER = dt.date(2027, 7, 5)


@pytest.fixture
def store(new_store: Callable[..., Store]) -> Store:
    return new_store()


@pytest.fixture
def session(store: Store) -> int:
    return operations.start_session(store, planned(store), TODAY, "Ana: Instagram, Joe (calls)")


def plan_of(store: Store) -> int:
    return int(store.reader.value("SELECT id FROM plan"))


def test_names_are_told_from_what_each_does() -> None:
    assert rules.team("Ana: Instagram, Joe (calls) and Mia") == ("Ana", "Joe", "Mia")
    assert rules.team("Andy; Ana & Joe, Ana") == ("Andy", "Ana", "Joe")
    assert rules.team("  ") == ()


def test_a_proposed_week_stays_inside_the_hours_and_begins_with_replies() -> None:
    slots = rules.usual_week(["instagram", "facebook"], 120)
    assert sum(slot.minutes for slot in slots) <= 120
    assert [slot.kind for slot in slots[:5]] == ["reply"] * 5
    assert {slot.network for slot in slots} == {"instagram", "facebook"}
    assert rules.usual_week([], 5) == ()


def test_minutes_keep_decisions_bets_and_notes_at_their_questions(
    store: Store, session: int
) -> None:
    goal = add_goal(
        store, plan_of(store), GoalFacts("Come back", "came_back", 40.0, LATER, 34.0), TODAY
    )
    place_bet(store, goal, 36, 41, TODAY)
    operations.write_notes(store, session, 4, "Joe: drop TikTok\n\n  Ana: LinkedIn in autumn ")
    operations.write_notes(store, session, 4, "Joe: drop TikTok")
    operations.finish_session(store, session, 27, TODAY)
    said = [(one.step, one.kind, one.words) for one in queries.notes(store.reader, session)]
    assert (1, "decision", "Goals: Come back: 34% → 40%") in said
    assert any(kind == "bet" and "36 – 41%" in words for _, kind, words in said)
    assert [one for one in said if one[1] == "note"] == [(4, "note", "Joe: drop TikTok")]

    # What changed afterwards is told once, not twice.
    operations.finish_session(store, session, 27, TODAY)
    assert len(queries.notes(store.reader, session)) == len(said)


def test_people_in_what_is_decided_are_known_by_number_so_that_names_can_be_hidden(
    store: Store, session: int
) -> None:
    old = add_prospect(store, "Old Friend", TODAY - dt.timedelta(20))
    new = add_prospect(store, "Willow Barn", TODAY)
    (found,) = decided(store.reader, plan_of(store), TODAY, TODAY, step=5)
    assert found.people == ((new, "Willow Barn"),)
    assert found.lines == ()
    assert old not in dict(found.people)


def test_too_many_names_and_too_long_lines_are_refused(store: Store, session: int) -> None:
    with pytest.raises(UserError) as refused:
        operations.set_who(store, session, "A" * 301)
    assert refused.value.field == "who"
    with pytest.raises(UserError) as refused:
        operations.write_notes(store, session, 1, "A" * 1001)
    assert refused.value.field == "notes"


def test_a_session_whose_plan_is_gone_is_gone(store: Store, session: int) -> None:
    with store.operation("Delete the plan") as change:
        from core.plans.tables import Plan

        change.delete(change.get_one(Plan, plan_of(store)))
    assert meeting(store.reader, session, TODAY) is None


def test_the_first_session_has_nothing_to_look_back_at(store: Store, session: int) -> None:
    assert look_back(store.reader, TODAY) is None


def test_the_next_plan_looks_back_at_the_last_ones_goals_and_bets(
    store: Store, session: int
) -> None:
    goal = add_goal(
        store, plan_of(store), GoalFacts("Come back", "came_back", 40.0, TODAY, 34.0), TODAY
    )
    place_bet(store, goal, 36, 41, TODAY)
    settle_bet(store, goal, 38, TODAY)
    add_plan(store, "Autumn 2027", dt.date(2027, 7, 1), dt.date(2027, 12, 31))
    found = look_back(store.reader, LATER)
    assert found is not None
    assert (found.plan, found.since) == ("Spring 2027", dt.date(2027, 1, 1))
    (came,) = found.goals
    assert came.title == "Come back"
    assert "held" in came.bet
    assert found.record == "your ranges held 1 of 1"
