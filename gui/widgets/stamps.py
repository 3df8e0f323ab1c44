"""Stamps: filled and open rings, the mark of Regulars."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QProgressBar,
    QSizePolicy,
    QSlider,
    QWidget,
)

from core.text import number, tr
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.field import keep_wheel_off


class Stamps(QProgressBar):
    """So many of so many, as rings: checks of a profile, gives to a prospect, steps done.

    `small` draws discs of 7 pixels for cards in a board.
    """

    def __init__(
        self,
        filled: int = 0,
        total: int = 8,
        *,
        small: bool = False,
        diameter: int = 0,
        gap: int = -1,
        hue: str = "stamp",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._small, self.hue = small, hue
        self._diameter = diameter or (7 if small else 12)
        self._gap = gap if gap >= 0 else (4 if small else 6)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)
        self.set_stamps(filled, total)

    def set_stamps(self, filled: int, total: int) -> None:
        """Show `filled` of `total` rings; what is beyond the total is shown too."""
        self._filled, self._total = filled, max(total, filled)
        self.setRange(0, max(self._total, 1))
        self.setValue(filled)
        said = tr("{n} of {total}", n=number(filled), total=number(total))
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side, gap = theme().px(self._diameter), theme().px(self._gap)
        return QSize(max(self._total * (side + gap) - gap, 1), side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        side, gap = theme().px(self._diameter), theme().px(self._gap)
        draw = painting.dot if self._small else painting.stamp
        top = (self.height() - side) / 2
        for i in range(self._total):
            draw(painter, QRectF(i * (side + gap), top, side, side), i < self._filled, self.hue)


class StampCheck(QCheckBox):
    """One ring to tick, its name in the tooltip and for the ear."""

    def __init__(self, name: str, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setChecked(checked)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(20), theme().px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        painting.stamp(painter, painting.inner(self.rect(), theme().px(4)), self.isChecked())
        if self.hasFocus():
            painting.focus_ring(painter, self.rect(), self.width() / 2)


class StampScale(QSlider):
    """A choice from none to a few as rings to fill, by click or arrow keys; `valueChanged`."""

    def __init__(
        self, value: int, maximum: int = 5, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, maximum)
        self.setPageStep(1)
        self.setValue(value)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        keep_wheel_off(self)
        theme().changed.connect(self.updateGeometry)
        self.valueChanged.connect(self._said)
        self._said(value)

    def _said(self, value: int) -> None:
        total = number(self.maximum())
        self.setToolTip(tr("{n} of {total}", n=number(value), total=total))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(16) * self.maximum() + 4, theme().px(18) + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        ring = int((event.position().x() - 2) // theme().px(16)) + 1
        # Pressing the only filled ring empties it.
        self.setValue(0 if ring == self.value() == 1 else ring)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setValue(int((event.position().x() - 2) // theme().px(16)) + 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        step, side = theme().px(16), theme().px(12)
        top = (self.height() - side) / 2
        for i in range(self.maximum()):
            place = QRectF(2 + i * step + (step - side) / 2, top, side, side)
            painting.stamp(painter, place, i < self.value())
        if self.hasFocus():
            painting.focus_ring(painter, self.rect(), theme().px(7))
