"""What a file leaves open, one field a question, and by hand what each column holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.importing.seam import Question, days_of
from core.intake import Look
from core.text import tr
from gui.dialogs.base import let_shrink
from gui.widgets.day_field import DayField
from gui.widgets.field import ChoiceField, Field, TextField, side_by_side
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea

Answer = Callable[[str, str], None]


class Asking(ScrollArea):
    """The questions of a file; `answered(dict)` with what was answered just now."""

    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=10)
        self._found: Look | None = None
        self._drawn: object = None
        self._mapping = False
        self.fields: dict[str, Field] = {}

    def show_look(self, found: Look) -> None:
        """Show what is asked of a file, with what is known; hidden where nothing is."""
        self._found = found
        columns = found.opened.columns
        drawn = (found.opened.path, found.questions, columns, self._mapping)
        if drawn != self._drawn:
            self._drawn = drawn
            self._make(found)
        self.setVisible(bool(found.questions or self._mapping))

    def forget(self) -> None:
        """Ask nothing: another file comes."""
        self._found, self._drawn, self._mapping = None, None, False
        self.hide()

    def _make(self, found: Look) -> None:
        while (item := self.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.fields = {}
        columns = found.opened.columns
        by_hand = {question.key for question in columns} if self._mapping else set()
        open_ones = {question.key for question in found.open}
        for question in found.questions:
            if question.key not in by_hand:
                self._add(question, found.answers.get(question.key), question.key in open_ones)
        if self._mapping:
            self.add(Label(tr("What the columns hold"), "strong", wrap=True))
            for question in columns:
                self._add(question, found.answers.get(question.key), question.key in open_ones)
        self.body.addStretch(1)

    @property
    def can_map(self) -> bool:
        """Whether the columns may be said by hand, and are not already."""
        return bool(self._found and self._found.opened.columns and not self._mapping)

    def open_mapping(self) -> None:
        """Ask for every field which column holds it."""
        assert self._found is not None
        self._mapping = True
        self.show_look(self._found)
        next(iter(self.fields.values())).setFocus()

    def _add(self, question: Question, value: str | None, is_open: bool) -> None:
        field = _field(question, value, is_open, self._answer)
        field.label.setWordWrap(True)
        self.fields[question.key] = field
        self.add(field)

    def _answer(self, key: str, value: str) -> None:
        if value:
            self.answered.emit({key: value})


def _field(question: Question, value: str | None, is_open: bool, then: Answer) -> Field:
    if question.form == "day":
        return _day(question, value, then)
    if question.form == "period":
        return Period(question, value, then)
    if question.form == "year":
        return _year(question, value, then)
    options: list[tuple[object, str]] = [(one.value, one.words) for one in question.options]
    if is_open:
        options.insert(0, ("", tr("Choose")))
    known = "" if is_open else (value if question.accepts(value) else question.options[0].value)
    field = ChoiceField(question.sentence, options, known)
    let_shrink(field.combo)
    field.chosen.connect(lambda given: then(question.key, str(given)))
    return field


def _day(question: Question, value: str | None, then: Answer) -> DayField:
    days = days_of(value or "", 1)
    field = DayField(question.sentence, days[0] if days else None, required=True)
    field.committed.connect(
        lambda day: then(question.key, day.isoformat() if day is not None else "")
    )
    return field


def _year(question: Question, value: str | None, then: Answer) -> TextField:
    field = TextField(question.sentence, value or "", placeholder="2027", limit=4)

    def given(text: str) -> None:
        good = question.accepts(text)
        field.set_error("" if good else tr("Write a year with four figures, such as 2027."))
        then(question.key, text if good else "")

    field.committed.connect(given)
    return field


class Period(Field):
    """The first and the last day that an export counts."""

    def __init__(self, question: Question, value: str | None, then: Answer) -> None:
        days: Sequence[dt.date | None] = days_of(value or "", 2) or (None, None)
        self.first = DayField(tr("First day"), days[0], required=True)
        self.last = DayField(tr("Last day"), days[1], required=True)
        inside = QWidget()
        row = side_by_side(self.first, self.last)
        row.setContentsMargins(0, 0, 0, 0)
        inside.setLayout(row)
        super().__init__(question.sentence, inside)
        self.setFocusProxy(self.first)
        self._question, self._then = question, then
        for field in (self.first, self.last):
            field.committed.connect(self._changed)

    def _changed(self, _day: object) -> None:
        first, last = self.first.value, self.last.value
        if first is None or last is None:
            return
        self.set_error("" if first <= last else tr("The last day is before the first."))
        if first <= last:
            self._then(self._question.key, f"{first.isoformat()}..{last.isoformat()}")
