"""A goal on the page: its figure, its line, its pace, its bet, its chain."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.goals import rules, words
from core.goals.queries import GoalCard
from core.text import day, short_day, tr
from gui.pages.goals.figure import Figure
from gui.pages.goals.stones import StoneCell, StonesRow
from gui.pages.goals.trend import Trend
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton
from gui.widgets.card import Card
from gui.widgets.chip import Chip, ChipButton
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Divider, ElidedLabel, Label

NARROW = 780
"""Below this many pixels (at 100 %) the right half of a card goes under the left one."""

PACE_LOOKS = {
    "no_reading": ("", "circle-dashed"),
    "ahead": ("leaf", "trending-up"),
    "on_course": ("leaf", "check"),
    "behind": ("mustard", "clock"),
    "reached": ("leaf", "flag"),
    "missed": ("tomato", "circle-x"),
}
"""Hue and icon of each pace: the words say the same."""


class GoalView(Card):
    """Shows one goal. `edited(id, field, text)` for what was typed in place; `asked(id, what)`
    for what needs more: days, measure, bet, figures, stone, menu, delete, up, down."""

    edited = Signal(int, str, str)
    asked = Signal(int, str)
    menu_wanted = Signal(int, QPoint)
    stone_made = Signal(object)

    def __init__(self, card: GoalCard, parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, parent=parent)
        self.card = card
        self._shown: tuple[GoalCard, str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._add_head()
        self._add_middle()
        self._add_chain()

    def _add_head(self) -> None:
        self.title = InlineText(
            role="heading",
            name=tr("Goal"),
            limit=rules.TITLE_LIMIT,
            required=tr("Say the goal in one line, for example More regulars."),
        )
        self.due = ChipButton("")
        self.more = IconButton("ellipsis", tr("What can be done with this goal"), side=26)
        self.why = InlineText(
            role="second",
            name=tr("Why this goal"),
            placeholder=tr("Say why this matters to the business"),
            limit=rules.WHY_LIMIT,
        )
        head = QHBoxLayout()
        head.setSpacing(theme().px(8))
        head.addWidget(self.title, 1)
        head.addWidget(self.due, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.add_layout(head)
        self.add(self.why)
        self.title.committed.connect(lambda text: self._typed("title", text))
        self.why.committed.connect(lambda text: self._typed("why", text))
        self.due.clicked.connect(lambda: self.asked.emit(self.card.id, "days"))
        self.more.clicked.connect(self._menu_below)

    def _add_middle(self) -> None:
        px = theme().px
        self.figure = Figure("big", "")
        self.start = Figure("hint", tr("Where it started"))
        self.aim = Figure("hint", tr("Aim"))
        self._from, self._to = Label(role="hint"), Label(role="hint")
        self.trend = Trend()
        below = QHBoxLayout()
        below.setSpacing(px(4))
        for label in (self._from, self._to):
            # As far down as the figures beside it, which keep room for their underline.
            label.setContentsMargins(0, 1, 0, 1)
        for widget in (self._from, self.start, self._to, self.aim):
            below.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        below.addStretch(1)
        numbers = QVBoxLayout()
        numbers.setSpacing(0)
        numbers.addWidget(self.figure)
        numbers.addLayout(below)
        left = QHBoxLayout()
        left.setSpacing(px(20))
        left.addLayout(numbers)
        left.addWidget(self.trend, 10, Qt.AlignmentFlag.AlignVCenter)
        left.addStretch(1)
        self.middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.middle.setSpacing(px(20))
        self.middle.addLayout(left, 3)
        self.middle.addLayout(self._right_half(), 4)
        self.add_layout(self.middle)
        self.figure.committed.connect(lambda text: self._typed("figure", text))
        self.start.committed.connect(lambda text: self._typed("baseline", text))
        self.aim.committed.connect(lambda text: self._typed("target", text))
        self.trend.clicked.connect(lambda: self.asked.emit(self.card.id, "figures"))

    def _right_half(self) -> QHBoxLayout:
        px = theme().px
        self.pace = Chip()
        # The pace is never cut short: the line beside it gives way.
        self.pace.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.bet = Label(role="label", wrap=True)
        self.bet_button = Button("", "quiet", small=True)
        self.measure = ElidedLabel(role="second")
        self.measure.setMaximumWidth(px(260))
        self.source = Label(role="strong")
        pacing = QHBoxLayout()
        pacing.setSpacing(px(8))
        pacing.addWidget(self.pace)
        pacing.addWidget(self.bet_button)
        pacing.addStretch(1)
        team = QVBoxLayout()
        team.setSpacing(px(2))
        team.addLayout(pacing)
        team.addWidget(self.bet)
        team.addStretch(1)
        by = QVBoxLayout()
        by.setSpacing(px(2))
        by.addWidget(self.measure)
        by.addWidget(self.source)
        by.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(px(20))
        row.addLayout(team, 1)
        row.addLayout(by)
        self.bet_button.clicked.connect(lambda: self.asked.emit(self.card.id, "bet"))
        return row

    def _add_chain(self) -> None:
        self.add(Divider())
        self.chain_title = Label(role="label", wrap=True)
        self.add_stone = Button(tr("Add stepping stone"), "quiet", icon="plus", small=True)
        self.add_row(self.chain_title, self.add_stone, stretch=0)
        self.stones = StonesRow(self._wire_stone)
        self.add(self.stones)
        self.add_stone.clicked.connect(lambda: self.asked.emit(self.card.id, "stone"))

    def _wire_stone(self, cell: StoneCell) -> None:
        self.stone_made.emit(cell)

    def show_card(self, card: GoalCard, currency: str) -> None:
        """Show the goal as it is now; whoever is typing keeps on typing."""
        self.card, self._currency = card, currency
        if self._shown == (card, currency):
            return
        self._shown = (card, currency)
        self.show_again()

    def show_again(self) -> None:
        """Put everything back to what is kept, after something typed was refused."""
        card, currency = self.card, self._currency
        self.setAccessibleName(card.title)
        self.title.set_text(card.title)
        self.why.set_text(card.why)
        self.due.setText(tr("Due {day}", day=day(card.due_on, year=card.is_far)))
        self.due.setToolTip(card.due_warning or tr("Change the days"))
        self._show_figures(card, currency)
        self._show_pace(card, currency)
        self.stones.show_stones(card.stones, currency)
        self.stones.setVisible(bool(card.stones))
        self.chain_title.setText(
            tr("Stepping stones that lead here, last {n} days", n=rules.STONE_DAYS)
            if card.stones
            else tr("No stepping stones yet: the numbers on the way, such as visits")
        )

    def _show_figures(self, card: GoalCard, currency: str) -> None:
        unit, present = card.measure.unit, card.present
        said = words.figure(present.value, unit, currency) if present else "–"
        self.figure.set_text(said)
        self.figure.setAccessibleName(
            tr("{measure}: {figure}. Type today’s figure", measure=self._measured(), figure=said)
        )
        self.figure.setToolTip(f"{self._measured()}. {card.measure.hint}".strip())
        knows = card.baseline is not None
        self._from.setText(tr("from"))
        self.start.set_text(
            words.figure(card.baseline, unit, currency)
            if card.baseline is not None
            else tr("not known")
        )
        self.start.setToolTip("" if knows else tr("The first figure will stand in for it."))
        self._to.setText(tr("· aim"))
        self.aim.set_text(words.figure(card.target, unit, currency))
        for figure in (self.figure, self.start, self.aim):
            figure.set_error("")
        read = [
            f"{short_day(r.day, year=True)}: {words.figure(r.value, unit, currency)}"
            for r in card.readings
        ]
        name = tr("{measure}, all figures", measure=self._measured())
        self.trend.show_readings(
            card.readings, card.target, card.starts_on, card.due_on, read, name
        )

    def _show_pace(self, card: GoalCard, currency: str) -> None:
        unit = card.measure.unit
        self.pace.set_look(
            words.pace_words(card.pace, unit, currency), *PACE_LOOKS[card.pace.state]
        )
        self.pace.setToolTip(words.pace_hint(card, currency))
        self.pace.setAccessibleDescription(words.pace_hint(card, currency))
        self.bet.setText(words.bet_words(card.bet, unit, currency) if card.bet else "")
        self.bet_button.setText(_bet_action(card))
        self.bet.setVisible(card.bet is not None)
        self.measure.setText(self._measured())
        self.source.setText(words.source_words(card.present))

    def _measured(self) -> str:
        return words.measured(self.card.measure, self.card.narrowing)

    def _typed(self, field: str, text: str) -> None:
        self.edited.emit(self.card.id, field, text)

    def editor(self, field: str) -> InlineText | None:
        """The place where this field is typed, if it is typed in place."""
        return {
            "title": self.title,
            "why": self.why,
            "value": self.figure,
            "baseline": self.start,
            "target": self.aim,
        }.get(field)

    def _menu_below(self) -> None:
        self.menu_wanted.emit(self.card.id, self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.card.id, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.asked.emit(self.card.id, "up" if key == Qt.Key.Key_Up else "down")
        elif not self.hasFocus():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.title.edit()
        elif key == Qt.Key.Key_Space:
            self.figure.edit()
        elif key == Qt.Key.Key_Delete:
            self.asked.emit(self.card.id, "delete")
        elif key == Qt.Key.Key_Menu:
            self._menu_below()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        narrow = event.size().width() < theme().px(NARROW)
        self.middle.setDirection(way.TopToBottom if narrow else way.LeftToRight)


def _bet_action(card: GoalCard) -> str:
    if card.bet is None:
        return tr("Add the team’s bet")
    if card.bet.outcome is not None:
        return tr("Look at the bet")
    return tr("Settle the bet") if card.is_due else tr("Change the bet")
