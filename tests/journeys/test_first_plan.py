"""From nothing to a decided plan with the keyboard alone, and back again by undo.

The owner starts a file, sets a goal, finds that followers are a stepping stone, decides whom the
plan is for and where to show up, closes, opens, and takes back what was done the day before.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from core.store.operation import Store
from tests.core.dumps import Dump, dump
from tests.gui.conftest import look, no_thread_of_qt_left_over  # noqa: F401
from tests.gui.frame.conftest import opened  # noqa: F401
from tests.gui.frame.opened import Opened
from tests.journeys.keyboard import CTRL, Key, Keyboard

MOST_STROKES = 700
"""The whole story, letters included: about as many keys as a short letter."""


def said(path: Path) -> Dump:
    """Everything that is in a file."""
    with Store.open(path) as store:
        return dump(store)


def words(dialog: QDialog) -> str:
    """What a dialog says."""
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def start_the_file(
    keys: Keyboard, name: str = "Lace and Lanterns", sells: str = "wedding planning"
) -> None:
    keys.opened.app.start(None)
    first = keys.opened.app.first
    first.activateWindow()
    keys.opened.until(first.isActiveWindow)
    keys.tab_to(lambda: first.start)
    keys.press(Key.Key_Return)
    keys.dialog()
    keys.fill(name, sells, "8")
    keys.press(Key.Key_Return)
    keys.opened.until(lambda: keys.opened.app.window is not None)
    keys.opened.until(lambda: name in keys.window.windowTitle())
    keys.window.activateWindow()
    keys.opened.until(keys.window.isActiveWindow)
    keys.settle()


def set_goals(keys: Keyboard) -> None:
    # An empty file opens on its first steps, with the keyboard on the first of them.
    assert keys.window.page.key == "today"
    keys.press(Key.Key_Return)
    keys.settle()
    page = keys.window.page
    assert page.key == "goals"
    keys.press(Key.Key_N, with_=CTRL)
    keys.type("Book 12 weddings")
    keys.press(Key.Key_Tab)
    form = page._form
    while form.measure.value != "counter":
        keys.press(Key.Key_Down)
    keys.press(Key.Key_Tab)
    keys.fill("weddings booked", "3", "12")
    keys.enter()

    # A figure of today, on the card that has the keyboard.
    keys.press(Key.Key_Space)
    keys.type("5")
    keys.enter()
    (goal,) = page._data.shown.goals
    assert (goal.baseline, goal.present.value) == (3, 5)

    # Followers are no goal: the page asks what they should lead to.
    keys.press(Key.Key_N, with_=CTRL)
    keys.type("Reach 2,000 followers")
    keys.press(Key.Key_Tab, Key.Key_Return, Key.Key_Tab)
    keys.type("2000")
    keys.enter()
    keys.press(Key.Key_Return)
    keys.type("640")
    keys.enter()

    # One more stone, and the team's bet.
    view = page._views[goal.id]
    keys.tab_to(lambda: view.add_stone, back=True)
    keys.press(Key.Key_Return)
    keys.dialog()
    keys.press(Key.Key_Tab)
    keys.fill("came from a guide", "900")
    keys.submit()
    keys.tab_to(lambda: view.bet_button, back=True)
    keys.press(Key.Key_Return)
    keys.dialog()
    keys.fill("9", "14")
    keys.submit()
    (goal,) = page._data.shown.goals
    assert (goal.bet.low, goal.bet.high) == (9, 14)
    assert [stone.name for stone in goal.stones] == ["Reach 2,000 followers", "came from a guide"]


def decide_the_audience(keys: Keyboard) -> None:
    keys.press(Key.Key_3, with_=CTRL)
    keys.settle()
    page = keys.window.page
    for name, up in (
        ("Newly engaged women", 0),
        ("Bridesmaids", 2),
        ("The bride’s parents", 1),
        ("The groom’s parents", 0),
    ):
        keys.press(Key.Key_N, with_=CTRL)
        keys.dialog()
        keys.type(name)
        # Three places: the fourth is asked for none.
        keys.press(Key.Key_Tab, Key.Key_Tab, *[Key.Key_Up] * up)
        keys.submit_by_button()

    # The keyboard is on the new row: behind its two buttons, why it is parked.
    keys.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Return)
    keys.type("They pay, they do not choose")
    keys.enter()

    keys.find("engaged", "Newly engaged women")
    keys.menu("Work out its size")
    keys.dialog()
    keys.fill("Women 18 to 35 in the county", "52000", "58000", "engaged this year", "4", "5")
    keys.press(Key.Key_Return, Key.Key_Return)
    keys.submit()
    keys.menu("Ages and sexes")
    keys.dialog()
    keys.type("80")
    keys.press(Key.Key_Tab, Key.Key_Tab)
    keys.fill("", "20")
    keys.submit()

    # How far two groups are the same people.
    keys.enter()
    keys.tab_to(lambda: page.stage.panel.overlaps.add)
    keys.press(Key.Key_Return)
    keys.opened.until(lambda: QApplication.activePopupWidget() is not None)
    keys.press(Key.Key_Down)
    keys.enter()
    keys.type("60")
    keys.enter()
    keys.press(Key.Key_Escape)
    shown = page.data.page
    assert [shown.focus[slot].name for slot in (1, 2, 3)] == [
        "Newly engaged women",
        "Bridesmaids",
        "The bride’s parents",
    ]
    women = shown.focus[1]
    assert women.size == (2100, 2900)
    assert women.overlaps == {shown.focus[2].id: 60}
    assert sorted(women.mix.values()) == [20, 80]
    (parked,) = shown.others
    assert parked.reason == "They pay, they do not choose"


def choose(keys: Keyboard, typed: str, name: str) -> None:
    """Find a network, look at its evidence, and choose it in the table."""
    keys.find(typed, name)
    keys.press(Key.Key_Escape, Key.Key_Space)


def decide_the_networks(keys: Keyboard) -> None:
    keys.press(Key.Key_4, with_=CTRL)
    keys.settle()
    page = keys.window.page
    for typed, name, role in (
        ("insta", "Instagram", "Where brides look for ideas"),
        ("pint", "Pinterest", "Boards for dress and venue"),
        ("youtu", "YouTube", "Films of real weddings"),
    ):
        choose(keys, typed, name)
        keys.settle()
        keys.type(role)
        keys.enter()

    # A fourth is refused; YouTube makes room, and the plan keeps why.
    choose(keys, "faceb", "Facebook")
    dialog = keys.dialog()
    assert "Instagram, Pinterest and YouTube fill all three places" in words(dialog)
    keys.press(Key.Key_Tab)
    keys.type("Films take more hours than we have")
    keys.submit_by_button()
    keys.type("Parents and venues")
    keys.enter()
    keys.press(Key.Key_Backtab, Key.Key_Backtab, Key.Key_Return)
    keys.type("2.5")
    keys.enter()

    # The profile check of the one that has the keyboard, and what counts.
    card = page.slots.card_of("facebook")
    keys.tab_to(lambda: card.profile_button)
    keys.enter()
    keys.press(Key.Key_Space)
    keys.settle()
    keys.press(Key.Key_Tab, Key.Key_Space)
    keys.settle()
    keys.press(Key.Key_Escape)
    chosen = {card.key: card for card in page._data.chosen}
    assert list(chosen) == ["instagram", "pinterest", "facebook"]
    assert (chosen["facebook"].role, chosen["facebook"].hours) == ("Parents and venues", 2.5)
    assert len(chosen["facebook"].profile.done) == 2
    refused = next(row for row in page._data.rows if row.key == "youtube")
    assert refused.reason == "Films take more hours than we have"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_first_plan_by_keyboard_closed_opened_and_taken_back(opened: Opened) -> None:  # noqa: F811
    keys = Keyboard(opened)
    start_the_file(keys)
    path = keys.window.path
    set_goals(keys)
    decide_the_audience(keys)
    decide_the_networks(keys)
    assert keys.strokes < MOST_STROKES

    # Back a lot, and forward again: as if nothing had been.
    decided = dump(keys.window.runner.store)
    keys.undo(15)
    assert dump(keys.window.runner.store) != decided
    keys.redo(15)
    assert dump(keys.window.runner.store) == decided

    # The next day everything is there, and yesterday can still be taken back.
    keys.press(Key.Key_Q, with_=CTRL)
    opened.close()
    assert said(path) == decided
    opened.open(path)
    assert keys.window.page.key == "networks"
    keys.undo(2)
    card = next(card for card in keys.window.page._data.chosen if card.key == "facebook")
    assert card.profile.done == frozenset()
    keys.redo(2)
    assert dump(keys.window.runner.store) == decided
