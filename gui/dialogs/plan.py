"""Starting a plan, and the list of all plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.errors import UserError
from core.plans import operations
from core.plans.queries import PlanCard, plans, proposed_period
from core.plans.rules import NAME_LIMIT, Period
from core.store.changes import Changes
from core.text import tr
from gui.dialogs.base import Dialog
from gui.runner import Runner
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton
from gui.widgets.day_field import DayField
from gui.widgets.field import TextField, side_by_side
from gui.widgets.labels import Divider, Label


class NewPlan(Dialog):
    """Asks for a plan's name and days; `source` is the plan whose decisions it takes over."""

    def __init__(
        self, runner: Runner, today: dt.date, source: PlanCard | None, parent: QWidget
    ) -> None:
        title = tr("New plan from {name}", name=source.name) if source else tr("New plan")
        lead = (
            tr("It takes over the goals, the groups and the networks. Change what changes.")
            if source
            else tr("A plan is a period with its own goals, groups and networks.")
        )
        super().__init__(title, lead, parent=parent)
        self._runner = runner
        self._source = source
        self.name = TextField(tr("Name"), limit=NAME_LIMIT)
        self.starts = DayField(tr("First day"), required=True)
        self.ends = DayField(tr("Last day"), required=True)
        self.body.addWidget(self.name)
        self.body.addLayout(side_by_side(self.starts, self.ends))
        self.add_main(tr("Start the plan")).clicked.connect(self._start)
        runner.ask(proposed_period, today, then=self._propose, owner=self)

    def _propose(self, period: Period) -> None:
        self.name.set_value(period.name)
        self.starts.set_value(period.starts_on)
        self.ends.set_value(period.ends_on)
        self.name.setFocus()
        self.name.line.selectAll()

    def _start(self) -> None:
        for field in (self.name, self.starts, self.ends):
            field.clear_error()
        starts, ends = self.starts.value, self.ends.value
        if starts is None or ends is None:
            (self.starts if starts is None else self.ends).set_error(tr("Pick a day."))
            return
        what: Callable[..., int] = operations.add_plan
        if self._source:
            what = partial(operations.copy_plan, from_plan=self._source.id)
        self._runner.run(
            what,
            name=self.name.value,
            starts_on=starts,
            ends_on=ends,
            pick=True,
            then=self._made,
            refused=self._refused,
        )

    def _made(self, _plan: int) -> None:
        self.accept()

    def _refused(self, error: UserError) -> None:
        fields = {"name": self.name, "starts_on": self.starts, "ends_on": self.ends}
        self.refuse(error, fields)


class AllPlans(Dialog):
    """Every plan with its name and days, to change in place, put away or delete."""

    def __init__(self, runner: Runner, parent: QWidget) -> None:
        super().__init__(tr("All plans"), width=640, parent=parent)
        self._runner = runner
        self.cancel.setText(tr("Close"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme().px(8))
        inside = QWidget()
        inside.setLayout(self._rows)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(self.room(260))
        scroll.setWidget(inside)
        self.body.addWidget(scroll)
        runner.changed.connect(self._changed)
        self._read()

    def _read(self) -> None:
        self._runner.ask(plans, then=self._show, owner=self)

    def _changed(self, changes: Changes) -> None:
        if "plan" in changes.tables:
            self._read()

    def _show(self, found: list[PlanCard]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for plan in found:
            self._rows.addWidget(PlanRow(self._runner, plan, self._refused))
            self._rows.addWidget(Divider())
        self._rows.addStretch(1)

    def _refused(self, error: UserError) -> None:
        self.refuse(error)
        self._read()


class PlanRow(QWidget):
    """One plan of the list."""

    def __init__(
        self, runner: Runner, plan: PlanCard, refused: Callable[[UserError], object]
    ) -> None:
        super().__init__()
        self._runner, self._plan, self._refused = runner, plan, refused
        self.name = TextField(tr("Name"), plan.name, limit=NAME_LIMIT)
        self.starts = DayField(tr("First day"), plan.starts_on, required=True)
        self.ends = DayField(tr("Last day"), plan.ends_on, required=True)
        self.name.committed.connect(self._rename)
        self.starts.committed.connect(self._set_days)
        self.ends.committed.connect(self._set_days)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme().px(8), 0)
        row.setSpacing(theme().px(8))
        row.addWidget(self.name, 2)
        row.addWidget(self.starts, 1)
        row.addWidget(self.ends, 1)
        self._add_buttons(row)

    def _add_buttons(self, row: QHBoxLayout) -> None:
        plan = self._plan
        if plan.archived:
            row.addWidget(Label(tr("put away"), "hint"))
            out = Button(tr("Take out", of="plan"), small=True)
            out.clicked.connect(lambda: self._run(operations.unarchive_plan))
            row.addWidget(out)
        else:
            away = IconButton("archive", tr("Put {name} away", name=plan.name))
            away.clicked.connect(lambda: self._run(operations.archive_plan))
            row.addWidget(away)
        delete = IconButton("trash-2", tr("Delete {name}", name=plan.name))
        delete.clicked.connect(lambda: self._run(operations.delete_plan))
        row.addWidget(delete)

    def _rename(self, name: str) -> None:
        self._run(operations.rename_plan, name)

    def _set_days(self, _day: object) -> None:
        if self.starts.value is not None and self.ends.value is not None:
            self._run(operations.set_plan_days, self.starts.value, self.ends.value)

    def _run(self, what: Callable[..., object], *args: object) -> None:
        self._runner.run(what, self._plan.id, *args, refused=self._refused)
