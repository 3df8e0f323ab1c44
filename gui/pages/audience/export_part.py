"""Where an audience export is dropped or chosen, and what it says."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.importing.preview import AudiencePreview, audience_preview
from core.importing.seam import Question
from core.text import tr, trn
from gui.runner import Runner
from gui.widgets.buttons import Button
from gui.widgets.field import ChoiceField
from gui.widgets.file_card import FileCard, choose_file
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea

MOST_PROBLEMS = 4
"""Problems that are listed; more are counted."""


class ExportPart(FileCard):
    """Reads an export without keeping anything. `read(preview)` when it is understood, `noted`
    when the owner wants its places or jobs in the note."""

    read = Signal(object)
    noted = Signal(str)

    def __init__(self, runner: Runner, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(dashed=True, spacing=8, parent=parent)
        self._runner, self._today = runner, today
        self._path: Path | None = None
        self._answers: dict[str, str] = {}
        self.preview: AudiencePreview | None = None
        self.setAcceptDrops(True)
        self.add(Label(tr("From an export"), "strong"))
        self.words = Label(
            tr(
                "Drop the file here as it was exported: Audience from Meta Business Suite, or "
                "demographics from LinkedIn."
            ),
            "second",
            wrap=True,
        )
        self.add(self.words)
        self.choose = Button(tr("Choose a file"), icon="upload", small=True)
        self.choose.clicked.connect(self._choose)
        self.add_row(self.choose)
        self.findings = ScrollArea(spacing=6)
        self.add(self.findings, 1)
        self.note_button = Button(tr("Add to the note"), icon="notebook-pen", small=True)
        self.note_button.clicked.connect(self._note)
        self.note_button.hide()
        self.add_row(self.note_button)

    def open_file(self, path: Path) -> None:
        """Read an export and show what it says."""
        self._path, self._answers = path, {}
        self._ask()

    def _ask(self) -> None:
        path, answers = self._path, dict(self._answers)
        if path is not None:
            self._runner.ask(
                lambda reader: audience_preview(path, answers, self._today),
                then=self._show,
                owner=self,
                refused=self._refuse,
            )

    def _show(self, preview: AudiencePreview) -> None:
        self.preview = preview
        self.words.setText(f"{preview.file_name} · {preview.format_words}")
        self._clear()
        for question in preview.questions:
            self.findings.add(self._question(question))
        for sentence in (*preview.remarks, *_problem_lines(preview)):
            self.findings.add(Label(sentence, "label", wrap=True))
        if preview.note:
            self.findings.add(Label(preview.note, "hint", wrap=True))
        self.note_button.setVisible(bool(preview.note))
        self.note_button.setEnabled(True)
        self.read.emit(preview)

    def _question(self, question: Question) -> ChoiceField:
        options: list[tuple[object, str]] = [(o.value, o.words) for o in question.options]
        field = ChoiceField(question.sentence, options, question.answer(self._answers))
        field.label.setWordWrap(True)
        field.chosen.connect(partial(self._answer, question.key))
        return field

    def _answer(self, key: str, value: object) -> None:
        self._answers[key] = str(value)
        self._ask()

    def _refuse(self, error: UserError) -> None:
        self.preview = None
        self._clear()
        self.note_button.hide()
        self.findings.add(Label(error.sentence, "error", wrap=True))

    def _clear(self) -> None:
        while (item := self.findings.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _note(self) -> None:
        if self.preview is not None:
            self.note_button.setEnabled(False)
            self.noted.emit(f"{self.preview.source}\n{self.preview.note}")

    def _choose(self) -> None:
        choose_file(
            self,
            tr("Choose an audience export"),
            [tr("Exports (*.csv *.txt *.xlsx *.xls *.ods)")],
            self.open_file,
        )


def _problem_lines(preview: AudiencePreview) -> list[str]:
    lines = [
        problem.sentence
        if problem.line is None
        else tr("Line {line}: {sentence}", line=problem.line, sentence=problem.sentence)
        for problem in preview.problems[:MOST_PROBLEMS]
    ]
    rest = len(preview.problems) - MOST_PROBLEMS
    return [*lines, trn("And {n} more.", "And {n} more.", rest)] if rest > 0 else lines
