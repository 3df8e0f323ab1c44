"""The cards of the board, drawn: a column has as many as it likes and no widget for any."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.prospects.rules import Pace
from core.prospects.summaries import Summary
from gui.pages.prospects.card_words import CardWords, card_words
from gui.theme import theme
from gui.widgets import painting

Index = QModelIndex | QPersistentModelIndex
PADDING, GAP, STRIP = 12, 8, 10
"""Pixels at 100 % inside a card, below it, and at its right, where the bar for scrolling stands."""
NAME_LINES = 2


class CardDelegate(QStyledItemDelegate):
    """Draws cards; `look_from` says which day and which rules they are about.

    `one_at` gives the prospect at a place of the column.
    """

    def __init__(self, parent: QWidget, one_at: Callable[[int], Summary]) -> None:
        super().__init__(parent)
        self._one_at = one_at
        self._today, self._pace = dt.date.min, Pace()
        self._words: dict[int, tuple[Summary, CardWords]] = {}
        self._heights: dict[int, tuple[CardWords, int, QSize]] = {}
        self._metrics: dict[str, QFontMetricsF] = {}

    def look_from(self, today: dt.date, pace: Pace) -> None:
        """Draw as of a day and by the owner's rules."""
        if (today, pace) != (self._today, self._pace):
            self._today, self._pace = today, pace
            self._words.clear()

    def forget(self) -> None:
        """Sizes and words are to be worked out again."""
        self._words.clear()
        self._heights.clear()
        self._metrics.clear()

    def words(self, one: Summary) -> CardWords:
        """What a card says, worked out once."""
        known = self._words.get(one.person_id)
        if known is not None and known[0] is one:
            return known[1]
        said = card_words(one, self._pace, self._today)
        self._words[one.person_id] = (one, said)
        return said

    def _fm(self, role: str) -> QFontMetricsF:
        if role not in self._metrics:
            self._metrics[role] = QFontMetricsF(theme().font(role))
        return self._metrics[role]

    def _line(self, role: str) -> float:
        return self._fm(role).height() * 1.12

    # -- sizes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Asked of every card at each layout: what was worked out stands while it says the same.
        one, width = self._one_at(index.row()), self.width()
        said = self.words(one)
        known = self._heights.get(one.person_id)
        if known is not None and known[1] == width and known[0] is said:
            return known[2]
        size = QSize(width, self.height(one, width))
        self._heights[one.person_id] = (said, width, size)
        return size

    def width(self) -> int:
        """How wide every card is, whether the bar for scrolling is there or not."""
        view = cast(QWidget, self.parent())
        return view.width() - theme().px(STRIP)

    def height(self, one: Summary, width: int) -> int:
        """How high the card of a prospect is, the gap below it included."""
        px, said = theme().px, self.words(one)
        room = width - 2 * px(PADDING)
        lines = min(len(self._name_lines(said.name, room)), NAME_LINES) * self._line("strong")
        lines += self._line("label") if said.site else 0
        lines += px(3) + self._line("label") * (2 if self._ledger_wraps(said, room) else 1)
        lines += px(2) + self._line("label")
        if said.step:
            lines += px(5) + painting.chip_height()
            if self._when_below(said, room):
                lines += self._line("small") + px(2)
        return round(lines) + 2 * px(PADDING) - px(3) + px(GAP)

    def _name_lines(self, name: str, room: float) -> list[str]:
        """The name in lines; whatever is past the last one is on it, to be elided."""
        fm = self._fm("strong")
        if fm.horizontalAdvance(name) <= room:
            return [name]
        layout = QTextLayout(name, theme().font("strong"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) < NAME_LINES and (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, 1))
            starts.append(line.textStart())
        layout.endLayout()
        ends = [*starts[1:], 2 * len(name)]
        places = zip(starts, ends, strict=True)
        return [painting.piece(name, start, end).strip() for start, end in places]

    def _dots_width(self, said: CardWords) -> int:
        return said.dots * theme().px(11) + theme().px(4) if said.dots else 0

    def _ledger_wraps(self, said: CardWords, room: float) -> bool:
        """Whether what was given and asked stands below its dots, having no room beside them."""
        wide = self._fm("label").horizontalAdvance(said.ledger)
        return bool(said.dots) and wide > room - self._dots_width(said)

    def _when_below(self, said: CardWords, room: float) -> bool:
        assert said.step is not None
        chip = min(painting.chip_width(said.step.text), int(room))
        return chip + theme().px(6) + self._fm("small").horizontalAdvance(said.step.when) > room

    # -- drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = self._one_at(index.row())
        px = theme().px
        painter.save()
        painting.smooth(painter)
        card = option.rect.adjusted(0, 0, 0, -px(GAP))
        card.setWidth(self.width())
        self._ground(painter, card, option)
        inside = QRectF(card).adjusted(px(PADDING), px(PADDING) - 2, -px(PADDING), 0)
        self._lines(painter, inside, self.words(one))
        painter.restore()

    def _ground(self, painter: QPainter, card: QRect, option: QStyleOptionViewItem) -> None:
        state = QStyle.StateFlag
        chosen = bool(option.state & state.State_Selected)
        hovered = bool(option.state & state.State_MouseOver)
        pen = QPen(theme().colour("stamp" if chosen else "line"), 2 if chosen else 1)
        painter.setPen(pen)
        painter.setBrush(theme().colour("hover" if hovered and not chosen else "card"))
        radius = theme().px(10)
        painter.drawRoundedRect(painting.inner(card, 1 if chosen else 0.5), radius, radius)
        if option.state & state.State_HasFocus and not chosen:
            painting.focus_ring(painter, card, radius)

    def _lines(self, painter: QPainter, room: QRectF, said: CardWords) -> None:
        y = room.top()
        names = self._name_lines(said.name, room.width())
        for name in names:
            y = self._text(painter, room, y, name, "strong", "ink")
        if said.site:
            y = self._text(painter, room, y, said.site, "label", "ink2")
        y = self._ledger(painter, room, y + theme().px(3), said)
        y = self._text(painter, room, y + theme().px(2), said.since, "label", "ink3")
        if said.step:
            self._step(painter, room, y + theme().px(5), said)

    def _text(
        self, painter: QPainter, room: QRectF, y: float, text: str, role: str, token: str
    ) -> float:
        fm = self._fm(role)
        painter.setFont(theme().font(role))
        painter.setPen(theme().colour(token))
        shown = painting.elided(text, fm, room.width() + 1)
        painter.drawText(QPointF(room.left(), y + fm.ascent()), shown)
        return y + self._line(role)

    def _ledger(self, painter: QPainter, room: QRectF, y: float, said: CardWords) -> float:
        side, step, line = theme().px(7), theme().px(11), self._line("label")
        top = y + (line - side) / 2
        for place in range(said.dots):
            dot = QRectF(room.left() + place * step, top, side, side)
            painting.dot(painter, dot, place < said.given)
        if self._ledger_wraps(said, room.width()):
            return self._text(painter, room, y + line, said.ledger, "label", "ink2")
        rest = room.adjusted(self._dots_width(said), 0, 0, 0)
        return self._text(painter, rest, y, said.ledger, "label", "ink2")

    def _step(self, painter: QPainter, room: QRectF, y: float, said: CardWords) -> None:
        assert said.step is not None
        wide = min(painting.chip_width(said.step.text), int(room.width()))
        rect = QRect(round(room.left()), round(y), wide, painting.chip_height())
        painting.chip(painter, rect, said.step.text, said.step.hue)
        token = said.step.hue or "ink3"
        if self._when_below(said, room.width()):
            below = y + rect.height() + theme().px(2)
            self._text(painter, room, below, said.step.when, "small", token)
            return
        beside = room.adjusted(wide + theme().px(6), 0, 0, 0)
        top = y + (rect.height() - self._fm("small").height()) / 2
        self._text(painter, beside, top, said.step.when, "small", token)
