"""The size worksheet: people to start from, then shares of them, with a live result."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.audience import sizing
from core.audience.limits import LARGEST, STEP_LIMIT
from core.audience.queries import Group
from core.errors import UserError
from core.text import EN_DASH, number, number_range, tr
from gui.dialogs.base import Dialog
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton
from gui.widgets.combo import Combo
from gui.widgets.field import ChoiceField, Line, keep_wheel_off
from gui.widgets.labels import Label, mark
from gui.widgets.layouts import ScrollArea
from gui.widgets.number_field import NumberEdit


class StepLine(QWidget):
    """One line: its words, what it counts, its range, and what comes of it so far."""

    edited = Signal()
    removed = Signal()
    done = Signal()
    """Enter in the last field: go on with the next line."""

    def __init__(self, first: bool, example: str) -> None:
        super().__init__()
        self.first = first
        self.words = Line()
        self.words.setMaxLength(STEP_LIMIT)
        self.words.setPlaceholderText(example)
        self.words.setAccessibleName(tr("What this line is"))
        self.unit = Combo()
        self.unit.addItem(tr("% of them"), "percent")
        self.unit.addItem(tr("for each"), "times")
        self.unit.setAccessibleName(tr("How this line counts"))
        self.unit.setVisible(not first)
        keep_wheel_off(self.unit)
        self.low, self.high = NumberEdit(0, LARGEST, digits=2), NumberEdit(0, LARGEST, digits=2)
        self.low.setAccessibleName(tr("From"))
        self.high.setAccessibleName(tr("To"))
        self.after = Label(role="second")
        self.after.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.away = IconButton("x", tr("Remove this line"), side=28)
        self.away.setVisible(not first)
        self.away.clicked.connect(self.removed)
        self.error = Label("", "error", wrap=True)
        self.error.hide()
        self._lay_out()
        for line in (self.words, self.low, self.high):
            line.textEdited.connect(self.edited)
        self.unit.activated.connect(self.edited)

    def _lay_out(self) -> None:
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.words, 1)
        for line in (self.low, self.high):
            line.setFixedWidth(px(80))
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.low)
        row.addWidget(Label(EN_DASH, "second"))
        row.addWidget(self.high)
        self.people = Label(tr("people"), "second")
        self.people.setVisible(self.first)
        for widget in (self.people, self.unit):
            widget.setFixedWidth(px(122))
            row.addWidget(widget)
        self.after.setFixedWidth(px(124))
        row.addWidget(self.after)
        keep = self.away.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.away.setSizePolicy(keep)
        row.addWidget(self.away)
        column.addLayout(row)
        column.addWidget(self.error)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed into it."""
        return not any(line.text().strip() for line in (self.words, self.low, self.high))

    @property
    def step(self) -> sizing.Step | None:
        """The line as a step; None while it has no number. One number stands for both ends."""
        low, high = self.low.value, self.high.value
        if low is None and high is None:
            return None
        first = low if low is not None else high
        last = high if high is not None else low
        unit = "people" if self.first else str(self.unit.currentData())
        return sizing.Step(self.words.text(), unit, float(first or 0), float(last or 0))

    def show_step(self, step: sizing.Step) -> None:
        """Write a step into the line."""
        self.words.setText(step.words)
        self.words.setCursorPosition(0)
        self.unit.setCurrentIndex(max(self.unit.findData(step.unit), 0))
        self.low.show_value(step.low)
        self.high.show_value(step.high)

    def set_error(self, sentence: str) -> None:
        """Say below the line what is wrong with it, "" for nothing."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        for line in (self.low, self.high):
            mark(line, invalid=bool(sentence))

    def problem(self) -> str:
        """The sentence about a number that is none."""
        return self.low.problem() or self.high.problem()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        """Enter leads through the fields, and from the last one, or past a blank line, on."""
        fields = (self.words, self.low, self.high)
        place = next((i for i, field in enumerate(fields) if field.hasFocus()), len(fields))
        blank = self.is_blank and not self.first
        if place + 1 < len(fields) and not blank:
            fields[place + 1].setFocus()
            fields[place + 1].selectAll()
        else:
            self.done.emit()


class Worksheet(Dialog):
    """Works out how many people a group has; `kept(group id, steps)`."""

    kept = Signal(int, object)

    def __init__(self, groups: Sequence[Group], group_id: int, parent: QWidget) -> None:
        super().__init__(
            tr("Size a group"),
            tr("Start from people you can count, then say which share of them fits."),
            parent=parent,
        )
        px = theme().px
        self.setMinimumWidth(min(px(800), max(parent.window().width() - px(24), px(540))))
        self._groups = {group.id: group for group in groups}
        self.group_id = group_id if group_id in self._groups else groups[0].id
        self.choice = ChoiceField(
            tr("Group"), [(group.id, group.name) for group in groups], self.group_id
        )
        self.choice.chosen.connect(self._choose)
        self.body.addWidget(self.choice)
        self.area = ScrollArea(spacing=8)
        self.area.setMinimumHeight(theme().px(150))
        self.body.addWidget(self.area, 1)
        self.lines: list[StepLine] = []
        self.add_line = Button(tr("Add a line"), "quiet", icon="plus", small=True)
        self.add_line.clicked.connect(lambda: self._append(focus=True))
        self.outcome = Label(role="big")
        self.says = Label(role="hint", wrap=True)
        self.body.addWidget(self.add_line)
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.says)
        self.save = self.add_main(tr("Use this size"))
        self.save.setDefault(False)
        self.save.clicked.connect(self._keep)
        self._fill()

    @property
    def steps(self) -> list[sizing.Step]:
        """The lines that have a number."""
        return [step for line in self.lines if (step := line.step) is not None]

    def _choose(self, group_id: object) -> None:
        if isinstance(group_id, int):
            self.group_id = group_id
            self._fill()

    def _fill(self) -> None:
        for line in self.lines:
            self._drop(line)
        self.lines = []
        steps = self._groups[self.group_id].steps
        for step in steps:
            self._append().show_step(step)
        while len(self.lines) < 2:
            self._append()
        self._live()
        self.lines[0].words.setFocus()

    def _append(self, *, focus: bool = False) -> StepLine:
        line = StepLine(not self.lines, _example(len(self.lines)))
        line.edited.connect(self._live)
        line.removed.connect(lambda: self._remove(line))
        line.done.connect(lambda: self._after(line))
        self.lines.append(line)
        self.area.add(line)
        self._number_lines()
        if focus:
            line.words.setFocus()
            bar = self.area.verticalScrollBar()
            bar.rangeChanged.connect(
                lambda _low, high: bar.setValue(high), Qt.ConnectionType.SingleShotConnection
            )
        return line

    def _after(self, line: StepLine) -> None:
        """Enter at a line's end: the next line, a new one, or, after a blank one, the button."""
        place = self.lines.index(line)
        if place + 1 < len(self.lines):
            self.lines[place + 1].words.setFocus()
        elif line.is_blank:
            self.save.setFocus()
        else:
            self._append(focus=True)

    def _remove(self, line: StepLine) -> None:
        place = self.lines.index(line)
        self.lines.remove(line)
        self._drop(line)
        self._number_lines()
        self.lines[min(place, len(self.lines) - 1)].words.setFocus()
        self._live()

    def _number_lines(self) -> None:
        """For the ear: all fields of a line are called as in every other."""
        for place, line in enumerate(self.lines, 1):
            line.setAccessibleName(tr("Line {n}", n=number(place)))

    def _drop(self, line: StepLine) -> None:
        self.area.body.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _live(self) -> None:
        """Show what comes of every line, and what is wrong with one."""
        good = self._check_lines()
        kept = [line for line in self.lines if line.step is not None]
        ranges = sizing.running(self.steps) if good else []
        for line in self.lines:
            line.after.setText("")
        for line, (low, high) in list(zip(kept, ranges, strict=False))[1:]:
            line.after.setText(f"= {number_range(*sizing.sensible(low, high))}")
        size = sizing.result(self.steps) if good and ranges else None
        self.outcome.setText(number_range(*size) if size else EN_DASH)
        self.says.setText(
            tr("people within reach, likely range. Rounded: guesses do not get more exact.")
            if size
            else tr("The result stands here as soon as the first line has a number.")
        )
        self.save.setEnabled(size is not None)

    def _check_lines(self) -> bool:
        """Whether every line is good; the sentence stands at the one that is not."""
        for line in self.lines:
            line.set_error(line.problem())
        if any(line.problem() for line in self.lines):
            return False
        kept = [line for line in self.lines if line.step is not None]
        try:
            sizing.checked_steps(self.steps)
        except UserError as error:
            place = int((error.field or ":0").partition(":")[2] or 0)
            kept[min(place, len(kept) - 1)].set_error(error.sentence)
            return False
        return True

    def _keep(self) -> None:
        self.kept.emit(self.group_id, self.steps)


def _example(index: int) -> str:
    examples = (
        tr("People who live within 3 km"),
        tr("of them, parents of children under 10"),
        tr("of those, on a network at all"),
    )
    return examples[min(index, len(examples) - 1)]
