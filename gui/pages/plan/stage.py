"""The ground with the page as it will be printed, its tools, and all pages at its side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from core.sheets.decisions import Decision
from core.text import tr, trn
from gui.pages.plan.preview import Preview
from gui.pages.plan.thumbs import Thumbs
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.buttons import Button, IconButton
from gui.widgets.chip import ChipButton
from gui.widgets.labels import ElidedLabel, Label
from gui.widgets.layouts import Flow
from gui.widgets.messages import EmptyState, MessageBar

NARROW = 330
"""Pixels at 100 % under which the large page has the room alone, with few tools."""


class Stage(QWidget):
    """Shows one page large. `page_wanted(key)` leads to where a decision is made, `stopped` ends
    what is being printed."""

    page_wanted = Signal(str)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wide = True
        self._where = ("", "")
        self.preview = Preview()
        self.thumbs = Thumbs()
        self.notes = MessageBar("", "caution", dismissible=False)
        self.notes.hide()
        self.decisions = Decisions()
        self.decisions.page_wanted.connect(self.page_wanted)
        self.where = ElidedLabel("", "label", tone="ink2")
        self.working = Label("", "label", tone="ink2")
        self.stop = Button(tr("Stop"), small=True)
        self.stop.clicked.connect(self.stopped)
        self.empty = EmptyState(
            tr("Tick what you would like to have on paper."),
            tr("For example: the one-page plan for the wall."),
            icon="printer",
        )
        self._lay_out()
        self.preview.zoomed.connect(self._show_zoom)
        self._show_zoom()
        self.say_working("")

    def _lay_out(self) -> None:
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(10), px(12), px(8))
        column.setSpacing(px(8))
        column.addWidget(self.notes)
        column.addWidget(self.decisions)
        sheet = QWidget()
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.preview, 1)
        row.addWidget(self.thumbs)
        holder = QWidget()
        self._pages = QStackedLayout(holder)
        self._pages.addWidget(sheet)
        self._pages.addWidget(self.empty)
        column.addWidget(holder, 1)
        column.addLayout(self._tools())

    def _tools(self) -> QHBoxLayout:
        self.back = IconButton("chevron-left", tr("Page before"), shortcut="PgUp", side=28)
        self.on = IconButton("chevron-right", tr("Next page"), shortcut="PgDown", side=28)
        self.smaller = IconButton("zoom-out", tr("Smaller page"), shortcut="-", side=28)
        self.larger = IconButton("zoom-in", tr("Larger page"), shortcut="+", side=28)
        self.fit = Button("", "quiet", small=True, tip=tr("Fit the page into the window (0)"))
        self.back.clicked.connect(lambda: self.preview.turned.emit(-1))
        self.on.clicked.connect(lambda: self.preview.turned.emit(1))
        self.smaller.clicked.connect(lambda: self.preview.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.preview.zoom_by(1))
        self.fit.clicked.connect(self.preview.fit)
        row = QHBoxLayout()
        row.setSpacing(theme().px(6))
        row.addWidget(self.back)
        row.addWidget(self.on)
        row.addWidget(self.where, 1)
        for widget in (self.working, self.stop, self.smaller, self.fit, self.larger):
            row.addWidget(widget)
        return row

    def show_empty(self, empty: bool) -> None:
        """Whether there is no page to show, since no sheet is ticked."""
        self._pages.setCurrentIndex(int(empty))
        for widget in (self.back, self.on, self.smaller, self.fit, self.larger):
            widget.setEnabled(not empty)

    def show_where(self, words: str, short: str) -> None:
        """Say which page it is; `short` where there is little room."""
        self._where = (words, short)
        self.where.setText(words if self._wide else short)

    def show_notes(self, notes: Sequence[str]) -> None:
        """Say what could not be printed as it is written."""
        self.notes.setVisible(bool(notes))
        if notes:
            self.notes.say(" ".join(notes), "caution")

    def say_working(self, words: str, *, can_stop: bool = False) -> None:
        """Say what is being done, "" when nothing is."""
        self.working.setText(words)
        self.working.setVisible(bool(words))
        self.stop.setVisible(bool(words) and can_stop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wide = self.width() > theme().px(NARROW)
        self.show_where(*self._where)
        self.decisions.set_wide(self._wide)
        for widget in (self.thumbs, self.smaller, self.fit, self.larger):
            widget.setVisible(self._wide)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        painter.setPen(QPen(theme().colour("line"), 1))
        painter.setBrush(theme().colour("side"))
        radius = theme().px(10)
        painter.drawRoundedRect(painting.inner(self.rect()), radius, radius)

    def _show_zoom(self) -> None:
        self.fit.setText(self.preview.zoom_words())
        self.fit.setAccessibleName(
            tr("Size of the page: {size}. Press to fit it.", size=self.preview.zoom_words())
        )


class Decisions(QWidget):
    """What the plan leaves open, each with the way to where it is decided."""

    page_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        self._shown: Sequence[Decision] = ()
        self._flow = Flow()
        self._lead = Label(tr("Still to decide"), "label", tone="ink2")
        self.button = Button("", small=True)
        self._menu = QMenu(self)
        self.button.setMenu(self._menu)
        row.addWidget(self._lead)
        row.addWidget(self._flow, 1)
        row.addWidget(self.button)
        self.set_wide(True)
        self.hide()

    @property
    def chips(self) -> list[ChipButton]:
        """One for each decision."""
        return self._flow.findChildren(ChipButton)

    def set_wide(self, wide: bool) -> None:
        """Whether there is room for all of them side by side; else they are in a menu."""
        self._lead.setVisible(wide)
        self._flow.setVisible(wide)
        self.button.setVisible(not wide)

    def show_decisions(self, decisions: Sequence[Decision]) -> None:
        """Show these; nothing when all is decided."""
        self.setVisible(bool(decisions))
        if decisions == self._shown:
            return
        self._shown = decisions
        self._flow.set_widgets(*map(self._chip, decisions))
        self.button.setText(
            trn("{n} decision still open", "{n} decisions still open", len(decisions))
        )
        self._menu.clear()
        for one in decisions:
            self._menu.addAction(decision_words(one.key), partial(self.page_wanted.emit, one.page))

    def _chip(self, one: Decision) -> ChipButton:
        chip = ChipButton(decision_words(one.key), "mustard")
        chip.setToolTip(one.sentence)
        chip.setAccessibleName(decision_words(one.key))
        chip.setAccessibleDescription(one.sentence)
        chip.clicked.connect(lambda _on=False: self.page_wanted.emit(one.page))
        return chip


def decision_words(key: str) -> str:
    """An open decision in a word or two."""
    return {
        "goals": tr("Goals"),
        "groups": tr("Primary group"),
        "networks": tr("Networks"),
        "roles": tr("Role and hours"),
        "people": tr("People to win over"),
        "ideas": tr("Ideas"),
        "coming": tr("What is coming up"),
        "week": tr("This week"),
    }[key]
