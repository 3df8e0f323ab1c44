"""Links from an export: what it is, what it would add, then one step that can be undone."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import UserError
from core.importing.link_preview import LinkPreview, PreviewRow, link_preview
from core.importing.reading import Problem
from core.importing.seam import Question
from core.links import operations
from core.links.operations import Imported
from core.links.words import rel_name
from core.people import addresses
from core.text import number, quoted, short_day, tr, trn
from gui.dialogs.base import Dialog
from gui.models.rows import Column, RowsModel
from gui.pages.page import Page
from gui.pages.prospects.drop_zone import DropZone
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.field import ChoiceField
from gui.widgets.labels import Label
from gui.widgets.looks import ChipLook, TextLook
from gui.widgets.rows_table import RowsTable

MOST_PROBLEMS = 4
"""Problems that are listed; more are counted."""


class ImportLinksDialog(Dialog):
    """Drop a file, look at what it brings, untick what is not wanted, take it in."""

    def __init__(self, page: Page, path: Path | None = None) -> None:
        super().__init__(tr("Import links"), width=860, parent=page)
        self._page = page
        self._path: Path | None = None
        self._answers: dict[str, str] = {}
        self._ticked: set[int] = set()
        self.preview: LinkPreview | None = None
        self.drop = DropZone(
            tr(
                "Drop a file here as it was exported: latest links or linking sites from Search "
                "Console, or backlinks from Bing Webmaster Tools, Ahrefs, Moz or Semrush."
            ),
            tr("Choose an export of links"),
            [tr("Exports (*.csv *.tsv *.txt *.xlsx *.xls *.ods)")],
        )
        self.drop.chosen.connect(self.open_file)
        self.body.addWidget(self.drop)
        self.found = QWidget()
        self.body.addWidget(self.found, 1)
        self._lay_out_found()
        self.found.hide()
        self.take = self.add_main(tr("Import"), icon="download")
        self.take.clicked.connect(self._take)
        self.take.hide()
        self.drop.button.setFocus()
        if path is not None:
            self.open_file(path)

    def _lay_out_found(self) -> None:
        column = QVBoxLayout(self.found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        self.what = Label("", "strong", wrap=True)
        self.words = Label("", "second", wrap=True)
        self.asked = QVBoxLayout()
        self.problems = Label("", "label", wrap=True)
        self.all, self.none = (
            Button(words, "quiet", small=True) for words in (tr("Tick all"), tr("Tick none"))
        )
        self.all.clicked.connect(partial(self._tick_all, True))
        self.none.clicked.connect(partial(self._tick_all, False))
        ticks = QHBoxLayout()
        ticks.addWidget(self.all)
        ticks.addWidget(self.none)
        ticks.addStretch(1)
        self.table = RowsTable(self._model(), name=tr("Links of the file"), row_height=44)
        self.table.setMinimumHeight(theme().px(220))
        column.addWidget(self.what)
        column.addWidget(self.words)
        column.addLayout(self.asked)
        column.addLayout(ticks)
        column.addWidget(self.table, 1)
        column.addWidget(self.problems)

    def _model(self) -> RowsModel:
        return RowsModel(
            [
                Column(
                    "take",
                    tr("Take"),
                    lambda row: None if row.known else row.place in self._ticked,
                    text=lambda row: "",
                    checked=lambda row: row.place in self._ticked,
                    check=self._tick,
                    width=60,
                    optional=False,
                ),
                Column(
                    "page",
                    tr("Their page"),
                    lambda row: addresses.plain(row.facts.their_page),
                    look=lambda row: TextLook("body", second=_under(row)),
                    tooltip=lambda row: addresses.plain(row.facts.their_page),
                    width=240,
                    stretch=True,
                    optional=False,
                ),
                Column(
                    "status",
                    tr("What it is"),
                    _status,
                    look=lambda row: ChipLook("" if not row.taken else "leaf"),
                    width=170,
                ),
                Column("person", tr("Prospect"), lambda row: row.person or None, width=140),
                Column(
                    "seen",
                    tr("Found on"),
                    lambda row: row.facts.found_on,
                    text=lambda row: short_day(row.facts.found_on, year=True),
                    width=100,
                ),
            ],
            key=lambda row: row.place,
        )

    def open_file(self, path: Path) -> None:
        """Read a file and show what it would add."""
        self._path, self._answers = path, {}
        self._read()

    def _read(self) -> None:
        self.error.hide()
        if self._path is not None:
            self._page.runner.ask(
                link_preview,
                self._path,
                dict(self._answers),
                self._page.today,
                then=self._show,
                refused=self._refused,
                owner=self,
            )

    def _refused(self, error: UserError) -> None:
        self.preview = None
        self.found.hide()
        self.take.hide()
        self.refuse(error)

    def _show(self, preview: LinkPreview) -> None:
        fresh = self.preview is None or self.preview.file_name != preview.file_name
        if fresh:
            self._ticked = {row.place for row in preview.rows if row.taken}
        self.preview = preview
        self.drop.words.setText(tr("Drop another file here, or choose one."))
        self.what.setText(f"{preview.file_name} · {preview.format_words}")
        if fresh:
            self._show_questions(preview.questions)
        self.problems.setText("\n".join(_problem_lines(preview.problems)))
        self.problems.setVisible(bool(preview.problems))
        self.table.rows_model.set_rows(preview.rows)
        self.found.show()
        self.take.show()
        self._count()

    def _show_questions(self, questions: tuple[Question, ...]) -> None:
        while (item := self.asked.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for question in questions:
            options: list[tuple[object, str]] = [(one.value, one.words) for one in question.options]
            field = ChoiceField(question.sentence, options, question.answer(self._answers))
            field.chosen.connect(partial(self._answer, question.key))
            self.asked.addWidget(field)

    def _answer(self, key: str, value: object) -> None:
        self._answers[key] = str(value)
        self._read()

    def _tick(self, row: PreviewRow, on: bool) -> None:
        if row.known:
            return
        self._ticked = self._ticked | {row.place} if on else self._ticked - {row.place}
        self._count()
        self.table.viewport().update()

    def _tick_all(self, on: bool) -> None:
        rows = self.preview.rows if self.preview else ()
        self._ticked = {row.place for row in rows if on and not row.known}
        self._count()
        self.table.viewport().update()

    def _count(self) -> None:
        assert self.preview is not None
        ticked, known = len(self._ticked), sum(row.known for row in self.preview.rows)
        said = [trn("{n} link to add.", "{n} links to add.", ticked)]
        if known:
            said.append(trn("{n} is in the list already.", "{n} are in the list already.", known))
        if any(row.facts.whole_site for row in self.preview.rows):
            said.append(
                tr("This export names sites, not pages: find each page before you check it.")
            )
        self.words.setText(" ".join(said))
        self.take.setText(trn("Import {n} link", "Import {n} links", ticked))
        self.take.setEnabled(ticked > 0)

    def _take(self) -> None:
        assert self.preview is not None
        rows = [row.facts for row in self.preview.rows if row.place in self._ticked]
        self.take.setEnabled(False)
        self._page.runner.run_long(
            operations.import_links,
            rows,
            self.preview.format_words,
            self._page.today,
            words=tr("Importing links"),
            then=self._taken,
            refused=self._refused,
            cancelled=lambda: self.take.setEnabled(True),
        )

    def _taken(self, done: Imported) -> None:
        self.accept()
        said = trn("{n} link added.", "{n} links added.", done.added)
        if done.known:
            said += " " + trn("{n} was there.", "{n} were there.", done.known)
        self._page.desk.say(said)


def _under(row: PreviewRow) -> str:
    """The words linked, where they lead, and as what they count."""
    to = tr("to {page}", page=addresses.plain(row.facts.our_page))
    words = quoted(row.facts.words) if row.facts.words else ""
    rel = rel_name(row.facts.rel) if row.facts.rel else ""
    return " · ".join(part for part in (words, to, rel) if part)


def _status(row: PreviewRow) -> str:
    if row.known:
        return tr("in the list already")
    return row.why_not or tr("new")


def _problem_lines(problems: tuple[Problem, ...]) -> list[str]:
    lines = [
        tr("Line {line}: {sentence}", line=number(one.line), sentence=one.sentence)
        if one.line is not None
        else one.sentence
        for one in problems[:MOST_PROBLEMS]
    ]
    rest = len(problems) - MOST_PROBLEMS
    return [*lines, trn("And {n} more.", "And {n} more.", rest)] if rest > 0 else lines
