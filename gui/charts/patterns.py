"""How the areas of a chart are filled, so that colour is never alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath

from core.charts.shapes import Pattern
from gui.theme import theme

_STYLES = {
    "slant": Qt.BrushStyle.BDiagPattern,
    "dots": Qt.BrushStyle.Dense6Pattern,
    "cross": Qt.BrushStyle.DiagCrossPattern,
}
ENOUGH = 4.5
"""Contrast of text, as WCAG 2.2 asks it at level AA."""


def hatch(pattern: Pattern, colour: QColor) -> QBrush | None:
    """A brush that lays `pattern` over what is there; None for a plain area."""
    return QBrush(colour, _STYLES[pattern]) if pattern in _STYLES else None


def area(painter: QPainter, rect: QRectF, hue: str, pattern: Pattern, radius: float = 0.0) -> None:
    """A rectangle in the colour of `hue`, its pattern cut out of it in the colour of a card."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.fillPath(path, theme().colour(hue))
    over = hatch(pattern, theme().colour("card", 0.75))
    if over is not None:
        painter.fillPath(path, over)


def blend(under: QColor, over: QColor, share: float) -> QColor:
    """The colour `share` of the way from one to the other."""
    ends = zip(_rgb(under), _rgb(over), strict=True)
    return QColor.fromRgbF(*(low + (high - low) * share for low, high in ends))


def _rgb(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def readable_on(ground: QColor) -> QColor:
    """Of the theme's light and dark text the one that is read more easily on `ground`.

    On tones in the middle neither reaches 4.5 : 1, but black or white always does.
    """
    both = (theme().colour("ink"), theme().colour("on_stamp"))
    best = max(both, key=lambda text: _contrast(text, ground))
    if _contrast(best, ground) >= ENOUGH:
        return best
    plain = (QColor("#000000"), QColor("#FFFFFF"))
    return max(plain, key=lambda text: _contrast(text, ground))


def _contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _rgb(colour)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
