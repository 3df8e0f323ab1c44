"""A card that takes one file, dropped on it or chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from core.text import tr
from gui.widgets.card import Card


class FileCard(Card):
    """Lights up under a file and calls `open_file(Path)` for the one that is dropped."""

    def open_file(self, path: Path) -> None:
        """What to do with the file; for the card to say."""
        raise NotImplementedError

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
            self.open_file(path)


def choose_file(
    parent: QWidget, title: str, filters: Sequence[str], then: Callable[[Path], object]
) -> None:
    """Ask for a file that exists and call `then(path)`; all files are offered besides `filters`."""
    dialog = QFileDialog(parent, title)
    dialog.setNameFilters([*filters, tr("All files (*)")])
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def file_of(event: QDropEvent) -> Path | None:
    """The one file that is carried, None for anything else."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
