"""A place where a file is dropped or chosen, and room for what it shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.text import tr
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.file_card import FileCard, choose_file
from gui.widgets.labels import Label


class DropZone(FileCard):
    """Says what may be dropped; `chosen(Path)` when a file is."""

    chosen = Signal(object)

    def __init__(
        self, words: str, title: str, filters: list[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(dashed=True, spacing=8, parent=parent)
        self._asks, self._filters = title, filters
        self.setAcceptDrops(True)
        self.words = Label(words, "second", wrap=True)
        self.button = Button(tr("Choose a file"), icon="upload", small=True)
        self.button.clicked.connect(self.choose)
        self.add(self.words)
        self.add_row(self.button)

    def choose(self) -> None:
        """Ask for a file."""
        choose_file(self, self._asks, self._filters, self.open_file)

    def open_file(self, path: Path) -> None:
        self.chosen.emit(path)


def roomy(dialog: QWidget, width: int) -> None:
    """Make a dialog `width` wide (in pixels at 100 %), or as wide as the screen lets it."""
    room = dialog.screen().availableGeometry().width() - theme().px(48)
    dialog.resize(min(theme().px(width), room), dialog.height())
