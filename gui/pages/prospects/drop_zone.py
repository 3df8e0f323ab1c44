"""A place where a file is dropped or chosen, and room for what it shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from core.text import tr
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.labels import Label


class DropZone(Card):
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
        dialog = QFileDialog(self, self._asks)
        dialog.setNameFilters([*self._filters, tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.chosen.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_of(event):
            self.set_selected(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.set_selected(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_selected(False)
        if path := file_of(event):
            event.acceptProposedAction()
            self.chosen.emit(path)


def file_of(event: QDropEvent) -> Path | None:
    """The one file that is carried, None for anything else."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None


def roomy(dialog: QWidget, width: int) -> None:
    """Make a dialog `width` wide (in pixels at 100 %), or as wide as the screen lets it."""
    room = dialog.screen().availableGeometry().width() - theme().px(48)
    dialog.resize(min(theme().px(width), room), dialog.height())
