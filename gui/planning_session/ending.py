"""After the last question: what is still to decide, and the plan on one page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import UserError
from core.exporting.saving import save_whole
from core.planning_session.ending import End
from core.sheets.catalogue import NAMING, sheet_name
from core.sheets.decisions import Decision
from core.sheets.paper import Paper
from core.text import tr
from gui.beside import Beside
from gui.dialogs.files import safe_stem
from gui.dialogs.saving import ask_where, folder_of
from gui.pages.plan.preview import Preview
from gui.pages.plan.setting import Proof, Setting
from gui.planning_session.step import Table, take_keyboard
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea
from gui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from gui.pages.plan.deeds import Made
    from gui.pages.plan.printing import PrintJob

ONE_PAGE, MINUTES = "one-page", "minutes"
STEPS_OF = {
    "goals": 1,
    "groups": 2,
    "networks": 4,
    "roles": 4,
    "people": 5,
    "ideas": 6,
    "coming": 7,
    "week": 8,
}
"""The question that decides what is open."""


class Ending(QWidget):
    """`wanted(step)` when something that is open is to be decided after all."""

    wanted = Signal(int)
    sheet_chosen = Signal()

    def __init__(self, table: Table, window: QWidget) -> None:
        super().__init__()
        self._table, self._window = table, window
        self._paper: Paper | None = None
        self._path = Path()
        self._job: PrintJob | None = None
        self._pages = 1
        self.setting = Setting(self)
        self.setting.proof.connect(self._show_proof)
        self.setting.failed.connect(lambda error: self._table.runner.failed.emit(error))
        self._saver = Beside(self)
        self._saver.done.connect(self._saved)
        self._saver.refused.connect(self._refused)
        self._saver.failed.connect(lambda error: self._table.runner.failed.emit(error))
        self.heading = Label(tr("This is your plan."), "question", wrap=True)
        self.open_card = Card(tr("Still to decide"), spacing=6)
        self.decided = Label(tr("Everything is decided."), "lead", wrap=True)
        self.sheet = Segmented(
            [(ONE_PAGE, sheet_name(ONE_PAGE)), (MINUTES, sheet_name(MINUTES))],
            ONE_PAGE,
            name=tr("Which sheet"),
        )
        self.print_button = Button(tr("Print"), icon="printer")
        self.save_button = Button(tr("Save as PDF"), icon="download")
        self.preview = Preview()
        self.sheet.chosen.connect(lambda _: self.sheet_chosen.emit())
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.preview.zoomed.connect(self._set_pages)
        self._lay()

    def _lay(self) -> None:
        px = theme().px
        self.left = ScrollArea(spacing=12)
        body = self.left.body
        body.setContentsMargins(px(36), px(36), px(20), px(24))
        body.addWidget(self.heading)
        body.addWidget(self.decided)
        body.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.print_button)
        buttons.addStretch(1)
        body.addLayout(buttons)
        body.addWidget(self.open_card)
        body.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left, 5)
        column = QVBoxLayout()
        column.addWidget(self.preview)
        row.addLayout(column, 6)

    @property
    def chosen(self) -> str:
        """The sheet that is shown."""
        return str(self.sheet.value)

    def show_end(self, end: End) -> None:
        """Show what is open, and have the sheet set."""
        self._paper = end.paper
        self._show_open(end.open)
        self._set_pages()

    def begin(self) -> None:
        """Give the keyboard to what comes next: saving the plan."""
        take_keyboard(self.save_button)

    def _set_pages(self) -> None:
        if self._paper is not None:
            self.setting.show(self._paper, self.chosen, self.preview.ppi)

    def _show_open(self, found: tuple[Decision, ...]) -> None:
        self.open_card.setVisible(bool(found))
        self.decided.setVisible(not found)
        _empty(self.open_card, keep=1)
        for one in found:
            button = Button(tr("Decide"), "quiet", small=True)
            button.setAccessibleName(tr("Decide: {what}", what=one.sentence))
            step = STEPS_OF.get(one.key, 1)
            button.clicked.connect(lambda _on=False, to=step: self.wanted.emit(to))
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(Label(one.sentence, wrap=True), 1)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.open_card.add(row)

    def _show_proof(self, proof: Proof) -> None:
        if proof.key == self.chosen and proof.pages:
            self._pages = len(proof.pages)
            named = proof.key in NAMING
            self.preview.show_page(proof.pages[0], sheet_name(proof.key), named=named)

    # Saving and printing ---------------------------------------------------------------------

    def _save(self) -> None:
        if self._paper is not None:
            name = safe_stem(f"{self._paper.business} {self._paper.plan}")
            ask_where(
                self._window,
                tr("Save as PDF"),
                folder_of("") / f"{name}.pdf",
                tr("PDF (*.pdf)"),
                self.write_pdf,
            )

    def write_pdf(self, path: Path) -> None:
        """Save what is shown at `path`."""
        if self._paper is not None:
            self._path = path
            self._saver.run(_make_pdf, self.setting.press, self._paper, path)

    def _saved(self, made: Made) -> None:
        self._keep(made)
        folder = QUrl.fromLocalFile(str(self._path.parent))
        self._table.toast(
            tr("{name} is saved.", name=self._path.name),
            tr("Open folder"),
            lambda: QDesktopServices.openUrl(folder),
        )

    def _print(self) -> None:
        from gui.pages.plan.printing import ask_printer, has_printers

        if self._paper is None or self._job is not None:
            return
        if not has_printers():
            self._table.say(
                tr(
                    "No printer is set up on this computer. Save the PDF, and print it where "
                    "there is one."
                ),
                tr("Save as PDF"),
                self._save,
            )
            return
        ask_printer(self._window, self._paper, self._pages, self._send)

    def _send(self, printer: QPrinter) -> None:
        from gui.pages.plan.printing import PrintJob

        if self._paper is None:
            return
        job = self._job = PrintJob(self.setting.press, self._paper, printer, self)
        job.done.connect(self._printed)
        job.refused.connect(self._print_refused)
        job.failed.connect(self._print_failed)
        job.start()

    def _printed(self, made: Made | None) -> None:
        self._job = None
        if made is not None:
            self._keep(made)
            self._table.toast(tr("Sent to the printer, and kept among the earlier printouts."))

    def _print_refused(self, error: UserError) -> None:
        self._job = None
        self._table.say(error.sentence, tr("Save as PDF"), self._save)

    def _print_failed(self, error: Exception) -> None:
        self._job = None
        self._table.runner.failed.emit(error)

    def _keep(self, made: Made) -> None:
        from core.sheets.printouts import keep_printout

        paper, now = made.paper, dt.datetime.now(dt.UTC)
        self._table.runner.run(
            keep_printout, paper.plan, paper.options, made.pages, made.pdf, now, told=None
        )

    def _refused(self, error: UserError) -> None:
        self._table.say(error.sentence)


def _make_pdf(press: Callable[[], object], paper: Paper, path: Path) -> Made:
    from gui.pages.plan.deeds import make

    made = make(press, paper)  # type: ignore[arg-type]
    save_whole(path, made.pdf)
    return made


def _empty(card: Card, keep: int) -> None:
    while card.body.count() > keep:
        item = card.body.takeAt(keep)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
