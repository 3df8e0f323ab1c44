"""What looks like a field and opens Ctrl+K."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from core.text import tr
from gui import icons
from gui.theme import theme
from gui.widgets import painting

WIDTH = 210


class SearchBox(QAbstractButton):
    """A button with the words of a search field; folded, only its icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folded = False
        self._keys = (
            QKeySequence("Ctrl+K")
            .toString(QKeySequence.SequenceFormat.NativeText)
            .replace("+", " ")
        )
        self.setText(tr("Find anything"))
        self.setAccessibleName(self.text())
        self.setToolTip(tr("Pages, things and actions ({keys})", keys=self._keys))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def wide(self) -> int:
        """Its width with words."""
        return theme().px(WIDTH)

    def fold(self, folded: bool) -> None:
        """Show the icon alone, or the words too."""
        if folded != self._folded:
            self._folded = folded
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """A field's height."""
        return QSize(theme().px(40) if self._folded else self.wide(), theme().px(33))

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        look = theme()
        painter.setPen(QPen(look.colour("ink3" if self.underMouse() else "line"), 1))
        painter.setBrush(look.colour("card"))
        painter.drawRoundedRect(painting.inner(self.rect()), look.px(7), look.px(7))
        side = look.px(15)
        spot = QRect(look.px(12), (self.height() - side) // 2, side, side)
        icons.paint(painter, "search", "ink2", spot)
        if not self._folded:
            self._write(painter, spot.right() + look.px(9))
        if self.hasFocus():
            painting.focus_ring(painter, self.rect(), look.px(7) - 1)

    def _write(self, painter: QPainter, left: int) -> None:
        look = theme()
        words, keys = QFontMetricsF(look.font("body")), QFontMetricsF(look.font("chip"))
        painter.setFont(look.font("body"))
        painter.setPen(look.colour("ink2"))
        base = (self.height() + words.ascent() - words.descent()) / 2
        painter.drawText(QPointF(left, base), self.text())
        painter.setFont(look.font("chip"))
        right = self.width() - look.px(11) - keys.horizontalAdvance(self._keys)
        base = (self.height() + keys.ascent() - keys.descent()) / 2
        painter.drawText(QPointF(right, base), self._keys)
