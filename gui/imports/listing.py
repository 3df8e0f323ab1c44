"""The list of all imports: what each brought, taking one out, bringing it back."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.batch_rows import Batch, batch_rows, batches
from core.intake_rows import FirstRows
from core.store.changes import Changes
from core.text import moment, number, short_day, tr
from gui.dialogs.base import Dialog
from gui.imports.findings import rows_table
from gui.imports.opening import open_import
from gui.models.rows import Column, RowsModel
from gui.pages.page import Desk
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.labels import Label
from gui.widgets.looks import ChipLook, TextLook
from gui.widgets.rows_table import RowsTable

WIDTH, HEIGHT = 980, 520


class ImportsList(Dialog):
    """Every import, newest first, with the first rows of the chosen one."""

    help_key = "importing"

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(
            tr("Imports"),
            tr("Taking one out takes out what it brought; what older files said shows again."),
            width=640,
            parent=parent,
        )
        self._desk = desk
        self._chosen: Batch | None = None
        self.cancel.setText(tr("Close"))
        self.table = RowsTable(_model(), name=tr("Imports"), row_height=44)
        self.table.setMinimumHeight(theme().px(92))
        self.table.current_changed.connect(self._choose)
        self.empty = Label(tr("Nothing was imported yet."), "second", wrap=True)
        self.words = Label("", "label", wrap=True)
        self._inside: RowsTable | None = None
        self._place = QVBoxLayout()
        row = QHBoxLayout()
        self.switch = Button(tr("Take it out"), small=True)
        self.switch.clicked.connect(self._switch)
        row.addWidget(self.switch)
        row.addStretch(1)
        for part in (self.empty, self.table):
            self.body.addWidget(part, 3 if part is self.table else 0)
        self.body.addWidget(self.words)
        self.body.addLayout(self._place, 2)
        self.body.addLayout(row)
        another = self.add_main(tr("Import files"), icon="upload")
        another.clicked.connect(self._import)
        desk.runner.changed.connect(self._changed)
        self._size()
        self._read()

    def _size(self) -> None:
        parent = self.parentWidget()
        room = parent.width() - theme().px(48) if parent else theme().px(WIDTH)
        self.resize(min(theme().px(WIDTH), room), min(theme().px(HEIGHT), self._most()))

    def _read(self) -> None:
        self._desk.runner.ask(batches, then=self._show, owner=self)

    def _changed(self, changes: Changes) -> None:
        if "import_batch" in changes.tables:
            self._read()

    def _show(self, found: list[Batch]) -> None:
        self.table.rows_model.set_rows(found)
        for part, shown in ((self.table, bool(found)), (self.empty, not found)):
            part.setVisible(shown)
        if found and (self._chosen is None or self.table.current_row() is None):
            self.table.select_key(found[0].id)
        self._choose(self.table.current_row())

    def _choose(self, batch: Batch | None) -> None:
        self._chosen = batch
        self.switch.setVisible(batch is not None)
        self.words.setVisible(batch is not None)
        if batch is None:
            return
        self.switch.setText(tr("Take it out") if batch.active else tr("Bring it back"))
        self._desk.runner.ask(
            batch_rows, batch.id, then=self._show_inside, owner=("import rows", id(self))
        )

    def _show_inside(self, first: FirstRows) -> None:
        if self._inside is not None:
            self._place.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        if self._chosen is None:
            return
        if not first.rows:
            self.words.setText(tr("It left no rows of its own: what it brought is in the lists."))
            return
        self.words.setText(tr("The first rows of {file}", file=self._chosen.file_name))
        self._inside = rows_table(first)
        self._place.addWidget(self._inside)

    def _switch(self) -> None:
        from core.importing import operations

        if self._chosen is not None:
            remove, back = operations.remove_import, operations.bring_back_import
            self._desk.runner.run(
                remove if self._chosen.active else back, self._chosen.id, refused=self.refuse
            )

    def _import(self) -> None:
        self.accept()
        open_import(self._desk, (), self.parentWidget())


def _model() -> RowsModel:
    return RowsModel(
        [
            Column(
                "file",
                tr("File"),
                lambda one: one.file_name,
                look=lambda one: TextLook(second=one.words),
                tooltip=lambda one: one.file_name,
                stretch=True,
            ),
            Column("period", tr("Days"), _period, sort=lambda one: str(one.covers_from), width=196),
            Column("rows", tr("Rows"), lambda one: one.records,
                   text=lambda one: number(one.records), align="right", width=70),
            Column("when", tr("Imported"), lambda one: one.imported_at,
                   text=lambda one: moment(one.imported_at), width=148),
            Column(
                "state",
                tr("State"),
                lambda one: tr("Counts") if one.active else tr("Taken out"),
                look=lambda one: ChipLook("leaf" if one.active else ""),
                width=100,
            ),
        ],
        key=lambda one: one.id,
    )  # fmt: skip


def _period(one: Batch) -> str:
    if one.covers_from is None or one.covers_to is None:
        return "–"
    first, last = short_day(one.covers_from, year=True), short_day(one.covers_to, year=True)
    return first if first == last else f"{first} – {last}"
