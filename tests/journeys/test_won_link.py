"""Asked, linked, the link checked against a real server, thanked: through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from core.prospects import queries
from core.store.operation import Store
from gui.window import Window
from tests.core.links.web import LINK, Web, a_web
from tests.gui.conftest import look, no_thread_of_qt_left_over  # noqa: F401
from tests.gui.frame.conftest import file, opened, window  # noqa: F401
from tests.gui.frame.opened import Opened
from tests.journeys.test_links import OURS, settle
from tests.journeys.test_prospects import (
    CTRL,
    LATER,
    ask_by_keyboard,
    back,
    dialog,
    find_by_keyboard,
    give_by_keyboard,
    pass_days,
    press,
    press_button,
    shows,
    tab_to,
    type_,
)

THANKS = "Thank you for the link, it is lovely"


@pytest.fixture
def web() -> Iterator[Web]:
    with a_web() as served:
        yield served


# The list of names that pops up wants what a screen that is not there cannot do.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_found_followed_commented_shared_asked_linked_checked_thanked(
    opened: Opened,  # noqa: F811
    window: Window,  # noqa: F811
    file: Path,  # noqa: F811
    web: Web,
) -> None:
    window.resize(1366, 768)
    press(Qt.Key.Key_5, CTRL)
    opened.settle()
    find_by_keyboard(opened, window)
    give_by_keyboard(opened, window)
    pass_days(opened, window, LATER)
    ask_by_keyboard(opened, window)

    # They put the link up; it is noted with whose it is.
    add_their_link(opened, window, web)
    tab = window.page.filters.links_tab()
    tab.checking.bounds = tab.checking.bounds.__class__(private=True)
    press_button(tab.check_button)
    press_button(tab.online._button)
    settle(opened, window)
    assert tab.result.sentence == "1 page looked at: 1 live."
    assert [path for path, _ in web.asked] == ["/suppliers"]

    # From the link to whoever gave it: the panel shows the link, and it is time to thank.
    press_button(tab.panel.whose)
    panel = window.page.stage.panel
    opened.until(lambda: panel.isVisible() and panel.brought.isVisible())
    assert panel.advice.sentence.startswith("Linked. Thank them")
    (shown,) = panel.brought.data.links
    assert (shown.state, shown.person) == ("live", "Willow Barn weddings")
    thank(opened, window)
    shows(opened, window, "Linked: Willow Barn weddings")

    # The panel leads back to the link.
    show = next(
        button
        for button in panel.brought.findChildren(QAbstractButton)
        if button.accessibleName().startswith("Show the link")
    )
    press_button(show)
    opened.until(lambda: tab.isVisible() and tab.panel.row is not None)

    opened.close()
    with Store.open(file) as store:
        logged = queries.touches(store.reader, 1)
        assert (logged[0].kind, logged[0].what) == ("reply", "ours")
        assert logged[0].words == THANKS


def add_their_link(opened: Opened, window: Window, web: Web) -> None:  # noqa: F811
    window.page.show_tab("links")
    window.page.stage.tabs.set_value("links")
    opened.settle()
    press(Qt.Key.Key_N, CTRL)
    adding = dialog(opened)
    type_(web.page("/suppliers", LINK))
    press(Qt.Key.Key_Tab)
    adding.ours.line.selectAll()
    type_(OURS)
    adding.who.line.setFocus()
    type_("Willow Barn weddings")
    opened.settle()
    adding.who.line.completer().popup().hide()
    QTest.keyClick(adding.who.line, Qt.Key.Key_Return)
    opened.until(lambda: QApplication.activeModalWidget() is None)
    back(opened, window)


def thank(opened: Opened, window: Window) -> None:  # noqa: F811
    """Write the thanks in the panel, copy them, and log what was copied."""
    panel = window.page.stage.panel
    press_button(panel.write)
    composer = panel.composer
    tab_to(composer.kind)
    press(Qt.Key.Key_Home)
    while composer.chosen != ("reply", "ours"):
        press(Qt.Key.Key_Down)
    tab_to(composer.edit)
    press(Qt.Key.Key_A, CTRL)
    type_(THANKS)
    composer.copy.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == THANKS
    log = next(
        button
        for button in window.findChildren(QAbstractButton)
        if button.text() == "Log it" and button.isVisible()
    )
    log.click()
    opened.settle()
