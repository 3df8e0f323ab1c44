"""A file that another computer seems to hold."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.text import tr
from gui.dialogs.base import Dialog


class Held(Dialog):
    """Says who holds the file; accepted when the owner opens it anyway."""

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(tr("Open on another computer"), sentence, parent=parent)
        self.add_main(tr("Open it anyway"), "danger").clicked.connect(self.accept)
        self.cancel.setText(tr("Leave it closed"))
        self.cancel.setFocus()
