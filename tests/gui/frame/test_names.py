"""Every control says what it is: walked in the real window, on every page and dialog."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from gui.actions import actions
from gui.pages import PAGES, SETTINGS
from gui.palette import Palette
from gui.window import Window
from tests.gui.frame.opened import Opened

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def nameless(root: QWidget) -> list[str]:
    """The visible controls under `root` that a screen reader could not name."""
    found = []
    for widget in root.findChildren(QWidget):
        inner = isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QAbstractItemView)
        if not isinstance(widget, CONTROLS) or isinstance(widget, QScrollBar) or inner:
            continue
        # Parts of a combo box's list or a calendar are named by what they belong to.
        if widget.objectName().startswith("qt_") or not widget.isVisible():
            continue
        read = QAccessible.queryAccessibleInterface(widget)
        if not read.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(root).__name__}")
        elif read.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            found.append(f"{type(widget).__name__} has no role")
    return found


def test_a_nameless_button_would_be_found(qtbot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    from PySide6.QtWidgets import QToolButton

    QToolButton(box).setObjectName("mute")
    box.show()
    assert nameless(box) == ["QToolButton mute in QWidget"]


def test_every_control_of_every_page_has_a_name_and_a_role(window: Window, opened: Opened) -> None:
    for entry in (*PAGES, SETTINGS):
        window.show_page(entry.key)
        opened.settle()
        assert nameless(window) == [], entry.key
    Palette.open_over(window)
    assert nameless(window) == []


DIALOGS: dict[str, Callable[[Window], object]] = {
    "new file": lambda window: window.commands.new_file(),
    "new plan": lambda window: window.commands.new_plan(copy=False),
    "new plan from this one": lambda window: window.commands.new_plan(copy=True),
    "all plans": lambda window: window.commands.manage_plans(),
    "restore": lambda window: window.commands.restore(),
    "encryption": lambda window: window.commands.encryption(),
    "shortcuts": lambda window: window.commands.shortcuts(),
    "about": lambda window: window.commands.about(),
}


@pytest.mark.parametrize("which", DIALOGS)
def test_every_control_of_a_dialog_has_a_name_and_esc_closes_it(
    window: Window, opened: Opened, which: str
) -> None:
    DIALOGS[which](window)
    opened.settle()
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    assert len(shown) == 1
    assert shown[0].windowTitle()
    assert nameless(shown[0]) == []
    from PySide6.QtTest import QTest

    QTest.keyClick(shown[0], Qt.Key.Key_Escape)
    assert not shown[0].isVisible()


def test_every_action_of_the_table_does_something_and_no_shortcut_is_taken_twice(
    window: Window,
) -> None:
    handlers = window.commands.handlers()
    keys = [entry.key for entry in actions()]
    assert sorted(handlers) == sorted(keys)
    shortcuts = [keys for entry in actions() for keys in entry.shortcuts]
    assert len(shortcuts) == len(set(shortcuts))
