"""What is painted by hand and cannot be read: each text against what lies under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPicture
from PySide6.QtWidgets import QWidget

LEAST = 4.5
Text = tuple[str, QColor, QRectF, object]
"""Words, their colour, their place, and the widget that they are painted on."""


def too_pale(top: QWidget) -> list[str]:
    """One sentence for each text of `top` with less than 4.5 : 1 (WCAG 2.2, level AA)."""
    with texts_kept_off() as texts:
        ground = top.grab().toImage()
    found = {}
    for words, ink, place, owner in texts:
        under = _under(ground, place)
        if not words.strip() or under is None or _covered(top, place, owner):
            continue
        reached = contrast(ink, under)
        if reached < LEAST:
            pair = f"{ink.name()} on {under.name()}"
            found[pair] = f"“{words}” is {pair}: {reached:.2f}"
    return list(found.values())


def _covered(top: QWidget, place: QRectF, owner: object) -> bool:
    """Whether something else lies over it."""
    at = place.center().toPoint()
    if isinstance(owner, QWidget) and not owner.rect().contains(owner.mapFrom(top, at)):
        # Scrolled out of sight.
        return True
    over = top.childAt(at)
    if not isinstance(owner, QWidget):
        # What Qt itself is the widget of, such as a list: clipped where nothing lies.
        return over is None
    if over is None or over is owner:
        return False
    return not (owner.isAncestorOf(over) or over.isAncestorOf(owner))


def _under(ground: QImage, place: QRectF) -> QColor | None:
    """The colour that most of a text stands on; near its top, where no line goes through it."""
    y = round(place.top() + place.height() * 0.15)
    across = (round(place.left() + place.width() * n / 10) for n in range(1, 10))
    seen = [ground.pixelColor(x, y).name() for x in across if ground.valid(x, y)]
    return QColor(Counter(seen).most_common(1)[0][0]) if seen else None


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2.2 defines it."""
    dark, light = sorted((_brightness(one), _brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def _brightness(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@contextmanager
def texts_kept_off() -> Iterator[list[Text]]:
    """Instead of being drawn, what Python paints as text is listed with its pen and its place."""
    texts: list[Text] = []
    real = QPainter.drawText

    def keep(painter: QPainter, *given) -> None:
        if isinstance(painter.device(), QPicture):
            # Noted for later, like the axes of a chart: where it will stand is not known here.
            return
        words = next(one for one in given if isinstance(one, str))
        metrics = QFontMetricsF(painter.font())
        wide, high = metrics.horizontalAdvance(words), metrics.height()
        at = given[0]
        if isinstance(at, QRect | QRectF):
            flags = next((one for one in given[1:] if not isinstance(one, str)), 0)
            align = Qt.AlignmentFlag(int(getattr(flags, "value", flags)) & 0xFF)
            place = _aligned(QRectF(at), wide, high, align)
        else:
            point = QPointF(at)
            place = QRectF(point.x(), point.y() - metrics.ascent(), wide, high)
        seen = painter.deviceTransform().mapRect(place)
        texts.append((words, painter.pen().color(), seen, painter.device()))

    QPainter.drawText = keep  # type: ignore[method-assign,assignment]
    try:
        yield texts
    finally:
        QPainter.drawText = real  # type: ignore[method-assign]


def _aligned(room: QRectF, wide: float, high: float, align: Qt.AlignmentFlag) -> QRectF:
    left = room.left()
    if align & Qt.AlignmentFlag.AlignRight:
        left = room.right() - wide
    elif align & Qt.AlignmentFlag.AlignHCenter:
        left = room.center().x() - wide / 2
    top = room.center().y() - high / 2 if align & Qt.AlignmentFlag.AlignVCenter else room.top()
    return QRectF(left, top, wide, high)
