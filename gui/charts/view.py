"""What every chart on screen can do: be read by mouse, keyboard and ear, and be copied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.charts.shapes import Chart
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.labels import Label
from gui.widgets.speaking import announce

AnyChart = TypeVar("AnyChart", bound=Chart)
KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


@dataclass(frozen=True)
class Spot:
    """Something that can be read: where it is, and what is said of it."""

    rect: QRectF
    said: str


class Reading(Label):
    """The words of the spot that is being read, on a small card beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", "label", parent=parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setWordWrap(True)
        self.hide()

    def show_at(self, spot: Spot, room: QRectF) -> None:
        """Stand above the spot, or below it where there is no room."""
        self.setText(spot.said)
        inset, gap = theme().px(8), theme().px(6)
        self.setContentsMargins(inset, inset // 2, inset, inset // 2)
        words = QFontMetricsF(self.font()).horizontalAdvance(spot.said)
        width = round(min(words + 2 * inset + 2, theme().px(300), room.width()))
        self.resize(width, self.heightForWidth(width))
        left = min(max(spot.rect.center().x() - width / 2, 0), room.width() - width)
        top = spot.rect.top() - self.height() - gap
        if top < 0:
            top = min(spot.rect.bottom() + gap, room.height() - self.height())
        self.move(round(left), round(max(top, 0)))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        painter.setPen(QPen(theme().colour("ink3"), 1))
        painter.setBrush(theme().colour("card"))
        painter.drawRoundedRect(painting.inner(self.rect()), theme().px(5), theme().px(5))
        painter.end()
        super().paintEvent(event)


class ChartView(QWidget, Generic[AnyChart]):
    """A chart; arrow keys and the mouse read its values, Ctrl+C copies it as a picture.

    A kind of chart says in `spots` what can be read, and draws in `draw`.
    """

    heard_as = "graphic"
    heard_whole = True

    def __init__(self, chart: AnyChart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at: int | None = None
        self._spots: list[Spot] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.reading = Reading(self)
        theme().changed.connect(self._look_changed)
        self.set_chart(chart)

    # For a kind of chart to say -------------------------------------------------------------

    def spots(self) -> list[Spot]:
        """Everything that can be read, in the order of the arrow keys."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw the chart; not called when it is empty."""

    def next_spot(self, at: int, key: Qt.Key) -> int:
        """Where an arrow key leads from the spot `at`."""
        back = key in (Qt.Key.Key_Left, Qt.Key.Key_Up)
        return at - 1 if back else at + 1

    def nearest(self, at: QPointF) -> int | None:
        """The spot that the mouse means."""
        inside = [i for i, spot in enumerate(self.known_spots()) if spot.rect.contains(at)]
        return inside[0] if inside else None

    def natural_height(self) -> int:
        """Pixels that it wants to be high."""
        return theme().px(190)

    # ----------------------------------------------------------------------------------------

    def set_chart(self, chart: AnyChart) -> None:
        """Show another chart of the same kind."""
        self.chart = chart
        self.setAccessibleName(chart.title)
        # Its title is its name.
        self.setAccessibleDescription(chart.empty or chart.spoken.removeprefix(f"{chart.title}. "))
        self.changed()
        self.updateGeometry()

    def changed(self) -> None:
        """What is drawn, or how large it is, is different now."""
        self._spots = None
        self._read(None)
        self.update()

    def known_spots(self) -> list[Spot]:
        """`spots`, asked once for each size."""
        if self._spots is None:
            self._spots = [] if self.chart.empty else self.spots()
        return self._spots

    @property
    def spot(self) -> Spot | None:
        """What is being read."""
        # Asked for only when something is read: before the first paint places are not settled.
        known = [] if self._at is None else self.known_spots()
        return known[self._at] if self._at is not None and self._at < len(known) else None

    def picture(self) -> QPixmap:
        """The chart with its title, twice as fine as on an ordinary screen."""
        head = theme().px(30)
        whole = QPixmap(QSize(self.width(), self.height() + head) * 2)
        whole.setDevicePixelRatio(2)
        whole.fill(theme().colour("card"))
        self._read(None)
        painter = painting.smooth(QPainter(whole))
        painter.setFont(theme().font("card"))
        painter.setPen(theme().colour("ink"))
        painter.drawText(QPointF(theme().px(4), head * 0.62), self.chart.title)
        self.render(painter, QPointF(0, head).toPoint())
        painter.end()
        return whole

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setPixmap(self.picture())

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), self.natural_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(180), min(self.natural_height(), theme().px(120)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self.known_spots())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_picture()
        elif event.key() in KEYS and count:
            self._read(self._reached(Qt.Key(event.key()), count))
            if self.spot is not None:
                announce(self, self.spot.said)
        elif event.key() == Qt.Key.Key_Escape and self._at is not None:
            self._read(None)
        else:
            super().keyPressEvent(event)

    def _reached(self, key: Qt.Key, count: int) -> int:
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return count - 1
        if self._at is None:
            return count - 1 if key in (Qt.Key.Key_Left, Qt.Key.Key_Up) else 0
        return min(max(self.next_spot(self._at, key), 0), count - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._read(self.nearest(event.position()))

    def leaveEvent(self, event: object) -> None:
        self._read(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._read(None)
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        if self.chart.empty:
            self._draw_empty(painter)
        else:
            self.draw(painter)
        if self.hasFocus():
            painting.focus_ring(painter, QRectF(self.rect()), theme().px(4))

    def _draw_empty(self, painter: QPainter) -> None:
        painter.setFont(theme().font("second"))
        painter.setPen(theme().colour("ink2"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(12, 4, -12, -4), flags, self.chart.empty)

    def _read(self, at: int | None) -> None:
        self._at = at
        spot = self.spot
        if spot is None:
            self.reading.hide()
        else:
            self.reading.show_at(spot, QRectF(self.rect()))
        self.update()

    def _look_changed(self) -> None:
        self.changed()
        self.updateGeometry()
