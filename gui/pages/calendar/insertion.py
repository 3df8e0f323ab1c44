"""Where an activity that is carried within its own day would come to stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPainter, QPen

from gui.pages.calendar.cell import GAP, Layout
from gui.pages.calendar.views import DayView
from gui.theme import theme


class Insertion(NamedTuple):
    """Before which activity (None for the last place), and the line that shows it."""

    before: str | None
    left: int
    right: int
    y: int


def insertion(
    view: DayView, layout: Layout, beside: Sequence[str], key: str, at: QPoint
) -> Insertion | None:
    """Where `key` would stand among those `beside` it, the ones of its time, in their order.

    None where there is nothing to choose: it is alone, or the others are folded away.
    """
    others = [one for one in beside if one != key]
    places = [view.place_of(one) for one in others]
    rects = [layout.chips[place] for place in places if 0 <= place < len(layout.chips)]
    if not rects:
        return None
    above = sum(at.y() > rect.center().y() for rect in rects)
    half = theme().px(GAP) // 2 + 1
    y = rects[above].top() - half if above < len(rects) else rects[-1].bottom() + half
    before = others[above] if above < len(others) else None
    return Insertion(before, rects[0].left(), rects[0].right(), y)


def paint_insertion(painter: QPainter, line: Insertion) -> None:
    """Draw it: a line with a dot at its head."""
    hue = theme().colour("stamp")
    painter.setPen(QPen(hue, 2))
    painter.drawLine(line.left, line.y, line.right, line.y)
    painter.setBrush(hue)
    painter.drawEllipse(QPointF(line.left, line.y), 2.5, 2.5)
