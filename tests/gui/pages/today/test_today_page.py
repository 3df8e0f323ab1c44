"""The Today page over a real file: what it shows, and what is done from there."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from core.business.rules import BusinessFacts
from core.calendar.keys import key_of
from core.prospects import operations as prospects
from core.start import start_file
from core.store.operation import Store
from gui.names import names
from gui.pages.calendar.add_dialog import AddDialog
from gui.pages.prospects.dialogs import AskDialog, ManyDialog
from gui.pages.today.tell_dialog import TellDialog
from gui.widgets.drag import packed
from tests.gui.pages.today.desk import TODAY, Desk, copied

# Menus ask the screen for things that the one without a screen has not.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
WEEK = """\
Today, Tuesday, 9 March
  · Gran’s Sundays
  · Willow Barn’s page
Left from before
  · Say hello (6 late)
  · The children’s table (5 late)
Tomorrow, Wednesday
  · Say hello
Thursday
Friday
  · Hot cross buns
Saturday
Sunday
People to get back to
  · Harbour Florist: Follow (22 late)
1 thing done earlier this week"""


def test_the_week_stands_by_day_with_what_is_late_and_who_waits(desk):
    assert desk.drawn() == WEEK
    assert desk.page.summary == "Week 10 · 4 things left this week"


def test_the_first_glimpse_has_the_week_and_no_more(desk, qtbot):
    page = desk.page
    assert page.glance is not None
    assert [line.title for day in page.glance.days for line in day.lines] == [
        "Weekend comments",
        "Gran’s Sundays",
        "Willow Barn’s page",
        "Say hello",
        "Hot cross buns",
    ]


def test_space_ticks_off_and_takes_it_back_and_so_does_a_click(desk):
    desk.choose("Gran’s Sundays")
    desk.press(Key.Key_Space)
    assert "✓ Gran’s Sundays" in desk.drawn()
    desk.press(Key.Key_Space)
    assert "· Gran’s Sundays" in desk.drawn()
    desk.click("Gran’s Sundays", "check")
    assert "✓ Gran’s Sundays" in desk.drawn()
    assert desk.page.list.row.words == "Gran’s Sundays"
    desk.undo()
    assert "· Gran’s Sundays" in desk.drawn()


def test_a_day_of_a_repeat_is_ticked_alone_and_keeps_the_keyboard(desk):
    rows = desk.page.list.list_model.rows
    assert desk.page.list.choose(next(row.key for row in rows if row.key.startswith("s")))
    desk.press(Key.Key_Space)
    assert "Tomorrow, Wednesday\n  ✓ Say hello" in desk.drawn()
    assert desk.page.list.row.words == "Say hello"


def test_alt_arrow_moves_to_the_next_day_and_never_into_the_past(desk):
    desk.choose("Gran’s Sundays")
    desk.press(Key.Key_Right, ALT)
    assert "Tomorrow, Wednesday\n  · Gran’s Sundays\n  · Say hello" in desk.drawn()
    assert desk.page.list.row.words == "Gran’s Sundays"
    desk.choose("Willow Barn’s page")
    desk.press(Key.Key_Left, ALT)
    assert desk.said == ["That day is over. Choose today or a later one."]


def test_a_line_is_dropped_on_another_day(desk):
    target = desk.spot("Thursday", "text")
    data: QMimeData = packed("today", desk.key("Gran’s Sundays"))
    event = QDropEvent(
        QPointF(target), Qt.DropAction.MoveAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    desk.page.list.dropEvent(event)
    desk.settle()
    assert "Thursday\n  · Gran’s Sundays" in desk.drawn()


def test_what_is_late_is_moved_to_today_by_its_menu(desk):
    desk.click("The children’s table", "menu")
    assert desk.menu() == ["Tick off", "Open on the calendar", "Move to", "Delete"]
    desk.pick("Today", inside="Move to")
    assert "  · Willow Barn’s page\n  · The children’s table\n" in desk.drawn()


def test_delete_takes_out_and_undo_brings_back(desk):
    desk.choose("Hot cross buns")
    desk.press(Key.Key_Delete)
    assert "Hot cross buns" not in desk.drawn()
    desk.undo()
    assert desk.drawn() == WEEK


def test_the_text_of_an_activity_is_copied(desk):
    desk.click("Hot cross buns", "menu")
    desk.pick("Copy its text")
    assert QGuiApplication.clipboard().text() == "Warm"


def test_enter_opens_an_activity_on_the_calendar_and_a_person_among_the_prospects(desk):
    desk.choose("Gran’s Sundays")
    desk.press(Key.Key_Return)
    desk.choose("Harbour Florist")
    desk.press(Key.Key_Return)
    rows = desk.page.list.list_model.rows
    repeated = next(row.key for row in rows if row.key.startswith("s"))
    desk.page.list.choose(repeated)
    desk.press(Key.Key_Return)
    (page, first), (people, _), (_, day) = desk.shown
    assert (page, people) == ("calendar", "prospects")
    assert (key_of(first), key_of(day)) == (desk.key("Gran’s Sundays"), repeated)


def test_one_click_logs_the_next_step_with_somebody(desk):
    desk.click("Harbour Florist", "deed")
    assert "Harbour Florist" not in desk.drawn()
    assert desk.store.reader.value("SELECT what FROM touch") == "followed"
    desk.undo()
    assert "Harbour Florist" in desk.drawn()


def test_space_asks_what_was_done_with_somebody_the_likeliest_first(desk):
    desk.choose("Harbour Florist")
    desk.press(Key.Key_Space)
    assert desk.menu()[:2] == ["Followed", "Commented"]
    desk.pick("Commented")
    assert desk.store.reader.value("SELECT what FROM touch") == "commented"


def test_somebody_is_put_off_by_drag_by_menu_and_to_a_day_of_choice(desk):
    desk.choose("Harbour Florist")
    desk.press(Key.Key_Right, ALT)
    assert "Tomorrow, Wednesday\n  · Say hello\n  · Harbour Florist: Follow" in desk.drawn()
    desk.click("Harbour Florist", "menu")
    desk.pick("In 7 days, 16 Mar", inside="Get back to them")
    assert "Harbour Florist" not in desk.drawn()
    desk.undo()
    desk.click("Harbour Florist", "menu")
    desk.pick("On a day to choose", inside="Get back to them")
    assert desk.dialog(ManyDialog).field.value == TODAY


def test_asking_before_it_is_time_says_why_to_wait(desk):
    desk.choose("Harbour Florist")
    desk.press(Key.Key_Space)
    desk.pick("I have asked")
    dialog = desk.dialog(AskDialog)
    assert dialog.reason.isVisible()
    dialog.reason.edit.setPlainText("She asked me first")
    dialog.main.click()
    desk.settle()
    assert desk.store.reader.value("SELECT outcome FROM touch WHERE kind = 'ask'") == "open"


def test_adding_from_the_header_or_a_day_puts_it_there_under_the_keyboard(desk):
    desk.click("Thursday", "add")
    dialog = desk.dialog(AddDialog)
    assert dialog.day.value == dt.date(2027, 3, 11)
    dialog.what.line.setText("A poll on flour")
    dialog.main.click()
    desk.settle()
    assert "Thursday\n  · A poll on flour" in desk.drawn()
    assert desk.page.list.row.words == "A poll on flour"
    desk.page.new_thing()
    assert desk.dialog(AddDialog).day.value == dt.date(2027, 3, 11)


def test_whoever_waits_for_an_answer_is_told_from_here(desk):
    (button,) = desk.page.side.loop.buttons
    assert button.text() == "Tell 1 person"
    button.click()
    desk.settle()
    dialog = desk.dialog(TellDialog)
    (line,) = dialog.lines
    assert "Priya" in line.words.text
    line.check.click()
    desk.settle()
    assert not desk.page.side.loop.isVisible()
    line.check.click()
    desk.settle()
    assert desk.page.side.loop.isVisible()


def test_the_ring_says_how_full_the_week_is(desk):
    hours = desk.page.side.hours
    assert hours.total.text() == "1 h 45"
    assert hours.rest.text() == "3 h 15 left. Nothing needs dropping."


def test_sixty_people_are_folded_and_unfolded_by_key(qtbot, prepared, tmp_path):
    path = copied(prepared, tmp_path)
    with Store.open(path) as store:
        for n in range(59):
            prospects.add_prospect(store, f"Shop {n}", dt.date(2027, 1, 5))
    desk = Desk(qtbot, path)
    assert "Show 55 more" in desk.drawn()
    desk.page.list.choose("more:back")
    desk.page.list.setFocus()
    desk.press(Key.Key_Space)
    assert "Show fewer" in desk.drawn()
    assert desk.drawn().count("Shop ") == 59
    desk.close()


def test_a_day_with_nothing_due_says_so_kindly_and_a_done_one_too(desk):
    for title in ("Gran’s Sundays", "Willow Barn’s page"):
        desk.choose(title)
        desk.press(Key.Key_Space)
    assert "Everything of today is done." in desk.drawn()
    for title in ("Gran’s Sundays", "Willow Barn’s page"):
        desk.choose(title)
        desk.press(Key.Key_Delete)
    assert "Nothing is due today." in desk.drawn()


def test_a_day_with_a_name_says_it(desk):
    desk.page.day_changed(dt.date(2027, 5, 3))
    desk.settle()
    desk.page.name_days(dt.date(2027, 5, 3))
    desk.settle()
    head, tomorrow = [row for row in desk.page.list.list_model.rows if row.kind == "head"][:2]
    assert (head.words, head.note) == ("Today, Monday, 3 May", "May Day")
    assert (tomorrow.words, tomorrow.note) == ("Tomorrow, Tuesday", "4 May")


def test_names_are_hidden_for_a_meeting(desk):
    names().hide(True)
    assert "Harbour Florist" not in desk.drawn()
    assert "· Person 1: Follow" in desk.drawn()
    names().hide(False)
    assert "Harbour Florist" in desk.drawn()


@pytest.fixture
def empty(qtbot, tmp_path):
    path = tmp_path / "new.regulars"
    start_file(path, BusinessFacts("Corner Bikes", "Bikes", 5, "GB", "GBP"), TODAY)
    made = Desk(qtbot, path)
    yield made
    made.close()


def test_an_empty_file_teaches_three_steps_and_leads_to_each(empty):
    steps = empty.page._steps
    assert empty.page.focusProxy() is steps.buttons["goals"]
    steps.buttons["goals"].click()
    steps.buttons["networks"].click()
    assert empty.shown == [("goals", None), ("networks", None)]
    steps.buttons["week"].click()
    empty.settle()
    dialog = empty.dialog(AddDialog)
    dialog.what.line.setText("What would you bake?")
    dialog.main.click()
    empty.settle()
    assert "  · What would you bake?" in empty.drawn()


def test_a_narrow_page_stands_in_one_column_and_follows_the_keyboard(qtbot, prepared, tmp_path):
    desk = Desk(qtbot, copied(prepared, tmp_path), (700, 420))
    page = desk.page
    qtbot.waitUntil(lambda: page.side.mapTo(page, QPoint()).y() > page.list.height(), timeout=2000)
    desk.choose("Gran’s Sundays")
    for _ in range(6):
        QTest.keyClick(page.list, Key.Key_Down)
    assert page.list.row.words.startswith("Harbour Florist")
    spot = page.list.visualRect(page.list.currentIndex()).center()
    assert page.rect().contains(page.list.viewport().mapTo(page, spot))
    desk.close()
