"""What is the rhythm of a week? Places by weekday, inside the hours that there are."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from core.calendar import operations
from core.calendar.facts import SlotFacts
from core.calendar.limits import KINDS, MOST_MINUTES, REPLY
from core.calendar.rules import kind_words
from core.errors import UserError
from core.planning_session import beside
from core.planning_session.beside import WeekBeside
from core.planning_session.rules import usual_week
from core.store.database import Reader
from core.text import minutes, opening, share_words, short_day, tr, trn, weekday_name
from gui.pages.calendar.kinds import KIND_HUES
from gui.pages.calendar.weekdays import ordered_weekdays
from gui.planning_session.doers import doer_field, show_team
from gui.planning_session.rows import Rows
from gui.planning_session.step import Step, Table, take_keyboard
from gui.theme import theme
from gui.widgets.bars import Bar
from gui.widgets.buttons import Button, IconButton
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.field import ChoiceField, Field, side_by_side
from gui.widgets.labels import Label
from gui.widgets.number_field import NumberField

NO_NETWORK = ""


class SlotRow(Card):
    """A place in the week."""

    def __init__(self, step: WeekStep) -> None:
        super().__init__(padding=8, spacing=2)
        self._id = 0
        self._step = step
        self.day = Label("", "strong")
        self.day.setMinimumWidth(theme().px(92))
        self.kind = Chip("", "")
        self.about = Label("", "second", wrap=True)
        self.remove = IconButton("x", tr("Take out", of="slot"), side=26)
        self.remove.clicked.connect(lambda: step.run(operations.remove_slot, self._id))
        row = self.add_row(self.day, self.kind, self.about, self.remove, stretch=2)
        row.setSpacing(theme().px(10))

    def show_row(self, row: Any) -> None:
        """Show a slot, and its network's name."""
        slot, network = row
        self._id = slot.id
        self.day.setText(opening(weekday_name(slot.weekday)))
        what = tr("{day}, {kind}", day=self.day.text(), kind=kind_words(slot.kind))
        if slot.time:
            what = f"{what}, {slot.time}"
        self.remove.setAccessibleName(tr("Take out: {what}", what=what))
        self.kind.set_look(kind_words(slot.kind), KIND_HUES[slot.kind])
        parts = (slot.words, network, slot.time or "", minutes(slot.minutes), slot.doer)
        self.about.setText(" · ".join(part for part in parts if part))


class WeekStep(Step):
    """The last question."""

    number = 8

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._data: WeekBeside | None = None
        self.hours = Label("", "medium")
        self.bar = Bar(0, height=9, name=tr("Hours of the week"))
        self.usual = Button(tr("Propose a week"), icon="calendar-plus")
        self.usual_says = Label(
            tr(
                "Replies on workdays, then questions, the work of others and stories of your own, "
                "as far as your hours go. Change it as you like."
            ),
            "second",
            wrap=True,
        )
        self.usual.clicked.connect(self._propose)
        self.rows = Rows(lambda: SlotRow(self), spacing=6)
        self.fill = Button("", icon="calendar-check")
        self.fill.clicked.connect(self._fill)
        self.weekday = ChoiceField(tr("Weekday"), [(0, opening(weekday_name(0)))], 0)
        self.kind = ChoiceField(tr("Kind"), [(kind, kind_words(kind)) for kind in KINDS], REPLY)
        self.network = ChoiceField(tr("Network"), [(NO_NETWORK, tr("None"))], NO_NETWORK)
        self.takes = NumberField(tr("Minutes"), 15, low=0, high=MOST_MINUTES, required=True)
        self.doer = doer_field(table, tr("Who does it"))
        self.add_button = Button(tr("Add to the week"), icon="plus")
        self.add_button.clicked.connect(self._add)
        for part in (self.hours, self.bar, self.usual, self.usual_says, self.rows, self.fill):
            self.add(part)
        self.body.addLayout(side_by_side(self.weekday, self.kind, self.network))
        self.body.addLayout(side_by_side(self.takes, self.doer))
        self.add(self.add_button)
        self.finish()

    def load(self, reader: Reader, plan_id: int, today: dt.date) -> WeekBeside:
        return beside.week(reader, plan_id, today)

    def show_data(self, data: WeekBeside) -> None:
        first = self._data is None
        self._data = data
        names = dict(data.networks)
        order = ordered_weekdays(data.first_weekday)
        if first:
            self.weekday.set_options([(day, opening(weekday_name(day))) for day in order], order[0])
        self.network.set_options(
            [*data.networks, (NO_NETWORK, tr("None"))], self.network.value or NO_NETWORK
        )
        show_team(self.doer, self.table, str(self.doer.value or ""))
        self._show_hours(data)
        slots = sorted(data.slots, key=lambda s: (order.index(s.weekday), s.time or "", s.id))
        self.rows.show_rows(
            (slot.id, (slot, names.get(slot.network, slot.network))) for slot in slots
        )
        for part in (self.usual, self.usual_says):
            part.setVisible(not slots)
        self.fill.setText(tr("Put it on the week of {day}", day=short_day(data.starts_on)))
        self.fill.setVisible(bool(slots))

    def _show_hours(self, data: WeekBeside) -> None:
        whole = sum(slot.minutes for slot in data.slots)
        said = [tr("{time} of {all} a week", time=minutes(whole), all=minutes(data.minutes))]
        if data.mix.total:
            share = data.mix.conversation / data.mix.total
            said.append(tr("{share} conversation", share=share_words(share)))
        if data.mix.too_many_offers:
            said.append(tr("own offers are over a fifth"))
        self.hours.setText(" · ".join(said))
        over = whole > data.minutes
        share = whole / data.minutes if data.minutes else 0
        self.bar.set_share(min(share, 1), said[0], "tomato" if over else "stamp")

    def begin(self) -> None:
        # Rows come before: what can be pressed first is what decides most.
        take_keyboard(self.usual if self.usual.isVisibleTo(self) else self.fill)

    def _propose(self) -> None:
        data = self._data
        if data is None:
            return
        keys = [key for key, _ in data.networks]
        for facts in usual_week(keys, data.minutes):
            self.run(operations.add_slot, facts)
        self.runner_then(self.begin)

    def runner_then(self, act: Any) -> None:
        """Do something once everything handed over so far is on screen."""
        self.table.runner.ask(lambda _reader: None, then=lambda _: act())

    def _fill(self) -> None:
        if self._data is not None:
            self.run(
                operations.fill_week, self._data.starts_on, then=self._filled, refused=self._refused
            )

    def _filled(self, count: int) -> None:
        said = trn("{n} activity is on the calendar.", "{n} activities are on the calendar.", count)
        self.table.say(said if count else tr("That week is filled already."))

    def _add(self) -> None:
        if not self.takes.check():
            return
        facts = SlotFacts(
            int(str(self.weekday.value)),
            str(self.kind.value),
            None,
            str(self.network.value or ""),
            int(self.takes.value or 0),
            str(self.doer.value or ""),
        )
        self.run(operations.add_slot, facts, refused=self._refused)

    def _refused(self, error: UserError) -> None:
        fields: dict[str, Field] = {"network": self.network, "minutes": self.takes}
        self.refuse(error, fields, self.weekday)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.takes.line.hasFocus():
            self._add()
        else:
            super().keyPressEvent(event)
