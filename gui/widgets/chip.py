"""Chips: a word or two on a pill."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets import painting


class Chip(QLabel):
    """A pill that says one thing; `hue` is one of theme.HUES, "" for a plain outlined one.

    `wide` gives a column of chips one width, in pixels at 100 %.
    """

    def __init__(
        self,
        text: str = "",
        hue: str = "",
        *,
        icon: str = "",
        wide: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._hue, self._icon, self._wide = hue, icon, wide
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    @property
    def hue(self) -> str:
        """Its colour's token, "" when plain."""
        return self._hue

    def set_look(self, text: str, hue: str = "", icon: str = "") -> None:
        """Say something else, in another colour."""
        self._hue, self._icon = hue, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = theme().px(self._wide)
        width = max(wide, painting.chip_width(self.text(), self._icon))
        return QSize(width, painting.chip_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme().px(44)), painting.chip_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = self.width() < painting.chip_width(self.text(), self._icon)
        self.setToolTip(self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        painting.chip(painter, self.rect(), self.text(), self._hue, self._icon)


class ChipButton(QAbstractButton):
    """A chip that does something when pressed; with `checkable` it stays pressed."""

    def __init__(
        self,
        text: str,
        hue: str = "",
        *,
        icon: str = "",
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self._hue, self._icon = hue, icon
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_look(self, text: str, hue: str = "", icon: str = "") -> None:
        """Say something else, in another colour."""
        self._hue, self._icon = hue, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(painting.chip_width(self.text(), self._icon), painting.chip_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme().px(44)), painting.chip_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        hue = "stamp" if self.isChecked() else self._hue
        if not self.isEnabled():
            painter.setOpacity(0.5)
        painting.chip(painter, self.rect(), self.text(), hue, self._icon)
        if self.hasFocus():
            painting.focus_ring(painter, self.rect(), self.height() / 2 - 1)
        elif self.underMouse() and self.isEnabled():
            painter.setPen(theme().colour(hue or "ink3"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = self.height() / 2 - 0.5
            painter.drawRoundedRect(painting.inner(self.rect()), radius, radius)
