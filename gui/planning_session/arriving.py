"""Before the first question: who is there, and what came of the last time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.planning_session.beside import Arrival
from core.planning_session.limits import WHO_LIMIT
from core.planning_session.look_back import GoalBack, LookBack
from core.text import number, opening, tr, trn
from gui.planning_session.column import Column
from gui.planning_session.step import take_keyboard
from gui.theme import theme
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.field import TextField
from gui.widgets.labels import Label

HUES = {"reached": "leaf", "ahead": "leaf", "missed": "tomato", "behind": "mustard"}


class Arriving(Column):
    """`begun(who)` when everybody sits."""

    begun = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = Label(tr("Who sits at the table?"), "question", wrap=True)
        self.lead = Label(
            tr("Eight questions, some twenty minutes. They end on your plan, on one page."),
            "lead",
            wrap=True,
        )
        self.who = TextField(
            tr("Who is there, and who does what"),
            placeholder=tr("For example: Ana: Instagram, Joe: calls"),
            limit=WHO_LIMIT,
        )
        self.back = Card(padding=16, spacing=10)
        self.add(self.heading)
        self.add(self.lead)
        self.body.addSpacing(theme().px(8))
        self.add(self.who)
        self.add(self.back)
        self.body.addStretch(1)

    def show_arrival(self, found: Arrival) -> None:
        """Show who was there last, and the look back if there is anything to look back at."""
        self.who.set_value(found.who)
        self.back.setVisible(found.back is not None)
        if found.back is not None:
            self._show_back(found.back)

    def begin(self) -> None:
        """Give the keyboard to the names."""
        take_keyboard(self.who)

    def _show_back(self, back: LookBack) -> None:
        self.back.set_title(tr("Look back: {plan}", plan=back.plan))
        self.back.add(Label(back.since_words, "second"))
        for goal in back.goals:
            self.back.add_row(_goal_words(goal), _verdict(goal), stretch=0)
        if not back.goals:
            self.back.add(Label(tr("No goal was set."), "second"))
        for title, words in _facts(back):
            box = QVBoxLayout()
            box.setSpacing(theme().px(2))
            box.addWidget(Label(title, "label"))
            box.addWidget(Label(words, wrap=True))
            self.back.add_layout(box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.who.line.hasFocus():
            self.begun.emit()
        else:
            super().keyPressEvent(event)


def _goal_words(goal: GoalBack) -> QWidget:
    told = ". ".join(part.rstrip(".") for part in (goal.stands, goal.bet) if part)
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().px(2))
    column.addWidget(Label(goal.title, "strong", wrap=True))
    column.addWidget(Label(told, "second", wrap=True))
    return box


def _verdict(goal: GoalBack) -> Chip:
    return Chip(goal.verdict, HUES.get(goal.state, ""))


def _facts(back: LookBack) -> list[tuple[str, str]]:
    made = "\n".join(back.made) if back.made else tr("None yet")
    undone = list(back.not_done)
    if back.not_done_more:
        undone.append(trn("and {n} more", "and {n} more", back.not_done_more))
    if back.late:
        undone.append(
            trn(
                "{n} person waits longer than you wanted",
                "{n} people wait longer than you wanted",
                back.late,
            )
        )
    found = [
        (tr("Ideas made"), made),
        (tr("Links gained"), number(back.links)),
        (tr("Promised and not done"), "\n".join(undone) if undone else tr("Nothing")),
    ]
    if back.record:
        found.append((tr("Bets"), opening(back.record)))
    return found
