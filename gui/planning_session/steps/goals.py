"""What should the business get out of it? Goals, each with the range that the team expects."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.goals import operations
from core.goals.facts import GoalFacts
from core.goals.queries import GoalCard
from core.goals.rules import check_range
from core.goals.words import figure, from_to, measured, parsed, typed, unit_sign
from core.planning_session import beside
from core.planning_session.beside import GoalsBeside
from core.store.database import Reader
from core.text import short_day, tr
from gui.pages.goals.form import ASK, KEEP, GoalForm
from gui.planning_session.drafts import Form, day_way
from gui.planning_session.rows import Rows
from gui.planning_session.step import Step, Table, take_keyboard
from gui.widgets.buttons import IconButton
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.field import TextField, side_by_side
from gui.widgets.labels import Label
from gui.widgets.layouts import Flow


class GoalRow(Card):
    """A goal with its bet; `bet_placed(id, low, high)`, `done` on Enter, `removed(id)`."""

    bet_placed = Signal(int, float, float)
    done = Signal()
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__(padding=14, spacing=6)
        self._goal: GoalCard | None = None
        self._currency = ""
        self.title = Label("", "heading", wrap=True)
        self.aim = Label("", "second", wrap=True)
        self.remove = IconButton("trash-2", tr("Delete goal"), side=28)
        self.remove.clicked.connect(self._remove)
        self.low = TextField(tr("The team expects at least"), limit=40)
        self.high = TextField(tr("and at most"), limit=40)
        for field in (self.low, self.high):
            field.committed.connect(self._bet)
        self.add_row(self.title, self.remove, stretch=0)
        self.add(self.aim)
        self.add_layout(side_by_side(self.low, self.high))

    def show_row(self, row: Any) -> None:
        """Show a goal: the card of it, and the currency."""
        goal, currency = row
        self._goal, self._currency = goal, currency
        unit = goal.measure.unit
        self.title.setText(goal.title)
        self.remove.setAccessibleName(tr("Delete {title}", title=goal.title))
        what = measured(goal.measure, goal.narrowing)
        self.aim.setText(
            tr(
                "{what}: {numbers}, due {day}",
                what=what,
                numbers=from_to(goal, currency),
                day=short_day(goal.due_on, year=True),
            )
        )
        sign = unit_sign(unit, currency)
        self.low.label.setText(_signed(tr("The team expects at least"), sign))
        self.high.label.setText(_signed(tr("and at most"), sign))
        bet = goal.bet
        self.low.line.setAccessibleName(tr("{title}: the team expects at least", title=goal.title))
        self.high.line.setAccessibleName(tr("{title}: and at most", title=goal.title))
        self.low.line.setPlaceholderText(figure(goal.target, unit, currency) if not bet else "")
        if bet is not None:
            self.low.set_value(typed(bet.low, unit, currency))
            self.high.set_value(typed(bet.high, unit, currency))

    def refuse(self, error: UserError) -> None:
        """Say at its field why not."""
        field = self.high if error.field == "high" else self.low
        field.set_error(error.sentence)

    def _bet(self, _: str) -> None:
        if self._goal is None or not self.low.value or not self.high.value:
            return
        for field in (self.low, self.high):
            field.clear_error()
        unit = self._goal.measure.unit
        try:
            low = parsed(self.low.value, unit, self._currency, "low")
            high = parsed(self.high.value, unit, self._currency, "high")
            check_range(low, high)
        except UserError as error:
            self.refuse(error)
            return
        self.bet_placed.emit(self._goal.id, low, high)

    def _remove(self) -> None:
        if self._goal is not None:
            self.removed.emit(self._goal.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.low.value and not self.high.value:
                take_keyboard(self.high)
            else:
                self.done.emit()
        else:
            super().keyPressEvent(event)


class GoalsStep(Step):
    """The first question."""

    number = 1

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._data: GoalsBeside | None = None
        self._bet_on: int | None = None
        self.told = Label(tr("What your orders say today"), "label")
        self.figures = Flow()
        self.rows = Rows(self._make_row)
        self.goal = GoalForm()
        self.goal.cancel.hide()
        self.goal.goal_wanted.connect(self._add)
        self.goal.stone_wanted.connect(self._add_stone)
        self.goal.closed.connect(self._leave_form)
        for part in (self.told, self.figures, self.rows, self.goal):
            self.add(part)
        self._begun = False
        self.finish()

    def load(self, reader: Reader, plan_id: int, today: dt.date) -> GoalsBeside | None:
        return beside.goals(reader, plan_id, today)

    def show_data(self, data: GoalsBeside | None) -> None:
        if data is None:
            return
        self._data = data
        chips = [Chip(f"{name} {value}") for name, value in data.figures]
        self.figures.set_widgets(*chips)
        self.figures.setVisible(bool(chips))
        self.told.setVisible(bool(chips))
        self.rows.show_rows((goal.id, (goal, data.page.currency)) for goal in data.page.goals)
        if self._begun:
            self.goal.renew(data.page, self.table.today)
        else:
            self._begun = True
            self.goal.start_anew(data.page, self.table.today)
        bet_on, self._bet_on = self._bet_on, None
        row = self.rows.row(bet_on)
        if isinstance(row, GoalRow):
            self.goal.start_anew(data.page, self.table.today)
            take_keyboard(row.low)

    @property
    def form(self) -> Form:
        goal = self.goal
        lines = {
            "title": goal.heading.line,
            "narrowing": goal.narrowing.line,
            "aim": goal.aim.line,
            "why": goal.why.line,
        }
        return Form(
            lines,
            {
                "measure": (lambda: goal.measure.value, goal.choose_measure),
                "start": (lambda: goal.start.value, goal.start.set_value),
                "due": day_way(goal.due),
            },
        )

    def begin(self) -> None:
        take_keyboard(self.goal.heading)

    def _make_row(self) -> QWidget:
        row = GoalRow()
        row.bet_placed.connect(
            lambda goal_id, low, high: self.run(
                operations.place_bet, goal_id, low, high, self.table.today, refused=row.refuse
            )
        )
        row.done.connect(self.begin)
        row.removed.connect(lambda goal_id: self.run(operations.delete_goal, goal_id))
        return row

    def _add(self, facts: GoalFacts) -> None:
        self.run(
            operations.add_goal,
            self.table.plan_id,
            facts,
            self.table.today,
            then=self._added,
            refused=self.goal.refuse,
        )

    def _added(self, goal_id: int) -> None:
        self._bet_on = goal_id

    def _add_stone(self, key: str, name: str, aim: float | None, leads_to: object) -> None:
        how: dict[str, Any] = {"then": lambda _: self._begin_anew(), "refused": self.goal.refuse}
        if leads_to in (ASK, KEEP):
            plan_id = self.table.plan_id
            self.run(operations.watch_number, plan_id, key, name, aim, kept=leads_to == KEEP, **how)
        else:
            self.run(operations.add_stone, leads_to, key, name, aim, **how)

    def _begin_anew(self) -> None:
        if self._data is not None:
            self.goal.start_anew(self._data.page, self.table.today)

    def _leave_form(self) -> None:
        """Esc in the form: what is half typed goes first, then the session pauses."""
        if self.goal.heading.value:
            self._begin_anew()
        else:
            self.table.pause()


def _signed(label: str, sign: str) -> str:
    return f"{label} ({sign})" if sign else label
