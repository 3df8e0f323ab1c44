"""Pages are made ready while nobody is busy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.frame.warming import PAUSE_MS, Warming
from gui.pages import PAGES
from gui.window import Window
from tests.gui.frame.opened import Opened


def ready(window: Window) -> set[str]:
    return {type(window.stack.widget(at)).__name__ for at in range(window.stack.count())}


def test_every_page_gets_ready_while_the_first_one_stays(window: Window, opened: Opened) -> None:
    shown = window.page

    opened.until(lambda: ready(window) >= {entry.load_page().__name__ for entry in PAGES})

    assert window.page is shown
    assert window.stack.currentWidget() is shown


def test_no_page_is_built_between_the_keys_of_somebody_who_types(
    window: Window, opened: Opened
) -> None:
    warming = window.findChild(Warming)
    assert warming is not None
    assert warming.busy
    for _ in range(5):
        built = ready(window)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
        opened.qtbot.wait(2 * PAUSE_MS)
        assert ready(window) == built
    opened.until(lambda: ready(window) > built)


def test_a_closed_window_leaves_the_rest_undone(window: Window) -> None:
    warming = window.findChild(Warming)
    assert warming is not None

    window.close()

    assert not warming.busy
