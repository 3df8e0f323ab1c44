"""How the page's body stands: three slots in a row, messages, the parked list, the panel beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.audience.limits import SLOTS
from core.audience.rules import Warned, full_advice, full_title
from core.text import tr
from gui.pages.audience.data import AudienceData
from gui.pages.audience.focus_card import FocusSlot
from gui.pages.audience.parked import ParkedList
from gui.pages.audience.signals import Wishes
from gui.theme import theme
from gui.widgets.layouts import ScrollArea
from gui.widgets.messages import MessageBar

if TYPE_CHECKING:
    from gui.pages.audience.panel import GroupPanel

NARROW = 660
"""Below this many pixels (at 100 %) the slots stand below each other."""
BESIDE = 1010
"""From here on the panel has room beside the cards; below it lies over them."""
MARGINS = (24, 18, 24, 18)


class Board(ScrollArea):
    """What scrolls: slots, messages, parked groups."""

    def __init__(self, wishes: Wishes) -> None:
        super().__init__(spacing=14)
        px = theme().px
        self.body.setContentsMargins(*(px(n) for n in MARGINS))
        self.slots = {slot: FocusSlot(slot, wishes) for slot in SLOTS}
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.row.setSpacing(px(14))
        for slot in self.slots.values():
            self.row.addWidget(slot, 1)
        self.full = MessageBar(full_advice(), lead=full_title(), icon="focus")
        self.no_plan = MessageBar(
            tr("Start a plan to say which of these groups it is for."),
            lead=tr("No plan covers today."),
            action=tr("Start a plan"),
        )
        self.warned: list[MessageBar] = []
        self.messages = QVBoxLayout()
        self.messages.setSpacing(px(8))
        self.parked = ParkedList(wishes)
        self.body.addLayout(self.row)
        self.messages.addWidget(self.no_plan)
        self.messages.addWidget(self.full)
        self.body.addLayout(self.messages)
        self.body.addWidget(self.parked)
        self.body.addStretch(1)

    def show_data(self, data: AudienceData) -> None:
        """Put everything on screen, widgets kept."""
        for number, slot in self.slots.items():
            slot.setVisible(data.plan is not None)
            slot.show_group(data.page.focus.get(number), data)
        self.no_plan.setVisible(data.plan is None)
        self.full.setVisible(data.page.is_full and bool(data.page.others))
        self._warn([warned for warned in data.page.warnings if warned.loud])
        self.parked.show_groups(data)
        self.parked.setVisible(bool(data.page.groups))

    def _warn(self, warnings: Sequence[Warned]) -> None:
        while len(self.warned) < len(warnings):
            bar = MessageBar()
            self.messages.addWidget(bar)
            self.warned.append(bar)
        for bar, warned in zip(self.warned, warnings, strict=False):
            bar.say(warned.advice, "caution", lead=warned.title)
        for index, bar in enumerate(self.warned):
            bar.setVisible(index < len(warnings))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.viewport().width() < theme().px(NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self.row.direction() != direction:
            self.row.setDirection(direction)


class BoardAndPanel(QWidget):
    """The board, and at its right the panel: beside it where there is room, over it where not."""

    closed = Signal()
    """The panel's cross was pressed, or Esc in it."""

    def __init__(self, wishes: Wishes) -> None:
        super().__init__()
        self._wishes = wishes
        self._panel: GroupPanel | None = None
        self.board = Board(wishes)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        self.row.addWidget(self.board, 1)

    @property
    def panel(self) -> GroupPanel:
        """The panel, made when it is first wanted."""
        if self._panel is None:
            from gui.pages.audience.panel import GroupPanel

            self._panel = GroupPanel(self._wishes)
            self._panel.setParent(self)
            self._panel.closed.connect(self.closed)
        return self._panel

    def show_panel(self, shown: bool) -> None:
        """Show or hide the panel."""
        if shown or self._panel is not None:
            self.panel.setVisible(shown)
            self._place()
        if shown:
            self.panel.raise_()

    def _place(self) -> None:
        if self._panel is None:
            return
        px = theme().px
        wide = px(300) if self.width() >= px(BESIDE) else min(px(360), self.width() - px(48))
        beside = self._panel.isVisibleTo(self) and self.width() >= px(BESIDE)
        # The board's own margin stands between the two, a little less wide than at the edge.
        room = wide + px(14) if beside else 0
        self.row.setContentsMargins(0, 0, room, 0)
        right = self.width() - px(MARGINS[2]) - wide
        top, foot = px(MARGINS[1]), px(MARGINS[3])
        self._panel.setGeometry(QRect(right, top, wide, max(self.height() - top - foot, 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
