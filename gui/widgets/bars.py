"""Figures drawn: bars, a ring, a range, shares of a whole. Each says its value in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from core.text import percent, share_words, tr
from gui.theme import theme
from gui.widgets import painting

_STEPS = 100
"""A screen reader counts in steps, and says per cent; what is drawn is the share itself."""


class _Gauge(QProgressBar):
    """A progress bar to screen readers, whatever it looks like."""

    def __init__(self, name: str, hue: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.hue = hue
        self.share = 0.0
        theme().changed.connect(self.updateGeometry)

    def set_share(self, share: float, words: str = "", hue: str = "") -> None:
        """Fill to `share` (0 to 1, more is full); `words` say it to the ear and on hover."""
        self.share = share
        self.hue = hue or self.hue
        self.setValue(round(min(max(share, 0.0), 1.0) * _STEPS))
        said = words or share_words(share)
        self.setAccessibleDescription(said)
        self.setToolTip(words)
        self.update()


class Bar(_Gauge):
    """A bar with round ends: share of an aim, hours of a week, a part of a score."""

    def __init__(
        self,
        share: float = 0.0,
        *,
        hue: str = "stamp",
        words: str = "",
        name: str = "",
        height: int = 7,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, hue, parent)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share, words)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(24), theme().px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        height = theme().px(self._height)
        top = (self.height() - height) / 2
        painting.bar(painter, QRectF(0, top, self.width(), height), self.share, self.hue)


class Ring(_Gauge):
    """A ring that closes clockwise from the top."""

    def __init__(
        self,
        share: float = 0.0,
        *,
        hue: str = "stamp",
        words: str = "",
        name: str = "",
        diameter: int = 80,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, hue, parent)
        self._diameter = diameter
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_share(share, words)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._diameter), theme().px(self._diameter))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        wide = theme().px(9) * self._diameter / 80
        place = painting.inner(self.rect(), wide / 2)
        pen = QPen(theme().colour("line"), wide)
        painter.setPen(pen)
        painter.drawEllipse(place)
        if self.share > 0:
            pen.setColor(theme().colour(self.hue))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(place, 90 * 16, -round(min(self.share, 1.0) * 360 * 16))


class RangeBar(QLabel):
    """A likely range on a scale from 0 to 1, with a mark where the figure itself is."""

    heard_as = "graphic"

    def __init__(
        self,
        low: float,
        high: float,
        at: float | None = None,
        *,
        words: str = "",
        hue: str = "stamp",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.hue = hue
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_range(low, high, at, words)
        theme().changed.connect(self.updateGeometry)

    def set_range(self, low: float, high: float, at: float | None = None, words: str = "") -> None:
        """Show another range, each end from 0 to 1."""
        self._low, self._high, self._at = low, high, at
        said = words or tr("{low} to {high}", low=percent(low), high=percent(high))
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(150), theme().px(14))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(48), theme().px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        range_bar(painter, QRectF(self.rect()), self._low, self._high, self._at, self.hue)


def range_bar(
    painter: QPainter, rect: QRectF, low: float, high: float, at: float | None, hue: str = "stamp"
) -> None:
    """Draw a range on its scale into `rect`, for the widget and for tables."""
    height = theme().px(8)
    track = QRectF(rect.left(), rect.center().y() - height / 2, rect.width(), height)
    painting.bar(painter, track, 0)
    span = QRectF(track)
    span.setLeft(track.left() + track.width() * low)
    span.setRight(track.left() + track.width() * high)
    path = QPainterPath()
    path.addRoundedRect(span, 2, 2)
    painter.fillPath(path, theme().colour(hue, 0.4))
    if at is not None:
        middle = track.left() + track.width() * at
        painter.fillRect(
            QRectF(middle - 1.5, rect.center().y() - theme().px(7), 3, theme().px(14)),
            theme().colour(hue),
        )


class Share(NamedTuple):
    """One part of a whole: its name, its share (0 to 1) and its colour's token."""

    name: str
    share: float
    hue: str


class MixBar(QLabel):
    """Shares of a whole side by side; names and figures are in its tooltip and for the ear."""

    heard_as = "graphic"

    def __init__(
        self, shares: Sequence[Share] = (), *, height: int = 14, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_shares(shares)
        theme().changed.connect(self.updateGeometry)

    def set_shares(self, shares: Sequence[Share], lead: str = "") -> None:
        """Show another mix, called `lead` by the ear; shares of nothing leave it empty."""
        self._shares = [part for part in shares if part.share > 0]
        said = ", ".join(f"{part.name} {share_words(part.share)}" for part in self._shares)
        self.setAccessibleName(": ".join(filter(None, (lead, said or tr("Nothing yet")))))
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(60), theme().px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        rect = QRectF(self.rect())
        whole = QPainterPath()
        whole.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setClipPath(whole)
        painter.fillRect(rect, theme().colour("line"))
        total = sum(part.share for part in self._shares)
        left = 0.0
        for i, part in enumerate(self._shares):
            width = rect.width() * part.share / total
            gap = 2 if i < len(self._shares) - 1 else 0
            painter.fillRect(QRectF(left, 0, width, rect.height()), theme().colour("card"))
            place = QRectF(left, 0, max(width - gap, 1), rect.height())
            painter.fillRect(place, theme().colour(part.hue))
            left += width
