"""A pasted block of comments or a form's file as candidate ideas, each to tick."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from core.errors import UserError
from core.ideas import operations
from core.ideas.facts import PollFacts, Taken
from core.ideas.limits import COMMENT, FORM, MESSAGE
from core.ideas.paste import Candidate, Pasted, read_block
from core.ideas.queries import networks_to_choose, texts
from core.ideas.words import source_choice
from core.importing.idea_preview import IdeaPreview, idea_preview
from core.importing.seam import Question
from core.store.database import Reader
from core.text import number, tr, trn
from gui.beside import Beside
from gui.dialogs.base import Dialog, let_shrink
from gui.models.rows import Column, RowsModel
from gui.pages.prospects.drop_zone import roomy
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.field import ChoiceField, NoteField, side_by_side
from gui.widgets.labels import Label
from gui.widgets.looks import ChipLook, TextLook
from gui.widgets.rows_table import RowsTable

if TYPE_CHECKING:
    from gui.pages.ideas.page import IdeasPage as Page

PAUSE_MS = 250


class PasteDialog(Dialog):
    """Paste, look at what was found, untick what is none, take the rest in one step."""

    def __init__(self, page: Page, path: Path | None = None) -> None:
        lead = tr("Paste comments as they are: one idea a line, with names where there are any.")
        super().__init__(tr("Paste comments"), lead, width=760, parent=page)
        self._page = page
        self.candidates: tuple[Candidate, ...] = ()
        self.polls: tuple[PollFacts, ...] = ()
        self.ticked: set[int] = set()
        self._newest = 0
        self._known: dict[int, str] = {}
        self._file: Path | None = None
        self._answers: dict[str, str] = {}
        self.block = NoteField(tr("Comments"), rows=5, limit=10**9)
        self.source = ChoiceField(
            tr("Where"), [(one, source_choice(one)) for one in (COMMENT, MESSAGE, FORM)]
        )
        self.network = ChoiceField(tr("Network"), [("", tr("None"))])
        self.questions = QHBoxLayout()
        self.summary = Label("", "second", wrap=True)
        self.table = RowsTable(self._model(), name=tr("Candidates"), row_height=46)
        self.file = self.add_other(tr("Open a form’s file"))
        self.file.clicked.connect(self._choose_file)
        self.take = self.add_main(tr("Take"), icon="download")
        self.take.clicked.connect(self._take)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.block.edit.textChanged.connect(self._pause.start)
        self._arrange()
        roomy(self, 900)
        page.runner.ask(_choices, then=self._offer, owner=self)
        self._show(())
        if path is not None:
            self.open_file(path)

    def _arrange(self) -> None:
        for field in (self.source, self.network):
            let_shrink(field.combo)
        self.body.addWidget(self.block)
        self.body.addLayout(side_by_side(self.source, self.network))
        self.questions.setSpacing(theme().px(12))
        self.body.addLayout(self.questions)
        ticks = QHBoxLayout()
        ticks.addWidget(self.summary, 1)
        for words, on in ((tr("Tick all"), True), (tr("Tick none"), False)):
            button = Button(words, "quiet", small=True)
            button.clicked.connect(lambda _checked=False, on=on: self._tick_all(on))
            ticks.addWidget(button)
        self.body.addLayout(ticks)
        self.table.setMinimumHeight(theme().px(180))
        self.body.addWidget(self.table, 1)

    def _model(self) -> RowsModel:
        return RowsModel(
            [
                Column(
                    "take",
                    tr("Take"),
                    lambda one: one.place in self.ticked,
                    text=lambda one: "",
                    checked=lambda one: one.place in self.ticked,
                    check=self._tick,
                    width=60,
                    optional=False,
                ),
                Column(
                    "text",
                    tr("Idea"),
                    lambda one: one.text,
                    look=lambda one: TextLook("body", second=one.who),
                    tooltip=lambda one: one.text,
                    width=280,
                    stretch=True,
                    optional=False,
                ),
                Column(
                    "what",
                    tr("What it is"),
                    self._what,
                    look=lambda one: ChipLook(self._hue(one)),
                    tooltip=self._what,
                    width=260,
                ),
            ],
            key=lambda one: one.place,
        )

    # -- reading

    def _offer(self, found: tuple[dict[int, str], list[tuple[str, str]]]) -> None:
        self._known, networks = found
        self.network.set_options([("", tr("None")), *networks], self.network.value)
        if self._file is None:
            self._read()

    def _read(self) -> None:
        """Look through the block beside the window: two megabytes take some seconds."""
        self._file, self.polls = None, ()
        self._ask_questions(())
        self._newest += 1
        nth = self._newest
        beside = Beside(self)
        beside.done.connect(lambda found: self._pasted(found) if nth == self._newest else None)
        beside.failed.connect(self._page.runner.failed)
        beside.run(read_block, self.block.edit.toPlainText(), dict(self._known))

    def _pasted(self, found: Pasted) -> None:
        self._show(found.candidates, found.left_out)

    def _choose_file(self) -> None:
        kinds = tr("Answers of a form (*.csv *.tsv *.txt *.xlsx *.ods)")
        name, _ = QFileDialog.getOpenFileName(self, tr("Open a form’s file"), "", kinds)
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read a form's file in place of the block."""
        self._file, self._answers = path, {}
        self._pause.stop()
        self._newest += 1
        self.source.set_value(FORM)
        self._read_file()

    def _read_file(self) -> None:
        self.error.hide()
        self._page.runner.ask(
            idea_preview,
            self._file,
            dict(self._answers),
            self._page.today,
            then=self._read_in,
            refused=self.refuse,
            owner=(id(self), "file"),
        )

    def _read_in(self, found: IdeaPreview) -> None:
        self.polls = found.polls
        self._ask_questions(found.questions)
        self._show(found.candidates)

    def _ask_questions(self, questions: tuple[Question, ...]) -> None:
        while (item := self.questions.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for question in questions:
            options: list[tuple[object, str]] = [(one.value, one.words) for one in question.options]
            field = ChoiceField(question.sentence, options, question.answer(self._answers))
            let_shrink(field.combo)
            field.chosen.connect(lambda value, key=question.key: self._answer(key, value))
            self.questions.addWidget(field, 1)

    def _answer(self, key: str, value: object) -> None:
        self._answers[key] = str(value)
        self._read_file()

    # -- showing

    def _show(self, candidates: tuple[Candidate, ...], left_out: int = 0) -> None:
        self.candidates = candidates
        self.ticked = {one.place for one in candidates if not one.why_not}
        self.table.rows_model.set_rows(candidates)
        self._left_out = left_out
        self._count()

    def _tick(self, one: Candidate, on: bool) -> None:
        self.ticked = self.ticked | {one.place} if on else self.ticked - {one.place}
        self._count()
        self.table.viewport().update()

    def _tick_all(self, on: bool) -> None:
        self.ticked = {one.place for one in self.candidates if on and not one.why_not}
        self._count()
        self.table.viewport().update()

    def _count(self) -> None:
        chosen = [one for one in self.candidates if one.place in self.ticked]
        new = sum(one.idea_id is None and one.same_as is None for one in chosen)
        votes = len(chosen) - new
        said = [trn("{n} idea", "{n} ideas", new)] if chosen else []
        if votes:
            said.append(trn("{n} like another one: a vote", "{n} like another one: votes", votes))
        if self.polls:
            said.append(trn("{n} poll with its result", "{n} polls with results", len(self.polls)))
        if self._left_out:
            said.append(
                trn("{n} line too many was left out", "{n} lines too many were left out",
                    self._left_out)
            )  # fmt: skip
        self.summary.setText(", ".join(said) or tr("Nothing pasted yet"))
        taken = len(chosen) + len(self.polls)
        self.take.setText(tr("Take {n}", n=number(taken)) if taken else tr("Take"))
        self.take.setEnabled(taken > 0)

    def _what(self, one: Candidate) -> str:
        if one.why_not:
            return one.why_not
        if one.idea_id is not None:
            return tr("a vote for “{idea}”", idea=self._known.get(one.idea_id, ""))
        if one.same_as is not None:
            return tr("like line {n}", n=number(self._line(one.same_as)))
        return tr("new", of="idea")

    def _hue(self, one: Candidate) -> str:
        if one.why_not:
            return ""
        return "stamp" if one.idea_id is not None or one.same_as is not None else "leaf"

    def _line(self, place: int) -> int:
        return next((one.line for one in self.candidates if one.place == place), 0)

    # -- taking

    def _take(self) -> None:
        chosen = [one for one in self.candidates if one.place in self.ticked]
        self.take.setEnabled(False)
        self._page.run(
            operations.take_candidates,
            chosen,
            self._page.today,
            source=str(self.source.value),
            network=str(self.network.value or ""),
            polls=self.polls,
            told=None,
            then=self._taken,
            refused=self._refused,
        )

    def _taken(self, taken: Taken) -> None:
        self.accept()
        said = [trn("{n} idea", "{n} ideas", taken.ideas)]
        if taken.votes:
            said.append(trn("{n} vote", "{n} votes", taken.votes))
        if taken.polls:
            said.append(trn("{n} poll", "{n} polls", taken.polls))
        self._page.desk.toast(
            tr("Taken: {what}", what=", ".join(said)), tr("Undo"), self._page.runner.undo
        )

    def _refused(self, error: UserError) -> None:
        self.take.setEnabled(True)
        self.refuse(error)


def _choices(reader: Reader) -> tuple[dict[int, str], list[tuple[str, str]]]:
    return texts(reader), networks_to_choose(reader)
