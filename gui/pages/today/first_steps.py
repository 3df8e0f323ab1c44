"""What an empty Today teaches: three first steps, each with the place where it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.text import tr
from core.today.glance import FirstSteps
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.labels import Label
from gui.widgets.stamps import Stamps

WIDE = 560
GOALS, NETWORKS, WEEK = "goals", "networks", "week"


class FirstStepsView(QWidget):
    """`wanted(key)` for the step whose button was pressed."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.stamps: dict[str, Stamps] = {}
        self.buttons: dict[str, Button] = {}
        px = theme().px
        column = QVBoxLayout()
        column.setSpacing(px(18))
        column.addWidget(Label(tr("Three steps to the first week"), "heading", wrap=True))
        column.addWidget(
            Label(
                tr("Then this page says every day what is worth ten minutes, and nothing else."),
                "second",
                wrap=True,
            )
        )
        for key, title, about, words in _steps():
            column.addLayout(self._step(key, title, about, words))
        column.addStretch(1)
        inside = QWidget()
        inside.setLayout(column)
        inside.setMaximumWidth(px(WIDE))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(24), px(24), px(24))
        row.addWidget(inside, 1)
        row.addStretch(0)

    def _step(self, key: str, title: str, about: str, words: str) -> QHBoxLayout:
        px = theme().px
        row = QHBoxLayout()
        row.setSpacing(px(14))
        self.stamps[key] = Stamps(0, 1)
        row.addWidget(self.stamps[key], 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(px(3))
        text.addWidget(Label(title, "strong", wrap=True))
        text.addWidget(Label(about, "second", wrap=True))
        row.addLayout(text, 1)
        self.buttons[key] = Button(words)
        self.buttons[key].clicked.connect(lambda: self.wanted.emit(key))
        row.addWidget(self.buttons[key], 0, Qt.AlignmentFlag.AlignTop)
        return row

    def show_steps(self, steps: FirstSteps) -> None:
        """Stamp what is done."""
        for key, is_done in _done(steps).items():
            self.stamps[key].set_stamps(int(is_done), 1)
            said = tr("done") if is_done else tr("not done yet")
            self.stamps[key].setAccessibleName(said)

    def next_button(self, steps: FirstSteps) -> Button:
        """The button of the first step that is still to be done."""
        return self.buttons[next((key for key, done in _done(steps).items() if not done), WEEK)]


def _done(steps: FirstSteps) -> dict[str, bool]:
    return {GOALS: steps.goal, NETWORKS: steps.networks, WEEK: steps.week}


def _steps() -> tuple[tuple[str, str, str, str], ...]:
    return (
        (
            GOALS,
            tr("Say what the business should get out of it"),
            tr("A goal with a number and a date: 80 pre-orders a week by the end of June."),
            tr("Set a goal"),
        ),
        (
            NETWORKS,
            tr("Choose two places to show up, at most three"),
            tr("Where your customers are, and where you like to be."),
            tr("Choose networks"),
        ),
        (
            WEEK,
            tr("Put one question into this week"),
            tr("“What did your gran bake on Sundays?” is ten minutes on a Tuesday."),
            tr("Add to week"),
        ),
    )
