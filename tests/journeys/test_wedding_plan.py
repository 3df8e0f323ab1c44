"""A wedding planner looks at the sample, tries another audience, and plans the next half-year."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.core.dumps import dump
from tests.gui.conftest import look, no_thread_of_qt_left_over  # noqa: F401
from tests.gui.frame.conftest import opened  # noqa: F401
from tests.gui.frame.opened import Opened
from tests.journeys.keyboard import CTRL, Key, Keyboard


def open_the_sample(keys: Keyboard) -> None:
    keys.opened.app.start(None)
    first = keys.opened.app.first
    first.activateWindow()
    keys.opened.until(first.isActiveWindow)
    buttons = {button.text(): button for button in first.findChildren(QPushButton)}
    keys.tab_to(lambda: buttons["Or look at a wedding planner’s plan"])
    keys.press(Key.Key_Return)
    keys.opened.qtbot.waitUntil(lambda: keys.opened.app.window is not None, timeout=20_000)
    keys.opened.until(lambda: keys.window.windowTitle().endswith("– Regulars"))
    keys.window.activateWindow()
    keys.opened.until(keys.window.isActiveWindow)
    keys.settle()


def focus(keys: Keyboard) -> list[str]:
    shown = keys.window.page.data.page.focus
    return [shown[slot].name for slot in sorted(shown)]


def try_the_planners(keys: Keyboard) -> None:
    """Three groups is full: the professional planners come in only when one goes."""
    keys.press(Key.Key_3, with_=CTRL)
    keys.settle()
    usual = ["Newly engaged women", "Bridesmaids", "The bride’s parents"]
    assert focus(keys) == usual
    keys.find("professional", "Professional planners")
    keys.tab_to(lambda: keys.window.page.stage.board.parked.rows[5].focus_button)
    keys.press(Key.Key_Return)
    dialog = keys.dialog()
    assert "Three groups is full." in " ".join(
        label.text() for label in dialog.findChildren(QLabel)
    )
    keys.press(Key.Key_Tab)
    keys.type("Their daughters read for them")
    keys.submit()
    assert focus(keys) == [*usual[:2], "Professional planners"]
    reasons = {group.name: group.reason for group in keys.window.page.data.page.others}
    assert reasons["The bride’s parents"] == "Their daughters read for them"


def look_at_the_evidence(keys: Keyboard) -> None:
    """What the swap means for the networks, in the sheet of one of them."""
    keys.press(Key.Key_4, with_=CTRL)
    keys.settle()
    keys.find("linkedin", "LinkedIn")
    page = keys.window.page
    assert [one.title for one in page._row("linkedin").groups] == [
        "Newly engaged women",
        "Bridesmaids",
        "Professional planners",
    ]
    assert page.sheet.key == "linkedin"
    keys.press(Key.Key_Escape)


def plan_the_autumn(keys: Keyboard) -> None:
    """The next plan starts as a copy, and the old one is put away."""
    keys.find("new plan from", "New plan from this one")
    keys.dialog()
    keys.submit()
    assert "Autumn 2027" in keys.window.sidebar.whose.accessibleName()
    assert [card.name for card in keys.window.page._data.chosen] == ["Instagram", "Pinterest"]
    keys.press(Key.Key_2, with_=CTRL)
    keys.settle()
    assert all("2027" in str(goal.due_on) for goal in keys.window.page._data.shown.goals)


@pytest.mark.qt_log_ignore(
    # The button is switched off between pressing and letting go: the sample is being made.
    "This plugin does not support",
    "Keyboard event not accepted",
    extend=True,
)
def test_a_wedding_planner_changes_the_sample_and_plans_on(opened: Opened) -> None:  # noqa: F811
    keys = Keyboard(opened)
    open_the_sample(keys)
    path = keys.window.path
    before = dump(keys.window.runner.store)
    try_the_planners(keys)
    look_at_the_evidence(keys)
    plan_the_autumn(keys)
    after = dump(keys.window.runner.store)

    # Closed and opened, all of it is there; and all of it can be taken back.
    keys.press(Key.Key_Q, with_=CTRL)
    opened.close()
    opened.open(path)
    assert dump(opened.window.runner.store) == after
    keys.undo(2)
    assert dump(opened.window.runner.store) == before
    assert QApplication.activeModalWidget() is None
