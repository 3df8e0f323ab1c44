"""Who is it for? One primary group, at most two more; the rest is parked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.audience import operations
from core.audience.limits import PRIMARY, SLOTS
from core.audience.queries import Group
from core.audience.rules import full_title
from core.errors import UserError
from core.planning_session import beside
from core.planning_session.beside import GroupsBeside
from core.plans.rules import NAME_LIMIT
from core.store.database import Reader
from core.text import tr, trn
from gui.planning_session.drafts import Form
from gui.planning_session.rows import Rows
from gui.planning_session.step import Step, Table, empty, take_keyboard
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.field import TextField, side_by_side
from gui.widgets.labels import Label
from gui.widgets.messages import MessageBar


class GroupRow(Card):
    """A group with its place; `moved(id, slot)` or `moved(id, 0)` for parking."""

    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__(padding=12, spacing=4)
        self._id = 0
        self._up = 0
        self.chip = Chip("", "")
        self.title = Label("", "heading", wrap=True)
        self.about = Label("", "second", wrap=True)
        self.up = Button("", small=True)
        self.park = Button(tr("Park"), "quiet", small=True)
        self.up.clicked.connect(lambda: self.moved.emit(self._id, self._up))
        self.park.clicked.connect(lambda: self.moved.emit(self._id, 0))
        self.add_row(self.title, self.chip, self.up, self.park, stretch=0)
        self.add(self.about)

    def show_row(self, row: Any) -> None:
        """Show a group, how many people are in it, and the slot that it could move to."""
        group, people, self._up = row
        self._id = group.id
        self.title.setText(group.name)
        self.chip.set_look(_place(group), "stamp" if group.slot == PRIMARY else "")
        said = [group.who] if group.who else []
        if people:
            said.append(trn("{n} person in your file", "{n} people in your file", people))
        self.about.setText(" · ".join(said))
        self.about.setVisible(bool(said))
        self.up.setText(
            tr("Make primary") if self._up == PRIMARY else tr("Make sub-group {n}", n=self._up - 1)
        )
        self.up.setVisible(bool(self._up))
        self.up.setAccessibleName(tr("{group}: {deed}", group=group.name, deed=self.up.text()))
        self.park.setAccessibleName(tr("Park {group}", group=group.name))
        self.park.setVisible(not group.parked)
        self.set_selected(group.slot is not None)


class GroupsStep(Step):
    """The second question."""

    number = 2

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._data: GroupsBeside | None = None
        self.name = TextField(
            tr("A group, in their words"),
            placeholder=tr("For example: young families nearby"),
            limit=NAME_LIMIT,
        )
        self.who = TextField(
            tr("Who they are"), placeholder=tr("For example: walk past every morning"), limit=500
        )
        self.add_button = Button(tr("Add group"), "primary", icon="plus")
        self.add_button.clicked.connect(self._add)
        self.full = MessageBar(
            tr("What you add now stands outside the focus. Park one to make room."),
            lead=full_title(),
        )
        self.warnings = MessageBar(kind="caution")
        self.rows = Rows(self._make_row)
        self.body.addLayout(side_by_side(self.name, self.who))
        self.add(self.add_button)
        for part in (self.full, self.warnings, self.rows):
            self.add(part)
        self.finish()

    def load(self, reader: Reader, plan_id: int, today: dt.date) -> GroupsBeside:
        return beside.groups(reader, plan_id, today)

    def show_data(self, data: GroupsBeside) -> None:
        self._data = data
        page = data.page
        self.full.setVisible(page.is_full)
        loud = next((one for one in page.warnings if one.loud and one.kind == "overlap"), None)
        if loud is not None:
            self.warnings.say(loud.advice, "caution", lead=loud.title)
        self.warnings.setVisible(loud is not None)
        shown = [group for _, group in sorted(page.focus.items())] + page.others
        self.rows.show_rows(
            (group.id, (group, data.people.get(group.id, 0), self._up(group))) for group in shown
        )

    @property
    def form(self) -> Form:
        return Form({"name": self.name.line, "who": self.who.line})

    def begin(self) -> None:
        take_keyboard(self.name)

    def _up(self, group: Group) -> int:
        """The slot that a group could move up to; 0 for none."""
        focus = self._data.page.focus if self._data else {}
        if group.slot is not None:
            return group.slot - 1
        return next((slot for slot in SLOTS if slot not in focus), 0)

    def _make_row(self) -> QWidget:
        row = GroupRow()
        row.moved.connect(self._move)
        return row

    def _move(self, segment_id: int, slot: int) -> None:
        page = self._data.page if self._data else None
        group = page.group(segment_id) if page else None
        if group is None:
            return
        plan_id = self.table.plan_id
        if not slot:
            self.run(operations.park, plan_id, segment_id)
        elif group.slot is not None:
            self.run(operations.move_focus, plan_id, segment_id, slot)
        else:
            self.run(operations.focus, plan_id, segment_id, slot)

    def _add(self) -> None:
        if not self.name.value:
            self.table.offer_next()
            return
        focus = self._data.page.focus if self._data else {}
        free = next((slot for slot in SLOTS if slot not in focus), None)
        self.run(
            operations.add_segment,
            self.name.value,
            who=self.who.value,
            plan_id=self.table.plan_id if free else None,
            slot=free,
            then=lambda _: self._added(),
            refused=self._refused,
        )

    def _added(self) -> None:
        empty(self.name, self.who)
        self.begin()

    def _refused(self, error: UserError) -> None:
        self.refuse(error, {"who": self.who}, self.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = self.name.line.hasFocus() or self.who.line.hasFocus()
        if typing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._add()
        else:
            super().keyPressEvent(event)


def _place(group: Group) -> str:
    if group.slot is not None:
        return tr("Primary") if group.slot == PRIMARY else tr("Sub-group {n}", n=group.slot - 1)
    return tr("Parked") if group.parked else tr("Not decided")
