"""One entry of the sidebar: icon, name, quiet count."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from core.text import tr
from gui import icons
from gui.pages import Place
from gui.theme import theme
from gui.widgets import painting

HEIGHT, LOW, RADIUS, ICON = 33, 25, 7, 17
"""Pixels at 100 %: height, height where the window is too low, corner, picture."""


class NavButton(QAbstractButton):
    """Opens a page; checked while that page is open."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = place.key
        self.icon_name = place.icon
        self._count = ""
        self.setText(place.words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        other = {"session": "Ctrl+Shift+P"}.get(place.key, "Ctrl+,")
        keys = QKeySequence(f"Ctrl+{place.number}" if place.number else other)
        self.setToolTip(f"{place.words} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
        self.set_count("")
        theme().changed.connect(self.updateGeometry)

    @property
    def count(self) -> str:
        """The quiet number that is shown."""
        return self._count

    def set_count(self, count: str) -> None:
        """Show a quiet number, "" for none."""
        self._count = count
        self.setAccessibleName(
            tr("{page}, {count}", page=self.text(), count=count) if count else self.text()
        )
        self.update()

    def wanted(self) -> int:
        """The pixels that its words and its quiet number take."""
        px = theme().px
        words = QFontMetricsF(theme().font("medium")).horizontalAdvance(self.text())
        count = QFontMetricsF(theme().font("chip")).horizontalAdvance(self._count)
        return px(10 + ICON + 11 + 10) + round(words + count) + (px(6) if count else 0) + 2

    def sizeHint(self) -> QSize:
        """As wide as its words, as high as every entry."""
        words = QFontMetricsF(theme().font("medium")).horizontalAdvance(self.text())
        return QSize(round(words) + theme().px(60), theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Lower where the window is, so that whose plan it is stays to be seen."""
        return QSize(0, theme().px(LOW))

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        look = theme()
        if self.isChecked():
            painter.setPen(QPen(look.colour("line"), 1))
            painter.setBrush(look.colour("card"))
            painter.drawRoundedRect(painting.inner(self.rect()), RADIUS, RADIUS)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("line", 0.55))
            painter.drawRoundedRect(self.rect(), RADIUS, RADIUS)
        side = look.px(ICON)
        spot = QRect(look.px(10), (self.height() - side) // 2, side, side)
        icons.paint(painter, self.icon_name, "stamp" if self.isChecked() else "ink2", spot)
        self._write(painter, spot.right() + look.px(11))
        if self.hasFocus():
            painting.focus_ring(painter, self.rect(), RADIUS - 1)

    def _write(self, painter: QPainter, left: int) -> None:
        look = theme()
        right = self.width() - look.px(10)
        if self._count:
            font = look.font("chip")
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(look.colour("ink2"))
            right -= round(metrics.horizontalAdvance(self._count))
            painter.drawText(QPointF(right, _base(metrics, self.height())), self._count)
            right -= look.px(6)
        font = look.font("medium")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(look.colour("ink" if self.isChecked() else "ink2"))
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QPointF(left, _base(metrics, self.height())), words)


def _base(metrics: QFontMetricsF, height: int) -> float:
    return (height + metrics.ascent() - metrics.descent()) / 2
