"""What a campaign would put on the calendar: weeks against hours, steps, what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from core.text import minutes, tr
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.chip import Chip
from gui.widgets.labels import ElidedLabel, Label, section
from gui.widgets.layouts import ScrollArea
from gui.widgets.messages import MessageBar


@dataclass(frozen=True)
class Load:
    """A week's minutes: planned already, added by the campaign, and what there is."""

    words: str
    already: int
    added: int
    room: int


@dataclass(frozen=True)
class Step:
    """A piece of work that the campaign would add, or leave out: its day, kind and words."""

    day: str
    kind: str
    hue: str
    words: str


@dataclass(frozen=True)
class Preview:
    """Everything that is known before anything is written."""

    sentence: str
    loads: tuple[Load, ...] = ()
    steps: tuple[Step, ...] = ()
    left_out: tuple[Step, ...] = ()
    left_out_because: str = ""
    warnings: tuple[str, ...] = ()


class LoadBar(QWidget):
    """A week: what is there already, what comes on top."""

    def __init__(self, load: Load) -> None:
        super().__init__()
        self._load = load
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = tr(
            "{already} planned already, {added} from the campaign, of {room}",
            already=minutes(load.already),
            added=minutes(load.added),
            room=minutes(load.room),
        )
        self.setAccessibleName(f"{load.words}: {words}")
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(110), theme().px(9))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().px(9))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        load, rect = self._load, QRectF(self.rect())
        both = load.already + load.added
        most = max(load.room, both, 1)
        painting.bar(painter, rect, 0)
        if both:
            hue = "tomato" if load.room and both > load.room else "stamp"
            painting.bar(painter, rect, both / most, hue)
        if load.already:
            there = QRectF(rect)
            there.setWidth(max(rect.width() * load.already / most, rect.height()))
            painting.bar(painter, there, 1, "ink3")


class PreviewPart(ScrollArea):
    """Shows a preview; what is filled by whoever types is on the other side of the window."""

    def __init__(self) -> None:
        super().__init__(spacing=10)
        self.sentence = Label("", "strong", wrap=True)
        self.warning = MessageBar(kind="caution")
        self._weeks, self._steps, self._left = QWidget(), QWidget(), QWidget()
        self.left_title = section("")
        self.left_title.setWordWrap(True)
        self.steps_title = section(tr("What it puts on the calendar"))
        for widget in (
            self.sentence,
            self.warning,
            self._weeks,
            self.left_title,
            self._left,
            self.steps_title,
            self._steps,
        ):
            self.add(widget)
        self.body.addStretch(1)
        self._shown: Preview | None = None
        self.show_preview(Preview(""))

    def show_preview(self, preview: Preview) -> None:
        """Show what would be written."""
        if preview == self._shown:
            return
        self._shown = preview
        self.sentence.setText(preview.sentence)
        self.warning.say(" ".join(preview.warnings), "caution")
        self.warning.setVisible(bool(preview.warnings))
        self._weeks = self._swap(self._weeks, _weeks(preview.loads))
        self.left_title.setText(preview.left_out_because)
        self.left_title.setVisible(bool(preview.left_out))
        self._left = self._swap(self._left, _steps(preview.left_out, whole=True))
        self.steps_title.setVisible(bool(preview.steps))
        self._steps = self._swap(self._steps, _steps(preview.steps))

    def _swap(self, old: QWidget, new: QWidget) -> QWidget:
        self.body.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        return new


def _weeks(loads: Sequence[Load]) -> QWidget:
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme().px(10))
    grid.setVerticalSpacing(theme().px(5))
    grid.setColumnStretch(1, 1)
    for place, load in enumerate(loads):
        both = load.already + load.added
        over = bool(load.room) and both > load.room
        grid.addWidget(Label(load.words, "label"), place, 0)
        grid.addWidget(LoadBar(load), place, 1)
        told = Label(minutes(both), "label", tone="tomato" if over else "")
        grid.addWidget(told, place, 2, Qt.AlignmentFlag.AlignRight)
    return part


def _steps(steps: Sequence[Step], *, whole: bool = False) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme().px(8))
    grid.setVerticalSpacing(theme().px(4))
    grid.setColumnStretch(2, 1)
    column.addLayout(grid)
    for place, step in enumerate(steps):
        grid.addWidget(Label(step.day, "label"), place, 0)
        grid.addWidget(Chip(step.kind, step.hue, wide=86), place, 1)
        told = Label(step.words, wrap=True) if whole else ElidedLabel(step.words)
        grid.addWidget(told, place, 2)
    return part
