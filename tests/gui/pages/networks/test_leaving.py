"""Taking a network out while work is planned on it."""

import datetime as dt

import pytest

from core.calendar import operations as calendar
from core.calendar.facts import ActivityFacts, Repeat
from core.calendar.keys import activity_key
from core.calendar.queries import items, tray
from core.networks import queries
from gui.pages.networks.leaving import LeavingDialog
from tests.core.networks import shop
from tests.core.networks.shop import TODAY

FRIDAY = dt.date(2027, 3, 12)


def busy(store):
    """One question on Instagram, one each week, and one on Facebook."""
    shop.bakery(store)
    facts = ActivityFacts("question", "Best bread?", network="instagram", day=FRIDAY, time="09:30")
    calendar.add_activity(store, facts)
    weekly = ActivityFacts("reply", "Answer comments", network="instagram", day=FRIDAY)
    calendar.repeat(store, activity_key(calendar.add_activity(store, weekly)), Repeat())
    calendar.add_activity(store, ActivityFacts("poll", "Rye?", network="facebook", day=FRIDAY))


@pytest.fixture
def leaving(desk):
    made = desk(busy)
    made.page.take_out("instagram")
    made.settle()
    made.qtbot.waitUntil(lambda: bool(made.page.findChildren(LeavingDialog)), timeout=2000)
    return made, made.page.findChildren(LeavingDialog)[0]


def planned(made):
    return [(one.title, one.network) for one in items(made.reader, FRIDAY, FRIDAY)]


def test_work_moves_to_another_network_and_undo_brings_all_of_it_back(leaving):
    made, dialog = leaving
    made.press(dialog, "Take out")
    assert [one.network for one in queries.choices(made.reader, 1)] == ["facebook"]
    assert {network for _, network in planned(made)} == {"facebook"}
    next_week = FRIDAY + dt.timedelta(7)
    assert [one.network for one in items(made.reader, next_week, next_week)] == ["facebook"]
    made.window.runner.undo()
    made.settle()
    assert len([1 for _, network in planned(made) if network == "instagram"]) == 2


def test_work_is_parked_and_what_repeats_ends(leaving):
    made, dialog = leaving
    dialog.fates["park"].click()
    assert not dialog.to.isEnabled()
    made.press(dialog, "Take out")
    assert planned(made) == [("Rye?", "facebook")]
    assert sorted(one.title for one in tray(made.reader)) == ["Answer comments", "Best bread?"]
    assert items(made.reader, FRIDAY + dt.timedelta(1), FRIDAY + dt.timedelta(60)) == []


def test_work_that_is_done_is_ticked_off(leaving):
    made, dialog = leaving
    dialog.fates["done"].click()
    made.press(dialog, "Take out")
    done = {one.title: one.done_on for one in items(made.reader, FRIDAY, FRIDAY)}
    assert done == {"Best bread?": TODAY, "Answer comments": TODAY, "Rye?": None}


def test_a_network_without_work_goes_without_a_question(desk):
    made = desk(shop.bakery)
    made.page.take_out("instagram")
    made.settle()
    made.qtbot.waitUntil(lambda: len(queries.choices(made.reader, 1)) == 1, timeout=2000)
    assert made.page.findChildren(LeavingDialog) == []
