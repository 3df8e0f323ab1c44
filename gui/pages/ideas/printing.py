"""The ballots of a pile as a PDF to print: typeset beside the window, saved where one likes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from core.ideas import operations
from core.ideas.ballots import RunRow
from core.sheets.gathering import gather
from core.sheets.options import Options
from core.sheets.paper import Paper
from core.text import tr
from gui.beside import Beside

if TYPE_CHECKING:
    from gui.pages.ideas.page import IdeasPage as Page


class BallotPrint(QObject):
    """Makes one PDF; the pile is noted as printed once it is there."""

    def __init__(self, page: Page, run: RunRow) -> None:
        super().__init__(page)
        self._page, self._run = page, run
        self._path = Path()

    def ask(self) -> None:
        """Ask where to save it."""
        proposed = tr("Ballot {n}.pdf", n=self._run.number)
        name, _ = QFileDialog.getSaveFileName(
            self._page, tr("Print ballot"), proposed, tr("PDF (*.pdf)")
        )
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Save it at `path`."""
        self._path = path if path.suffix else path.with_suffix(".pdf")
        options = Options(self._page.today, sheets=("ballot",), ballot=self._run.id)
        self._page.runner.ask(gather, options, then=self._set, owner=self)

    def _set(self, paper: Paper) -> None:
        from core.sheets.typesetting import Press

        beside = Beside(self)
        beside.done.connect(self._write)
        beside.failed.connect(self._page.runner.failed)
        beside.run(Press().pdf, paper)

    def _write(self, pdf: bytes) -> None:
        try:
            self._path.write_bytes(pdf)
        except OSError:
            self._page.desk.say(
                tr("{name} could not be written. Choose another folder.", name=self._path.name)
            )
            return
        self._page.run(operations.note_printed, self._run.id, self._page.today, told=None)
        self._page.desk.toast(
            tr("The ballot is in {name}. Print as many as you like.", name=self._path.name),
            tr("Open"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path))),
        )
