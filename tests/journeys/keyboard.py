"""An owner without a mouse: keys go wherever the keyboard is, and are counted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from gui.palette import Palette
from gui.window import Window
from tests.gui.frame.opened import Opened

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
MOST_TABS = 60
"""More Tabs than this to a field, and nobody would find it."""


def _composed(where: QWidget, character: str) -> None:
    """Type what a keyboard has no key for: QTest would end the whole process over it."""
    for what in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(where, QKeyEvent(what, 0, Qt.KeyboardModifier.NoModifier, character))


class Keyboard:
    """Presses and types; `strokes` is how often so far."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.strokes = 0

    @property
    def window(self) -> Window:
        """The window of the file that is open."""
        return self.opened.window

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier | None = None) -> None:
        """Press keys one after the other, all with the same modifiers."""
        for key in keys:
            self.strokes += 1
            QTest.keyClick(self._where(), key, with_ or Qt.KeyboardModifier.NoModifier)

    def type(self, text: str) -> None:
        """Type into whatever has the keyboard."""
        self.strokes += len(text)
        for character in text:
            if character.isascii():
                QTest.keyClicks(self._where(), character)
            else:
                _composed(self._where(), character)

    def fill(self, *texts: str) -> None:
        """Type into one field after the other, with Tab between them."""
        for place, text in enumerate(texts):
            if place:
                self.press(Key.Key_Tab)
            self.type(text)

    def enter(self) -> None:
        """Press Enter, and let what it does come to the screen."""
        self.press(Key.Key_Return)
        self.settle()

    def tab_to(self, there: Callable[[], QWidget | None], *, back: bool = False) -> None:
        """Press Tab until a widget has the keyboard."""
        for _ in range(MOST_TABS):
            if (widget := there()) is not None and widget.hasFocus():
                return
            self.press(Key.Key_Backtab if back else Key.Key_Tab)
        raise AssertionError(f"Tab never came to {there()}; it is at {self._where()}")

    def dialog(self) -> QDialog:
        """The dialog that has come up, with the keyboard in it."""
        self.opened.until(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
        found = QApplication.activeModalWidget()
        assert isinstance(found, QDialog)
        found.activateWindow()
        self.opened.until(lambda: found.isActiveWindow() and found.focusWidget() is not None)
        return found

    def submit_by_button(self) -> None:
        """Go on by Tab to the button that a dialog is for, past Cancel, and press it."""
        dialog = self.dialog()
        (main,) = [one for one in dialog.findChildren(QPushButton) if one.isDefault()]
        self.tab_to(lambda: main)
        self.submit()

    def submit(self) -> None:
        """Press Enter in a dialog, which closes."""
        dialog = self.dialog()
        self.press(Key.Key_Return)
        self.opened.until(lambda: QApplication.activeModalWidget() is not dialog)
        self.settle()

    def find(self, typed: str, words: str) -> None:
        """Ctrl+K, some letters, and Enter as soon as `words` is found first."""
        self.press(Key.Key_K, with_=CTRL)
        palette = self.window.findChild(Palette)
        self.type(typed)
        self.opened.until(lambda: [entry.row.words for entry in palette.entries][:1] == [words])
        self.enter()

    def menu(self, words: str) -> None:
        """Open the menu of what has the keyboard, and choose a line of it by arrow keys."""
        where = self._where()
        self.press(Key.Key_Menu)
        if QApplication.activePopupWidget() is None:
            # The platform turns the key into this event; a key that a test presses is not.
            middle = where.rect().center()
            reason = QContextMenuEvent.Reason.Keyboard
            event = QContextMenuEvent(reason, middle, where.mapToGlobal(middle))
            QApplication.sendEvent(where, event)
        self.opened.until(lambda: QApplication.activePopupWidget() is not None)
        popup = QApplication.activePopupWidget()
        for _ in popup.actions():
            self.press(Key.Key_Down)
            if popup.activeAction() is not None and popup.activeAction().text() == words:
                break
        assert popup.activeAction().text() == words
        self.enter()

    def undo(self, times: int) -> None:
        """Press Ctrl+Z so many times."""
        self._again(times, Key.Key_Z, CTRL)

    def redo(self, times: int) -> None:
        """Press Ctrl+Shift+Z so many times."""
        self._again(times, Key.Key_Z, CTRL | SHIFT)

    def settle(self) -> None:
        """Wait until every answer stands on the screen."""
        self.opened.settle()
        if QApplication.activeWindow() is None:
            # Without a window manager nobody gives the keyboard back after a menu or a dialog.
            self.window.activateWindow()
            self.opened.until(self.window.isActiveWindow)

    def _again(self, times: int, key: Qt.Key, with_: Qt.KeyboardModifier) -> None:
        for _ in range(times):
            self.press(key, with_=with_)
            self.settle()

    def _where(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        where = popup or QApplication.focusWidget() or QApplication.activeWindow()
        assert where is not None, "nothing has the keyboard"
        return where
