"""The thin line at the foot: saved, last backup, what is being done, which file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from core.text import moment, time_of_day, tr
from gui import icons
from gui.runner import Progress, Work
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.chip import Chip
from gui.widgets.labels import ElidedLabel, Label

HEIGHT = 28


class _Tick(QWidget):
    def sizeHint(self) -> QSize:
        """As high as the words beside it."""
        return QSize(theme().px(13), theme().px(13))

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), "check", "ink3", QRect(self.rect()))


class StatusLine(QWidget):
    """Says that all is saved, or what is being done and how far it is.

    In a sample it says so, and `start_wanted` comes from the button to a file of one's own.
    """

    start_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.tick = _Tick(self)
        self.saved = Label(tr("All changes saved"), "small", parent=self)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(tr("How far it is"))
        self.bar.setTextVisible(False)
        self.stop = Button(tr("Stop"), "quiet", small=True, parent=self)
        self.backup = Label("", "small", parent=self)
        self.file = ElidedLabel("", "small", middle=True, parent=self)
        self.sample = Chip(tr("Sample"), "mustard", parent=self)
        self.start = Button(tr("Start my own"), "quiet", small=True, parent=self)
        self.start.clicked.connect(self.start_wanted)
        self._progress: Progress | None = None
        self._look_again = QTimer(self, interval=150)
        self._look_again.timeout.connect(self._show_progress)
        self.stop.clicked.connect(self._stop)
        self._lay_out()
        self.show_work(None)
        self.show_sample(sample=False)
        theme().changed.connect(self._resized)
        self._resized()

    def show_file(self, path: Path, encrypted: bool) -> None:
        """Name the file, and say whether it is kept under a passphrase."""
        name = path.name
        self.file.setText(tr("{name} · encrypted", name=name) if encrypted else name)
        self.file.setAccessibleDescription(str(path))

    def show_sample(self, *, sample: bool) -> None:
        """Say that this is a business to play with, or nothing of it."""
        self.sample.setVisible(sample)
        self.start.setVisible(sample)

    def show_backup(self, at: dt.datetime | None, now: dt.datetime) -> None:
        """Say when the last backup was made."""
        self.backup.setText(backup_words(at, now))

    def show_work(self, work: Work | None) -> None:
        """Say what is being done, None when nothing is."""
        self._progress = work.progress if work else None
        self.tick.setVisible(work is None)
        self.bar.setVisible(work is not None)
        self.stop.hide()
        if work is None:
            self.saved.setText(tr("All changes saved"))
            self._look_again.stop()
            return
        self.saved.setText(work.words or tr("Working"))
        self.bar.setRange(0, 0)
        self._look_again.start()

    def offer_stop(self, work: Work) -> None:
        """Show the button that stops long work."""
        if work.progress is self._progress:
            self.stop.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, theme().colour("line"))

    def _show_progress(self) -> None:
        if self._progress is not None and self._progress.total:
            self.bar.setRange(0, self._progress.total)
            self.bar.setValue(self._progress.done)

    def _stop(self) -> None:
        if self._progress is not None:
            self._progress.stop()
            self.stop.hide()
            self.saved.setText(tr("Stopping"))

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        for widget in (self.tick, self.saved, self.bar, self.stop, self.backup):
            self._row.addWidget(widget)
        self._row.insertSpacing(self._row.indexOf(self.backup), theme().px(6))
        self._row.addStretch(1)
        self._row.addWidget(self.sample)
        self._row.addWidget(self.start)
        self._row.addWidget(self.file, 2)
        self.file.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _resized(self) -> None:
        px = theme().px
        self.setFixedHeight(px(HEIGHT))
        self._row.setContentsMargins(px(24), 1, px(24), 0)
        self._row.setSpacing(px(8))
        self.bar.setFixedWidth(px(120))
        self.tick.setFixedSize(self.tick.sizeHint())


def backup_words(at: dt.datetime | None, now: dt.datetime) -> str:
    """When the last backup was made, in words: today, yesterday, or the day."""
    if at is None:
        return tr("No backup yet")
    local, here = at.astimezone(), now.astimezone()
    days = (here.date() - local.date()).days
    if days == 0:
        return tr("Last backup today {time}", time=time_of_day(local))
    if days == 1:
        return tr("Last backup yesterday {time}", time=time_of_day(local))
    return tr("Last backup {moment}", moment=moment(at))
