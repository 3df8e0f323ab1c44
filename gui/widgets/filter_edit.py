"""The field that a list is filtered by."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from core.text import tr
from gui.icons import icon
from gui.widgets.field import make_clearable


class FilterEdit(QLineEdit):
    """`down` when the keyboard is to go to what is listed; Esc empties it."""

    down = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Filter"))
        self.setAccessibleName(name)
        self.addAction(icon("filter", "ink3"), QLineEdit.ActionPosition.LeadingPosition)
        make_clearable(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
