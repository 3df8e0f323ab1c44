"""The quiet word about today's work: off at first, once a day, never in the way."""

from __future__ import annotations

import datetime as dt

import pytest

from core.calendar.facts import ActivityFacts
from core.calendar.operations import add_activity
from core.store.operation import Store
from gui.frame.reminder import Reminder
from gui.state import AT_A_TIME, NO_REMINDER, ON_OPENING
from tests.gui.frame.opened import TODAY, Opened


@pytest.fixture
def busy(file):
    """The file with two things to do today."""
    with Store.open(file) as store:
        for title, minutes in (("Ask them", 10), ("Answer them", 15)):
            add_activity(store, ActivityFacts("chat", title, day=TODAY, minutes=minutes))
    return file


def said(opened: Opened) -> str:
    bar = opened.window.messages
    return bar.sentence if bar.isVisible() else ""


def test_nothing_is_said_until_the_owner_asks_for_it(opened, busy):
    opened.open(busy)
    assert opened.state.reminder == NO_REMINDER
    assert said(opened) == ""


def test_the_first_opening_of_a_day_says_what_there_is_to_do_and_the_second_nothing(opened, busy):
    opened.state.reminder = ON_OPENING
    window = opened.open(busy)
    focused = window.focusWidget()
    assert said(opened) == "2 things today, 25 min."
    assert window.focusWidget() is focused
    opened.close()
    opened.open(busy)
    assert said(opened) == ""


def test_a_day_with_nothing_planned_is_not_worth_a_word(opened, file):
    opened.state.reminder = ON_OPENING
    opened.open(file)
    assert said(opened) == ""
    assert opened.state.reminded_on == TODAY.isoformat()


def test_at_a_time_it_waits_for_the_clock(opened, busy):
    window = opened.open(busy)
    opened.state.reminder, opened.state.reminder_time = AT_A_TIME, "08:30"
    now = [dt.time(8, 29)]
    reminder = Reminder(window, lambda: now[0])
    reminder.begin()
    opened.settle()
    assert said(opened) == ""
    now[0] = dt.time(8, 30)
    reminder.look()
    opened.settle()
    assert said(opened) == "2 things today, 25 min."
    reminder.stop()


def test_the_settings_turn_it_on_and_keep_the_time(opened, busy):
    window = opened.open(busy)
    window.show_page("settings")
    opened.settle()
    card = window.page.reminder
    assert not card.time.isVisible()
    card.when.set_value(AT_A_TIME)
    card.when.chosen.emit(AT_A_TIME)
    assert card.time.isVisible()
    card.time.line.setText("7.15")
    card.time.line.editingFinished.emit()
    assert opened.state.reminder_time == "07:15"
    card.time.line.setText("soon")
    card.time.line.editingFinished.emit()
    assert opened.state.reminder_time == "07:15"
    card.when.chosen.emit(ON_OPENING)
    opened.settle()
    assert said(opened) == "2 things today, 25 min."
