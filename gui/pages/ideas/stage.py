"""How the page stands: views and filters above, the list or another view, the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from core.ideas.limits import ASKING, MADE, NEW, NOT_NOW, PLANNED
from core.ideas.words import statuses_name
from core.text import tr
from gui.pages.ideas.data import BALLOTS, LIST, POLLS, TELL
from gui.pages.ideas.list_view import IdeaList
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.chip import ChipButton
from gui.widgets.filter_edit import FilterEdit
from gui.widgets.layouts import Flow
from gui.widgets.messages import MessageBar
from gui.widgets.segmented import Option, Segmented

if TYPE_CHECKING:
    from gui.pages.ideas.panel import IdeaPanelView

MARGINS = (24, 18, 24, 18)
PANEL = 336
"""Pixels at 100 % that the panel is wide."""
BESIDE = 980
"""From here on the panel has room beside the list; below it lies over it."""
NARROW = 700
"""Below this the row of statuses becomes a menu."""
ALL = ""
STATUSES = (NEW, ASKING, PLANNED, MADE, NOT_NOW)


class Stage(QWidget):
    """Everything of the page but what it does."""

    def __init__(self) -> None:
        super().__init__()
        self.panel: IdeaPanelView | None = None
        self._narrow = False
        self._stale_words = ""
        self.views = Segmented(
            [
                Option(LIST, tr("Ideas"), "lightbulb"),
                Option(POLLS, tr("Polls"), "vote"),
                Option(BALLOTS, tr("Ballots"), "square-check"),
                Option(TELL, tr("Tell them"), "send"),
            ],
            LIST,
            name=tr("What is shown"),
        )
        self.filter = FilterEdit(tr("Filter ideas"))
        kept = self.filter.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the views stand still when it goes
        self.filter.setSizePolicy(kept)
        self.statuses = Segmented(
            [Option(ALL, tr("All")), *(Option(one, statuses_name(one)) for one in STATUSES)],
            ALL,
            name=tr("Status"),
        )
        self.status = Button(tr("All"), icon="filter", small=True)
        """In place of the row of statuses where that has no room."""
        self.status.hide()
        self.sort = Button("", icon="arrow-down-wide-narrow", small=True)
        self.stale = ChipButton("", "mustard", icon="clock")
        self.stale.hide()
        self.paste = Button(tr("Paste comments"), icon="clipboard-paste", small=True)
        self.bulk = Flow(spacing=8)
        self.list = IdeaList()
        self.alike = MessageBar("", "caution", icon="copy", dismissible=True)
        self.ideas = QWidget()
        self._arrange()

    def _arrange(self) -> None:
        px = theme().px
        self._top = QHBoxLayout()
        self._top.setSpacing(px(8))
        self._top.addWidget(self.views)
        self._top.addStretch(1)
        self._top.addWidget(self.paste)
        self._top.addWidget(self.filter)
        self.filter.setMinimumWidth(px(80))
        self._second = QHBoxLayout()
        self._second.setSpacing(px(8))
        self._second.addWidget(self.statuses)
        self._second.addWidget(self.status)
        self._second.addStretch(1)
        self._second.addWidget(self.stale)
        self._second.addWidget(self.sort)
        inside = QVBoxLayout(self.ideas)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(10))
        inside.addLayout(self._second)
        inside.addWidget(self.bulk)
        self.bulk.hide()
        inside.addWidget(self.list, 1)
        inside.addWidget(self.alike)
        self.alike.hide()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(px(10))
        self._column.addLayout(self._top)
        self.bodies = QStackedLayout()
        self._column.addLayout(self.bodies, 1)
        self.bodies.addWidget(self.ideas)
        theme().changed.connect(self._place)
        self._place()

    def show_body(self, body: QWidget) -> None:
        """Bring a view to the front."""
        if self.bodies.indexOf(body) < 0:
            self.bodies.addWidget(body)
        self.bodies.setCurrentWidget(body)

    def take_panel(self, panel: IdeaPanelView) -> None:
        """Hold the side panel, which is made when it is first wanted."""
        self.panel = panel
        panel.setParent(self)

    def show_panel(self, shown: bool) -> None:
        """Show or hide the panel."""
        if self.panel is not None:
            self.panel.setVisible(shown)
            self._place()
            if shown:
                self.panel.raise_()

    def _place(self) -> None:
        px = theme().px
        left, top, right, foot = (px(edge) for edge in MARGINS)
        shown = self.panel is not None and self.panel.isVisibleTo(self)
        beside = shown and self.width() >= px(BESIDE)
        wide = min(px(PANEL), self.width() - left - right)
        room = wide + px(18) if beside else 0
        self._column.setContentsMargins(left, top, right + room, foot)
        if self.panel is not None:
            high = max(self.height() - top - foot, 0)
            self.panel.setGeometry(QRect(self.width() - right - wide, top, wide, high))
        self.filter.setMaximumWidth(px(220))
        free = self.width() - left - right - room
        second = (self.statuses, self.sort, *((self.stale,) if self._stale_words else ()))
        needed = sum(one.sizeHint().width() + px(8) for one in second)
        self._fold(free < max(px(NARROW), needed))
        self.views.show_icons(shown=free >= self.views.whole_width() + px(80 + 8))
        self._column.activate()

    def show_stale(self, words: str) -> None:
        """Say how many were left alone, "" for none."""
        self._stale_words = words
        self.stale.set_look(words, "mustard", icon="clock")
        self.stale.setVisible(bool(words) and not self._narrow)
        self._place()

    def _fold(self, narrow: bool) -> None:
        """Where there is little room the statuses are a menu, and pasting goes a line down."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.statuses.setVisible(not narrow)
        self.status.setVisible(narrow)
        self.stale.setVisible(bool(self._stale_words) and not narrow)
        old, new = (self._top, self._second) if narrow else (self._second, self._top)
        old.removeWidget(self.paste)
        new.insertWidget(new.indexOf(self.sort if narrow else self.filter), self.paste)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
