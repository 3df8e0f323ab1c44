"""Files that are dropped or chosen, any number of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from core.store.database import SUFFIX
from core.text import tr
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.labels import Label

FILTER = "*.csv *.tsv *.txt *.xlsx *.xls *.ods *.zip *.vcf *.vcard"


class FilesZone(Card):
    """Says what may be dropped; `chosen(list of Path)` when files are."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(dashed=True, spacing=8, parent=parent)
        self.add(
            Label(
                tr(
                    "Drop files here, as they were exported: orders and payments of your shop, "
                    "figures of your networks and your site, answers to a survey, contacts, links."
                ),
                "second",
                wrap=True,
            )
        )
        self.button = Button(tr("Choose files"), icon="upload", small=True)
        self.button.clicked.connect(self.choose)
        self.add_row(self.button)

    def choose(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self, tr("Choose what was exported"))
        dialog.setNameFilters([tr("Exports ({endings})", endings=FILTER), tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.chosen.emit([Path(n) for n in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def dropped(event: QDropEvent) -> list[Path]:
    """The exports that are carried; none where a business's own file is among them."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    paths = [Path(url.toLocalFile()) for url in urls]
    return [] if any(path.suffix == SUFFIX for path in paths) else paths
