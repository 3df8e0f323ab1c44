"""The session over the whole window: one question at a time, and what collects at the side.

Which question is open stands in the file. Going on writes it there, and the screen follows what
the file says: so undoing a step leads back to its question, and closing loses nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.errors import UserError
from core.planning_session import beside, operations, rules
from core.planning_session.beside import Arrival, Meeting
from core.planning_session.ending import End, end
from core.planning_session.limits import STEPS
from core.planning_session.queries import Drafts
from core.store.changes import Changes
from core.store.database import Reader
from core.text import tr
from gui.frame.messages import Messages, Toasts
from gui.planning_session import stepping
from gui.planning_session.arriving import Arriving
from gui.planning_session.bars import Foot, Head
from gui.planning_session.clock import Clock
from gui.planning_session.ending import Ending
from gui.planning_session.side import Side
from gui.planning_session.step import Step, take_keyboard
from gui.planning_session.steps import make_step
from gui.theme import theme
from gui.widgets.speaking import announce

if TYPE_CHECKING:
    from gui.runner import Runner
    from gui.window import Window

SIDE_WIDTH, SIDE_SHARE, SIDE_LEAST = 360, 0.265, 210
MINUTE_MS = 10_000
"""How often the time so far is looked at."""


class SessionView(QWidget):
    """`left` when the session is paused or finished."""

    left = Signal()

    def __init__(self, window: Window, arrival: Arrival) -> None:
        super().__init__()
        self._window = window
        self._arrival = arrival
        self._meeting: Meeting | None = None
        self._session_id = arrival.open.id if arrival.open else None
        self._steps: dict[int, Step] = {}
        self._waiting: dict[int, Mapping[str, str]] = {}
        self._step = 0
        self._at_end = False
        self._clock = Clock(arrival.open.minutes if arrival.open else 0)
        self.setAccessibleName(tr("Planning session"))
        self.head, self.foot, self.side = Head(), Foot(), Side()
        self.messages = Messages()
        self.stack = QStackedWidget()
        self.arriving = Arriving()
        self.ending = Ending(self, window)
        self.stack.addWidget(self.arriving)
        self.stack.addWidget(self.ending)
        self.toasts = Toasts(self)
        self._lay()
        self._wire()
        self._open()

    # What questions ask of it -----------------------------------------------------------------

    @property
    def runner(self) -> Runner:
        """The way to the file."""
        return self._window.runner

    @property
    def today(self) -> dt.date:
        """The day that everything is reckoned from."""
        return self._window.today

    @property
    def plan_id(self) -> int:
        """The plan that the session is about."""
        plan = self._meeting.plan if self._meeting else self._arrival.plan
        assert plan is not None, "a session is about a plan"
        return plan.id

    @property
    def team(self) -> tuple[str, ...]:
        """The names of those who are there."""
        return rules.team(self._meeting.session.who) if self._meeting else ()

    @property
    def step(self) -> int:
        """The question that is open; 0 before the first, 9 after the last."""
        return STEPS[-1] + 1 if self._at_end else self._step

    @property
    def open_step(self) -> Step | None:
        """The question's own part of the screen."""
        return self._steps.get(self._step) if not self._at_end else None

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence above the question."""
        self.messages.say(sentence, action, act)

    def toast(
        self, sentence: str, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence for some seconds."""
        self.toasts.show_sentence(sentence, action, act)

    # Ways on ------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """To the next question, to the plan after the last, and out after that."""
        self._leave_field()
        if self._session_id is None:
            self._begin()
        elif self._at_end:
            self._finish()
        elif (to := rules.after(self._step)) is not None:
            self._move(to)
        else:
            self._show_end()

    def offer_next(self) -> None:
        """Nothing more here: give the keyboard to the way on."""
        take_keyboard(self.foot.go_on)

    def go_back(self) -> None:
        """To the question before."""
        self._leave_field()
        if self._at_end:
            self._leave_end(self._step)
        elif self._step and (to := rules.before(self._step)) is not None:
            self._move(to)

    def pause(self) -> None:
        """Leave it for now; it can be gone on with at any time."""
        self._leave_field()
        if self._session_id is not None and self._step:
            minutes, step = self._clock.minutes, self._step
            told = tr("Paused. It goes on at this question when you open it again.")
            self.runner.run(
                stepping.pause,
                self._session_id,
                step,
                minutes,
                self.today,
                self._drafts(),
                told=told,
            )
        self.left.emit()

    def _begin(self) -> None:
        who = self.arriving.who.value

        def refused(error: UserError) -> None:
            self.arriving.who.set_error(error.sentence)

        self.runner.run(
            operations.start_session,
            self.plan_id,
            self.today,
            who,
            then=self._begun,
            refused=refused,
            told=None,
        )

    def _begun(self, session_id: int) -> None:
        self._session_id = session_id
        self._clock = Clock(0)
        self._read()

    def _move(self, to: int) -> None:
        assert self._session_id is not None
        self.runner.run(
            stepping.move_on,
            self._session_id,
            self._step,
            to,
            self._clock.minutes,
            self.today,
            self._drafts(),
            told=None,
        )

    def _show_end(self) -> None:
        assert self._session_id is not None
        self._at_end = True
        self.runner.run(
            stepping.pause,
            self._session_id,
            self._step,
            self._clock.minutes,
            self.today,
            self._drafts(),
            then=lambda _: self._read_end(),
            told=None,
        )
        self.stack.setCurrentWidget(self.ending)
        self._say_where()
        self.ending.begin()

    def _leave_end(self, step: int) -> None:
        self._at_end = False
        if step != self._step:
            self._move(step)
        else:
            self._show_step(step)

    def _finish(self) -> None:
        assert self._session_id is not None
        self.runner.run(
            stepping.finish,
            self._session_id,
            self._step,
            self._clock.minutes,
            self.today,
            then=lambda _: self.left.emit(),
            told=tr("The planning session is finished. Its minutes print with the plan."),
        )

    # What the file says ---------------------------------------------------------------------------

    def _open(self) -> None:
        self._say_where()
        self.head.show_time(self._clock.minutes)
        if self._session_id is None:
            self.arriving.show_arrival(self._arrival)
            self.head.show_plan(self._arrival.plan.name if self._arrival.plan else "", ())
        else:
            self._read()

    def start(self) -> None:
        """Take the keyboard, once it is on screen."""
        if self._session_id is None:
            self.arriving.begin()

    def changed(self, changes: Changes) -> None:
        """Something in the file changed, here or by Undo."""
        if self._session_id is not None and changes.tables:
            self._read()

    def _read(self) -> None:
        step = self._step
        part = self._steps.get(step)

        def read(reader: Reader, session: int, today: dt.date) -> tuple[Meeting | None, int, Any]:
            found = beside.meeting(reader, session, today)
            data = part.load(reader, found.plan.id, today) if part and found else None
            return found, step, data

        self.runner.ask(read, self._session_id, self.today, then=self._arrived, owner=self)
        if self._at_end:
            self._read_end()

    def _arrived(self, found: tuple[Meeting | None, int, Any]) -> None:
        meeting, step, data = found
        if meeting is None:
            # Its start was taken back.
            self.runner.ask_store(
                lambda store: store.end_group(stepping.folded_label(STEPS[0])), then=lambda _: None
            )
            self.left.emit()
            return
        if self._meeting is None:
            self._waiting = dict(meeting.drafts)
        self._meeting = meeting
        self.head.show_plan(meeting.plan.name, self.team)
        self.side.show_meeting(meeting, meeting.session.step)
        if meeting.session.step != self._step:
            self._at_end = False
            self._show_step(meeting.session.step)
        elif step == self._step and step in self._steps and not self._at_end:
            self._steps[step].show_data(data)
        self._say_where()

    def _show_step(self, number: int) -> None:
        assert self._session_id is not None
        assert self._meeting is not None
        self._step = number
        part = self._steps.get(number)
        if part is None:
            part = self._steps[number] = make_step(number, self)
            self.stack.addWidget(part)
        part.fit(self.stack.width())
        session = self._session_id
        plan_id, today = self.plan_id, self.today

        def read(reader: Reader) -> tuple[str, Any]:
            return beside.lead(reader, plan_id, number), part.load(reader, plan_id, today)

        def show(found: tuple[str, Any]) -> None:
            lead, data = found
            part.lead.setText(lead)
            part.show_data(data)
            part.form.write(self._waiting.pop(number, {}))
            if self._step == number and not self._at_end:
                self.messages.hide()
                self.stack.setCurrentWidget(part)
                part.verticalScrollBar().setValue(0)
                self._say_where()
                part.begin()
                announce(part, part.heading.text())

        self.runner.ask_store(
            lambda store: stepping.enter(store, session, number), then=lambda _: None
        )
        self.runner.ask(read, then=show, owner=part)

    def _read_end(self) -> None:
        plan_id, sheet = self.plan_id, self.ending.chosen
        self.runner.ask(end, plan_id, sheet, self.today, then=self._show_paper, owner=self.ending)

    def _show_paper(self, found: End) -> None:
        self.ending.show_end(found)

    def _say_where(self) -> None:
        asking = self._step and not self._at_end
        self.head.show_step(self._step if asking else None)
        self.head.show_done(STEPS[-1] if self._at_end else max(self._step - 1, 0))
        self.side.setVisible(bool(self._step))
        if self._at_end:
            self.foot.show_end()
        elif self._step:
            counts = beside.done_counts(self._meeting.decided if self._meeting else ())
            self.foot.show_step(self._step, decided=bool(counts.get(self._step)))
        else:
            self.foot.show_start()

    def _say_who(self, who: str) -> None:
        if self._session_id is not None:
            self.runner.run(
                operations.set_who,
                self._session_id,
                who,
                refused=lambda error: self.side.who.set_error(error.sentence),
                told=None,
            )

    def _note(self, text: str) -> None:
        if self._session_id is not None and self._step:
            self.runner.run(
                operations.write_notes,
                self._session_id,
                self._step,
                text,
                refused=lambda error: self.side.notes.set_error(error.sentence),
                told=None,
            )

    def _drafts(self) -> Drafts:
        """What is half typed, also at questions that were not looked at yet."""
        typed = {number: part.form.read() for number, part in self._steps.items()}
        return self._waiting | {number: fields for number, fields in typed.items() if fields}

    def _leave_field(self) -> None:
        """What is being typed is kept before the question goes."""
        self.side.keep()
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()

    # The window's part ------------------------------------------------------------------------

    def _lay(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.messages)
        middle.addWidget(self.stack, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(middle, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(row, 1)
        column.addWidget(self.foot)

    def _wire(self) -> None:
        self.head.paused.connect(self.pause)
        self.side.who_said.connect(self._say_who)
        self.foot.back.connect(self.go_back)
        self.foot.skipped.connect(self.go_on)
        self.foot.continued.connect(self.go_on)
        self.arriving.begun.connect(self.go_on)
        self.side.noted.connect(self._note)
        self.ending.wanted.connect(self._leave_end)
        self.ending.sheet_chosen.connect(self._read_end)
        self.runner.changed.connect(self.changed)
        theme().changed.connect(self._fit)
        for keys, act in (
            ("Alt+Right", self.go_on),
            ("Ctrl+Right", self.go_on),
            ("Alt+Left", self.go_back),
            ("Ctrl+Left", self.go_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.stack.installEventFilter(self)
        self._timer = QTimer(self, interval=MINUTE_MS)
        self._timer.timeout.connect(lambda: self.head.show_time(self._clock.minutes))
        self._timer.start()

    def _fit(self) -> None:
        look = theme()
        side = min(look.px(SIDE_WIDTH), max(round(self.width() * SIDE_SHARE), SIDE_LEAST))
        self.side.setFixedWidth(side)
        width = self.stack.width()
        self.arriving.fit(width)
        for part in self._steps.values():
            part.fit(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.stack and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.pause()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().colour("paper"))
