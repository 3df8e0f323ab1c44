"""The number cards at the top of the page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolTip, QWidget

from core.loyalty.cards import NumberCard
from gui.theme import theme
from gui.widgets.card import Card
from gui.widgets.figures import SparkLine
from gui.widgets.labels import ElidedLabel, Label

NARROWEST = 178
"""Pixels at 100 % below which cards go into another line."""
_TONES = {True: "leaf", False: "tomato", None: "ink3"}


class FigureCard(Card):
    """One number: hovering or focusing it says what it is, was, and how sure it is."""

    heard_whole = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=14, spacing=2, parent=parent)
        self.heard_as = "text"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.name = ElidedLabel("", "label")
        self.figure = Label("", "big")
        self.change = Label("", "label")
        self.line = SparkLine(width=64)
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        row.addWidget(self.figure)
        row.addWidget(self.change, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.line, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add(self.name)
        self.add_layout(row)

    def show_card(self, card: NumberCard) -> None:
        """Show this number."""
        self.name.setText(card.title)
        self.figure.setText(card.words)
        self.change.setText(card.change or card.hint)
        self.change.setWordWrap(not card.change)
        self.change.set_tone(_TONES[card.better])
        self.line.set_values(card.course)
        self.line.setVisible(sum(value is not None for value in card.course) > 1)
        self.setAccessibleName(f"{card.title}: {card.words} {card.change or card.hint}".strip())
        self.setAccessibleDescription(card.said)
        self.setToolTip(card.said)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            below = self.mapToGlobal(QPoint(theme().px(8), self.height() - theme().px(12)))
            QToolTip.showText(below, self.toolTip(), self)


class FigureRow(QWidget):
    """The cards side by side, in as many lines as the width asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[FigureCard] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().px(12))

    @property
    def cards(self) -> list[FigureCard]:
        """The cards on screen."""
        return self._cards

    def show_cards(self, cards: tuple[NumberCard, ...]) -> None:
        """Show these numbers."""
        while len(self._cards) > len(cards):
            surplus = self._cards.pop()
            self._grid.removeWidget(surplus)
            surplus.hide()
            surplus.deleteLater()
            self._across = 0
        while len(self._cards) < len(cards):
            self._cards.append(FigureCard(self))
            self._across = 0
        for shown, card in zip(self._cards, cards, strict=True):
            shown.show_card(card)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        count = max(len(self._cards), 1)
        fit = max(self.width() // theme().px(NARROWEST + 12), 1)
        lines = -(-count // min(fit, count))
        across = -(-count // lines)
        if across == self._across:
            return
        self._across = across
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // across, place % across)
            self._grid.setColumnStretch(place % across, 1)
