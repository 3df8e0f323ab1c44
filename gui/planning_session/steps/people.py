"""Who do we want to win over? Names, why, and who of the team takes care."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.planning_session import beside
from core.planning_session.beside import PeopleBeside, PersonLine
from core.plans.rules import NAME_LIMIT
from core.prospects import operations
from core.prospects.limits import LINE_LIMIT
from core.store.database import Reader
from core.text import tr, trn
from gui.names import names
from gui.planning_session.doers import doer_field, show_team
from gui.planning_session.drafts import Form
from gui.planning_session.rows import Rows
from gui.planning_session.step import Step, Table, empty, take_keyboard
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.field import TextField, side_by_side
from gui.widgets.labels import Label


class PersonRow(Card):
    """Somebody to win over, and who does it; `handed(id, doer)`."""

    handed = Signal(int, str)

    def __init__(self, table: Table) -> None:
        super().__init__(padding=10, spacing=2)
        self._line: PersonLine | None = None
        self._table = table
        self.title = Label("", "card", wrap=True)
        self.why = Label("", "second", wrap=True)
        self.doer = doer_field(table)
        self.doer.chosen.connect(self._hand)
        self.add_row(self.title, self.doer, stretch=0)
        self.add(self.why)
        names().changed.connect(self._say)

    def show_row(self, row: Any) -> None:
        """Show a line."""
        self._line = row
        self.why.setText(row.why)
        self.why.setVisible(bool(row.why))
        show_team(self.doer, self._table, row.doer)
        self._say()

    def _say(self) -> None:
        if self._line is not None:
            name = names().person(self._line.id, self._line.name)
            self.title.setText(name)
            self.doer.editor.setAccessibleName(tr("Who takes care of {name}", name=name))

    def _hand(self, doer: object) -> None:
        if self._line is not None:
            self.handed.emit(self._line.id, str(doer))


class PeopleStep(Step):
    """The fifth question."""

    number = 5

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.name = TextField(
            tr("Name"), placeholder=tr("A person, a shop, a page, a club"), limit=NAME_LIMIT
        )
        self.why = TextField(
            tr("What could they do for you?"),
            placeholder=tr("For example: names us on her page for brides"),
            limit=LINE_LIMIT,
        )
        self.add_button = Button(tr("Add prospect"), "primary", icon="plus")
        self.add_button.clicked.connect(self._add)
        self.counts = Label("", "second", wrap=True)
        self.rows = Rows(self._make_row, spacing=8)
        self.body.addLayout(side_by_side(self.name, self.why))
        self.add(self.add_button)
        self.add(self.counts)
        self.add(self.rows)
        self.finish()

    def load(self, reader: Reader, plan_id: int, today: dt.date) -> PeopleBeside:
        return beside.people(reader, plan_id, today)

    def show_data(self, data: PeopleBeside) -> None:
        said = []
        if data.total:
            said.append(trn("{n} prospect so far.", "{n} prospects so far.", data.total))
        if data.due:
            said.append(
                trn(
                    "{n} waits to hear from you today.",
                    "{n} wait to hear from you today.",
                    data.due,
                )
            )
        if len(data.people) < data.total:
            said.append(tr("The newest stand here."))
        self.counts.setText(" ".join(said))
        self.counts.setVisible(bool(said))
        self.rows.show_rows((one.id, one) for one in data.people)

    @property
    def form(self) -> Form:
        return Form({"name": self.name.line, "why": self.why.line})

    def begin(self) -> None:
        take_keyboard(self.name)

    def _make_row(self) -> QWidget:
        row = PersonRow(self.table)
        row.handed.connect(lambda person, doer: self.run(operations.set_doer, [person], doer))
        return row

    def _add(self) -> None:
        if not self.name.value:
            self.table.offer_next()
            return
        self.run(
            operations.add_prospect,
            self.name.value,
            self.table.today,
            found_words=self.why.value,
            then=lambda _: self._added(),
            refused=self._refused,
        )

    def _added(self) -> None:
        empty(self.name, self.why)
        self.begin()

    def _refused(self, error: UserError) -> None:
        self.refuse(error, {"found_words": self.why}, self.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = self.name.line.hasFocus() or self.why.line.hasFocus()
        if typing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._add()
        else:
            super().keyPressEvent(event)
