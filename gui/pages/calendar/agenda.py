"""The list: one line for each activity of the month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.text import minutes, opening, short_day, tr, weekday_name
from gui.models.rows import Column, RowsModel
from gui.widgets.looks import ChipLook, TextLook
from gui.widgets.rows_table import RowsTable


@dataclass(frozen=True)
class Line:
    """An activity as a line of the list."""

    key: str
    day: dt.date
    time: str
    kind: str
    hue: str
    title: str
    network: str
    campaign: str
    doer: str
    minutes: int
    done: bool


class _Table(RowsTable):
    ticked = Signal(str)
    deleted = Signal(str)
    new_wanted = Signal(object)
    moved = Signal(str, object)
    paged = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, key = self.current_row(), event.key()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and line and key in steps:
            self.moved.emit(line.key, line.day + dt.timedelta(steps[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.paged.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif event.modifiers() or line is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self.ticked.emit(line.key)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit(line.key)
        elif key == Qt.Key.Key_N:
            self.new_wanted.emit(line.day)
        else:
            super().keyPressEvent(event)


class Agenda(QWidget):
    """The table, and what is wished for in it."""

    opened = Signal(str)
    chosen = Signal(object)
    ticked = Signal(str)
    menu_wanted = Signal(object, object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.model = RowsModel(_columns(self), key=lambda line: line.key)
        self.table = _Table(self.model, name=tr("Activities"), row_height=38)
        self.table.opened.connect(lambda line: self.opened.emit(line.key))
        self.table.current_changed.connect(
            lambda line: self.chosen.emit(None if line is None else line.key)
        )
        self.table.menu_wanted.connect(
            lambda line, at: self.menu_wanted.emit(line.key, line.day, at)
        )
        self.table.ticked.connect(self.ticked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these, in their order."""
        self.model.set_rows(lines)

    def choose(self, key: str, *, focus: bool = False) -> bool:
        """Put the keyboard on a line; whether it is there."""
        found = self.table.select_key(key)
        if found and focus:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return found


def _columns(agenda: Agenda) -> list[Column]:
    return [
        Column(
            "done",
            tr("Done"),
            value=lambda line: line.done,
            text=lambda line: "",
            checked=lambda line: line.done,
            check=lambda line, on: agenda.ticked.emit(line.key),
            width=52,
        ),
        Column(
            "day",
            tr("Day"),
            value=lambda line: line.day,
            text=lambda line: (
                f"{opening(weekday_name(line.day.weekday(), short=True))} {short_day(line.day)}"
            ),
            sort=lambda line: (line.day, line.time),
            width=104,
            optional=False,
        ),
        Column("time", tr("Time"), value=lambda line: line.time, width=58),
        Column(
            "kind",
            tr("Kind"),
            value=lambda line: line.kind,
            look=lambda line: ChipLook(line.hue, wide=92),
            width=118,
        ),
        Column(
            "title",
            tr("What"),
            value=lambda line: line.title,
            look=lambda line: TextLook("medium", tone="ink2" if line.done else ""),
            stretch=True,
            width=170,
            optional=False,
        ),
        Column("network", tr("Network"), value=lambda line: line.network, width=88),
        Column("campaign", tr("Campaign"), value=lambda line: line.campaign, width=100),
        Column("doer", tr("Doer", of="column"), value=lambda line: line.doer, width=64),
        Column(
            "minutes",
            tr("Takes"),
            value=lambda line: line.minutes,
            text=lambda line: minutes(line.minutes) if line.minutes else "",
            align="right",
            width=68,
        ),
    ]


def _day_words(line: Line) -> str:
    return f"{opening(weekday_name(line.day.weekday(), short=True))} {short_day(line.day)}"
