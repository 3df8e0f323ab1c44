"""Today in the real window: it comes first, and Undo of what was done there stays there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.calendar.facts import ActivityFacts
from core.calendar.operations import add_activity
from core.store.operation import Store
from tests.gui.frame.opened import TODAY


def test_today_opens_first_and_keeps_what_is_done_and_undone_there(opened, file):
    with Store.open(file) as store:
        add_activity(store, ActivityFacts("chat", "Answer them", day=TODAY, minutes=15))
    window = opened.open(file)
    page = window.page
    assert page.key == "today"
    opened.until(lambda: page.whole is not None)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    opened.until(lambda: page.whole.left == 0)
    window.runner.undo()
    opened.until(lambda: page.whole.left == 1)
    opened.settle()
    assert window.page is page
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    opened.until(lambda: window.page.key == "calendar" and window.page.open_key is not None)
    # What was done elsewhere is undone where it shows.
    window.show_page("goals")
    window.runner.undo()
    opened.until(lambda: window.page.key == "calendar")
