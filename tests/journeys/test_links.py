"""A link through the real window, by keyboard: added, checked, lost, and its prospect told of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.prospects.board import Filter
from core.prospects.operations import add_prospect
from core.store.operation import Store
from gui.pages.prospects.stage import LINKS
from gui.window import Window
from tests.core.links.web import LINK, Web, a_web
from tests.gui.conftest import look, no_thread_of_qt_left_over  # noqa: F401
from tests.gui.frame.conftest import file, opened  # noqa: F401
from tests.gui.frame.opened import TODAY, Opened
from tests.journeys.test_prospects import CTRL, back, dialog, drawn, press, press_button, type_

OURS = "https://juniperstreet.example/preorder"


@pytest.fixture
def web() -> Iterator[Web]:
    with a_web() as served:
        yield served


def settle(opened: Opened, window: Window) -> None:  # noqa: F811
    checking = window.page.filters.links_tab().checking
    opened.until(lambda: not checking.running and window.runner.idle)
    opened.settle()


# The list of names that pops up wants what a screen that is not there cannot do.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_link_is_added_checked_and_lost_and_its_prospect_has_linked_before(
    opened: Opened,  # noqa: F811
    file: Path,  # noqa: F811
    web: Web,
) -> None:
    with Store.open(file) as store:
        add_prospect(store, "Willow Barn weddings", TODAY)
    window = opened.open(file)
    window.resize(1366, 768)
    window.show_page("prospects")
    opened.settle()
    assert "Found: Willow Barn" in drawn(window)

    page = window.page
    page.stage.tabs.set_value(LINKS)
    page.show_tab(LINKS)
    opened.settle()
    tab = page.filters.links_tab()
    assert tab.empty.isVisible()

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
    assert stage(opened, window) == "linked"

    tab.checking.bounds = tab.checking.bounds.__class__(private=True)
    press_button(tab.check_button)
    assert web.asked == [], "nothing is opened before the owner says so"
    press_button(tab.online._button)
    settle(opened, window)
    assert tab.result.sentence == "1 page looked at: 1 live."

    web.page("/suppliers", "<a href='/other'>Suppliers</a>")
    press_button(tab.panel.check)
    settle(opened, window)
    assert tab.filters.findChildren(type(tab.check_button))[2].text() == "Lost 1"
    assert tab.panel.before.sentence.startswith("Has linked before.")

    press_button(tab.panel.whose)
    opened.settle()
    assert page.opened is not None
    assert page.opened.person.person.name == "Willow Barn weddings"
    assert "Linked: Willow Barn" not in drawn(window)

    press(Qt.Key.Key_Z, CTRL)
    settle(opened, window)
    assert stage(opened, window) == "linked"


def stage(opened: Opened, window: Window) -> str:  # noqa: F811
    """The stage of the one prospect, which the board shows as soon as it is looked at."""
    opened.settle()
    (one,) = window.page.board.wanted(Filter())
    return one.stage
