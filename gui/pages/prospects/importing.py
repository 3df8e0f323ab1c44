"""Contacts from a file: what it is, what it would do, then one step that can be undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from core.errors import UserError
from core.people import operations
from core.people.incoming import Incoming
from core.people.operations import Imported
from core.people.preview import ContactsPreview, preview
from core.store.operation import Store
from core.text import tr, trn
from gui.dialogs.base import Dialog
from gui.models.rows import Column, RowsModel
from gui.pages.prospects.drop_zone import DropZone, roomy
from gui.pages.prospects.import_answers import Answering
from gui.pages.prospects.import_state import (
    Picked,
    remarks,
    status_hue,
    status_words,
    summary,
)
from gui.runner import Progress, Runner, Work
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.labels import Label
from gui.widgets.looks import ChipLook, TextLook
from gui.widgets.rows_table import RowsTable

WIDTH = 1020
"""As wide as it would like to be where the screen has room."""
LOOK_MS = 100
"""How often the bar of a long import moves."""


class ImportContacts(Dialog):
    """Drop a file, look at what it brings, take it in."""

    def __init__(
        self, runner: Runner, parent: QWidget | None = None, path: Path | None = None
    ) -> None:
        super().__init__(tr("Import contacts"), width=680, parent=parent)
        self._runner = runner
        self._path: Path | None = None
        self._progress: Progress | None = None
        self._working = self._stopping = False
        self.picked: Picked | None = None
        self.drop = DropZone(
            tr(
                "Drop a file here: vCards from a phone or a mail program, a list from Google "
                "Contacts, Outlook, Mailchimp, Brevo or Shopify, or any table with names."
            ),
            tr("Choose a list of contacts"),
            [tr("Contacts (*.vcf *.vcard *.csv *.tsv *.txt *.zip *.xlsx *.xls *.ods)")],
        )
        self.drop.chosen.connect(self.open_file)
        self.what = Label("", "strong", wrap=True)
        self.words = Label("", "second", wrap=True)
        self.answering = Answering()
        self.answering.answered.connect(self._answered)
        self.table = RowsTable(self._model(), name=tr("Contacts"), row_height=44)
        self.problems = RowsTable(_problems_model(), name=tr("Lines to look at"), row_height=30)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._show_progress)
        self._arrange()
        roomy(self, WIDTH)
        runner.busy.connect(self._busy)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read a file and show what it would bring."""
        self._path = path
        self._read(None)

    def _arrange(self) -> None:
        px = theme().px
        self.body.addWidget(self.drop)
        self.body.addWidget(self.what)
        self.body.addWidget(self.words)
        self.found = QWidget()
        row = QHBoxLayout(self.found)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self.answering, 2)
        self.answering.setMinimumWidth(px(260))
        right = QVBoxLayout()
        right.setSpacing(px(8))
        ticks = QHBoxLayout()
        self.all, self.none = (
            Button(words, "quiet", small=True) for words in (tr("Tick all"), tr("Tick none"))
        )
        self.all.clicked.connect(lambda: self._tick_all(True))
        self.none.clicked.connect(lambda: self._tick_all(False))
        ticks.addWidget(self.all)
        ticks.addWidget(self.none)
        ticks.addStretch(1)
        right.addLayout(ticks)
        self.table.setMinimumHeight(px(200))
        right.addWidget(self.table, 3)
        self.problems_words = Label(tr("Lines to look at"), "label")
        right.addWidget(self.problems_words)
        self.problems.setMaximumHeight(px(110))
        right.addWidget(self.problems, 1)
        row.addLayout(right, 5)
        self.body.addWidget(self.found, 1)
        self.body.addWidget(self.bar)
        self.take = self.add_main(tr("Import"), icon="download")
        self.take.clicked.connect(self._take)
        self.another = self.add_other(tr("Another file"))
        self.another.clicked.connect(self.drop.choose)
        for part in (self.what, self.words, self.found, self.bar, self.take, self.another):
            part.hide()

    def _read(self, answers: dict[str, str] | None) -> None:
        if self._path is None:
            return
        self.error.hide()
        self._working = True
        self._runner.run_long(
            _preview,
            self._path,
            answers,
            words=tr("Reading {file}", file=self._path.name),
            then=self._show,
            refused=self._refused,
            cancelled=self._stopped,
        )

    def _answered(self, answers: object) -> None:
        assert isinstance(answers, dict)
        self._read(answers)

    def _show(self, found: ContactsPreview) -> None:
        self._working = self._stopping = False
        self.picked = Picked(found)
        self.what.setText(tr("{file} · {what}", file=found.file.path.name, what=found.file.words))
        self.words.setText(found.refusal or summary(found))
        self.answering.show_preview(found)
        self.table.rows_model.set_rows(found.contacts)
        self.problems.rows_model.set_rows(list(enumerate(found.problems)))
        for part in (self.problems, self.problems_words):
            part.setVisible(bool(found.problems))
        self.drop.hide()
        for shown in (self.what, self.words, self.found, self.take, self.another):
            shown.show()
        self._count()

    def _refused(self, error: UserError) -> None:
        self._working = self._stopping = False
        self.picked = None
        self.drop.show()
        for part in (self.what, self.words, self.found, self.take, self.another):
            part.hide()
        self.refuse(error)

    def _model(self) -> RowsModel:
        return RowsModel(
            [
                Column(
                    "take",
                    tr("Take"),
                    lambda one: "",
                    checked=lambda one: bool(self.picked and self.picked.is_in(one)),
                    check=self._tick,
                    width=52,
                    optional=False,
                ),
                Column(
                    "name",
                    tr("Name"),
                    lambda one: one.facts.name,
                    tooltip=remarks,
                    look=lambda one: TextLook(second=remarks(one)),
                    stretch=True,
                ),
                Column(
                    "status",
                    tr("What becomes of it"),
                    status_words,
                    look=lambda one: ChipLook(status_hue(one)),
                    tooltip=status_words,
                    width=176,
                ),
                Column("email", tr("E-mail"), lambda one: _first(one.row.emails), width=160),
                Column("phone", tr("Phone"), lambda one: _first(one.row.phones), width=112),
            ],
            key=lambda one: one.number,
        )

    def _tick(self, one: Incoming, on: bool) -> None:
        if self.picked is not None:
            self.picked.tick(one, on)
            self.table.rows_model.set_row(one)
            self._count()

    def _tick_all(self, on: bool) -> None:
        if self.picked is not None:
            self.picked.tick_all(on)
            self.table.viewport().update()
            self._count()

    def _count(self) -> None:
        n = self.picked.count if self.picked else 0
        self.take.setText(trn("Import {n} contact", "Import {n} contacts", n))
        self.take.setEnabled(n > 0)

    def _take(self) -> None:
        if self.picked is None:
            return
        found = self.picked.preview
        self.take.setEnabled(False)
        self._working = True
        self._runner.run_long(
            operations.import_people,
            found.file,
            [one.row for one in found.contacts],
            answers=dict(found.answers),
            left_out=frozenset(self.picked.left_out),
            words=tr("Importing {file}", file=found.file.path.name),
            then=self._done,
            refused=self._refused,
            cancelled=self._stopped,
        )

    def _done(self, done: Imported) -> None:
        self._working = False
        self.accept()

    def _stopped(self) -> None:
        self._working = self._stopping = False
        self._count()

    def _busy(self, work: Work | None) -> None:
        self._progress = work.progress if work and self._working else None
        if self._progress is not None and self._stopping:
            self._progress.stop()
        self.bar.setVisible(self._progress is not None)
        (self._timer.start if self._progress is not None else self._timer.stop)()
        self._show_progress()

    def _show_progress(self) -> None:
        if self._progress is not None:
            self.bar.setRange(0, self._progress.total)
            self.bar.setValue(self._progress.done)

    def reject(self) -> None:
        """Cancel stops what is being done first; with nothing under way it closes."""
        if self._working:
            self._stopping = True
            if self._progress is not None:
                self._progress.stop()
            return
        super().reject()


def _preview(
    store: Store, path: Path, answers: dict[str, str] | None, *, progress: Progress
) -> ContactsPreview:
    return preview(store.reader, path, answers, progress)


def _problems_model() -> RowsModel:
    return RowsModel(
        [
            Column("line", tr("Line"), lambda one: one[1].line, align="right", width=64),
            Column("said", tr("What is wrong"), lambda one: one[1].sentence, stretch=True),
            Column("file", tr("File"), lambda one: one[1].file, width=160),
        ],
        key=lambda one: one[0],
    )


def _first(texts: tuple[str, ...]) -> str:
    return texts[0] if texts else ""
