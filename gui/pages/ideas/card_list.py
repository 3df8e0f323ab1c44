"""Cards under one another, the newest first, or a sentence that teaches where there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.text import trn
from gui.widgets.card import Card
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea
from gui.widgets.messages import EmptyState

SHOWN = 40
Row = TypeVar("Row")
OneCard = TypeVar("OneCard", bound=Card)


class CardList(QWidget, Generic[Row, OneCard]):
    """`make` turns a row into its card; `nothing` stands where there are no rows."""

    def __init__(self, make: Callable[[Row], OneCard], nothing: EmptyState) -> None:
        super().__init__()
        self._make = make
        self.cards: list[OneCard] = []
        self.nothing = nothing
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.area = ScrollArea(spacing=12)
        column.addWidget(self.area, 1)
        column.addWidget(nothing, 1)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these, and stay where the list was scrolled to."""
        scrolled = self.area.verticalScrollBar().value()
        while (item := self.area.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.cards = [self._make(row) for row in rows[:SHOWN]]
        for card in self.cards:
            self.area.add(card)
        rest = len(rows) - SHOWN
        if rest > 0:
            self.area.add(Label(trn("And {n} older.", "And {n} older.", rest), "hint"))
        self.area.body.addStretch(1)
        self.area.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.area.verticalScrollBar().setValue(scrolled)
