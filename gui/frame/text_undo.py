"""Ctrl+Z in a text field takes back typing first; when there is none left, the last change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

TextField = QLineEdit | QPlainTextEdit | QTextEdit


class TextUndo(QObject):
    """Watches whichever text field has the keyboard.

    Qt's fields claim the undo keys even when they have nothing to undo. This lets the keys pass
    to the window then.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._watched: TextField | None = None
        app.focusChanged.connect(self._focus_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo):
                return self._pass_on(event, _can_undo(watched))
            if event.matches(QKeySequence.StandardKey.Redo):
                return self._pass_on(event, _can_redo(watched))
        return False

    def _pass_on(self, event: QKeyEvent, own: bool) -> bool:
        if own:
            return False
        event.ignore()
        return True

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and before is self._watched:
            before.removeEventFilter(self)
        self._watched = now if isinstance(now, TextField) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isUndoAvailable()


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isRedoAvailable()
