"""The bank of questions: one for today, in one step on the calendar or into a poll."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.business.queries import business
from core.errors import UserError
from core.ideas import operations, polls
from core.ideas.limits import QUESTION_LIMIT
from core.ideas.polls import Question
from core.people.rules import folded
from core.store.changes import Changes
from core.store.database import Reader
from core.text import tr
from gui.dialogs.base import Dialog
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton
from gui.widgets.field import ChoiceField, TextField
from gui.widgets.labels import Divider, Label
from gui.widgets.layouts import ScrollArea

if TYPE_CHECKING:
    from gui.pages.ideas.page import IdeasPage as Page

READS = frozenset({"own_question", "activity", "poll"})


@dataclass(frozen=True)
class Bank:
    """The questions for one trade, and those that were asked before."""

    trade: str
    questions: list[Question]
    asked: frozenset[str]


class QuestionsDialog(Dialog):
    """Each question with its two ways out; the owner's own come first."""

    def __init__(self, page: Page) -> None:
        lead = tr("One good question a day. Put it on the calendar, or make a poll of it.")
        super().__init__(tr("Question of the day"), lead, width=640, parent=page)
        self._page = page
        self.cancel.setText(tr("Close"))
        self.trade = ChoiceField(tr("For"), list(polls.trades().items()))
        self.trade.chosen.connect(lambda _key: self._read())
        self.body.addWidget(self.trade)
        own = QHBoxLayout()
        own.setSpacing(theme().px(8))
        self.own = TextField(tr("A question of your own"), limit=QUESTION_LIMIT)
        self.add = Button(tr("Add"), icon="plus")
        self.add.clicked.connect(self._add)
        own.addWidget(self.own, 1)
        own.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(own)
        self.area = ScrollArea(spacing=4)
        self.area.setMinimumHeight(self.room(300))
        self.body.addWidget(self.area, 1)
        self._trade = ""
        page.runner.changed.connect(self._changed)
        self._read()

    def _read(self) -> None:
        trade = str(self.trade.value) if self._trade else ""
        self._page.runner.ask(_bank, trade, then=self._show, owner=self)

    def _changed(self, changes: Changes) -> None:
        if changes.tables & READS:
            self._read()

    def _show(self, bank: Bank) -> None:
        self._trade = bank.trade
        self.trade.set_value(bank.trade)
        scrolled = self.area.verticalScrollBar().value()
        while (item := self.area.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for question in bank.questions:
            self.area.add(self._line(question, folded(question.words) in bank.asked))
            self.area.add(Divider())
        self.area.body.addStretch(1)
        self.area.verticalScrollBar().setValue(scrolled)

    def _line(self, question: Question, asked: bool) -> QWidget:
        holder = QWidget()
        holder.setAccessibleName(question.words)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, theme().px(4), theme().px(8), theme().px(4))
        row.setSpacing(theme().px(8))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Label(question.words, "body", wrap=True))
        if asked or question.own_id is not None:
            hints = [tr("your own")] if question.own_id is not None else []
            hints += [tr("asked before")] if asked else []
            said.addWidget(Label(", ".join(hints), "hint"))
        row.addLayout(said, 1)
        put = Button(tr("To the calendar"), icon="calendar-plus", small=True)
        put.clicked.connect(partial(self._put, question.words))
        row.addWidget(put)
        poll = Button(tr("Make a poll"), icon="vote", small=True)
        poll.clicked.connect(partial(self._poll, question.words))
        row.addWidget(poll)
        if question.own_id is not None:
            cross = IconButton("trash-2", tr("Remove this question"), side=28)
            cross.clicked.connect(partial(self._remove, question.own_id))
            row.addWidget(cross)
        return holder

    def _add(self) -> None:
        self.own.clear_error()
        self._page.run(
            operations.add_question,
            self.own.value,
            told=None,
            then=lambda _id: self.own.line.clear(),
            refused=self._refused,
        )

    def _refused(self, error: UserError) -> None:
        self.refuse(error, {"words": self.own, "text": self.own})

    def _remove(self, question_id: int, _checked: bool = False) -> None:
        self._page.run(operations.remove_question, question_id)

    def _put(self, words: str, _checked: bool = False) -> None:
        self._page.deeds.put_question(words)

    def _poll(self, words: str, _checked: bool = False) -> None:
        self.accept()
        self._page.deeds.edit_poll(None, question=words)


def _bank(reader: Reader, trade: str) -> Bank:
    chosen = trade or polls.trade_of(business(reader).sells)
    return Bank(chosen, polls.questions(reader, chosen), polls.asked_before(reader))
