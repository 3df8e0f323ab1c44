"""The weekly rhythm: what is done on which weekday, and filling a week with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.calendar.limits import DOER_LIMIT, KINDS, MOST_MINUTES, REPLY, SLOT_WORDS_LIMIT
from core.calendar.rules import kind_words
from core.errors import UserError
from core.text import minutes, opening, tr, weekday_name
from gui.dialogs.base import Dialog
from gui.models.rows import Column, RowsModel
from gui.pages.calendar.details import Options
from gui.pages.calendar.kinds import KIND_HUES
from gui.pages.calendar.time_field import TimeField
from gui.pages.calendar.weekdays import ordered_weekdays
from gui.widgets.buttons import Button
from gui.widgets.field import ChoiceField, Field, TextField, side_by_side
from gui.widgets.labels import Label
from gui.widgets.looks import ChipLook
from gui.widgets.number_field import NumberField
from gui.widgets.rows_table import RowsTable


@dataclass(frozen=True)
class SlotLine:
    """A place in the rhythm; `id` is None while it is new. Monday is 0."""

    id: int | None
    weekday: int
    time: str | None
    kind: str
    network: str
    minutes: int
    doer: str
    words: str


class RhythmDialog(Dialog):
    """The slots of a week. Each change is kept at once and can be undone."""

    kept = Signal(object)
    """A SlotLine that was added or changed."""
    removed = Signal(int)
    fill_wanted = Signal()

    def __init__(self, first_weekday: int, networks: Options, monday: str, parent: QWidget) -> None:
        super().__init__(
            tr("Weekly rhythm"),
            tr("What you do every week, by weekday. It fills a week with one press."),
            width=680,
            parent=parent,
        )
        self._order = ordered_weekdays(first_weekday)
        self._names = dict(networks)
        self._open: int | None = None
        self.model = RowsModel(self._columns(), key=lambda slot: slot.id)
        self.table = RowsTable(self.model, name=tr("Weekly rhythm"), row_height=34)
        self.table.setMinimumHeight(self.room(220))
        self.table.hide()
        self.table.current_changed.connect(self._show)
        self.sum = Label("", "label", wrap=True)
        self.weekday = ChoiceField(
            tr("Weekday"),
            [(day, opening(weekday_name(day))) for day in self._order],
            self._order[0],
        )
        self.time = TimeField()
        self.kind = ChoiceField(tr("Kind"), [(kind, kind_words(kind)) for kind in KINDS], REPLY)
        self.network = ChoiceField(tr("Network"), list(networks), networks[-1][0])
        self.minutes = NumberField(tr("Minutes"), 15, low=0, high=MOST_MINUTES, required=True)
        self.doer = TextField(tr("Doer"), placeholder=tr("Nobody yet"), limit=DOER_LIMIT)
        self.words = TextField(
            tr("What"), placeholder=tr("As in: answer the comments"), limit=SLOT_WORDS_LIMIT
        )
        self.keep = Button(tr("Add to the week"), icon="plus")
        self.anew = Button(tr("New place"), "quiet")
        self.remove = Button(tr("Take out", of="slot"), "quiet", icon="trash-2")
        self._lay(monday)

    def _columns(self) -> list[Column]:
        return [
            Column(
                "weekday",
                tr("Weekday"),
                value=lambda slot: opening(weekday_name(slot.weekday)),
                sort=lambda slot: (self._order.index(slot.weekday), slot.time or ""),
                width=92,
            ),
            Column("time", tr("Time"), value=lambda slot: slot.time or "", width=60),
            Column(
                "kind",
                tr("Kind"),
                value=lambda slot: kind_words(slot.kind),
                look=lambda slot: ChipLook(KIND_HUES[slot.kind], wide=92),
                width=112,
            ),
            Column("words", tr("What"), value=lambda slot: slot.words, stretch=True, width=130),
            Column(
                "network",
                tr("Network"),
                value=lambda slot: (
                    self._names.get(slot.network, slot.network) if slot.network else ""
                ),
                width=92,
            ),
            Column(
                "minutes",
                tr("Takes"),
                value=lambda slot: slot.minutes,
                text=lambda slot: minutes(slot.minutes),
                align="right",
                width=70,
            ),
            Column("doer", tr("Doer", of="column"), value=lambda slot: slot.doer, width=64),
        ]

    def _lay(self, monday: str) -> None:
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.sum)
        self.body.addLayout(side_by_side(self.weekday, self.time, self.kind, self.network))
        self.body.addLayout(side_by_side(self.words, self.minutes, self.doer))
        row = side_by_side()
        for button in (self.keep, self.anew, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.cancel.setText(tr("Close"))
        words = tr("Fill the week of {day}", day=monday)
        self.fill = self.add_main(words, icon="calendar-plus")
        self.fill.setDefault(False)
        self.fill.clicked.connect(self._fill)
        self.keep.clicked.connect(self._keep)
        self.anew.clicked.connect(self.start_anew)
        self.remove.clicked.connect(self._remove)
        self.start_anew()

    def show_slots(self, slots: Sequence[SlotLine]) -> None:
        """Show the rhythm as it is."""
        order = sorted(slots, key=lambda slot: (self._order.index(slot.weekday), slot.time or ""))
        self.model.set_rows(order)
        self.table.setVisible(bool(slots))
        whole = sum(slot.minutes for slot in slots)
        self.sum.setText(tr("{time} a week.", time=minutes(whole)) if slots else "")
        self.fill.setEnabled(bool(slots))
        if self._open is not None and all(slot.id != self._open for slot in slots):
            self.start_anew()

    def _show(self, slot: SlotLine | None) -> None:
        if slot is None:
            return
        self._open = slot.id
        self.weekday.set_value(slot.weekday)
        self.time.set_value(slot.time or "")
        self.kind.set_value(slot.kind)
        self.network.set_value(slot.network)
        self.minutes.set_value(slot.minutes)
        self.doer.set_value(slot.doer)
        self.words.set_value(slot.words)
        self._say()

    def start_anew(self) -> None:
        """Let the fields be about a new place."""
        self._open = None
        self.words.set_value("")
        self.time.set_value("")
        self._say()

    def _say(self) -> None:
        new = self._open is None
        self.keep.setText(tr("Add to the week") if new else tr("Change it"))
        self.anew.setVisible(not new)
        self.remove.setVisible(not new)

    @property
    def line(self) -> SlotLine:
        """What stands in the fields."""
        return SlotLine(
            self._open,
            int(str(self.weekday.value)),
            self.time.time,
            str(self.kind.value),
            str(self.network.value or ""),
            int(self.minutes.value or 0),
            self.doer.value,
            self.words.value,
        )

    def _keep(self) -> None:
        if all([self.time.check(), self.minutes.check(), self.words.check(), self.doer.check()]):
            self.kept.emit(self.line)
            if self._open is None:
                self.words.set_value("")

    def _remove(self) -> None:
        if self._open is not None:
            self.removed.emit(self._open)
            self.start_anew()

    def _fill(self) -> None:
        self.fill_wanted.emit()
        self.accept()

    def refused(self, error: UserError) -> None:
        """Say at its field why not."""
        fields: dict[str, Field] = {
            "weekday": self.weekday,
            "time": self.time,
            "kind": self.kind,
            "network": self.network,
            "minutes": self.minutes,
            "doer": self.doer,
            "words": self.words,
        }
        self.refuse(error, fields)
