"""One idea in the count: its number as a key, a ring to tick, the votes so far."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from core.text import number, tr
from gui.theme import theme
from gui.widgets import painting

HEIGHT = 56


class CountLine(QAbstractButton):
    """Ticked when its number is on the ballot in hand."""

    def __init__(self, nth: int, text: str) -> None:
        super().__init__()
        self.number = nth
        self._votes = self._counted = 0
        self.setText(text)
        self.setToolTip(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def show_line(self, ticked: bool, votes: int, counted: int) -> None:
        """Show the tick, and so many votes of so many ballots."""
        self._votes, self._counted = votes, counted
        self.setChecked(ticked)
        said = tr("{votes} of {all}", votes=number(votes), all=number(counted))
        self.setAccessibleName(
            tr("{n}: {idea}, {votes}", n=number(self.number), idea=self.text(), votes=said)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(420), theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        look, px = theme(), theme().px
        radius = px(10)
        painter.setPen(QPen(look.colour("stamp" if self.isChecked() else "line"), 1))
        painter.setBrush(look.colour("stamp_soft" if self.isChecked() else "card"))
        painter.drawRoundedRect(painting.inner(self.rect()), radius, radius)
        side = px(26)
        top = (self.height() - side) / 2
        painting.stamp(painter, QRectF(px(52), top, side, side), self.isChecked())
        painter.setPen(look.colour("ink2"))
        painter.setFont(look.font("number"))
        left = QRectF(px(12), 0, px(32), self.height())
        painter.drawText(left, Qt.AlignmentFlag.AlignCenter, number(self.number))
        votes = px(170)
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font("heading"))
        room = QRectF(px(94), 0, self.width() - px(94) - votes - px(12), self.height())
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        self._paint_votes(painter, votes)

    def _paint_votes(self, painter: QPainter, wide: int) -> None:
        look, px = theme(), theme().px
        left = self.width() - wide - px(12)
        share = self._votes / self._counted if self._counted else 0.0
        track = QRectF(left, self.height() / 2 - px(4), wide - px(60), px(8))
        painting.bar(painter, track, share, "stamp")
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font("number"))
        place = QRectF(self.width() - px(66), 0, px(52), self.height())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, number(self._votes))
