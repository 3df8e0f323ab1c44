"""Lines and columns over two axes, by pyqtgraph. Loaded beside the window: see `loading`."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.charts.shapes import Axis, Band, Level, Plot, Point, Series
from gui.charts import patterns
from gui.charts.view import ChartView, Spot
from gui.theme import theme
from gui.widgets import painting

LINE_WIDTH = 2
COLUMN = 0.62
"""How much of its place a column takes."""
SPOT = 9
LEGEND = 22
RING = 3
"""Pixels left free at the edges for the ring of whoever has the keyboard."""
HEADROOM = 0.14
LATE = 0.7
"""From here on up a level's name stands below it."""

MARKS: dict[str, str] = {"disc": "o", "ring": "o", "square": "s", "diamond": "d"}


class PlotView(ChartView[Plot]):
    """See `Plot`. pyqtgraph draws; reading by mouse and keys is that of every chart."""

    def __init__(self, chart: Plot, parent: QWidget | None = None) -> None:
        self._widget: pg.PlotWidget | None = None
        self._cursor: Cursor | None = None
        self._names: list[pg.TextItem] = []
        self._left = 0
        super().__init__(chart, parent)

    def natural_height(self) -> int:
        return theme().px(205)

    def changed(self) -> None:
        """Draw everything anew in the look in force."""
        self._show()
        super().changed()

    def spots(self) -> list[Spot]:
        side = float(theme().px(SPOT))
        return [
            Spot(QRectF(place.x() - side / 2, place.y() - side / 2, side, side), point.said)
            for point, place in self._placed()
        ]

    def nearest(self, at: QPointF) -> int | None:
        known = self.known_spots()
        if not known or not self._room().adjusted(-8, -8, 8, 8).contains(at):
            return None
        return min(range(len(known)), key=lambda i: abs(known[i].rect.center().x() - at.x()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._widget is not None:
            self._widget.setGeometry(self._inside())
            self._place_names()
        self._spots = None
        super(ChartView, self).resizeEvent(event)
        self._read(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._legend():
            self._draw_legend(painting.smooth(QPainter(self)))

    def _read(self, at: int | None) -> None:
        super()._read(at)
        if self._cursor is not None:
            spot = self.spot
            self._cursor.setVisible(spot is not None)
            if spot is not None:
                self._cursor.setGeometry(spot.rect.toRect().adjusted(-1, -1, 1, 1))
                self._cursor.raise_()
                self.reading.raise_()

    # Building -------------------------------------------------------------------------------

    def _show(self) -> None:
        for part in (self._widget, self._cursor):
            if part is not None:
                part.hide()
                part.deleteLater()
        self._widget = self._cursor = None
        if self.chart.empty:
            return
        self._names.clear()
        self._widget = self._made()
        self._widget.setGeometry(self._inside())
        self._place_names()
        self._widget.show()
        self._cursor = Cursor(self)

    def _made(self) -> pg.PlotWidget:
        widget = pg.PlotWidget(
            self, background=theme().colour("card"), plotItem=pg.PlotItem(enableMenu=False)
        )
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        widget.setFrameShape(widget.Shape.NoFrame)
        widget.setAntialiasing(True)
        item = widget.getPlotItem()
        item.hideButtons()
        item.setContentsMargins(0, theme().px(4), theme().px(8), 0)
        self._set_axis(item, "bottom", self.chart.x)
        self._set_axis(item, "left", self.chart.y)
        box = item.getViewBox()
        box.setMouseEnabled(False, False)
        box.setDefaultPadding(0)
        box.setRange(
            xRange=(self.chart.x.low, self.chart.x.high),
            yRange=(self.chart.y.low, self._top()),
            padding=0,
        )
        for part in self._items():
            item.addItem(part, ignoreBounds=True)
        return widget

    def _set_axis(self, item: pg.PlotItem, side: str, axis: Axis) -> None:
        drawn = item.getAxis(side)
        drawn.setTicks([[(tick.at, tick.words) for tick in axis.ticks]])
        font = theme().font("small", tabular=True)
        drawn.setStyle(tickFont=font, tickLength=0, tickTextOffset=theme().px(6))
        drawn.setTextPen(theme().colour("ink3"))
        drawn.setTickPen(theme().colour("card"))
        drawn.setPen(QPen(Qt.PenStyle.NoPen) if side == "left" else _pen("line", 1))
        metrics = QFontMetricsF(font)
        if side == "left":
            widest = max((metrics.horizontalAdvance(tick.words) for tick in axis.ticks), default=0)
            self._left = round(widest) + theme().px(14)
            drawn.setWidth(self._left)
        else:
            drawn.setHeight(round(metrics.height()) + theme().px(8))

    def _items(self) -> Iterator[pg.GraphicsObject]:
        chart = self.chart
        for band in chart.bands:
            yield from self._band(band)
        for tick in chart.y.ticks:
            yield pg.InfiniteLine(tick.at, angle=0, pen=_pen("line", 1))
        columns = [one for one in chart.series if one.draws == "columns"]
        below = [0.0] * max((len(one.points) for one in columns), default=0)
        for series in chart.series:
            if series.draws == "columns":
                yield from _columns(series, below)
            else:
                yield from _interval(series)
                yield _line(series)
        for level in chart.levels:
            yield self._level(level)

    def _top(self) -> float:
        """The upper end of what is drawn: names of bands stand above the axis."""
        y = self.chart.y
        return y.high + (HEADROOM * (y.high - y.low) if self.chart.bands else 0)

    def _inside(self) -> QRect:
        top = theme().px(LEGEND) if self._legend() else RING
        return self.rect().adjusted(RING, top, -RING, -RING)

    def _room(self) -> QRectF:
        """Where the values are drawn, in pixels of this widget."""
        if self._widget is None:
            return QRectF()
        box = self._widget.getPlotItem().getViewBox()
        area = self._widget.mapFromScene(box.sceneBoundingRect()).boundingRect()
        return QRectF(area.translated(self._widget.pos()))

    def _placed(self) -> Iterator[tuple[Point, QPointF]]:
        room, x, y = self._room(), self.chart.x, self.chart.y
        for point, top in _read_points(self.chart):
            along = room.left() + x.share(point.x) * room.width()
            up = (top - y.low) / (self._top() - y.low)
            yield point, QPointF(along, room.bottom() - up * room.height())

    def _legend(self) -> tuple[Series, ...]:
        return self.chart.series if len(self.chart.series) > 1 and not self.chart.empty else ()

    def _draw_legend(self, painter: QPainter) -> None:
        look, left, side = theme(), 4.0, theme().px(11)
        painter.setFont(look.font("label"))
        metrics = QFontMetricsF(painter.font())
        for series in self._legend():
            top = (look.px(LEGEND) - side) / 2
            place = QRectF(left, top, side, side)
            patterns.area(painter, place, series.hue, series.pattern, 2)
            painter.setPen(look.colour("ink2"))
            left += side + look.px(6)
            painter.drawText(QPointF(left, top + side - 1), series.name)
            left += metrics.horizontalAdvance(series.name) + look.px(16)
        painter.setPen(look.colour("ink3"))
        end = self.width() - metrics.horizontalAdvance(self.chart.y.words) - look.px(8)
        painter.drawText(QPointF(end, (look.px(LEGEND) + side) / 2 - 1), self.chart.y.words)

    def _band(self, band: Band) -> Iterator[pg.GraphicsObject]:
        ground = pg.LinearRegionItem(
            (band.begin, band.end),
            movable=False,
            brush=theme().colour(f"{band.hue}_soft"),
            pen=QPen(Qt.PenStyle.NoPen),
        )
        ground.setZValue(-20)
        yield ground
        name = pg.TextItem(band.name, color=theme().colour(band.hue), anchor=(0, 0))
        name.setFont(theme().font("small"))
        self._names.append(name)
        yield name

    def _place_names(self) -> None:
        """Names of bands from the right: each ends where the next begins, the last at the edge."""
        metrics = QFontMetricsF(theme().font("small"))
        x, gap = self.chart.x, theme().px(8)
        wide = max(self._inside().width() - self._left - theme().px(8), 1)
        edge = float(wide)
        for name, band in reversed(list(zip(self._names, self.chart.bands, strict=True))):
            own = x.share(band.begin) * wide
            natural = metrics.horizontalAdvance(band.name) + gap
            start = own if own + natural <= edge or edge < wide else max(edge - natural, 0.0)
            room = max(edge - start - gap, 0.0)
            name.setText(metrics.elidedText(band.name, Qt.TextElideMode.ElideRight, room))
            name.setPos(x.low + start / wide * (x.high - x.low), self._top())
            edge = start

    def _level(self, level: Level) -> pg.GraphicsObject:
        below = not level.upright and self.chart.y.share(level.at) > LATE
        beside = (0, 0) if below else (0, 1)
        line = pg.InfiniteLine(
            level.at,
            angle=90 if level.upright else 0,
            pen=_pen(level.hue, 1.4, dashed=True),
            label=level.name,
            labelOpts={
                "position": 0.9 if level.upright else 0.01,
                "color": theme().colour("ink2" if level.hue == "ink3" else level.hue),
                "anchors": [(0, 0.5), (0, 0.5)] if level.upright else [beside, beside],
                "movable": False,
            },
        )
        line.label.setFont(theme().font("small"))
        return line


class Cursor(QWidget):
    """The ring around the point that is being read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        painter.setPen(QPen(theme().colour("ink"), 2))
        painter.setBrush(theme().colour("card"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))


def _pen(token: str, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(theme().colour(token), width)
    pen.setCosmetic(True)
    if dashed:
        pen.setDashPattern([3, 3])
    return pen


def _read_points(chart: Plot) -> Iterator[tuple[Point, float]]:
    """The points that are read, each with the height of what is seen there."""
    columns = [one for one in chart.series if one.draws == "columns"]
    if columns:
        for place in zip(*(one.points for one in columns), strict=True):
            yield place[0], sum(point.y or 0.0 for point in place)
        return
    for series in chart.series:
        for point in series.known:
            yield point, point.y or 0.0


def _line(series: Series) -> pg.PlotDataItem:
    x = [point.x for point in series.points]
    y = [math.nan if point.y is None else point.y for point in series.points]
    if series.draws == "steps":
        x, y = [one for one in x for _ in (0, 1)][1:], [one for one in y for _ in (0, 1)][:-1]
    pen = _pen(series.hue, LINE_WIDTH)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    mark = MARKS.get(series.mark)
    ground = theme().colour("card" if series.mark == "ring" else series.hue)
    return pg.PlotDataItem(
        x,
        y,
        pen=pen,
        connect="finite",
        antialias=True,
        symbol=mark,
        symbolSize=theme().px(7),
        symbolPen=pen,
        symbolBrush=ground,
    )


def _interval(series: Series) -> Iterator[pg.GraphicsObject]:
    """The ground between low and high, in one piece for each run of points that have both."""
    run: list[Point] = []
    for point in (*series.points, Point(0, None, "")):
        if point.low is not None and point.high is not None:
            run.append(point)
        elif run:
            yield _ground(run, theme().colour(series.hue, 0.13))
            run = []


def _ground(run: list[Point], colour: QColor) -> pg.GraphicsObject:
    if len(run) == 1:
        return pg.ErrorBarItem(
            x=_array([run[0].x]),
            y=_array([run[0].y or 0.0]),
            top=_array([(run[0].high or 0.0) - (run[0].y or 0.0)]),
            bottom=_array([(run[0].y or 0.0) - (run[0].low or 0.0)]),
            pen=_pen("ink3", 1.5),
        )
    x = [point.x for point in run]
    low = pg.PlotDataItem(x, [point.low for point in run])
    high = pg.PlotDataItem(x, [point.high for point in run])
    return pg.FillBetweenItem(low, high, brush=colour)


def _array(values: list[float]) -> object:
    import numpy as np

    return np.asarray(values)


def _columns(series: Series, below: list[float]) -> Iterator[pg.GraphicsObject]:
    """A column for each point, on those that stand there already (`below` grows)."""
    x = [point.x for point in series.points]
    y = [point.y or 0.0 for point in series.points]
    bottom = list(below[: len(y)])
    below[: len(y)] = [low + high for low, high in zip(bottom, y, strict=True)]
    facts = {"x": x, "height": y, "width": COLUMN, "y0": bottom}
    yield pg.BarGraphItem(**facts, brush=theme().colour(series.hue), pen=_pen("card", 1))
    over = patterns.hatch(series.pattern, theme().colour("card", 0.75))
    if over is not None:
        yield pg.BarGraphItem(**facts, brush=over, pen=_pen("card", 1))
