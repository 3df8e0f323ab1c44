"""Small drawings beside words: a line with its aim, and the letter of a business."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets import painting


class SparkLine(QLabel):
    """A small line over time, its aim dashed; `words` say it to the ear and on hover.

    None in `values` is a gap. The line needs two values to be drawn.
    """

    heard_as = "graphic"

    def __init__(
        self,
        values: Sequence[float | None] = (),
        *,
        aim: float | None = None,
        words: str = "",
        hue: str = "stamp",
        width: int = 64,
        height: int = 22,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.hue, self._wide, self._high = hue, width, height
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_values(values, aim=aim, words=words)
        theme().changed.connect(self.updateGeometry)

    def set_values(
        self, values: Sequence[float | None], *, aim: float | None = None, words: str = ""
    ) -> None:
        """Show another line."""
        self._values, self._aim = list(values), aim
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._wide), theme().px(self._high))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(min(self._wide, 40)), theme().px(self._high))

    def paintEvent(self, event: QPaintEvent) -> None:
        known = [value for value in self._values if value is not None]
        if len(known) < 2:
            return
        painter = painting.smooth(QPainter(self))
        ends = [*known, *([] if self._aim is None else [self._aim])]
        low, high = min(ends), max(ends)
        room = QRectF(self.rect()).adjusted(1.5, 2.5, -1.5, -2.5)
        if self._aim is not None:
            pen = QPen(theme().colour("ink3"), 1.2)
            pen.setDashPattern([2.5, 2.5])
            painter.setPen(pen)
            y = _height(self._aim, low, high, room)
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        pen = QPen(theme().colour(self.hue), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for piece in self._pieces(low, high, room):
            painter.drawPolyline(piece)

    def _pieces(self, low: float, high: float, room: QRectF) -> list[QPolygonF]:
        step = room.width() / (len(self._values) - 1)
        pieces = [QPolygonF()]
        for i, value in enumerate(self._values):
            if value is None:
                pieces.append(QPolygonF())
            else:
                place = QPointF(room.left() + i * step, _height(value, low, high, room))
                pieces[-1].append(place)
        return [piece for piece in pieces if piece.size() > 1]


def _height(value: float, low: float, high: float, room: QRectF) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return room.bottom() - share * room.height()
