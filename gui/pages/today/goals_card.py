"""Goals large with their pace, stepping stones small below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from core.goals import words
from core.goals.queries import GoalCard, GoalsPage, StoneCard
from core.goals.rules import STONE_DAYS
from core.text import short_day, tr, trn
from gui.pages.today.pressable import Pressable
from gui.theme import theme
from gui.widgets.bars import Bar
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.labels import Divider, Label, section
from gui.widgets.layouts import Flow

GOALS, STONES = 3, 4
"""How many are shown; the page Goals has all."""
HUES = {"behind": "mustard", "missed": "tomato"}


class GoalsCard(Card):
    """`wanted(id)` for the goal that was pressed, 0 for the page as a whole."""

    wanted = Signal(int)

    def __init__(self) -> None:
        self._due = Label("", "label")
        super().__init__(tr("Business goals"), trailing=self._due, spacing=6)
        self._shown: object = None
        self._parts: list[object] = []

    def show_goals(self, page: GoalsPage | None, stones: Sequence[StoneCard]) -> None:
        """Show the goals of the plan; without any, what a goal is."""
        if (page, stones) == self._shown:
            return
        self._shown = (page, stones)
        while (item := self.body.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        goals = page.goals if page is not None else ()
        due = {short_day(goal.due_on, year=goal.is_far) for goal in goals}
        day = due.pop() if len(due) == 1 else ""
        self._due.setText(day)
        self._due.setAccessibleName(tr("Due {day}", day=day) if day else "")
        if page is not None and goals:
            self._add_goals(page, goals, due_differs=len({g.due_on for g in goals}) > 1)
            self._add_stones(page, stones)
        else:
            self._add_none()

    def _add_goals(self, page: GoalsPage, goals: Sequence[GoalCard], *, due_differs: bool) -> None:
        for goal in goals[:GOALS]:
            line = goal_line(goal, page.currency, due=due_differs)
            line.pressed.connect(lambda id=goal.id: self.wanted.emit(id))
            self.add(line)
        rest = len(goals) - GOALS
        if rest > 0:
            self._add_button(trn("And {n} more goal", "And {n} more goals", rest))

    def _add_stones(self, page: GoalsPage, stones: Sequence[StoneCard]) -> None:
        shown = [stone for stone in stones if stone.present is not None][:STONES]
        if not shown:
            return
        self.add(Divider())
        self.add(section(tr("Stepping stones, last {n} days", n=STONE_DAYS)))
        self.add(Flow(*(_stone(stone, page.currency) for stone in shown), spacing=8))

    def _add_none(self) -> None:
        said = tr("A goal is something the business gets out of it, with a number and a date.")
        self.add(Label(said, "second", wrap=True))
        self._add_button(tr("Set a goal"))

    def _add_button(self, words_: str) -> None:
        button = Button(words_, "quiet", small=True)
        button.clicked.connect(lambda: self.wanted.emit(0))
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def goal_line(goal: GoalCard, currency: str, *, due: bool) -> Pressable:
    """A goal: what is measured, where it stands, a bar, its pace."""
    unit, present = goal.measure.unit, goal.present
    name = words.measured(goal.measure, goal.narrowing)
    aim = words.figure(goal.target, unit, currency)
    said = words.figure(present.value, unit, currency) if present else "–"
    pace = pace_line(goal, currency, due=due)
    line = Pressable(tr("{goal}: {now} of {aim}. {pace}", goal=name, now=said, aim=aim, pace=pace))
    line.setToolTip(goal.title)
    head = QHBoxLayout()
    head.setSpacing(theme().px(4))
    head.addWidget(Label(name, "medium", wrap=True), 1)
    head.addWidget(Label(said, "strong"), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(Label(tr("of {aim}", aim=aim), "second"), 0, Qt.AlignmentFlag.AlignTop)
    line.body.addLayout(head)
    bar = Bar(share_of(goal), hue=HUES.get(goal.pace.state, "stamp"), name=name, words=pace)
    line.body.addWidget(bar)
    line.body.addWidget(Label(pace, "label", wrap=True))
    return line


def share_of(goal: GoalCard) -> float:
    """How full the bar is: the share of the aim, or of the way where the aim lies below."""
    present = goal.present
    if present is None:
        return 0.0
    falls = goal.baseline is not None and goal.target < goal.baseline
    if falls or goal.target <= 0 or present.value < 0:
        return min(max(goal.progress or 0.0, 0.0), 1.0)
    return min(present.value / goal.target, 1.0)


def pace_line(goal: GoalCard, currency: str, *, due: bool) -> str:
    """ "On course · up 2.8 points since 1 January", with the due day where goals differ."""
    unit, present = goal.measure.unit, goal.present
    parts = [words.pace_words(goal.pace, unit, currency)]
    if present is not None and goal.baseline is not None:
        gone = present.value - goal.baseline
        by = words.difference(gone, unit, currency)
        since = short_day(goal.starts_on)
        if gone > 0:
            parts.append(tr("up {by} since {day}", by=by, day=since))
        elif gone < 0:
            parts.append(tr("down {by} since {day}", by=by, day=since))
    if due:
        parts.append(tr("due {day}", day=short_day(goal.due_on, year=goal.is_far)))
    return " · ".join(parts)


def _stone(stone: StoneCard, currency: str) -> Label:
    assert stone.present is not None
    figure = words.figure(stone.present.value, stone.measure.unit, currency)
    label = Label("", "label", rich=True)
    shown = stone.words.replace("&", "&amp;").replace("<", "&lt;")
    label.setText(f'<span style="font-weight:600">{figure}</span> {shown}')
    label.setAccessibleName(f"{figure} {stone.words}")
    return label
