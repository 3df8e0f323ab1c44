"""At the side: what is decided so far, the team's bets, and notes from the table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.planning_session.beside import Meeting
from core.planning_session.decided import Decided
from core.planning_session.limits import WORDS_LIMIT
from core.planning_session.queries import NoteRow
from core.text import tr
from gui.names import names
from gui.theme import theme
from gui.widgets.field import NoteField
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Divider, Label
from gui.widgets.layouts import ScrollArea

NOTES_HIGH = 104


class Side(QWidget):
    """`noted(text)` when the notes of the open question were changed, `who_said(text)` when
    somebody came or went."""

    noted = Signal(str)
    who_said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self._step = 1
        self._noted = ""
        self.setAccessibleName(tr("Decided so far"))
        self.lines = QVBoxLayout()
        self.bets = QVBoxLayout()
        self.others = QVBoxLayout()
        for column in (self.lines, self.bets, self.others):
            column.setSpacing(theme().px(3))
        self.who = InlineText(
            name=tr("Who is there"), placeholder=tr("Add who is there"), faint="ink2"
        )
        self.who.committed.connect(self.who_said)
        self.bets_title = Label(tr("The team expects"), "card", wrap=True)
        self.bets_line, self.others_line = Divider(), Divider()
        self.notes = NoteField(
            "",
            "",
            rows=3,
            placeholder=tr("Who said what, a line each"),
            limit=WORDS_LIMIT * 20,
        )
        self.notes.edit.setAccessibleName(tr("Notes from the table"))
        self.notes.edit.setTabChangesFocus(True)
        theme().changed.connect(self._resized)
        self._resized()
        self.notes.committed.connect(lambda _: self.keep())
        self._lay()
        names().changed.connect(self._renew)

    def _lay(self) -> None:
        self.area = ScrollArea(spacing=10)
        body = self.area.body
        px = theme().px
        body.setContentsMargins(px(22), px(22), px(16), px(16))
        body.addWidget(Label(tr("At the table"), "card", wrap=True))
        body.addWidget(self.who)
        body.addWidget(Divider())
        body.addWidget(Label(tr("Decided so far"), "card", wrap=True))
        body.addLayout(self.lines)
        body.addWidget(self.bets_line)
        body.addWidget(self.bets_title)
        body.addLayout(self.bets)
        body.addWidget(self.others_line)
        body.addLayout(self.others)
        body.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(22), px(10), px(22), px(16))
        foot.setSpacing(px(8))
        foot.addWidget(Label(tr("Notes from the table"), "card", wrap=True))
        foot.addWidget(self.notes)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(Divider())
        column.addLayout(foot)

    def keep(self) -> None:
        """Hand over what is noted, also while it is being typed."""
        if self.notes.value != self._noted and not self.notes.has_error:
            self._noted = self.notes.value
            self.noted.emit(self._noted)

    def _resized(self) -> None:
        self.notes.edit.setFixedHeight(theme().px(NOTES_HIGH))

    def show_meeting(self, meeting: Meeting, step: int) -> None:
        """Show what a session has so far; notes are those of the question `step`."""
        moved = step != self._step
        self._meeting, self._step = meeting, step
        text = "\n".join(one.words for one in meeting.notes if one.step == step)
        if moved or not self.notes.edit.hasFocus():
            self.notes.set_value(text)
            self._noted = self.notes.value
        self.who.set_text(meeting.session.who)
        self._renew()

    def _renew(self) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        here = self._fill(self.lines, [one for one in meeting.decided if one.kind == "decision"])
        bets = [one for one in meeting.decided if one.kind == "bet"]
        self._fill(self.bets, bets, headings=False)
        self.bets_title.setVisible(bool(bets))
        self.bets_line.setVisible(bool(bets))
        self._fill_notes([one for one in meeting.notes if one.step != self._step])
        if here is not None:
            # What the open question decided is in sight, however long the list.
            QTimer.singleShot(0, here, lambda: self.area.ensureWidgetVisible(here, 0, 0))

    def _fill(
        self, column: QVBoxLayout, found: Sequence[Decided], *, headings: bool = True
    ) -> QWidget | None:
        """The last line of what the open question, or one before it, decided."""
        _empty(column)
        here: QWidget | None = None
        for one in found:
            if headings:
                if column.count():
                    column.addSpacing(theme().px(8))
                column.addWidget(Label(one.heading, "label", wrap=True))
            for person_id, name in one.people:
                column.addWidget(Label(names().person(person_id, name), wrap=True))
            for line in one.lines:
                column.addWidget(Label(line, wrap=True))
            last = column.itemAt(column.count() - 1)
            if one.step <= self._step and last is not None:
                here = last.widget()
        if not found and headings:
            column.addWidget(Label(tr("Nothing yet. It collects here."), "second", wrap=True))
        return here

    def _fill_notes(self, notes: Sequence[NoteRow]) -> None:
        _empty(self.others)
        self.others_line.setVisible(bool(notes))
        for one in notes:
            self.others.addWidget(Label(one.words, "second", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("side"))
        painter.fillRect(0, 0, 1, self.height(), theme().colour("line"))


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
