"""Above and below the question: where the session stands, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.planning_session.limits import STEPS
from core.planning_session.words import step_name
from core.text import and_list, minutes, tr
from gui.names import names
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton
from gui.widgets.labels import ElidedLabel, Label
from gui.widgets.messages import Glyph
from gui.widgets.stamps import Stamps

HEIGHT = 66


class _Bar(QWidget):
    """A line over the whole width."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)

    def _resized(self) -> None:
        px = theme().px
        self._row.setContentsMargins(px(28), 0, px(28), 0)
        self._row.setSpacing(px(12))
        self.setFixedHeight(px(HEIGHT))


class Head(_Bar):
    """Whose session, which step, how long so far; `paused` when it is left for now."""

    paused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.whose = ElidedLabel("", "second")
        self.names = IconButton("eye-off", tr("Hide or show names"), shortcut="Ctrl+Shift+H")
        self.names.clicked.connect(lambda: names().hide(not names().hidden))
        self.stamps = Stamps(0, len(STEPS), diameter=14, gap=9, name=tr("Steps done"))
        self.step = Label("", "second")
        self.time = Label("", "medium")
        self.pause = Button(tr("Pause"), tip=tr("Pause (Esc)"))
        self.pause.clicked.connect(self.paused)
        self._row.addWidget(ElidedLabel(tr("Planning session"), "heading"))
        self._row.addWidget(self.whose, 1)
        self._row.addWidget(self.stamps, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.step)
        self._row.addWidget(Glyph("timer", "ink2", 16), 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.time)
        self._row.addWidget(self.names)
        self._row.addWidget(self.pause)
        theme().changed.connect(self._resized)
        self._resized()

    def show_plan(self, plan: str, team: tuple[str, ...]) -> None:
        """Say which plan it is about, and who is there."""
        whose = tr("{plan}, with {names}", plan=plan, names=and_list(team)) if team else plan
        self.whose.setText(whose)

    def show_step(self, step: int | None) -> None:
        """Say which question is open; None after the last and before the first."""
        self.step.setText(tr("Step {n} of {total}", n=step, total=len(STEPS)) if step else "")
        self.step.setVisible(step is not None)

    def show_done(self, steps: int) -> None:
        """Fill so many rings."""
        self.stamps.set_stamps(steps, len(STEPS))

    def show_time(self, so_far: int) -> None:
        """Say how long it took so far."""
        self.time.setText(tr("{time} so far", time=minutes(so_far)))

    def paintEvent(self, event: QPaintEvent) -> None:
        _ground(self, top=False)


class Foot(_Bar):
    """`back`, `skipped` and `continued`."""

    back = Signal()
    skipped = Signal()
    continued = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back_button = Button(tr("Back"), tip=tr("Back (Alt+Left)"))
        self.skip_button = Button(tr("Skip for now"), "quiet")
        self.next = Label("", "second")
        self.go_on = Button("", "primary", icon="arrow-right", tip=tr("Continue (Alt+Right)"))
        self.go_on.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.back_button.clicked.connect(self.back)
        self.skip_button.clicked.connect(self.skipped)
        self.go_on.clicked.connect(self.continued)
        self._row.addWidget(self.back_button)
        self._row.addWidget(self.skip_button)
        self._row.addStretch(1)
        self._row.addWidget(self.next)
        self._row.addWidget(self.go_on)
        theme().changed.connect(self._resized)
        self._resized()

    def show_step(self, step: int, *, decided: bool) -> None:
        """The ways on from a question; one that decided nothing can be skipped."""
        last = step == STEPS[-1]
        self.back_button.setVisible(step > STEPS[0])
        self.skip_button.setVisible(not decided)
        self.next.setText(
            tr("Next: the plan on one page")
            if last
            else tr("Next: {step}", step=step_name(step + 1))
        )
        self.next.show()
        self.go_on.setText(tr("Continue"))

    def show_start(self) -> None:
        """The way into the first question."""
        self.back_button.hide()
        self.skip_button.hide()
        self.next.setText(tr("First: {step}", step=step_name(1)))
        self.next.show()
        self.go_on.setText(tr("Begin"))

    def show_end(self) -> None:
        """The way out."""
        self.back_button.show()
        self.skip_button.hide()
        self.next.hide()
        self.go_on.setText(tr("Finish the session"))

    def paintEvent(self, event: QPaintEvent) -> None:
        _ground(self, top=True)


def _ground(bar: QWidget, *, top: bool) -> None:
    painter = QPainter(bar)
    painter.fillRect(bar.rect(), theme().colour("paper"))
    painter.fillRect(0, 0 if top else bar.height() - 1, bar.width(), 1, theme().colour("line"))
