"""How the page stands: tabs and filters above, the board, the table or the links, the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from core.text import tr
from gui.pages.prospects.board import BoardView
from gui.pages.prospects.table import TableView
from gui.theme import theme
from gui.widgets.buttons import IconButton
from gui.widgets.chip import ChipButton
from gui.widgets.filter_edit import FilterEdit
from gui.widgets.segmented import Option, Segmented

if TYPE_CHECKING:
    from gui.pages.prospects.everyone import EveryoneView
    from gui.pages.prospects.links import LinksTab
    from gui.pages.prospects.panel import ProspectPanelView
    from gui.pages.prospects.person_keys import Runs

BOARD, TABLE, LINKS, EVERYONE = "board", "table", "links", "everyone"
MARGINS = (24, 18, 24, 18)
PANEL = 318
"""Pixels at 100 % that the panel is wide."""
BESIDE = 1010
"""From here on the panel has room beside the board; below it lies over it."""


class Stage(QWidget):
    """Everything of the page but what it does."""

    panel_closed = Signal()

    def __init__(self, page: Runs) -> None:
        super().__init__()
        self._page = page
        self._panel: ProspectPanelView | None = None
        self.links: LinksTab | None = None
        self.everyone: EveryoneView | None = None
        self.board, self.table = BoardView(), TableView()
        self.tabs = Segmented(
            [
                Option(BOARD, tr("Board"), "columns-3"),
                Option(TABLE, tr("Table"), "table"),
                Option(LINKS, tr("Links gained"), "link"),
            ],
            BOARD,
            name=tr("How prospects are shown"),
        )
        self.filter = FilterEdit(tr("Filter prospects"))
        self.due = ChipButton("", "tomato", checkable=True)
        self.cold = ChipButton("", "mustard", checkable=True)
        self.more = IconButton("sliders-horizontal", tr("More filters and columns"))
        self.active = ChipButton("", "stamp", icon="x")
        self.active.hide()
        self.filters = QWidget()
        # The tabs stay where they are while the links, which filter for themselves, are shown.
        policy = self.filters.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.filters.setSizePolicy(policy)
        self._arrange()

    def _arrange(self) -> None:
        px = theme().px
        right = QHBoxLayout(self.filters)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(8))
        right.addStretch(1)
        right.addWidget(self.active)
        right.addWidget(self.filter, 10)
        for widget in (self.due, self.cold, self.more):
            right.addWidget(widget)
        self.head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.head.setSpacing(px(8))
        # Alone, on the tab of links, they stay at the left.
        self.head.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        self.head.addWidget(self.filters, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(px(12))
        self._column.addLayout(self.head)
        # Views come once the layout has its place: before, each would be a window for a moment.
        self.views = QStackedLayout()
        self._column.addLayout(self.views, 1)
        self.views.addWidget(self.board)
        self.views.addWidget(self.table)
        theme().changed.connect(self._place)
        self._place()

    @property
    def panel(self) -> ProspectPanelView:
        """The panel, made when it is first wanted."""
        if self._panel is None:
            from gui.pages.prospects.panel import ProspectPanelView

            self._panel = ProspectPanelView(self._page)
            self._panel.setParent(self)
            self._panel.closed.connect(self.panel_closed)
        return self._panel

    @property
    def has_panel(self) -> bool:
        """Whether the panel was made already."""
        return self._panel is not None

    def show_panel(self, shown: bool) -> None:
        """Show or hide the panel."""
        if shown or self._panel is not None:
            self.panel.setVisible(shown)
            self._place()
        if shown:
            self.panel.raise_()

    def show_view(self, view: QWidget) -> None:
        """Bring a view to the front."""
        if self.views.indexOf(view) < 0:
            self.views.addWidget(view)
        self.views.setCurrentWidget(view)

    def _place(self) -> None:
        px = theme().px
        left, top, right, foot = (px(edge) for edge in MARGINS)
        shown = self._panel is not None and self._panel.isVisibleTo(self)
        beside = shown and self.width() >= px(BESIDE)
        wide = min(px(PANEL), self.width() - left - right)
        room = wide + px(12) if beside else 0
        self._column.setContentsMargins(left, top, right + room, foot)
        if self._panel is not None:
            high = max(self.height() - top - foot, 0)
            self._panel.setGeometry(QRect(self.width() - right - wide, top, wide, high))
        self.filter.setMaximumWidth(px(240))
        narrow = self.width() - left - right - room < px(700)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.head.direction() != direction:
            self.head.setDirection(direction)
        self._column.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
