"""How the page stands: views and filters above, the list or another view, the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from core.ideas.limits import ASKING, MADE, NEW, NOT_NOW, PLANNED
from core.ideas.words import status_name
from core.text import tr
from gui.icons import icon
from gui.pages.ideas.data import BALLOTS, LIST, POLLS, TELL
from gui.pages.ideas.list_view import IdeaList
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.chip import ChipButton
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
ALL = ""
STATUSES = (NEW, ASKING, PLANNED, MADE, NOT_NOW)


class FilterEdit(QLineEdit):
    """What the list is filtered by; Down goes to the ideas, Esc empties it."""

    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Filter"))
        self.setAccessibleName(tr("Filter ideas"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("filter", "ink3"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Stage(QWidget):
    """Everything of the page but what it does."""

    def __init__(self) -> None:
        super().__init__()
        self.panel: IdeaPanelView | None = None
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
        self.filter = FilterEdit()
        self.statuses = Segmented(
            [Option(ALL, tr("All")), *(Option(one, status_name(one)) for one in STATUSES)],
            ALL,
            name=tr("Status"),
        )
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
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self.views)
        top.addStretch(1)
        top.addWidget(self.paste)
        top.addWidget(self.filter)
        self.filter.setMinimumWidth(px(120))
        narrow = QHBoxLayout()
        narrow.setSpacing(px(8))
        narrow.addWidget(self.statuses)
        narrow.addStretch(1)
        narrow.addWidget(self.stale)
        narrow.addWidget(self.sort)
        inside = QVBoxLayout(self.ideas)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(10))
        inside.addLayout(narrow)
        inside.addWidget(self.bulk)
        self.bulk.hide()
        inside.addWidget(self.list, 1)
        inside.addWidget(self.alike)
        self.alike.hide()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(px(10))
        self._column.addLayout(top)
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
        self._column.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
