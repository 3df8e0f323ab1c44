"""From found to linked through the real window: once by the keyboard alone, once by mouse."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from core.prospects import queries
from core.store.operation import Store
from gui.pages.prospects.column import KIND
from gui.widgets.drag import packed
from gui.window import Window
from tests.gui.conftest import look, no_thread_of_qt_left_over  # noqa: F401
from tests.gui.frame.conftest import file, opened, window  # noqa: F401
from tests.gui.frame.opened import TODAY, Opened

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LATER = TODAY + dt.timedelta(14)


def press(key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    where: QWidget | None = QApplication.focusWidget() or QApplication.activeWindow()
    assert where is not None, "nothing has the keyboard"
    QTest.keyClick(where, key, with_)


def type_(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def tab_to(wanted: QWidget) -> None:
    """Go on by Tab until a widget has the keyboard."""
    for _step in range(80):
        if wanted.hasFocus():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"no way by Tab to {wanted.accessibleName() or wanted}")


def press_button(button: QAbstractButton) -> None:
    """Go to a button by Tab and press it with Space."""
    tab_to(button)
    press(Qt.Key.Key_Space)


def dialog(opened: Opened) -> QDialog:  # noqa: F811
    opened.until(lambda: QApplication.activeModalWidget() is not None)
    found = QApplication.activeModalWidget()
    found.activateWindow()
    opened.until(found.isActiveWindow)
    return found


def back(opened: Opened, window: Window) -> None:  # noqa: F811
    """The dialog is gone: the window has the keyboard again, as a desktop gives it."""
    window.activateWindow()
    opened.until(window.isActiveWindow)
    opened.settle()


def pass_days(opened: Opened, window: Window, today: dt.date) -> None:  # noqa: F811
    """Let it be another day, as after midnight."""
    window._day_came(today)
    opened.settle()


def drawn(window: Window) -> str:  # noqa: F811
    """The board as it is on the screen."""
    columns = window.page.stage.board.columns.values()
    return "; ".join(
        f"{column.title.text()}: "
        + ", ".join(one.name for one in column.cards.cards.rows[: column.cards.cards.rowCount()])
        for column in columns
        if column.cards.cards.rowCount()
    )


def shows(opened: Opened, window: Window, expected: str) -> None:  # noqa: F811
    opened.settle()
    opened.until(lambda: drawn(window) == expected)


def find_by_keyboard(opened, window):  # noqa: F811
    press(Qt.Key.Key_N, CTRL)
    add = dialog(opened)
    tab_to(add.name.line)
    type_("Willow Barn weddings")
    tab_to(add.page_field.line)
    type_("willowbarn.example/suppliers")
    press(Qt.Key.Key_Return)
    shows(opened, window, "Found: Willow Barn weddings")
    back(opened, window)
    panel = window.page.stage.panel
    opened.until(lambda: panel.isVisible() and panel.give_buttons["followed"].hasFocus())


def give_by_keyboard(opened, window):  # noqa: F811
    panel = window.page.stage.panel
    press(Qt.Key.Key_Space)
    shows(opened, window, "Following: Willow Barn weddings")
    press_button(panel.give_buttons["commented"])
    shows(opened, window, "Talking: Willow Barn weddings")
    press_button(panel.give_buttons["shared_theirs"])
    opened.settle()
    assert not panel.ask.isEnabled()
    assert panel.advice.sentence.startswith("14 days more.")


def ask_by_keyboard(opened, window):  # noqa: F811
    panel = window.page.stage.panel
    assert panel.advice.sentence.startswith("Ready to ask.")
    press_button(panel.ask)
    ask = dialog(opened)
    assert not ask.reason.isVisible()
    tab_to(ask.main)
    press(Qt.Key.Key_Space)
    shows(opened, window, "Asked: Willow Barn weddings")
    back(opened, window)
    said_yes = next(
        button
        for button in panel.answers.findChildren(QAbstractButton)
        if button.text() == "They said yes" and button.isVisible()
    )
    press_button(said_yes)
    shows(opened, window, "Linked: Willow Barn weddings")


def test_a_prospect_is_won_by_the_keyboard_alone(opened, window, file: Path):  # noqa: F811
    press(Qt.Key.Key_5, CTRL)
    opened.settle()
    assert window.page.empty.isVisible()
    find_by_keyboard(opened, window)
    give_by_keyboard(opened, window)

    # Two weeks later it is time, and not before.
    pass_days(opened, window, LATER)
    shows(opened, window, "Ready to ask: Willow Barn weddings")
    ask_by_keyboard(opened, window)

    # Esc goes back to the card; Alt and an arrow move it, which asks before it asks anybody.
    press(Qt.Key.Key_Escape)
    opened.until(lambda: not window.page.stage.panel.isVisible())
    assert window.page.stage.board.columns["linked"].cards.hasFocus()
    press(Qt.Key.Key_Left, ALT)
    asks = dialog(opened)
    press(Qt.Key.Key_Escape)
    opened.until(lambda: not asks.isVisible())
    back(opened, window)
    press(Qt.Key.Key_Z, CTRL)
    shows(opened, window, "Asked: Willow Barn weddings")
    press(Qt.Key.Key_Z, CTRL)
    shows(opened, window, "Ready to ask: Willow Barn weddings")

    opened.close()
    with Store.open(file) as store:
        logged = queries.touches(store.reader, 1)
        assert [one.what for one in logged] == ["shared_theirs", "commented", "followed"]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def drop(window: Window, person: int, stage: str) -> None:  # noqa: F811
    """Put a card down on a column, as at the end of a drag."""
    cards = window.page.stage.board.columns[stage].cards
    data, at = packed(KIND, person), QPoint(20, 20)
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, move, data, left, none)
    QApplication.sendEvent(cards.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(cards.viewport(), QDropEvent(QPointF(at), move, data, left, none))


def test_a_prospect_is_won_by_mouse(opened, window, file: Path):  # noqa: F811
    click(window.sidebar.buttons["prospects"])
    opened.settle()
    page = window.page
    click(page.empty.button)
    add = dialog(opened)
    add.name.line.setText("The Flour Club")
    click(add.main)
    shows(opened, window, "Found: The Flour Club")
    panel = page.stage.panel

    for what in ("followed", "commented", "shared_theirs"):
        opened.until(panel.give_buttons[what].isVisible)
        click(panel.give_buttons[what])
        opened.settle()
    shows(opened, window, "Talking: The Flour Club")

    # Dragged to Asked before it is time: it takes a reason, and a drag alone asks nothing.
    drop(window, 1, "asked")
    ask = dialog(opened)
    assert ask.reason.isVisible()
    click(ask.main)
    opened.until(lambda: ask.reason.has_error)
    ask.reason.edit.setPlainText("Their list is printed on Friday")
    click(ask.main)
    shows(opened, window, "Asked: The Flour Club")

    # Dragged to Linked: the open ask got its yes.
    drop(window, 1, "linked")
    shows(opened, window, "Linked: The Flour Club")

    # Dragged back by hand, where it holds until the next touch.
    drop(window, 1, "talking")
    shows(opened, window, "Talking: The Flour Club")
    assert panel.stage_back.isVisible()
    click(panel.give_buttons["helped"])
    shows(opened, window, "Linked: The Flour Club")

    opened.close()
    with Store.open(file) as store:
        logged = queries.touches(store.reader, 1)
        ask_row = next(one for one in logged if one.kind == "ask")
        assert (ask_row.outcome, ask_row.sooner_because) == (
            "yes",
            "Their list is printed on Friday",
        )
