"""The small line of a goal: its readings, with the aim dashed above."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from core.goals.queries import Reading
from gui.theme import theme
from gui.widgets import painting

WIDE, HIGH = 230, 42
"""Pixels at 100 %."""


def placed(
    readings: Sequence[Reading], target: float, start: dt.date, end: dt.date
) -> list[tuple[float, float]]:
    """Each reading as (0 to 1 along the days, 0 to 1 from the lowest figure to the highest).

    The days run from `start` or the first reading to the last reading, at the most to `end`, so
    that a young goal does not show an empty line; the aim takes part in lowest and highest.
    """
    if not readings:
        return []
    first = min(start, readings[0].day)
    days = max((readings[-1].day - first).days, 1)
    values = [target, *(r.value for r in readings)]
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    return [((r.day - first).days / days, (r.value - low) / span) for r in readings]


class Trend(QAbstractButton):
    """Draws the line; pressed, it opens the figures. Hovering reads the nearest one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readings: Sequence[Reading] = ()
        self._points: list[tuple[float, float]] = []
        self._said: Sequence[str] = ()
        self._target = 0.0
        self._level: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        theme().changed.connect(self._resized)
        self._resized()

    def show_readings(
        self,
        readings: Sequence[Reading],
        target: float,
        start: dt.date,
        end: dt.date,
        said: Sequence[str],
        name: str,
    ) -> None:
        """Draw these; `said` reads each aloud, `name` the whole."""
        self._readings, self._said = readings, said
        self._points = placed(readings, target, start, end)
        values = [target, *(r.value for r in readings)]
        low, high = min(values), max(values)
        self._level = (target - low) / ((high - low) or 1.0) if readings else None
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def _resized(self) -> None:
        self.setMinimumWidth(theme().px(90))
        self.setMaximumWidth(theme().px(WIDE))
        self.setFixedHeight(theme().px(HIGH))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDE), theme().px(HIGH))

    def _point(self, along: float, up: float) -> QPointF:
        inset = theme().px(5)
        wide, high = self.width() - 2 * inset, self.height() - 2 * inset
        return QPointF(inset + along * wide, inset + (1 - up) * high)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not self._points:
            return
        nearest = min(
            range(len(self._points)),
            key=lambda i: abs(self._point(*self._points[i]).x() - event.position().x()),
        )
        QToolTip.showText(event.globalPosition().toPoint(), self._said[nearest], self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        look = theme()
        if self._level is not None:
            pen = QPen(look.colour("ink3"), 1.2)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.drawLine(self._point(0, self._level), self._point(1, self._level))
        points = [self._point(*point) for point in self._points]
        if len(points) > 1:
            pen = QPen(look.colour("stamp"), 1.8)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(points))
        if points:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("stamp"))
            painter.drawEllipse(points[-1], 2.5, 2.5)
        if self.hasFocus():
            painting.focus_ring(painter, self.rect(), look.px(4))
