"""Shapes that several widgets and delegates draw."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter, QPainterPath, QPen

from gui import icons
from gui.theme import theme

_RIGHT_TO_LEFT = "\u200f"
"""Invisible: what stands before it at the end of Arabic or Hebrew words goes to their left."""


def elided(
    text: str,
    metrics: QFontMetrics | QFontMetricsF,
    room: float,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> str:
    """`text` as it has room; the ellipsis ends the words where they run from right to left too."""
    whole = isinstance(metrics, QFontMetrics)
    shown = metrics.elidedText(text, mode, int(room) if whole else room)  # type: ignore[arg-type]
    if shown == text or text.isascii():
        return shown
    strong = next((kind for one in text if (kind := bidirectional(one)) in _STRONG), "L")
    return shown if strong == "L" else shown + _RIGHT_TO_LEFT


_STRONG = ("L", "R", "AL")
"""Letters that say which way words run."""


def smooth(painter: QPainter) -> QPainter:
    """The painter, with round edges smoothed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def inner(rect: QRect | QRectF, by: float = 0.5) -> QRectF:
    """The rectangle that a line of width 2 × `by` along its inside is drawn on."""
    return QRectF(rect).adjusted(by, by, -by, -by)


def focus_ring(painter: QPainter, rect: QRect | QRectF, radius: float) -> None:
    """The two-pixel ring of whoever has the keyboard."""
    painter.setPen(QPen(theme().colour("stamp"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner(rect, 1), radius, radius)


def bar(
    painter: QPainter, rect: QRectF, share: float, hue: str = "stamp", ground: str = "line"
) -> None:
    """A bar with round ends, filled from the left by `share` (0 to 1)."""
    radius = rect.height() / 2
    whole = QPainterPath()
    whole.addRoundedRect(rect, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(whole, theme().colour(ground))
    if share > 0:
        width = max(rect.height(), rect.width() * min(share, 1.0))
        filled = QPainterPath()
        filled.addRoundedRect(QRectF(rect.left(), rect.top(), width, rect.height()), radius, radius)
        painter.fillPath(filled, theme().colour(hue))


def stamp(painter: QPainter, rect: QRectF, filled: bool, hue: str = "stamp") -> None:
    """One ring of a stamp card: a filled disc, or an open ring of dashes."""
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(hue))
        painter.drawEllipse(rect)
        return
    circumference = 3.1416 * (rect.width() - 1.2)
    pen = QPen(theme().colour("ink3"), 1.2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    # Ten dashes and ten gaps, whatever the size: they meet where the ring begins.
    pen.setDashPattern([circumference / 10 * 0.62 / 1.2, circumference / 10 * 0.38 / 1.2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(inner(rect, 0.6))


def dot(painter: QPainter, rect: QRectF, filled: bool, hue: str = "stamp") -> None:
    """One ring of a stamp card in little room: a disc, pale when it is open."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour(hue if filled else "line"))
    painter.drawEllipse(rect)


def chip_width(text: str, icon: str = "") -> int:
    """How wide a chip with these words wants to be."""
    words = QFontMetricsF(theme().font("chip")).horizontalAdvance(text)
    return round(words + 0.5) + theme().px(18) + (theme().px(18) if icon else 0)


def chip_height() -> int:
    """How high every chip is."""
    return theme().px(21)


def chip_colours(hue: str) -> tuple[QColor, QColor, QColor]:
    """Text, ground and line of a chip; without a hue it is plain and outlined."""
    if not hue:
        return theme().colour("ink2"), theme().colour("card"), theme().colour("line")
    soft = theme().colour(f"{hue}_soft")
    return theme().colour(hue), soft, soft


def chip(painter: QPainter, rect: QRect, text: str, hue: str = "", icon: str = "") -> str:
    """Draw a pill with its words in the middle, elided to fit; the words that were drawn."""
    ink, ground, line = chip_colours(hue)
    radius = rect.height() / 2
    painter.setPen(QPen(line, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(inner(rect), radius - 0.5, radius - 0.5)
    font = theme().font("chip")
    metrics = QFontMetricsF(font)
    place = rect.adjusted(theme().px(8), 0, -theme().px(8), 0)
    lead = theme().px(18) if icon else 0
    words = elided(text, metrics, place.width() - lead + 1)
    start = place.left() + max(0.0, (place.width() - lead - metrics.horizontalAdvance(words)) / 2)
    if icon:
        side = theme().px(13)
        top = rect.center().y() - side // 2
        icons.paint(painter, icon, hue or "ink2", QRect(round(start), top, side, side))
    painter.setFont(font)
    painter.setPen(ink)
    base = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(start + lead, base), words)
    return words


def piece(text: str, start: int, end: int) -> str:
    """The letters of `text` from `start` to `end` as Qt counts them: an emoji is two."""
    if text.isascii() or max(map(ord, text)) <= 0xFFFF:
        return text[start:end]
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "replace")
