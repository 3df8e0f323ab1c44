"""A birthday through the real window: planned, moved, thinned, ticked off, taken to the phone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from icalendar import Calendar
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core.business.operations import change_business
from core.networks import operations as networks
from core.plans.queries import current_plan
from core.store.operation import Store
from gui.pages.calendar.export import write
from gui.window import Window
from tests.gui.conftest import look, no_thread_of_qt_left_over  # noqa: F401
from tests.gui.frame.conftest import file, opened  # noqa: F401
from tests.gui.frame.opened import TODAY, Opened

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Key = Qt.Key
PARTY, LATER = dt.date(2027, 4, 10), dt.date(2027, 4, 17)


def press(key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    where: QWidget | None = QApplication.focusWidget() or QApplication.activeWindow()
    assert where is not None, "nothing has the keyboard"
    QTest.keyClick(where, key, with_)


def dialog(opened: Opened) -> QDialog:  # noqa: F811
    opened.until(lambda: QApplication.activeModalWidget() is not None)
    found = QApplication.activeModalWidget()
    found.activateWindow()
    opened.until(found.isActiveWindow)
    opened.settle()
    return found


def back(opened: Opened, window: Window) -> None:  # noqa: F811
    """The dialog is gone: the window has the keyboard again, as a desktop gives it."""
    opened.settle()
    opened.until(lambda: QApplication.activeModalWidget() is None)
    # A dialog that goes later would take the keyboard along.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    opened.settle()
    window.activateWindow()
    opened.until(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)


def on_days(
    window: Window,
    key: Qt.Key,
    with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key on the days, where going to one has put the keyboard."""
    assert window.page.grid.day is not None
    QTest.keyClick(window.page.grid, key, with_)


def prepare(path: Path) -> None:
    """A plan with two networks, and an hour and a half a week."""
    with Store.open(path) as store:
        plan = current_plan(store.reader, TODAY)
        assert plan is not None
        for network in ("instagram", "facebook"):
            networks.choose(store, plan.id, network)
        change_business(store, "hours_a_week", 1.5)


def plan_the_birthday(opened: Opened, window: Window) -> None:  # noqa: F811
    QTest.mouseClick(window.page.empty.button, Qt.MouseButton.LeftButton)
    dialog(opened).reject()
    back(opened, window)
    window.page.campaign_deeds.plan()
    opened.settle()
    builder = dialog(opened)
    QTest.keyClicks(builder.form.name.line, "Juniper turns five")
    builder.form.event_on.set_value(PARTY)
    builder.form.hashtag.line.setText("#juniperfive")
    builder.form.changed.emit()
    opened.settle()
    shown = builder.preview._shown
    # An hour and a half is little: what does not fit is named before anything is written.
    assert any("is full" in step.words for step in shown.left_out)
    assert all(load.already + load.added <= load.room for load in shown.loads)
    builder.keep.setChecked(True)
    QTest.mouseClick(builder.main, Qt.MouseButton.LeftButton)
    back(opened, window)
    assert window.page.campaign.name == "Juniper turns five"
    assert len(window.page.stage.side.tray.list_model.chips) == len(shown.left_out)


def move_the_party_a_week(opened: Opened, window: Window) -> None:  # noqa: F811
    panel = window.page.campaign_panel
    days = {one.key: one.when for one in window.page.campaign.pieces}
    panel.event_on.set_value(LATER)
    panel.event_on.committed.emit(LATER)
    opened.settle()
    view = window.page.campaign
    assert view.event_on == LATER
    moved = [one for one in view.pieces if one.when != "tray"]
    assert moved
    assert all(one.when != days[one.key] for one in moved)


def thin_a_full_week(opened: Opened, window: Window) -> None:  # noqa: F811
    """Fill a week by hand, see that it is over, and put one thing off with the keyboard."""
    page = window.page
    QTest.keyClick(page.campaign_panel, Key.Key_Escape)
    page.show_day(dt.date(2027, 3, 17))
    opened.settle()
    for words in ("Film the oven", "Photograph the cakes"):
        on_days(window, Key.Key_N)
        add = dialog(opened)
        QTest.keyClicks(add.what.line, words)
        add.minutes.set_value(60)
        QTest.keyClick(add.what.line, Key.Key_Return)
        back(opened, window)
    week = next(one for one in page.data.weeks if one.words == "15 – 21")
    assert week.over
    assert page.stage.side.hours.note.text().startswith("15 – 21 is ")
    on_days(window, Key.Key_Down, ALT)
    opened.settle()
    assert page.grid.day == dt.date(2027, 3, 24)


def tick_off_todays(opened: Opened, window: Window) -> None:  # noqa: F811
    page = window.page
    QTest.mouseClick(page.today_button, Qt.MouseButton.LeftButton)
    opened.settle()
    assert page.grid.day == TODAY
    on_days(window, Key.Key_N)
    add = dialog(opened)
    QTest.keyClicks(add.what.line, "Answer comments of the weekend")
    QTest.keyClick(add.what.line, Key.Key_Return)
    back(opened, window)
    on_days(window, Key.Key_Space)
    opened.settle()
    view = page.grid.view
    done = view.chips[view.place_of(page.grid.active)]
    assert (done.words, done.done) == ("Answer comments of the weekend", True)


def test_a_birthday_is_planned_moved_thinned_ticked_off_and_exported(
    opened,  # noqa: F811
    file: Path,  # noqa: F811
    tmp_path: Path,
):
    prepare(file)
    window = opened.open(file)
    window.resize(1366, 768)
    press(Key.Key_7, CTRL)
    opened.settle()
    plan_the_birthday(opened, window)
    move_the_party_a_week(opened, window)
    thin_a_full_week(opened, window)
    tick_off_todays(opened, window)

    out = tmp_path / "juniper.ics"
    write(window.page, out)
    opened.settle()
    read = Calendar.from_ical(out.read_bytes())
    names = [str(one["summary"]) for one in read.walk("VEVENT")]
    assert any("Juniper turns five" in name for name in names)
    assert len({str(one["uid"]) for one in read.walk("VEVENT")}) == len(names)
