"""A whole story with the keyboard alone: settings, undo, Ctrl+K, dark, a new plan, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.store.operation import Store
from gui.palette import Palette
from tests.gui.conftest import look, no_thread_of_qt_left_over  # noqa: F401
from tests.gui.frame.conftest import file, opened, window  # noqa: F401

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keyboard is."""
    where: QWidget | None = QApplication.focusWidget() or QApplication.activeWindow()
    assert where is not None, "nothing has the keyboard"
    QTest.keyClick(where, key, with_)


def type_(text: str) -> None:
    where = QApplication.focusWidget()
    assert where is not None, "nothing has the keyboard"
    QTest.keyClicks(where, text)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_owner_without_a_mouse(opened, window, file: Path) -> None:  # noqa: F811
    # Settings, and the first field by Tab.
    press(Qt.Key.Key_Comma, CTRL)
    opened.settle()
    assert window.page.key == "settings"
    name = window.page.business.name.line
    for _step in range(60):
        if name.hasFocus():
            break
        press(Qt.Key.Key_Tab)
    assert name.hasFocus()
    name.selectAll()
    type_("Canal Street Cycles")
    press(Qt.Key.Key_Return)
    opened.until(lambda: "Canal Street Cycles" in window.windowTitle())

    # Undo and redo by the keys, from anywhere but a field with typing of its own.
    window.setFocus()
    opened.settle()
    press(Qt.Key.Key_Z, CTRL)
    opened.until(lambda: window.windowTitle() == "Canal Cycles – Regulars")
    opened.settle()
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    opened.until(lambda: "Street" in window.windowTitle())

    # Dark by Ctrl+K, and a new plan.
    press(Qt.Key.Key_K, CTRL)
    type_("dark")
    press(Qt.Key.Key_Return)
    assert opened.state.mode == "dark"
    press(Qt.Key.Key_K, CTRL)
    assert window.findChild(Palette).line.hasFocus()
    type_("new plan")
    press(Qt.Key.Key_Return)
    opened.until(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    opened.until(lambda: dialog.name.value != "")
    dialog.activateWindow()
    opened.until(dialog.isActiveWindow)
    dialog.name.line.setFocus()
    dialog.name.line.selectAll()
    type_("Summer of tandems")
    press(Qt.Key.Key_Return)
    opened.until(lambda: "Summer of tandems" in window.sidebar.whose.accessibleName())

    # Everything is in the file.
    window.close()
    with Store.open(file) as store:
        assert store.reader.value("SELECT name FROM business") == "Canal Street Cycles"
        assert store.reader.value("SELECT name FROM plan WHERE picked") == "Summer of tandems"
