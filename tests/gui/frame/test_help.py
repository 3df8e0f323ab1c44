"""F1, the window of the help, tips at a first visit, and the mark of a sample."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.business.operations import start_business
from core.business.rules import BusinessFacts
from core.store.operation import Store
from gui.dialogs.shortcuts import Shortcuts
from gui.frame.tip import TipBar
from gui.help.window import HelpWindow
from gui.palette import Palette
from gui.state import State
from gui.window import Window
from tests.gui.frame.opened import Opened

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)


def help_window() -> HelpWindow:
    """The help's window; it must be there."""
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, HelpWindow)]
    return next(window for window in shown if window.isVisible())


def test_f1_opens_the_help_at_the_page_that_is_open(window: Window, qtbot: QtBot) -> None:
    window.show_page("goals")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert help_window().shown == "goals"

    window.show_page("networks")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert help_window().shown == "networks"
    assert "Networks" in help_window().windowTitle()


def test_f1_in_a_dialog_opens_what_the_dialog_is_about(window: Window, qtbot: QtBot) -> None:
    window.show_page("goals")
    dialog = Shortcuts(window)
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_F1)

    assert help_window().shown == "keyboard"
    dialog.close()


def test_a_link_to_a_page_goes_there(window: Window) -> None:
    window.show_page("goals")
    window.commands.help("audience")
    help_window().view.anchorClicked.emit(QUrl("page:audience"))

    assert window.page.key == "audience"


def test_a_link_in_the_help_is_followed_and_taken_back(window: Window) -> None:
    window.commands.help("networks")
    shown = help_window()
    shown.view.anchorClicked.emit(QUrl("why-few-networks.md"))
    assert shown.shown == "why-few-networks"

    shown.go_back()
    assert shown.shown == "networks"


def test_searching_lists_what_was_found_and_choosing_shows_it(window: Window) -> None:
    window.commands.help("goals")
    shown = help_window()
    shown.search_for("passphrase")
    first = shown.list.item(0).text()
    shown.list.setCurrentRow(0)

    assert "ncryption" in first
    assert shown.shown == "encryption"


def test_the_help_goes_with_the_window(window: Window) -> None:
    window.commands.help("goals")
    gone = QSignalSpy(help_window().destroyed)
    window.close()

    assert gone.count() or gone.wait(1000)


def test_the_palette_finds_a_page_of_the_help(window: Window) -> None:
    palette = Palette.open_over(window)
    palette.line.setText("why only")
    rows = [(entry.row.group, entry.row.words) for entry in palette.entries]
    palette.leave()

    assert ("Help", "Why only two or three networks") in rows


def test_f1_opens_the_first_steps_before_any_file_is_open(opened: Opened, qtbot: QtBot) -> None:
    opened.app.start(None)
    first = opened.app.first
    assert first is not None
    first.activateWindow()
    opened.until(first.isActiveWindow)
    qtbot.keyClick(first, Qt.Key.Key_F1)
    shown = help_window()
    shown.view.anchorClicked.emit(QUrl("page:goals"))

    assert shown.shown == "start"
    assert "Open a plan first" in shown.note.text()
    shown.close()


def test_a_tip_that_was_dismissed_stays_dismissed(window: Window, tmp_path: Path) -> None:
    window.commands.show_tips_again()
    window.show_page("goals")
    assert "business gets out of it" in window.tip.sentence

    window.tip.dismiss()
    assert window.tip.sentence == ""
    window.show_page("audience")
    assert window.tip.sentence
    window.show_page("goals")
    assert window.tip.sentence == ""

    window.state.save()
    next_start = TipBar(State(tmp_path / "state.ini"), window.commands, window)
    next_start.show_page("goals")
    assert next_start.sentence == ""
    next_start.show_page("audience")
    assert next_start.sentence


def test_a_broken_memory_of_tips_stops_nothing(tmp_path: Path) -> None:
    state = State(tmp_path / "state.ini")
    state._settings.setValue("tips/dismissed", '{"goals": 1')

    assert state.tip_wanted("goals")
    state.dismiss_tip("goals")
    assert not state.tip_wanted("goals")


def test_a_sample_says_so_and_leads_to_a_file_of_ones_own(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "sample.regulars"
    with Store.making(path) as store:
        facts = BusinessFacts(name="Juniper", sells="bread")
        start_business(store, facts, dt.date(2027, 3, 9), sample=True)
    window = opened.open(path)
    assert window.status.sample.isVisible()

    window.status.start.click()
    asked = [w for w in QApplication.topLevelWidgets() if type(w).__name__ == "NewFile"]
    assert asked
    cast(Shortcuts, asked[0]).close()


def test_a_file_of_ones_own_is_no_sample(window: Window) -> None:
    assert not window.status.sample.isVisible()
    assert not window.status.start.isVisible()


def test_f1_in_a_planning_session_explains_the_session(window: Window, opened: Opened) -> None:
    window.show_page("goals")
    window.commands.planning_session()
    opened.settle()
    window.menus.actions["help"].trigger()

    assert help_window().shown == "planning-session"
    window.front.leave()
    opened.settle()
    window.menus.actions["help"].trigger()
    assert help_window().shown == "goals"
