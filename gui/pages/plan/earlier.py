"""Earlier printouts: what went out when, to be looked at or saved again as it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.exporting.saving import save_whole
from core.sheets.catalogue import KEYS, sheet_name
from core.sheets.limits import KEPT
from core.sheets.printouts import PrintoutRow, printout_pdf, printouts
from core.text import and_list, moment, number, tr, trn
from gui.dialogs.base import Dialog
from gui.dialogs.files import safe_stem
from gui.dialogs.saving import ask_where, folder_of
from gui.models.rows import Column, RowsModel
from gui.runner import Runner
from gui.widgets.labels import Label
from gui.widgets.rows_table import RowsTable

if TYPE_CHECKING:
    from gui.pages.plan.deeds import Deeds


class Earlier(Dialog):
    """The list; Enter opens a printout in the system's viewer, from a copy."""

    def __init__(self, runner: Runner, deeds: Deeds, parent: QWidget) -> None:
        super().__init__(
            tr("Earlier printouts"),
            trn(
                "What was printed or saved as PDF, as it was then. The newest {n} is kept.",
                "What was printed or saved as PDF, as it was then. The newest {n} are kept.",
                KEPT,
            ),
            width=760,
            parent=parent,
        )
        self._runner, self._deeds = runner, deeds
        self.table = RowsTable(_model(), name=tr("Earlier printouts"), row_height=40)
        self.table.setMinimumHeight(self.room(300))
        self.table.opened.connect(self.view)
        self.table.current_changed.connect(self._current)
        self.nothing = Label(
            tr("Nothing was printed yet. Print the plan, or save it as PDF, and it is kept here."),
            "second",
            wrap=True,
        )
        self.nothing.hide()
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.table, 1)
        self.cancel.setText(tr("Close"))
        self.save = self.add_other(tr("Save as PDF"))
        self.save.clicked.connect(self._save)
        self.look = self.add_main(tr("View"), icon="eye")
        self.look.clicked.connect(lambda: self.view(self.table.current_row()))
        self._current(None)
        runner.ask(printouts, then=self._show, owner=self)

    def _show(self, rows: list[PrintoutRow]) -> None:
        self.table.rows_model.set_rows(rows)
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        if rows:
            self.table.select_key(rows[0].id)
            self.table.setFocus()
        self._current(self.table.current_row())

    def _current(self, row: PrintoutRow | None) -> None:
        self.look.setEnabled(row is not None)
        self.save.setEnabled(row is not None)

    def view(self, row: PrintoutRow | None) -> None:
        """Open a copy of a printout in the system's viewer."""
        if row is not None:
            self._runner.ask(printout_pdf, row.id, then=lambda pdf: self._open(row, pdf))

    def _open(self, row: PrintoutRow, pdf: bytes | None) -> None:
        path = copy_to_view(row, pdf or b"")
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.refuse(
                UserError(tr("Nothing on this computer opens a PDF. Save it, and take it along."))
            )

    def _save(self) -> None:
        row = self.table.current_row()
        if row is not None:
            proposed = folder_of(self._deeds.folder) / _file_name(row)
            title, kind = tr("Save as PDF"), tr("PDF (*.pdf)")
            ask_where(self, title, proposed, kind, lambda path: self.write(row, path))

    def write(self, row: PrintoutRow, path: Path) -> None:
        """Save a printout at `path`, as it was."""

        def kept(pdf: bytes | None) -> None:
            try:
                save_whole(path, pdf or b"")
            except UserError as error:
                self.refuse(error)
            else:
                self._deeds.tell_saved(path, tr("{name} is saved.", name=path.name))

        self._runner.ask(printout_pdf, row.id, then=kept)


class _Shelf:
    """A folder for copies to look at; gone when the app ends."""

    folder: QTemporaryDir | None = None


def copy_to_view(row: PrintoutRow, pdf: bytes) -> Path:
    """A copy of a printout that lasts until the app ends."""
    if _Shelf.folder is None:
        _Shelf.folder = QTemporaryDir()
    path = Path(_Shelf.folder.path()) / _file_name(row)
    path.write_bytes(pdf)
    return path


def _file_name(row: PrintoutRow) -> str:
    when = row.printed_at.astimezone().strftime("%Y-%m-%d %H.%M")
    return f"{safe_stem(row.plan_name)} {when}.pdf"


def sheets_words(row: PrintoutRow) -> str:
    """Which sheets were on it."""
    return and_list([sheet_name(key) for key in row.sheets if key in KEYS])


def _look_words(row: PrintoutRow) -> str:
    paper = {"a4": tr("A4"), "letter": tr("Letter")}.get(row.paper, row.paper)
    return paper if row.ink == "colour" else tr("{paper}, black only", paper=paper)


def _model() -> RowsModel:
    return RowsModel(
        [
            Column(
                "when",
                tr("When"),
                value=lambda row: row.printed_at,
                text=lambda row: moment(row.printed_at.astimezone()),
                width=150,
            ),
            Column("plan", tr("Plan"), value=lambda row: row.plan_name, width=110),
            Column("sheets", tr("Sheets"), value=sheets_words, tooltip=sheets_words, stretch=True),
            Column(
                "pages",
                tr("Pages"),
                value=lambda row: row.pages,
                text=lambda row: number(row.pages),
                align="right",
                width=60,
            ),
            Column("look", tr("Paper"), value=_look_words, width=110),
        ],
        key=lambda row: row.id,
    )
