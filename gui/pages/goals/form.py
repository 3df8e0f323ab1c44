"""Adding a goal: a card with few fields; a vanity measure turns it into a stepping stone."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.goals import from_data, rules, words
from core.goals.facts import GoalFacts
from core.goals.measures import COUNTER, ORDERS_OF, is_vanity, measure
from core.goals.queries import GoalsPage
from core.text import day, tr
from gui.pages.goals.measure_choice import MeasureChoice
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.day_field import DayField
from gui.widgets.field import ChoiceField, Field, TextField, side_by_side
from gui.widgets.labels import Label
from gui.widgets.messages import MessageBar

ASK, KEEP = "ask", "keep"
"""Choices beside the goals: decide later, or a number to watch."""


class GoalForm(Card):
    """`goal_wanted(GoalFacts)` or `stone_wanted(key, name, aim, goal id or ASK or KEEP)`."""

    goal_wanted = Signal(object)
    stone_wanted = Signal(str, str, object, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Add a goal"), spacing=10, parent=parent)
        self._currency = "GBP"
        self._plan_id: int | None = None
        self._data = from_data.NOTHING
        self._proposed = ""
        self.heading = TextField(
            tr("What should the business get out of it?"),
            placeholder=tr("For example: more first-time buyers come back within 60 days"),
            limit=rules.TITLE_LIMIT,
        )
        self.measure = MeasureChoice(tr("Measured by"), ("result", "vanity"))
        self.narrowing = TextField("", limit=rules.NARROWING_LIMIT)
        self.start = TextField(tr("Where it stands"), limit=40)
        self.aim = TextField(tr("Aim"), limit=40)
        self.due = DayField(tr("Due"), required=True)
        self.why = TextField(tr("Why this matters"), limit=rules.WHY_LIMIT)
        self.leads_to = ChoiceField(tr("Which result should it lead to?"), [(ASK, "")])
        self.stone_bar = MessageBar(kind="caution")
        self.note = Label(role="hint", wrap=True)
        self._lay()
        self.measure.chosen.connect(self._measure_changed)
        self.heading.line.textEdited.connect(self._title_typed)
        self.stone_bar.acted.connect(self._make_stone)

    def _lay(self) -> None:
        self.add(self.heading)
        self.add(self.stone_bar)
        self.add_layout(side_by_side(self.measure, self.narrowing, self.leads_to))
        self.add_layout(side_by_side(self.start, self.aim, self.due))
        self.add(self.why)
        self.add(self.note)
        self.submit = Button(tr("Add goal"), "primary")
        self.cancel = Button(tr("Cancel"))
        self.submit.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.closed)
        self.add_row(self.submit, self.cancel)

    @property
    def is_stone(self) -> bool:
        """Whether what stands in it makes a stepping stone, not a goal."""
        return is_vanity(self.measure.value)

    def start_anew(self, page: GoalsPage, today: dt.date) -> None:
        """Empty the fields, for the goals and days of this plan."""
        self._currency, self._proposed = page.currency, ""
        for field in (self.heading, self.narrowing, self.start, self.aim, self.why):
            field.set_value("")
            field.clear_error()
        self.measure.set_value("came_back")
        self._plan_id = None
        self.renew(page, today)
        self.leads_to.set_value(None)
        self._measure_changed(self.measure.value)
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_measure(self, key: str) -> None:
        """Choose what it is measured by, as if it was picked in the list."""
        self.measure.set_value(key)
        self._measure_changed(self.measure.value)

    def renew(self, page: GoalsPage, today: dt.date) -> None:
        """Follow the goals and the plan that are shown now; what was typed stays."""
        self._data = page.data
        self._propose(self.measure.value)
        if page.plan.id != self._plan_id:
            self._plan_id, ends = page.plan.id, page.plan.ends_on
            self.due.set_value(ends if ends > today else today + dt.timedelta(days=90))
        self.leads_to.set_options(
            [
                *((goal.id, goal.title) for goal in page.goals),
                (ASK, tr("Decide later")),
                (KEEP, tr("None: keep it as a number to watch")),
            ],
            self.leads_to.value,
        )

    def accept(self) -> None:
        """Hand over what was typed; what is wrong is said at its field."""
        for field in self._fields().values():
            field.clear_error()
        if not self.is_stone and self._counts_vanity():
            # Counted by hand it is a stepping stone all the same: the question comes first.
            self._make_stone()
            return
        try:
            if self.is_stone:
                aim = self._read(self.aim, "aim") if self.aim.value else None
                key, name = self.measure.value, self.heading.value
                self.stone_wanted.emit(key, name, aim, self.leads_to.value)
            else:
                self.goal_wanted.emit(self._facts())
        except UserError as error:
            self.refuse(error)

    def refuse(self, error: UserError) -> None:
        """Say at its field why not."""
        field = self._fields().get(error.field or "", self.heading)
        field.set_error(error.sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _facts(self) -> GoalFacts:
        title = rules.checked_title(self.heading.value)
        due = self.due.value
        if due is None:
            raise UserError(tr("Pick a day."), field="due_on")
        return GoalFacts(
            title=title,
            measure=self.measure.value,
            target=self._read(self.aim, "target"),
            due_on=due,
            baseline=self._read(self.start, "baseline") if self.start.value else None,
            narrowing=self.narrowing.value,
            why=self.why.value,
        )

    def _read(self, field: TextField, name: str) -> float:
        return words.parsed(field.value, measure(self.measure.value).unit, self._currency, name)

    def _fields(self) -> dict[str, Field]:
        return {
            "title": self.heading,
            "name": self.heading,
            "measure": self.measure,
            "narrowing": self.narrowing,
            "baseline": self.start,
            "target": self.aim,
            "aim": self.aim,
            "due_on": self.due,
            "why": self.why,
        }

    def _measure_changed(self, key: str) -> None:
        chosen = measure(key)
        asks = key in (ORDERS_OF, COUNTER)
        self.narrowing.setVisible(asks)
        self.narrowing.label.setText(chosen.narrowing)
        self.narrowing.label.setVisible(asks)
        self.narrowing.line.setAccessibleName(chosen.narrowing)
        self.measure.set_hint(chosen.hint)
        stone = self.is_stone
        for field in (self.start, self.due, self.why):
            field.setVisible(not stone)
        self.leads_to.setVisible(stone)
        self.submit.setText(tr("Add stepping stone") if stone else tr("Add goal"))
        sign = words.unit_sign(chosen.unit, self._currency)
        self.start.label.setText(_with_sign(tr("Where it stands"), sign))
        self.aim.label.setText(_with_sign(tr("Aim"), sign))
        self._propose(key)
        self._say_stone()

    def _propose(self, key: str) -> None:
        """Where it stands by the data, unless something else was typed; and who keeps it."""
        known = self._data.newest(key)
        # Somebody reads it and may type over it: "33.7", not what it was worked out from.
        value = round(known[1], 1) if known else None
        said = words.typed(value, measure(key).unit, self._currency)
        if self.start.value == self._proposed:
            self.start.set_value(said)
        self._proposed = said
        if known is not None:
            note = tr("From your data, {day}. It is kept up to date by itself.", day=day(known[0]))
        elif key == ORDERS_OF and self._data.courses:
            note = tr("Counted from your orders. Leave out where it stands: that is counted too.")
        else:
            note = tr("Kept by hand: type a new figure whenever you have one.")
        self.note.setText("" if self.is_stone else note)
        self.note.setVisible(not self.is_stone)

    def _title_typed(self) -> None:
        self._say_stone()

    def _say_stone(self) -> None:
        found = rules.vanity_in(self.heading.value)
        if self.is_stone:
            name = self.heading.value or measure(self.measure.value).name
            lead = tr("“{name}” is a stepping stone, not a goal.", name=name)
            self.stone_bar.say(
                tr("Which result should it lead to? It will stand below that goal."),
                "caution",
                lead=lead,
            )
        elif found:
            self.stone_bar.say(
                tr("What should it bring the business? Say that as the goal."),
                "caution",
                lead=tr("{name} are a stepping stone, not a goal.", name=measure(found).name),
                action=tr("Make it a stepping stone"),
            )
        self.stone_bar.setVisible(self.is_stone or bool(found))

    def _counts_vanity(self) -> bool:
        counted = self.measure.value == COUNTER
        return counted and rules.vanity_in(self.narrowing.value) is not None

    def _make_stone(self) -> None:
        counted = self.narrowing.value if self._counts_vanity() else self.heading.value
        self.choose_measure(rules.vanity_in(counted) or self.measure.value)
        self.leads_to.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _with_sign(label: str, sign: str) -> str:
    return f"{label} ({sign})" if sign else label
