"""One bar in parts with its headline: would recommend."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from core.charts.shapes import Parts
from gui.charts import patterns
from gui.charts.view import ChartView, Spot
from gui.theme import theme

BAR, LINE = 14, 22


class PartsView(ChartView[Parts]):
    """The headline, the bar, and below it what each part is."""

    def natural_height(self) -> int:
        return theme().px(40 + BAR + 10 + LINE * max(len(self.chart.parts), 1))

    def spots(self) -> list[Spot]:
        left, found = 0.0, []
        for part in self.chart.parts:
            wide = part.share * self.width()
            found.append(Spot(QRectF(left, self._top(), wide, theme().px(BAR)), part.said))
            left += wide
        return found

    def draw(self, painter: QPainter) -> None:
        look, parts = theme(), self.chart.parts
        painter.setFont(look.font("big"))
        painter.setPen(look.colour("ink"))
        base = look.px(28)
        painter.drawText(QPointF(0, base), self.chart.headline)
        wide = QFontMetricsF(painter.font()).horizontalAdvance(self.chart.headline)
        painter.setFont(look.font("hint"))
        painter.setPen(look.colour("ink3"))
        painter.drawText(QPointF(wide + look.px(8), base), self.chart.headline_note)
        for spot, part in zip(self.known_spots(), parts, strict=True):
            patterns.area(painter, spot.rect.adjusted(0, 0, -1, 0), part.hue, part.pattern, 2)
        top = self._top() + look.px(BAR + 10)
        for i, part in enumerate(parts):
            y, side = top + i * look.px(LINE), look.px(11)
            patterns.area(painter, QRectF(0, y, side, side), part.hue, part.pattern, 2)
            painter.setFont(look.font("body"))
            painter.setPen(look.colour("ink2"))
            painter.drawText(QPointF(side + look.px(8), y + side - 1), part.name)
            painter.setPen(look.colour("ink"))
            end = QFontMetricsF(painter.font()).horizontalAdvance(part.words)
            painter.drawText(QPointF(self.width() - end, y + side - 1), part.words)

    def _top(self) -> int:
        return theme().px(40)
