"""Which ideas do we ask about? Capture what customers said, tick what to ask everybody."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from core.errors import UserError
from core.ideas import operations
from core.ideas.board import IdeaRow
from core.ideas.facts import IdeaFacts
from core.ideas.limits import IN_PERSON, PICK_ANY
from core.ideas.words import standing_line, status_name, votes_words
from core.planning_session import beside
from core.planning_session.beside import IdeasBeside
from core.store.database import Reader
from core.text import number, tr, trn
from gui.planning_session.drafts import Form
from gui.planning_session.rows import Rows
from gui.planning_session.step import Step, Table, empty, take_keyboard
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.field import TextField
from gui.widgets.labels import Label

ASKING, NEW = "asking", "new"
SHOWN = 10
"""Ideas that are shown before the others are asked for."""
MOST_ON_BALLOT = 9


class AskRow(Card):
    """An idea: ticked when everybody is asked about it. `ticked(id, on)`."""

    ticked = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__(padding=10, spacing=4)
        self._id = 0
        self.check = QCheckBox()
        self.check.clicked.connect(lambda on: self.ticked.emit(self._id, on))
        self.words = Label("", "card", wrap=True)
        self.standing = Label("", "second", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme().px(12))
        row.addWidget(self.check)
        row.addWidget(self.words, 3)
        row.addWidget(self.standing, 2)
        self.add_layout(row)

    def show_row(self, row: Any) -> None:
        """Show an idea."""
        self._id = row.id
        self.words.setText(row.text)
        self.check.setAccessibleName(tr("Ask about {idea}", idea=row.text))
        self.check.setChecked(row.status == ASKING)
        self.check.setEnabled(row.status in (ASKING, NEW))
        said = standing_line(row.standing, picked=row.picked)
        if row.standing.low is None and row.votes:
            said = f"{number(row.votes)} {votes_words(row.votes)}"
        if row.status not in (ASKING, NEW):
            said = f"{status_name(row.status)} · {said}"
        self.standing.setText(said)
        self.set_selected(row.status == ASKING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.check.hasFocus():
            self.check.click()
        else:
            super().keyPressEvent(event)


class IdeasStep(Step):
    """The sixth question."""

    number = 6

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._data = IdeasBeside(())
        self._all = False
        self.line = TextField(
            tr("What somebody asked for"),
            placeholder=tr("In one line, then Enter"),
            limit=500,
        )
        self.rows = Rows(self._make_row, spacing=8)
        self.more = Button("", "quiet")
        self.more.clicked.connect(self._show_all)
        self.ballot = Button("", icon="vote")
        self.ballot.clicked.connect(self._make_ballot)
        self.made = Label("", "second", wrap=True)
        self.made.hide()
        for part in (self.line, self.rows, self.more, self.ballot, self.made):
            self.add(part)
        self.finish()

    def load(self, reader: Reader, plan_id: int, today: dt.date) -> IdeasBeside:
        return beside.ideas(reader, plan_id, today)

    def show_data(self, data: IdeasBeside) -> None:
        self._data = data
        ideas = data.ideas
        shown = ideas if self._all else ideas[:SHOWN]
        shown = (*shown, *(one for one in ideas if one not in shown and one.status == ASKING))
        self.rows.show_rows((one.id, one) for one in shown)
        rest = len(ideas) - len(shown)
        self.more.setText(trn("Show {n} more", "Show {n} more", rest))
        self.more.setVisible(rest > 0)
        asking = len(self._asking)
        self.ballot.setText(trn("Make a ballot of {n}", "Make a ballot of {n}", asking))
        self.ballot.setVisible(1 < asking <= MOST_ON_BALLOT)

    @property
    def form(self) -> Form:
        return Form({"line": self.line.line})

    def begin(self) -> None:
        take_keyboard(self.line)

    @property
    def _asking(self) -> list[IdeaRow]:
        return [one for one in self._data.ideas if one.status == ASKING]

    def _make_row(self) -> QWidget:
        row = AskRow()
        row.ticked.connect(
            lambda idea, on: self.run(
                operations.set_status, [idea], ASKING if on else NEW, self.table.today
            )
        )
        return row

    def _show_all(self) -> None:
        self._all = True
        self.show_data(self._data)

    def _capture(self) -> None:
        if not self.line.value:
            self.table.offer_next()
            return
        self.run(
            operations.capture,
            IdeaFacts(self.line.value, source=IN_PERSON),
            self.table.today,
            then=lambda _: self._captured(),
            refused=lambda error: self.refuse(error, {}, self.line),
        )

    def _captured(self) -> None:
        empty(self.line)
        self.begin()

    def _make_ballot(self) -> None:
        def refused(error: UserError) -> None:
            self.table.say(error.sentence)

        self.run(
            operations.start_run,
            tr("Which of these would you like?"),
            PICK_ANY,
            [one.id for one in self._asking],
            self.table.today,
            then=lambda _: self._say_made(),
            refused=refused,
        )

    def _say_made(self) -> None:
        self.made.setText(tr("The ballot stands on the Ideas page. Print it with the plan."))
        self.made.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.line.line.hasFocus():
            self._capture()
        else:
            super().keyPressEvent(event)
