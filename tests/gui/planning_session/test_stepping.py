"""Going from question to question, as the worker does it: one step of Undo for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from core.audience.operations import add_segment
from core.planning_session import operations, queries
from core.planning_session.beside import arrival
from core.store.operation import Store
from gui.planning_session import stepping
from gui.planning_session.clock import Clock
from tests.core.examples.campaigns import planned

TODAY = dt.date(2027, 3, 9)


@pytest.fixture
def store(new_store: Callable[..., Store]) -> Store:
    return new_store()


@pytest.fixture
def session(store: Store) -> int:
    return operations.start_session(store, planned(store), TODAY, "Ana: Instagram, Joe (calls)")


def plan_of(store: Store) -> int:
    return int(store.reader.value("SELECT id FROM plan"))


def test_what_a_question_decided_is_one_step_and_undoing_it_leads_back(
    store: Store, session: int
) -> None:
    plan_id = plan_of(store)
    stepping.enter(store, session, 1)
    stepping.move_on(store, session, 1, 2, 3, TODAY, {})
    add_segment(store, "Young families", plan_id=plan_id, slot=1)
    add_segment(store, "Engaged couples", plan_id=plan_id, slot=2)
    assert store.undo_label == "Add group Engaged couples"
    stepping.move_on(store, session, 2, 3, 5, TODAY, {})
    assert store.undo_label == "Planning session: who it is for"

    store.undo()
    at = queries.session_row(store.reader, session)
    assert at is not None
    assert (at.step, at.minutes) == (2, 3)
    assert store.reader.value("SELECT count(*) FROM audience_segment") == 0
    store.redo()
    assert store.reader.value("SELECT count(*) FROM audience_segment") == 2


def test_a_paused_session_is_what_the_next_one_begins_with(store: Store, session: int) -> None:
    stepping.enter(store, session, 1)
    stepping.move_on(store, session, 1, 4, 11, TODAY, {})
    stepping.pause(store, session, 4, 12, TODAY, {})
    going = arrival(store.reader, TODAY).open
    assert going is not None
    assert (going.id, going.step, going.minutes) == (session, 4, 12)
    stepping.finish(store, session, 4, 27, TODAY)
    found = arrival(store.reader, TODAY)
    assert found.open is None
    assert found.who == "Ana: Instagram, Joe (calls)"


def test_breaks_are_not_counted() -> None:
    seconds = [1000.0]
    clock = Clock(11, now=lambda: seconds[0])
    seconds[0] += 59
    assert clock.minutes == 11
    seconds[0] += 120
    assert clock.minutes == 13
