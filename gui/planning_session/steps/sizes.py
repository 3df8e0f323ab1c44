"""How many are they? A range for each group in focus."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.audience import operations
from core.audience.queries import Group
from core.audience.rules import middle
from core.errors import UserError
from core.planning_session import beside
from core.planning_session.beside import GroupsBeside
from core.store.database import Reader
from core.text import number_range, tr, trn
from gui.planning_session.rows import Rows
from gui.planning_session.step import Step, Table, take_keyboard
from gui.widgets.bars import Bar
from gui.widgets.card import Card
from gui.widgets.labels import Label
from gui.widgets.messages import MessageBar
from gui.widgets.number_field import RangeField


class SizeRow(Card):
    """A group's size; `sized(id, low, high)`."""

    sized = Signal(int, object, object)
    done = Signal()

    def __init__(self) -> None:
        super().__init__(padding=14, spacing=8)
        self._id = 0
        self.title = Label("", "heading", wrap=True)
        self.range = RangeField(tr("People, from at least to at most"))
        self.range.committed.connect(lambda low, high: self.sized.emit(self._id, low, high))
        self.bar = Bar(0, height=9)
        self.known = Label("", "second", wrap=True)
        for part in (self.title, self.range, self.bar, self.known):
            self.add(part)

    def show_row(self, row: Any) -> None:
        """Show a group, how many people of it are known, and the biggest size."""
        group, people, biggest = row
        self._id = group.id
        self.title.setText(group.name)
        self.bar.setAccessibleName(tr("Size of {group}", group=group.name))
        self.range.low.setAccessibleName(tr("{group}, at least", group=group.name))
        self.range.high.setAccessibleName(tr("{group}, at most", group=group.name))
        if not (self.range.low.hasFocus() or self.range.high.hasFocus()):
            self.range.set_values(*(group.size or (None, None)))
        share = middle(group.size) / biggest if group.size and biggest else 0
        words = number_range(*group.size) if group.size else tr("Not known yet")
        self.bar.set_share(share, words)
        self.bar.setVisible(bool(group.size))
        self.known.setText(
            trn("{n} of them is in your file.", "{n} of them are in your file.", people)
        )
        self.known.setVisible(people > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)


class SizesStep(Step):
    """The third question."""

    number = 3

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.nobody = MessageBar(tr("No group is in focus yet. Go back a step, or leave it open."))
        self.warnings = MessageBar(kind="caution")
        self.rows = Rows(self._make_row)
        for part in (self.nobody, self.rows, self.warnings):
            self.add(part)
        self.finish()

    def load(self, reader: Reader, plan_id: int, today: dt.date) -> GroupsBeside:
        return beside.groups(reader, plan_id, today)

    def show_data(self, data: GroupsBeside) -> None:
        focus: list[Group] = [group for _, group in sorted(data.page.focus.items())]
        biggest = max((middle(group.size) for group in focus if group.size), default=0)
        self.nobody.setVisible(not focus)
        self.rows.show_rows(
            (group.id, (group, data.people.get(group.id, 0), biggest)) for group in focus
        )
        bigger = next((one for one in data.page.warnings if one.kind == "bigger"), None)
        if bigger is not None:
            self.warnings.say(bigger.advice, "caution", lead=bigger.title)
        self.warnings.setVisible(bigger is not None)

    def begin(self) -> None:
        rows = self.rows.all
        if rows and isinstance(rows[0], SizeRow):
            take_keyboard(rows[0].range.low)
        else:
            self.table.offer_next()

    def _make_row(self) -> QWidget:
        row = SizeRow()

        def refused(error: UserError) -> None:
            row.range.set_error(error.sentence)

        row.sized.connect(
            lambda segment, low, high: self.run(
                operations.set_size, segment, _whole(low), _whole(high), refused=refused
            )
        )
        row.done.connect(lambda: self._next(row))
        return row

    def _next(self, row: SizeRow) -> None:
        rows = self.rows.all
        after = rows.index(row) + 1
        if row.range.low.hasFocus():
            row.range.high.setFocus(Qt.FocusReason.TabFocusReason)
        elif after < len(rows) and isinstance(rows[after], SizeRow):
            take_keyboard(rows[after].range.low)  # type: ignore[attr-defined]
        else:
            row.range.clearFocus()
            self.table.go_on()


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
