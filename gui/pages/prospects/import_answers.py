"""What a file leaves open: which list it is, or what each of its columns holds."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.importing.seam import Question
from core.people.preview import ContactsPreview
from core.text import tr
from gui.widgets.field import ChoiceField
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea


class Answering(ScrollArea):
    """One choice for each question; `answered(dict)` with all answers when one changes."""

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=8)
        self._asked: tuple[Question, ...] = ()
        self._answers: dict[str, str] = {}
        self.fields: dict[str, ChoiceField] = {}

    def show_preview(self, preview: ContactsPreview) -> None:
        """Show the questions of a file and what was answered so far; hidden where it has none."""
        questions = preview.file.questions
        self._answers = {one.key: one.answer(preview.answers) for one in questions}
        if questions != self._asked:
            self._asked = questions
            self._make(preview)
        for key, field in self.fields.items():
            if field.value != self._answers[key]:
                field.set_value(self._answers[key])
        self.setVisible(bool(questions))

    def _make(self, preview: ContactsPreview) -> None:
        while (item := self.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.fields = {}
        if preview.file.asks_columns:
            self.add(Label(tr("What is in the columns"), "strong"))
        for question in self._asked:
            options: list[tuple[object, str]] = [(one.value, one.words) for one in question.options]
            field = ChoiceField(question.sentence, options, self._answers[question.key])
            field.label.setWordWrap(True)
            field.chosen.connect(partial(self._answer, question.key))
            self.fields[question.key] = field
            self.add(field)
        self.body.addStretch(1)

    def _answer(self, key: str, value: object) -> None:
        self._answers[key] = str(value)
        self.answered.emit(dict(self._answers))
