"""Beside the days: the mix, the hours, what is coming up, and the tray."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QSizePolicy, QWidget

from core.text import minutes, share_words, short_day, tr
from gui.pages.calendar.tray import Tray
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.bars import MixBar, Share
from gui.widgets.buttons import Button, IconButton
from gui.widgets.card import Card
from gui.widgets.chip import ChipButton
from gui.widgets.labels import ElidedLabel, Label
from gui.widgets.layouts import ScrollArea
from gui.widgets.speaking import keep_silent


@dataclass(frozen=True)
class MixRow:
    """A kind's part of what is planned and of what was done (shares, 0 to 1)."""

    words: str
    hue: str
    planned: float
    done: float


@dataclass(frozen=True)
class MixView:
    """The mix of the days on screen; `over` when own offers are more than they should be."""

    rows: tuple[MixRow, ...] = ()
    sentence: str = ""
    over: bool = False
    any_done: bool = False


@dataclass(frozen=True)
class WeekHours:
    """One week: its days in words, minutes planned and done, minutes there are."""

    words: str
    planned: int
    done: int
    room: int

    @property
    def over(self) -> bool:
        """Whether more is planned than there is time for."""
        return self.room > 0 and self.planned > self.room


@dataclass(frozen=True)
class Coming:
    """A line of what is coming up; a campaign opens when its line is pressed."""

    day: dt.date
    words: str
    campaign_id: int | None = None


class _Dot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._hue = "line"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_hue(self, hue: str) -> None:
        self._hue = hue
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(10), theme().px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(self._hue))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)


class HoursBar(QWidget):
    """A week's minutes: what is planned as a bar, what is done as the darker part of it."""

    heard_as = "graphic"

    def __init__(self) -> None:
        super().__init__()
        self._week = WeekHours("", 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_week(self, week: WeekHours) -> None:
        """Show another week."""
        self._week = week
        words = tr(
            "{planned} planned, {done} done",
            planned=minutes(week.planned),
            done=minutes(week.done),
        )
        over = tr("over the hours there are") if week.over else ""
        self.setAccessibleName(", ".join(filter(None, (f"{week.words}: {words}", over))))
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(80), theme().px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(30), theme().px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        week, rect = self._week, QRectF(self.rect())
        most = max(week.room, week.planned, 1)
        hue = "tomato" if week.over else "stamp"
        painting.bar(painter, rect, 0)
        if week.planned:
            painter.setOpacity(1 if not week.done else 0.45)
            painting.bar(painter, rect, week.planned / most, hue, "line")
            painter.setOpacity(1)
        if week.done:
            done = QRectF(rect)
            done.setWidth(max(rect.width() * min(week.done / most, 1), rect.height()))
            painting.bar(painter, done, 1, hue)


def _emptied(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class _MixLine:
    """A kind's line of the mix. Lines are kept and filled anew: the page that is turned waits for
    every widget that is made."""

    def __init__(self, grid: QGridLayout, place: int) -> None:
        right = Qt.AlignmentFlag.AlignRight
        self._dot, self._words = _Dot(), ElidedLabel("", "label")
        self._planned, self._done = Label("", "second"), Label("", "second")
        keep_silent(self._words, self._planned, self._done)
        grid.addWidget(self._dot, place, 0)
        grid.addWidget(self._words, place, 1)
        grid.addWidget(self._planned, place, 2, right)
        grid.addWidget(self._done, place, 3, right)

    def show_row(self, row: MixRow | None, any_done: bool) -> None:
        """Show a kind; None hides the line."""
        for widget in (self._dot, self._words, self._planned):
            widget.setVisible(row is not None)
        self._done.setVisible(row is not None and any_done)
        if row is not None:
            self._dot.set_hue(row.hue)
            self._words.setText(row.words)
            self._planned.setText(share_words(row.planned))
            self._done.setText(share_words(row.done))


class MixCard(Card):
    """Conversation against one's own: planned, and what was done beside it."""

    def __init__(self) -> None:
        super().__init__(tr("Conversation, not billboard"), spacing=7)
        self.bar = MixBar()
        self.done_bar = MixBar(height=6)
        self._rows = QGridLayout()
        self._rows.setColumnStretch(1, 1)
        self._rows.setHorizontalSpacing(theme().px(6))
        self._rows.setVerticalSpacing(theme().px(5))
        self._heads = Label(tr("planned"), "hint"), Label(tr("done"), "hint")
        # A head longer than its figures takes its room above the kinds, not from them.
        self._rows.addWidget(self._heads[0], 0, 1, 1, 2, Qt.AlignmentFlag.AlignRight)
        self._rows.addWidget(self._heads[1], 0, 3, Qt.AlignmentFlag.AlignRight)
        # The bars say all of it, a line each.
        keep_silent(*self._heads)
        self._lines: list[_MixLine] = []
        self.sentence = Label("", "label", wrap=True)
        self.add(self.bar)
        self.add(self.done_bar)
        self.body.addLayout(self._rows)
        self.add(self.sentence)

    def show_mix(self, mix: MixView) -> None:
        """Show a mix."""
        planned = [Share(row.words, row.planned, row.hue) for row in mix.rows]
        done = [Share(row.words, row.done, row.hue) for row in mix.rows]
        self.bar.set_shares(planned, lead=tr("planned"))
        self.done_bar.set_shares(done, lead=tr("done"))
        self.done_bar.setVisible(mix.any_done)
        for head in self._heads:
            head.setVisible(mix.any_done)
        shown = [row for row in mix.rows if row.planned or row.done]
        while len(self._lines) < len(shown):
            self._lines.append(_MixLine(self._rows, len(self._lines) + 1))
        for line, row in zip_longest(self._lines, shown):
            line.show_row(row, mix.any_done)
        self.sentence.setText(mix.sentence)
        self.sentence.set_tone("tomato" if mix.over else "")


class _WeekLine:
    """A week's line, kept and filled anew like those of the mix."""

    def __init__(self, grid: QGridLayout, place: int) -> None:
        self._words, self._bar, self._told = Label("", "label"), HoursBar(), Label()
        keep_silent(self._words, self._told)
        grid.addWidget(self._words, place, 0)
        grid.addWidget(self._bar, place, 1)
        grid.addWidget(self._told, place, 2, Qt.AlignmentFlag.AlignRight)

    def show_week(self, week: WeekHours | None) -> None:
        """Show a week; None hides the line."""
        for widget in (self._words, self._bar, self._told):
            widget.setVisible(week is not None)
        if week is not None:
            self._words.setText(week.words)
            self._bar.show_week(week)
            self._told.setText(minutes(week.planned))
            self._told.set_tone("tomato" if week.over else "")


class HoursCard(Card):
    """Each week's minutes against the hours there are."""

    rhythm_wanted = Signal()

    def __init__(self) -> None:
        self._room = Label("", "label")
        super().__init__(tr("Your hours"), trailing=self._room, spacing=7)
        self._rows = QGridLayout()
        self._rows.setColumnStretch(1, 1)
        self._rows.setHorizontalSpacing(theme().px(10))
        self._rows.setVerticalSpacing(theme().px(7))
        self._lines: list[_WeekLine] = []
        self.note = Label("", "label", tone="tomato", wrap=True)
        self.rhythm = Button(tr("Weekly rhythm"), "quiet", icon="repeat", small=True)
        self.rhythm.clicked.connect(self.rhythm_wanted)
        self.body.addLayout(self._rows)
        self.add(self.note)
        self.add_row(self.rhythm)

    def show_weeks(self, weeks: Sequence[WeekHours], room: str, note: str) -> None:
        """Show these weeks; `room` says what a week has, `note` which is over."""
        self._room.setText(room)
        while len(self._lines) < len(weeks):
            self._lines.append(_WeekLine(self._rows, len(self._lines)))
        for line, week in zip_longest(self._lines, weeks):
            line.show_week(week)
        self.note.setText(note)
        self.note.setVisible(bool(note))


class ComingCard(Card):
    """The next campaigns and holidays."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("Coming up"), spacing=4)
        self._rows = QGridLayout()
        self._rows.setColumnStretch(1, 1)
        self._rows.setHorizontalSpacing(theme().px(14))
        self.body.addLayout(self._rows)
        self._shown: tuple[Coming, ...] | None = None

    def show_lines(self, lines: Sequence[Coming]) -> None:
        """Show these."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        _emptied(self._rows)
        for place, line in enumerate(lines):
            self._rows.addWidget(Label(short_day(line.day), "label"), place, 0)
            if line.campaign_id is None:
                self._rows.addWidget(ElidedLabel(line.words), place, 1)
                continue
            button = ChipButton(line.words, "stamp")
            button.clicked.connect(lambda _=False, id=line.campaign_id: self.picked.emit(id))
            self._rows.addWidget(button, place, 1, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(lines))


class TrayCard(Card):
    """The tray under its name."""

    def __init__(self) -> None:
        self.add_button = IconButton("plus", tr("New activity without a day"), side=26)
        super().__init__(tr("No day yet"), trailing=self.add_button, spacing=6)
        self.tray = Tray()
        self.add(self.tray)
        self.add_button.clicked.connect(self.tray.new_wanted)


class Side(ScrollArea):
    """The cards one below the other."""

    def __init__(self) -> None:
        super().__init__(spacing=14)
        self.mix, self.hours = MixCard(), HoursCard()
        self.coming, self.tray_card = ComingCard(), TrayCard()
        for card in (self.mix, self.hours, self.tray_card, self.coming):
            self.add(card)
        self.body.addStretch(1)

    @property
    def tray(self) -> Tray:
        """What has no day yet."""
        return self.tray_card.tray
