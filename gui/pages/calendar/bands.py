"""The campaigns above the days: warm-up, event and follow-up as bands whose ends can be dragged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from core.text import day, tr, trn
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.buttons import Button

HIGH, GRASP = 25, 7
"""Pixels at 100 %: a band's height, and how near its end is held."""
FIRST = 2
"""Campaigns whose bands are shown before "and 3 more" is pressed."""


@dataclass(frozen=True)
class Band:
    """A campaign as its band shows it; `event` names the event in few words: Party 10 April."""

    campaign_id: int
    name: str
    event: str
    warm_up_from: dt.date
    event_on: dt.date
    event_until: dt.date
    follow_up_to: dt.date
    closed: bool = False

    @property
    def spoken(self) -> str:
        """All of it for the ear."""
        return tr(
            "{name}: warm-up from {start}, {event}, follow-up until {end}",
            name=self.name,
            start=day(self.warm_up_from),
            event=self.event,
            end=day(self.follow_up_to),
        )


class BandBar(QAbstractButton):
    """One campaign on a line of days from `first` to `last`.

    A press opens it. Its ends are dragged; with the keyboard Alt and an arrow moves the first
    day of the warm-up, with Shift too the last day of the follow-up.
    """

    resized = Signal(int, object, object)
    """The campaign, the first day of its warm-up, the last day of its follow-up."""
    picked = Signal(int)

    def __init__(self, band: Band, first: dt.date, last: dt.date) -> None:
        super().__init__()
        self.band = self._kept = band
        self._first, self._days = first, max((last - first).days + 1, 1)
        self._end: str | None = None
        self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._clicked)
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.band.spoken)
        self.setAccessibleDescription(
            tr(
                "Alt and an arrow moves the start of the warm-up; "
                "with Shift too, the end of the follow-up."
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), theme().px(HIGH))

    # -- geometry

    def left_of(self, on: dt.date) -> float:
        """Where a day begins."""
        return (on - self._first).days * self.width() / self._days

    def day_at(self, x: float) -> dt.date:
        """The day at a place."""
        return self._first + dt.timedelta(int(x * self._days // max(self.width(), 1)))

    def parts(self) -> tuple[QRectF, QRectF, QRectF]:
        """Where warm-up, event and follow-up lie; the event is as wide as its words."""
        one, high, band = dt.timedelta(1), self.height(), self.band
        start, end = self.left_of(band.warm_up_from), self.left_of(band.follow_up_to + one)
        left, right = self.left_of(band.event_on), self.left_of(band.event_until + one)
        words = QFontMetricsF(theme().font("chip")).horizontalAdvance(band.event) + theme().px(20)
        if right - left < words:
            middle = (left + right) / 2
            left = min(max(middle - words / 2, start), max(end - words, start))
            right = min(left + words, max(end, left + theme().px(12)))
        return (
            QRectF(start, 0, max(left - start, 0), high),
            QRectF(left, 0, right - left, high),
            QRectF(right, 0, max(end - right, 0), high),
        )

    def _end_at(self, point: QPoint) -> str | None:
        near = theme().px(GRASP)
        warm, event, follow = self.parts()
        if abs(point.x() - min(warm.left(), event.left())) <= near:
            return "start"
        if abs(point.x() - max(follow.right(), event.right())) <= near:
            return "end"
        return None

    # -- mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._end = self._end_at(event.position().toPoint())
        self._dragged = False
        if self._end is None:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._end is None:
            held = self._end_at(point) is not None
            shape = Qt.CursorShape.SizeHorCursor if held else Qt.CursorShape.PointingHandCursor
            self.setCursor(shape)
            super().mouseMoveEvent(event)
            return
        self._dragged = True
        self._put(self._end, self.day_at(point.x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._end = self._end, None
        if held is None:
            super().mouseReleaseEvent(event)
        elif self._dragged:
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            by = dt.timedelta(steps[Qt.Key(event.key())])
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._put("end", self.band.follow_up_to + by)
            else:
                self._put("start", self.band.warm_up_from + by)
            self._tell()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _put(self, end: str, on: dt.date) -> None:
        band = self.band
        if end == "start":
            self.band = replace(band, warm_up_from=min(on, band.event_on))
        else:
            self.band = replace(band, follow_up_to=max(on, band.event_until))
        self._say()

    def _tell(self) -> None:
        band = self.band
        if band != self._kept:
            self._kept = band
            self.resized.emit(band.campaign_id, band.warm_up_from, band.follow_up_to)

    def _clicked(self) -> None:
        self.picked.emit(self.band.campaign_id)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.band.spoken, self)
            return True
        return super().event(event)

    # -- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        look, (warm, party, follow) = theme(), self.parts()
        whole = QPainterPath()
        whole.addRoundedRect(warm.united(party).united(follow), look.px(5), look.px(5))
        painter.setClipPath(whole)
        # A closed one is paler; its words stay as easy to read.
        closed = self.band.closed
        middle = "stamp_soft" if closed else "stamp"
        for rect, ground in ((warm, "sea_soft"), (party, middle), (follow, "mustard_soft")):
            painter.fillRect(rect, look.colour(ground))
        painter.setFont(look.font("chip"))
        self._write(painter, warm, self._warm_words(), "sea")
        self._write(painter, follow, self._follow_words(), "mustard")
        self._write(painter, party, self.band.event, "stamp" if closed else "on_stamp", middle=True)
        painter.setClipping(False)
        if self.hasFocus():
            painting.focus_ring(painter, self.rect(), look.px(5))

    def _warm_words(self) -> str:
        if self._end == "start" and self._dragged:
            return tr("Warm-up from {day}", day=day(self.band.warm_up_from))
        if self.band.closed:
            return tr("Closed: {name}", name=self.band.name)
        return tr("Warm-up: {name}", name=self.band.name)

    def _follow_words(self) -> str:
        if self._end == "end" and self._dragged:
            return tr("until {day}", day=day(self.band.follow_up_to))
        return tr("Follow-up")

    def _write(
        self, painter: QPainter, rect: QRectF, words: str, token: str, *, middle: bool = False
    ) -> None:
        pad = theme().px(6 if middle else 10)
        room = QRect(rect.toRect()).adjusted(pad, 0, -pad, 0)
        # What lies before the first day that is shown is not on the screen.
        room = room.intersected(self.rect().adjusted(pad, 0, -pad, 0))
        fitted = QFontMetricsF(painter.font()).elidedText(
            words, Qt.TextElideMode.ElideRight, room.width()
        )
        if room.width() < theme().px(24):
            return
        painter.setPen(theme().colour(token))
        side = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, fitted)


class Bands(QWidget):
    """The bands of every campaign that is near the days on screen."""

    picked = Signal(int)
    resized = Signal(int, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(4))
        self._all = False
        self._shown: tuple[Sequence[Band], dt.date, dt.date] | None = None
        self.bars: list[BandBar] = []
        self.more = Button("", "quiet", small=True)
        self.more.clicked.connect(self._show_all)
        self._column.addWidget(self.more)
        self.hide()

    def show_bands(self, bands: Sequence[Band], first: dt.date, last: dt.date) -> None:
        """Show these; the line reaches from the first day to the last of all."""
        if self._shown == (bands, first, last):
            return
        self._shown = (bands, first, last)
        self._build()

    def forget(self) -> None:
        """Draw them anew from what comes next: what was dragged was refused."""
        self._shown = None

    def focus_on(self, campaign_id: int) -> None:
        """Give the keyboard to a campaign's band."""
        for bar in self.bars:
            if bar.band.campaign_id == campaign_id:
                bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        assert self._shown is not None
        bands, first, last = self._shown
        focused = next((bar.band.campaign_id for bar in self.bars if bar.hasFocus()), None)
        for bar in self.bars:
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        shown = list(bands) if self._all else list(bands[:FIRST])
        starts = [first, *(band.warm_up_from for band in shown)]
        ends = [last, *(band.follow_up_to for band in shown)]
        self.bars = [BandBar(band, min(starts), max(ends)) for band in shown]
        for place, bar in enumerate(self.bars):
            self._column.insertWidget(place, bar)
            bar.picked.connect(self.picked)
            bar.resized.connect(self.resized)
            if bar.band.campaign_id == focused:
                bar.setFocus(Qt.FocusReason.OtherFocusReason)
        hidden = len(bands) - len(shown)
        self.more.setText(trn("and {n} more campaign", "and {n} more campaigns", hidden))
        self.more.setVisible(hidden > 0)
        self.setVisible(bool(bands))

    def _show_all(self) -> None:
        self._all = True
        self._build()
