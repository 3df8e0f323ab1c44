"""What needs more than one field: a goal's days, its measure, the team's bet, a stone's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.goals import operations, rules, words
from core.goals.measures import COUNTER, ORDERS_OF, OWN, measure
from core.goals.queries import GoalCard, StoneCard
from core.text import tr
from gui.dialogs.base import Dialog
from gui.pages.goals.measure_choice import MeasureChoice
from gui.runner import Runner
from gui.widgets.day_field import DayField
from gui.widgets.field import Field, TextField, side_by_side


class Asking(Dialog):
    """A dialog whose main button runs one operation and closes when that was made."""

    def __init__(self, runner: Runner, title: str, lead: str, main: str, parent: QWidget) -> None:
        super().__init__(title, lead, parent=parent)
        self._runner = runner
        self.fields: dict[str, Field] = {}
        self.add_main(main).clicked.connect(self._do)

    def act(self) -> tuple[Callable[..., Any], tuple[object, ...]]:
        """The operation and what it is called with. UserError for what cannot be read."""
        raise NotImplementedError

    def _do(self) -> None:
        for field in self.fields.values():
            field.clear_error()
        try:
            operation, values = self.act()
        except UserError as error:
            self.refuse(error, self.fields)
        else:
            self.run(operation, *values)

    def run(self, operation: Callable[..., Any], *values: object) -> None:
        """Do it; a refusal is said at its field, and the dialog stays."""
        self._runner.run(
            operation, *values, then=lambda _made: self.accept(), refused=self._refused
        )

    def _refused(self, error: UserError) -> None:
        self.refuse(error, self.fields)


class DaysDialog(Asking):
    """From when and until when; nothing as the first day means with the plan."""

    def __init__(self, runner: Runner, goal: GoalCard, parent: QWidget) -> None:
        super().__init__(
            runner, tr("Days of the goal"), goal.due_warning, tr("Keep the days"), parent
        )
        self._goal = goal
        self.starts = DayField(
            tr("From", of="day"),
            goal.typed_start,
            hint=tr("Without a day: from the first day of the plan."),
        )
        self.due = DayField(tr("Due"), goal.due_on, required=True)
        self.fields = {"starts_on": self.starts, "due_on": self.due}
        self.body.addLayout(side_by_side(self.starts, self.due))
        self.due.setFocus()

    def act(self) -> tuple[Callable[..., Any], tuple[object, ...]]:
        due = self.due.value
        if due is None:
            raise UserError(tr("Pick a day."), field="due_on")
        return operations.set_days, (self._goal.id, self.starts.value, due)


class MeasureDialog(Asking):
    """What a goal is measured by."""

    def __init__(self, runner: Runner, goal: GoalCard, parent: QWidget) -> None:
        super().__init__(runner, tr("Measured by"), goal.title, tr("Measure it by this"), parent)
        self._goal = goal
        self.measure = MeasureChoice(tr("Measure"), ("result",), goal.measure.key)
        self.narrowing = TextField(" ", goal.narrowing, limit=rules.NARROWING_LIMIT)
        self.fields = {"measure": self.measure, "narrowing": self.narrowing}
        self.body.addWidget(self.measure)
        self.body.addWidget(self.narrowing)
        self.measure.chosen.connect(self._changed)
        self._changed(goal.measure.key)

    def _changed(self, key: str) -> None:
        chosen = measure(key)
        self.measure.set_hint(chosen.hint)
        self.narrowing.setVisible(key in (ORDERS_OF, COUNTER))
        self.narrowing.label.setText(chosen.narrowing)
        self.narrowing.line.setAccessibleName(chosen.narrowing)

    def act(self) -> tuple[Callable[..., Any], tuple[object, ...]]:
        return operations.set_measure, (self._goal.id, self.measure.value, self.narrowing.value)


class BetDialog(Asking):
    """The range that the team expects; later, what came out."""

    def __init__(
        self, runner: Runner, goal: GoalCard, currency: str, today: dt.date, parent: QWidget
    ) -> None:
        super().__init__(
            runner,
            tr("What the team expects"),
            tr("A range that you would bet on, so that guessing gets better."),
            tr("Keep the range"),
            parent,
        )
        self._goal, self._currency, self._today = goal, currency, today
        bet, unit = goal.bet, goal.measure.unit
        sign = words.unit_sign(unit, currency)
        sign = f" ({sign})" if sign else ""
        self.low = TextField(tr("From") + sign, self._typed(bet.low if bet else None), limit=40)
        self.high = TextField(tr("To") + sign, self._typed(bet.high if bet else None), limit=40)
        self.outcome = TextField(
            tr("What it came to") + sign,
            self._typed(_came_to(goal)),
            hint=tr("Fill this in when the goal is due: it settles the bet."),
            limit=40,
        )
        self.fields = {"low": self.low, "high": self.high, "outcome": self.outcome}
        self.body.addLayout(side_by_side(self.low, self.high))
        self.body.addWidget(self.outcome)
        self.outcome.setVisible(bet is not None)
        if bet is not None:
            self._add_ways_back(bet.outcome is not None)
        self.low.setFocus()

    def _add_ways_back(self, settled: bool) -> None:
        if settled:
            for field in (self.low, self.high):
                field.line.setReadOnly(True)
            reopen = self.add_other(tr("Open it again"))
            reopen.clicked.connect(lambda: self.run(operations.reopen_bet, self._goal.id))
        remove = self.add_other(tr("Take it back"))
        remove.clicked.connect(lambda: self.run(operations.remove_bet, self._goal.id))

    def act(self) -> tuple[Callable[..., Any], tuple[object, ...]]:
        bet = self._goal.bet
        low, high = self._read(self.low, "low"), self._read(self.high, "high")
        if bet is not None and self.outcome.value and (bet.low, bet.high) == (low, high):
            outcome = self._read(self.outcome, "outcome")
            return operations.settle_bet, (self._goal.id, outcome, self._today)
        if self.outcome.value:
            raise UserError(
                tr("Keep the new range first, then say what it came to."), field="outcome"
            )
        return operations.place_bet, (self._goal.id, low, high, self._today)

    def _typed(self, value: float | None) -> str:
        return words.typed(value, self._goal.measure.unit, self._currency)

    def _read(self, field: TextField, name: str) -> float:
        return words.parsed(field.value, self._goal.measure.unit, self._currency, name)


def _came_to(goal: GoalCard) -> float | None:
    """The outcome, or once the goal is due what it stands at, to be kept or corrected."""
    if goal.bet is None or goal.bet.outcome is not None or not goal.is_due:
        return goal.bet.outcome if goal.bet else None
    return goal.present.value if goal.present else None


class StoneDialog(Asking):
    """What a stepping stone counts: a new one below a goal, or another measure for one."""

    def __init__(
        self,
        runner: Runner,
        currency: str,
        goal_id: int | None,
        stone: StoneCard | None,
        parent: QWidget,
    ) -> None:
        title = tr("Stepping stone") if stone else tr("Add a stepping stone")
        lead = tr("A number on the way to the goal, counted over the last 90 days.")
        main = tr("Count this") if stone else tr("Add stepping stone")
        super().__init__(runner, title, lead, main, parent)
        self._goal_id, self._stone, self._currency = goal_id, stone, currency
        key = stone.measure.key if stone else "visits"
        self.measure = MeasureChoice(
            tr("What is counted"), ("vanity", "stone", "own", "result"), key
        )
        self.name = TextField(
            tr("In your own words"), stone.name if stone else "", limit=rules.TITLE_LIMIT
        )
        unit = measure(key).unit
        self.aim = TextField(
            tr("Aim, if it has one"),
            words.typed(stone.aim if stone else None, unit, currency),
            limit=40,
        )
        self.fields = {"measure": self.measure, "name": self.name, "aim": self.aim}
        self.body.addWidget(self.measure)
        self.body.addWidget(self.name)
        self.body.addWidget(self.aim)
        self.measure.chosen.connect(self._changed)
        self._changed(key)

    def _changed(self, key: str) -> None:
        own = key == OWN
        self.name.line.setPlaceholderText(
            tr("people at the tasting") if own else measure(key).words
        )

    def act(self) -> tuple[Callable[..., Any], tuple[object, ...]]:
        key, name, typed = self.measure.value, self.name.value, self.aim.value
        unit = measure(key).unit
        aim = words.parsed(typed, unit, self._currency, "aim") if typed else None
        if self._stone is not None:
            return operations.change_stone, (self._stone.id, key, name, aim)
        return operations.add_stone, (self._goal_id, key, name, aim)
