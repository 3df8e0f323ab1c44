"""How the page stands: views and filters above, campaigns, the days, what is beside them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.text import tr
from gui.pages.calendar.agenda import Agenda
from gui.pages.calendar.bands import Bands
from gui.pages.calendar.grid import DayGrid
from gui.pages.calendar.side import Side
from gui.pages.calendar.state import LIST, MONTH, WEEK
from gui.theme import theme
from gui.widgets.buttons import IconButton
from gui.widgets.card import Card
from gui.widgets.chip import ChipButton
from gui.widgets.segmented import Option, Segmented

MARGINS = (24, 14, 24, 18)
SIDE, PANEL = 258, 352
"""Pixels at 100 % that the cards beside the days and a panel are wide."""
BESIDE = 1000
"""From here on the cards have room beside the days; below it they lie over them."""


class Stage(QWidget):
    """Everything of the page but what it does. One panel at a time lies over the cards."""

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self.tabs = Segmented(
            [
                Option(MONTH, tr("Month"), "calendar-days"),
                Option(WEEK, tr("Week"), "calendar-range"),
                Option(LIST, tr("List"), "list"),
            ],
            MONTH,
            name=tr("How the calendar is shown"),
        )
        self.filtered = ChipButton("", "stamp", icon="x")
        self.filtered.hide()
        self.filter = IconButton("filter", tr("Filter activities"))
        self.more = IconButton("ellipsis", tr("More for the calendar"))
        self.beside = IconButton("panel-right", tr("Mix, hours and what has no day"))
        self.beside.setCheckable(True)
        self.bands = Bands()
        self.month = DayGrid(today, name=tr("Month"))
        self.week = DayGrid(today, name=tr("Week"), roomy=True)
        self.agenda = Agenda()
        self.side = Side()
        self._panel: QWidget | None = None
        self._arrange()

    @property
    def grids(self) -> tuple[DayGrid, DayGrid]:
        """Month and week."""
        return self.month, self.week

    def _arrange(self) -> None:
        px = theme().px
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.tabs)
        head.addStretch(1)
        for widget in (self.filtered, self.filter, self.more, self.beside):
            head.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(px(10))
        self._column.addLayout(head)
        self._column.addWidget(self.bands)
        self.views = QStackedWidget()
        for view in (_framed(self.month), _framed(self.week), self.agenda):
            self.views.addWidget(view)
        self._column.addWidget(self.views, 1)
        self.side.setParent(self)
        self.beside.toggled.connect(lambda _: self._place())
        theme().changed.connect(self._place)
        self._place()

    def show_view(self, view: str) -> None:
        """Bring the month, the week or the list to the front."""
        self.tabs.set_value(view)
        self.views.setCurrentIndex((MONTH, WEEK, LIST).index(view))

    @property
    def panel(self) -> QWidget | None:
        """What lies over the cards."""
        return self._panel

    def show_panel(self, panel: QWidget | None) -> None:
        """Let a panel lie where the cards are, or show the cards again."""
        if self._panel is not None and self._panel is not panel:
            self._panel.hide()
        self._panel = panel
        if panel is not None:
            if panel.parent() is not self:
                panel.setParent(self)
            panel.show()
            panel.raise_()
        self._place()

    def _place(self) -> None:
        px = theme().px
        left, top, right, foot = (px(edge) for edge in MARGINS)
        wide_enough = self.width() >= px(BESIDE)
        self.beside.setVisible(not wide_enough)
        panel = self._panel
        side_shown = panel is None and (wide_enough or self.beside.isChecked())
        wide = min(px(PANEL if panel is not None else SIDE), self.width() - left - right)
        room = wide + px(18) if wide_enough else 0
        self._column.setContentsMargins(left, top, right + room, foot)
        below = top if wide_enough else top + px(42)
        place = QRect(
            self.width() - right - wide, below, wide, max(self.height() - below - foot, 0)
        )
        self.side.setVisible(side_shown)
        shown = panel if panel is not None else self.side
        shown.setGeometry(place)
        shown.raise_()
        self.side.content.setAutoFillBackground(not wide_enough)
        self._column.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


def _framed(grid: DayGrid) -> Card:
    card = Card(padding=2)
    card.add(grid)
    card.setAccessibleName("")
    return card
