"""Two plans side by side: what was decided, and what came of it."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.goals import words
from core.goals.queries import GoalCard
from core.plans.comparison import Comparison, PlanLook, comparison
from core.plans.queries import PlanCard, plans
from core.text import EN_DASH, and_list, day, hours, tr, trn
from gui.dialogs.base import Dialog
from gui.pages.goals.card import PACE_LOOKS
from gui.runner import Runner
from gui.theme import theme
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.field import ChoiceField, side_by_side
from gui.widgets.labels import Divider, Label


class ComparePlans(Dialog):
    """Two columns, each with a plan to choose; the current one and the one before to start with."""

    def __init__(self, runner: Runner, today: dt.date, parent: QWidget) -> None:
        super().__init__(tr("Compare plans"), width=660, parent=parent)
        self._runner, self._today = runner, today
        self._plans: list[PlanCard] = []
        self.cancel.setText(tr("Close"))
        self.left = ChoiceField(tr("This plan"), [])
        self.right = ChoiceField(tr("Beside it"), [])
        self.body.addLayout(side_by_side(self.left, self.right))
        self.columns = QHBoxLayout()
        self.columns.setSpacing(theme().px(12))
        inside = QWidget()
        inside.setLayout(self.columns)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setAccessibleName(tr("Both plans"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(theme().px(340))
        area.setWidget(inside)
        self.body.addWidget(area, 1)
        for choice in (self.left, self.right):
            choice.chosen.connect(self._picked)
        runner.ask(plans, then=self._offer, owner=("compare", "plans"))

    def _offer(self, found: list[PlanCard]) -> None:
        self._plans = found
        for choice in (self.left, self.right):
            choice.set_options([(plan.id, plan.name) for plan in found])
        self._read(None, None)

    def _picked(self, _plan: object) -> None:
        this, other = self.left.value, self.right.value
        assert isinstance(this, int)
        assert isinstance(other, int)
        self._read(this, other)

    def _read(self, this: int | None, other: int | None) -> None:
        ask = partial(comparison, today=self._today, plan_id=this, with_id=other)
        self._runner.ask(ask, then=self._show, owner=self)

    def _show(self, found: Comparison | None) -> None:
        while (item := self.columns.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if found is None:
            return
        self.left.set_value(found.this.plan.id)
        self.columns.addWidget(_column(found.this, found.currency), 1)
        if found.last is None:
            alone = tr("There is no earlier plan to compare with.")
            self.columns.addWidget(Label(alone, "second", wrap=True), 1)
        else:
            self.right.set_value(found.last.plan.id)
            self.columns.addWidget(_column(found.last, found.currency), 1)


def _column(look: PlanLook, currency: str) -> Card:
    card = Card(look.plan.name, spacing=6)
    plan = look.plan
    card.add(
        Label(f"{day(plan.starts_on, year=True)} {EN_DASH} {day(plan.ends_on, year=True)}", "hint")
    )
    card.add(Divider())
    card.add(Label(tr("What was decided"), "strong"))
    for title, said in decided(look):
        card.add(Label(title, "label"))
        card.add(Label(said, "body", wrap=True))
    card.add(Divider())
    card.add(Label(tr("What came of it"), "strong"))
    for goal in look.goals:
        card.add(_goal(goal, currency))
    card.add(Label(outcome(look), "second", wrap=True))
    card.body.addStretch(1)
    return card


def _goal(goal: GoalCard, currency: str) -> QWidget:
    unit = goal.measure.unit
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, theme().px(4), 0, theme().px(4))
    column.setSpacing(theme().px(2))
    column.addWidget(Label(goal.title, "body", wrap=True))
    present = words.figure(goal.present.value, unit, currency) if goal.present else EN_DASH
    line = QHBoxLayout()
    line.addWidget(Label(f"{present}, {words.from_to(goal, currency)}", "label", wrap=True), 1)
    line.addWidget(
        Chip(words.pace_words(goal.pace, unit, currency), *PACE_LOOKS[goal.pace.state][:1])
    )
    column.addLayout(line)
    if goal.bet is not None:
        column.addWidget(Label(words.bet_words(goal.bet, unit, currency), "hint", wrap=True))
    return box


def decided(look: PlanLook) -> list[tuple[str, str]]:
    """What a plan decided, as title and words; the goals stand with what came of them."""
    nothing = tr("not decided yet")
    places = [
        tr("{network} ({hours} a week)", network=name, hours=hours(took)) if took else name
        for name, took in look.networks
    ]
    against = [
        tr("{network}: {reason}", network=name, reason=reason) if reason else name
        for name, reason in look.not_now
    ]
    found = [
        (tr("Who it is for"), and_list(look.groups) or nothing),
        (tr("Where to show up"), and_list(places) or nothing),
    ]
    return found + ([(tr("Not now"), "; ".join(against))] if against else [])


def outcome(look: PlanLook) -> str:
    """How many goals were reached, how many bets held."""
    n, done = len(look.goals), look.reached
    if not n:
        goals = tr("No goals were set.")
    elif look.is_over:
        goals = trn("{done} of {n} goal reached.", "{done} of {n} goals reached.", n, done=done)
    else:
        goals = trn(
            "{done} of {n} goal reached so far.",
            "{done} of {n} goals reached so far.",
            n,
            done=done,
        )
    settled = look.bets
    held = sum(bool(bet.held) for bet in settled)
    bets = tr("Ranges held: {held} of {n}.", held=held, n=len(settled)) if settled else ""
    return f"{goals} {bets}".strip()
