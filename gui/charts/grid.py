"""A map of cells: first months and who came back, RFM."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from core.charts.shapes import Cell, Grid
from gui.charts.patterns import blend, readable_on
from gui.charts.view import ChartView, Spot
from gui.theme import theme

ROW, GAP = 31, 4
"""Pixels at 100 % from row to row, and between two cells."""
WIDEST = 92
LIGHTEST = 0.1


class GridView(ChartView[Grid]):
    """Cells darken with their share; their words stand in them."""

    def natural_height(self) -> int:
        return self._head() + theme().px(ROW) * max(len(self.chart.rows), 1)

    def spots(self) -> list[Spot]:
        return [Spot(self._cell_rect(cell), cell.said) for cell in self._ordered()]

    def next_spot(self, at: int, key: Qt.Key) -> int:
        cells = self._ordered()
        here = cells[at]
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        if not down:
            return super().next_spot(at, key)
        wanted = [
            i
            for i, cell in enumerate(cells)
            if cell.row == here.row + down and cell.column <= here.column
        ]
        return wanted[-1] if wanted else at

    def draw(self, painter: QPainter) -> None:
        look, grid = theme(), self.chart
        head = QRectF(0, 0, 0, self._head())
        painter.setFont(look.font("label"))
        painter.setPen(look.colour("ink2"))
        middle = Qt.AlignmentFlag.AlignCenter
        if grid.beside:
            place = QRectF(self._names(), 0, self._beside(), head.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | middle, grid.beside_head)
        for k, name in enumerate(grid.columns):
            place = QRectF(self._left(k), 0, self._wide(), head.height())
            painter.drawText(place, middle, self._elided(painter, name, place.width()))
        for row, name in enumerate(grid.rows):
            self._draw_row(painter, row, name)
        for cell in grid.cells:
            self._draw_cell(painter, cell)
        if self.spot is not None:
            painter.setPen(QPen(look.colour("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.spot.rect, look.px(4), look.px(4))

    def _draw_row(self, painter: QPainter, row: int, name: str) -> None:
        look, upright = theme(), Qt.AlignmentFlag.AlignVCenter
        top, high = self._top(row), self._high()
        painter.setFont(look.font("medium"))
        painter.setPen(look.colour("ink"))
        place = QRectF(look.px(4), top, self._names() - look.px(4), high)
        painter.drawText(place, upright, self._elided(painter, name, place.width()))
        if self.chart.beside:
            painter.setFont(look.font("second", tabular=True))
            painter.setPen(look.colour("ink2"))
            place = QRectF(self._names(), top, self._beside(), high)
            painter.drawText(place, upright | Qt.AlignmentFlag.AlignRight, self.chart.beside[row])

    def _draw_cell(self, painter: QPainter, cell: Cell) -> None:
        look, rect = theme(), self._cell_rect(cell)
        dark = LIGHTEST + (0.85 - LIGHTEST) * min(max(cell.share, 0.0), 1.0)
        ground = blend(look.colour("card"), look.colour("stamp"), dark)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, look.px(3), look.px(3))
        painter.setPen(readable_on(ground))
        painter.setFont(look.font("small", tabular=True))
        words = _fitting(cell.words, painter, rect.width() - 2)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _elided(self, painter: QPainter, words: str, width: float) -> str:
        return QFontMetricsF(painter.font()).elidedText(
            words, Qt.TextElideMode.ElideRight, max(width, 1)
        )

    def _ordered(self) -> list[Cell]:
        return sorted(self.chart.cells, key=lambda cell: (cell.row, cell.column))

    def _head(self) -> int:
        return theme().px(24)

    def _names(self) -> float:
        metrics = QFontMetricsF(theme().font("medium"))
        widest = max(map(metrics.horizontalAdvance, self.chart.rows), default=0.0)
        return min(widest + theme().px(10), self.width() * 0.3)

    def _beside(self) -> float:
        metrics = QFontMetricsF(theme().font("second"))
        words = (*self.chart.beside, self.chart.beside_head)
        return max(map(metrics.horizontalAdvance, words)) if self.chart.beside else 0.0

    def _start(self) -> float:
        return self._names() + self._beside() + theme().px(10)

    def _wide(self) -> float:
        gaps = theme().px(GAP) * (len(self.chart.columns) - 1)
        room = self.width() - self._start() - gaps
        return min(room / max(len(self.chart.columns), 1), float(theme().px(WIDEST)))

    def _left(self, column: int) -> float:
        return self._start() + column * (self._wide() + theme().px(GAP))

    def _step(self) -> float:
        room = self.height() - self._head()
        return min(room / max(len(self.chart.rows), 1), float(theme().px(ROW)))

    def _top(self, row: int) -> float:
        return self._head() + row * self._step()

    def _high(self) -> float:
        return self._step() - theme().px(GAP)

    def _cell_rect(self, cell: Cell) -> QRectF:
        corner = QPointF(self._left(cell.column), self._top(cell.row))
        return QRectF(corner.x(), corner.y(), self._wide(), self._high())


def _fitting(words: str, painter: QPainter, room: float) -> str:
    """A share with less around its figure where there is little room: "100 %", "100%", "100"."""
    metrics = QFontMetricsF(painter.font())
    shorter = (words, words.replace("\xa0%", "%"), words.removesuffix("%").rstrip("\xa0"))
    fitting = (one for one in shorter if metrics.horizontalAdvance(one) <= room)
    return next(fitting, "") or metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 1))
