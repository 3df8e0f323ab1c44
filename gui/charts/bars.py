"""Bars below each other with their intervals: networks, stepping stones."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from core.charts.shapes import Bar, Bars
from gui.charts import patterns
from gui.charts.view import ChartView, Spot
from gui.theme import theme

ROW = 40


class BarsView(ChartView[Bars]):
    """A name with its note, the bar with its interval, the figure in words."""

    def natural_height(self) -> int:
        return self._head() + theme().px(ROW) * max(len(self.chart.bars), 1)

    def spots(self) -> list[Spot]:
        return [
            Spot(QRectF(0, self._top(row), self.width(), self._step()), bar.said)
            for row, bar in enumerate(self.chart.bars)
        ]

    def draw(self, painter: QPainter) -> None:
        for row, bar in enumerate(self.chart.bars):
            self._draw_bar(painter, row, bar)
        if self.chart.level is not None:
            self._draw_level(painter, self.chart.level.at, self.chart.level.name)

    def _draw_bar(self, painter: QPainter, row: int, bar: Bar) -> None:
        look, top, step = theme(), self._top(row), self._step()
        upright = Qt.AlignmentFlag.AlignVCenter
        half = step / 2 if bar.note else step
        self._say(painter, "medium", "ink", QRectF(0, top, self._names(), half), bar.name)
        if bar.note:
            place = QRectF(0, top + half, self._names(), half)
            self._say(painter, "hint", "ink3", place, bar.note, Qt.AlignmentFlag.AlignTop)
        words = QRectF(self.width() - self._words(), top, self._words(), step)
        tone = "ink2" if bar.value is None else "ink"
        self._say(painter, "strong", tone, words, bar.words, upright | Qt.AlignmentFlag.AlignRight)
        if bar.value is None:
            return
        middle = top + step / 2
        high = float(look.px(9))
        begin, end = self._x(self.chart.axis.low), self._x(bar.value)
        if bar.low is None or bar.high is None:
            rect = QRectF(begin, middle - high / 2, max(end - begin, 2.0), high)
            patterns.area(painter, rect, bar.hue, bar.pattern, min(high, rect.width()) / 2)
        else:
            self._draw_interval(painter, bar, middle, high)

    def _draw_interval(self, painter: QPainter, bar: Bar, y: float, high: float) -> None:
        """A thin line for the whole axis, the interval as a band on it, the value as a disc."""
        look = theme()
        painter.setPen(QPen(look.colour("line"), 2))
        ends = self.chart.axis.low, self.chart.axis.high
        painter.drawLine(QPointF(self._x(ends[0]), y), QPointF(self._x(ends[1]), y))
        low, top = self._x(bar.low or 0.0), self._x(bar.high or 0.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(patterns.blend(look.colour("card"), look.colour(bar.hue), 0.35))
        painter.drawRoundedRect(QRectF(low, y - high / 2, top - low, high), high / 2, high / 2)
        painter.setPen(QPen(look.colour("card"), 2))
        painter.setBrush(look.colour(bar.hue))
        painter.drawEllipse(QPointF(self._x(bar.value or 0.0), y), high * 0.75, high * 0.75)

    def _draw_level(self, painter: QPainter, at: float, name: str) -> None:
        pen = QPen(theme().colour("ink3"), 1.2)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        x = self._x(at)
        painter.drawLine(QPointF(x, self._head()), QPointF(x, self._top(len(self.chart.bars))))
        wide = QFontMetricsF(theme().font("hint")).horizontalAdvance(name) + 2
        left = min(max(x - wide / 2, 0), self.width() - wide)
        middle = Qt.AlignmentFlag.AlignCenter
        self._say(painter, "hint", "ink3", QRectF(left, 0, wide, self._head()), name, middle)

    def _say(
        self,
        painter: QPainter,
        role: str,
        token: str,
        place: QRectF,
        words: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        painter.setFont(theme().font(role))
        painter.setPen(theme().colour(token))
        metrics = QFontMetricsF(painter.font())
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width() + 1)
        painter.drawText(place, align, elided)

    def _head(self) -> int:
        return theme().px(20) if self.chart.level is not None else 0

    def _step(self) -> float:
        room = self.height() - self._head()
        return min(room / max(len(self.chart.bars), 1), float(theme().px(ROW)))

    def _top(self, row: int) -> float:
        return self._head() + row * self._step()

    def _names(self) -> float:
        return self.width() * 0.36

    def _words(self) -> float:
        metrics = QFontMetricsF(theme().font("strong"))
        widest = max((metrics.horizontalAdvance(bar.words) for bar in self.chart.bars), default=0)
        return min(widest + 2, self.width() * 0.3)

    def _x(self, value: float) -> float:
        gap = theme().px(10)
        begin, end = self._names() + gap, self.width() - self._words() - gap
        return begin + min(max(self.chart.axis.share(value), 0.0), 1.0) * max(end - begin, 1)
