"""All figures of a goal or a stepping stone: one for any day, to correct or remove."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.goals import operations, words
from core.goals.queries import GoalCard, GoalsPage, Reading, StoneCard, goals_page
from core.store.changes import Changes
from core.text import day, tr
from gui.dialogs.base import Dialog
from gui.models.rows import Column, RowsModel
from gui.runner import Runner
from gui.theme import theme
from gui.widgets.day_field import DayField
from gui.widgets.field import TextField, side_by_side
from gui.widgets.rows_table import RowsTable


class FiguresDialog(Dialog):
    """The history of a goal or a stone, newest first; figures are typed over in the list."""

    def __init__(
        self,
        runner: Runner,
        page: GoalsPage,
        thing: GoalCard | StoneCard,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__(_title(thing), _lead(thing), parent=parent)
        self._runner, self._today = runner, today
        self._plan, self._currency, self._thing = page.plan.id, page.currency, thing
        self.cancel.setText(tr("Close"))
        self.day = DayField(tr("Day"), today, required=True)
        sign = words.unit_sign(thing.measure.unit, page.currency)
        self.value = TextField(tr("Figure") + (f" ({sign})" if sign else ""), limit=40)
        self.table = self._table()
        self.body.addLayout(side_by_side(self.day, self.value))
        self.body.addWidget(self.table, 1)
        self.remove = self.add_other(tr("Remove the figure"))
        self.remove.clicked.connect(self._remove)
        self.add_main(tr("Note the figure")).clicked.connect(self._note)
        runner.changed.connect(self._changed)
        self._show(thing)
        self.value.setFocus()

    def _table(self) -> RowsTable:
        columns = [
            Column(
                "day",
                tr("Day"),
                lambda r: r.day,
                text=lambda r: day(r.day, year=True),
                width=150,
            ),
            Column(
                "value",
                tr("Figure"),
                lambda r: r.value,
                text=self._said,
                commit=self._correct,
                edit=lambda r: words.typed(r.value, self._thing.measure.unit, self._currency),
                editable=lambda r: r.source == "hand",
                align="right",
                width=100,
            ),
            Column(
                "source",
                tr("From", of="source"),
                lambda r: r.source,
                text=lambda r: tr("by hand") if r.source == "hand" else tr("from data"),
                stretch=True,
            ),
        ]
        model = RowsModel(columns, key=lambda r: r.id)
        table = RowsTable(model, name=tr("Figures"), row_height=32)
        table.setMinimumHeight(theme().px(190))
        table.current_changed.connect(self._picked)
        return table

    def _said(self, reading: Reading) -> str:
        return words.figure(reading.value, self._thing.measure.unit, self._currency)

    def _picked(self, reading: Reading | None) -> None:
        self.remove.setEnabled(reading is not None and reading.source == "hand")

    def _changed(self, changes: Changes) -> None:
        if changes.tables & {"goal", "goal_reading", "stepping_stone", "stone_reading"}:
            ask = partial(goals_page, plan_id=self._plan, today=self._today)
            self._runner.ask(ask, then=self._read, owner=self)

    def _read(self, page: GoalsPage | None) -> None:
        found = _same(page, self._thing) if page else None
        if found is None:
            self.reject()
        else:
            self._show(found)

    def _show(self, thing: GoalCard | StoneCard) -> None:
        self._thing = thing
        history = thing.history if isinstance(thing, GoalCard) else thing.readings
        self.table.rows_model.set_rows(reversed(history))
        self._picked(self.table.current_row())

    def _note(self) -> None:
        for field in (self.day, self.value):
            field.clear_error()
        if self.day.value is None:
            self._refused(UserError(tr("Pick a day."), field="day"))
        else:
            self._record(self.day.value, self.value.value, self._noted)

    def _correct(self, reading: Reading, typed: str) -> None:
        self._record(reading.day, typed, None)

    def _record(self, on: dt.date, typed: str, then: Callable[[object], object] | None) -> None:
        thing = self._thing
        try:
            value = words.parsed(typed, thing.measure.unit, self._currency, "value")
        except UserError as error:
            self._refused(error)
            return
        is_goal = isinstance(thing, GoalCard)
        record = operations.record_reading if is_goal else operations.record_stone
        self._runner.run(record, thing.id, on, value, then=then, refused=self._refused, told=None)

    def _noted(self, _reading: object) -> None:
        self.value.line.clear()
        self.error.hide()
        self.value.setFocus()

    def _remove(self) -> None:
        reading = self.table.current_row()
        is_goal = isinstance(self._thing, GoalCard)
        remove = operations.remove_reading if is_goal else operations.remove_stone_reading
        if reading is not None:
            self._runner.run(remove, reading.id, told=None)

    def _refused(self, error: UserError) -> None:
        self.refuse(error, {"day": self.day, "value": self.value})


def _title(thing: GoalCard | StoneCard) -> str:
    return thing.title if isinstance(thing, GoalCard) else thing.words


def _lead(thing: GoalCard | StoneCard) -> str:
    if isinstance(thing, GoalCard):
        return words.measured(thing.measure, thing.narrowing)
    return tr("Each figure counts the 90 days up to its day.")


def _same(page: GoalsPage, thing: GoalCard | StoneCard) -> GoalCard | StoneCard | None:
    stones = [*page.watched, *(s for goal in page.goals for s in goal.stones)]
    among = page.goals if isinstance(thing, GoalCard) else stones
    return next((found for found in among if found.id == thing.id), None)
