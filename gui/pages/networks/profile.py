"""The profile check of a network: handle, link, and eight points to stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.networks import operations
from core.networks.names import point_words
from core.networks.page import ChosenCard
from core.networks.rules import HANDLE_LIMIT, LINK_LIMIT, POINTS, SEARCH_WORDS
from core.text import number, tr
from gui.pages.networks.search_words import SearchWordsPart
from gui.theme import theme
from gui.widgets.field import TextField
from gui.widgets.labels import Divider, Label
from gui.widgets.layouts import SidePanel
from gui.widgets.stamps import StampCheck

if TYPE_CHECKING:
    from gui.pages.networks.page import NetworksPage as Page


class ProfilePanel(SidePanel):
    """The business's profile on one network."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.key = ""
        self.count = Label("", "second")
        self.handle = TextField(tr("Handle"), placeholder="@", limit=HANDLE_LIMIT)
        self.link = TextField(tr("Link to the profile"), placeholder="https://", limit=LINK_LIMIT)
        self.handle.committed.connect(lambda text: self._note(handle=text))
        self.link.committed.connect(lambda text: self._note(link=text))
        self.points = [PointLine(point) for point in POINTS]
        self.search_words = SearchWordsPart(page)
        self.area.add(self.count)
        for line in self.points:
            line.ticked.connect(self._ticked)
            self.area.add(line)
            if line.point == SEARCH_WORDS:
                self.area.add(self.search_words)
        self.area.body.setSpacing(theme().px(6))
        self.area.add(Divider())
        self.area.add(self.handle)
        self.area.add(self.link)
        self.area.body.addStretch(1)

    def show_card(self, card: ChosenCard) -> None:
        """Show the profile of a chosen network."""
        if card.key != self.key:
            self.handle.clear_error()
            self.link.clear_error()
        self.key = card.key
        self.set_title(tr("{name}: your profile", name=card.name))
        self.handle.set_value(card.profile.handle)
        self.link.set_value(card.profile.link)
        self.search_words.renew()
        done = card.profile.done
        for line in self.points:
            line.set_done(line.point in done)
        self.count.setText(
            tr("{n} of {total} done", n=number(len(done)), total=number(len(POINTS)))
        )

    def start(self) -> None:
        """Take the keyboard to the first point that is open."""
        undone = next((line for line in self.points if not line.check.isChecked()), self.points[0])
        undone.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ticked(self, point: int, on: bool) -> None:
        self._page.run(operations.tick_point, self.key, point, on, told=None)

    def _note(self, **what: Any) -> None:
        field = self.handle if "handle" in what else self.link
        self._page.run(
            operations.set_profile,
            self.key,
            **what,
            told=None,
            refused=lambda error: field.set_error(error.sentence),
        )


class PointLine(QWidget):
    """One point of the check: a stamp and its words; a click on either ticks it."""

    ticked = Signal(int, bool)

    def __init__(self, point: int) -> None:
        super().__init__()
        self.point = point
        self.check = StampCheck(point_words(point))
        self.check.clicked.connect(lambda on: self.ticked.emit(point, on))
        words = Label(point_words(point), "body", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme().px(2), 0, theme().px(2))
        row.setSpacing(theme().px(8))
        row.addWidget(self.check, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_done(self, done: bool) -> None:
        """Show whether the point is done."""
        self.check.setChecked(done)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.check.click()
