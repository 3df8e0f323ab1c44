"""A cell of the calendar: where its parts lie, and how they are drawn."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from core.text import number, tr
from gui import icons
from gui.pages.calendar.views import Chip, DayView
from gui.theme import theme
from gui.widgets import painting

PAD, HEAD, CHIP, ROOMY, GAP = 6, 27, 20, 54, 3
"""Pixels at 100 %: at the sides, of the line with the day, of a chip, of one with three lines,
and between chips."""


@dataclass(frozen=True)
class Layout:
    """Where the parts of a cell lie: a rectangle for each chip that is shown, maybe for "+3"."""

    chips: tuple[QRect, ...]
    more: QRect | None = None
    hidden: int = 0

    def at(self, point: QPoint) -> int | None:
        """The chip at a point, None for none; see `more` for what is folded."""
        return next((i for i, rect in enumerate(self.chips) if rect.contains(point)), None)


def head_height() -> int:
    """How high the line with the day's number is."""
    return theme().px(HEAD)


def chip_height(roomy: bool) -> int:
    """How high a chip is, with one line or with two."""
    return theme().px(ROOMY if roomy else CHIP)


def full_height(count: int, *, roomy: bool = False) -> int:
    """How high a cell must be to show `count` chips."""
    return head_height() + count * (chip_height(roomy) + theme().px(GAP)) + theme().px(PAD)


def lay_out(rect: QRect, count: int, *, roomy: bool = False) -> Layout:
    """Lay out a cell with so many chips; what has no room is folded behind "+3"."""
    px, high = theme().px, chip_height(roomy)
    left, wide = rect.left() + px(PAD), rect.width() - 2 * px(PAD)
    step = high + px(GAP)
    room = rect.height() - head_height() - px(PAD) + px(GAP)
    fits, line = max(room // step, 0), px(15)
    folded_fits = max((room - line - px(GAP)) // step, 0)
    shown = count if count <= fits else min(folded_fits, count - 1)
    top = rect.top() + head_height()
    chips = tuple(QRect(left, top + i * step, wide, high) for i in range(shown))
    if shown == count:
        return Layout(chips)
    small = line + px(GAP)
    return Layout(chips, QRect(left, top + shown * step, wide, small), count - shown)


def paint_cell(
    painter: QPainter,
    rect: QRect,
    view: DayView,
    today: dt.date,
    *,
    chosen: bool,
    active: str | None,
    roomy: bool = False,
) -> None:
    """Draw a day; `chosen` when the keyboard is on it, `active` is the chip that it is on."""
    px, look = theme().px, theme()
    if not view.inside:
        painter.fillRect(rect, look.colour("paper", 0.55))
    for i, phase in enumerate(view.phases[:2]):
        painter.fillRect(
            QRect(rect.left(), rect.top() + i * px(4), rect.width(), px(3)),
            look.colour(phase.hue, 1 if phase.hue == "stamp" else 0.35),
        )
    _paint_head(painter, rect, view, today)
    layout = lay_out(rect, len(view.chips), roomy=roomy)
    for chip, place in zip(view.chips, layout.chips, strict=False):
        paint_chip(painter, place, chip, active=chosen and chip.key == active, roomy=roomy)
    if layout.more is not None:
        _paint_more(painter, layout.more, layout.hidden)
    if chosen:
        painting.focus_ring(painter, rect.adjusted(1, 1, -2, -2), px(6))


def _paint_head(painter: QPainter, rect: QRect, view: DayView, today: dt.date) -> None:
    px, look = theme().px, theme()
    font = look.font("body", tabular=True)
    metrics = QFontMetricsF(font)
    words = number(view.day.day)
    side = px(22)
    line = QRect(rect.left() + px(PAD), rect.top() + px(4), rect.width() - 2 * px(PAD), side)
    painter.setFont(font)
    wide = round(metrics.horizontalAdvance(words))
    if view.day == today:
        disc = QRectF(line.left(), line.top(), max(side, wide + px(8)), side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("stamp"))
        painter.drawRoundedRect(disc, side / 2, side / 2)
        painter.setPen(look.colour("on_stamp"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, words)
        wide = round(disc.width())
    else:
        painter.setPen(look.colour("ink2" if view.inside else "ink3"))
        painter.drawText(line, _LEFT, words)
    if view.name:
        painter.setFont(look.font("chip"))
        painter.setPen(look.colour("stamp" if view.event else "tomato"))
        room = line.adjusted(wide + px(6), 0, 0, 0)
        name = QFontMetricsF(look.font("chip"))
        fitted = painting.elided(view.name, name, room.width())
        painter.drawText(room, _RIGHT, fitted)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = _MIDDLE | Qt.AlignmentFlag.AlignLeft
_RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignRight


def paint_chip(
    painter: QPainter, rect: QRect, chip: Chip, *, active: bool = False, roomy: bool = False
) -> None:
    """Draw an activity: its picture and words; a tick and paler words when it is done."""
    px, look = theme().px, theme()
    ink, ground, line = painting.chip_colours(chip.hue)
    painter.setPen(QPen(line, 1))
    painter.setBrush(ground)
    radius = px(5)
    painter.drawRoundedRect(painting.inner(rect), radius, radius)
    font = QFont(look.font("chip"))
    metrics = QFontMetricsF(font)
    side, left = px(12), rect.left() + px(5)
    high = px(CHIP) if roomy else rect.height()
    icon = "check" if chip.done else chip.icon
    token = "leaf" if chip.done else (chip.hue or "ink2")
    icons.paint(painter, icon, token, QRect(left, rect.top() + (high - side) // 2, side, side))
    room = rect.right() - left - side - px(8)
    lines = broken(chip.words, metrics, room) if roomy else [chip.words]
    base = rect.top() + (high + metrics.ascent() - metrics.descent()) / 2
    painter.setFont(font)
    painter.setPen(look.colour("ink2") if chip.done else ink)
    left += side + px(4)
    for written in lines:
        words = painting.elided(written, metrics, room)
        painter.drawText(QPointF(left, base), words)
        if chip.done:
            through = base - metrics.xHeight() / 2
            end = left + metrics.horizontalAdvance(words)
            painter.drawLine(QPointF(left, through), QPointF(end, through))
        base += px(16)
    if roomy and chip.second:
        second = painting.elided(chip.second, metrics, room)
        painter.setPen(look.colour("ink2"))
        painter.drawText(QPointF(left, base), second)
    if active:
        painting.focus_ring(painter, QRectF(rect), radius)


def broken(words: str, metrics: QFontMetricsF, room: int) -> list[str]:
    """Words on one line, or on two where one is too short for them; the second may be too long."""
    if metrics.horizontalAdvance(words) <= room:
        return [words]
    first, rest = "", words.split(" ")
    while len(rest) > 1 and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= room:
        first = f"{first} {rest.pop(0)}".strip()
    return [first, " ".join(rest)] if first else [words]


def _paint_more(painter: QPainter, rect: QRect, hidden: int) -> None:
    painter.setFont(theme().font("chip"))
    painter.setPen(theme().colour("ink2"))
    inside = rect.adjusted(theme().px(5), 0, 0, 0)
    painter.drawText(inside, _LEFT, tr("+{n}", n=number(hidden)))
