"""A list that folds out; where it is narrow, what is chosen ends in an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
)

from gui.theme import theme
from gui.widgets import painting

LEAST = 140
"""Pixels at 100 % that a combo box keeps."""


class Combo(QComboBox):
    """A combo box; Qt's own cuts words off in the middle of a letter."""

    def minimumSizeHint(self) -> QSize:
        """Narrower than the longest of its words may be, since they end in an ellipsis."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), theme().px(LEAST)), least.height())

    def shown_text(self) -> str:
        """What stands on the screen at the present width."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self._fitting(option)

    def _fitting(self, option: QStyleOptionComboBox) -> str:
        part = QStyle.SubControl.SC_ComboBoxEditField
        box = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(box, option, part, self).width()
        return painting.elided(self.currentText(), self.fontMetrics(), room)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._fitting(option)  # type: ignore[attr-defined]
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and not self.toolTip():
            whole = self.currentText()
            QToolTip.showText(event.globalPos(), "" if self.shown_text() == whole else whole, self)
            return True
        return super().event(event)
