"""The sidebar: whose plan this is, the pages with their quiet counts, settings at the foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.text import tr
from gui.frame.facts import Facts
from gui.frame.nav import NavButton
from gui.frame.whose import WhoseButton
from gui.pages import SETTINGS, Place
from gui.theme import theme
from gui.widgets.buttons import IconButton

WIDTH, WIDEST = 204, 240
"""Pixels at 100 %; wider where a page's name is long."""
SESSION = Place("session", 0, "presentation", "")
"""At the foot: no page, but over the whole window."""


class Sidebar(QWidget):
    """`chosen(key)` when the owner picks a page; `plan_menu` fills the plan picker when asked."""

    chosen = Signal(str)
    plan_menu_wanted = Signal(QMenu)
    menu_wanted = Signal(QMenu)
    session_wanted = Signal()

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAccessibleName(tr("Pages"))
        self.whose = WhoseButton(self)
        self.whose.menu_wanted.connect(self.plan_menu_wanted)
        self.buttons = {place.key: NavButton(place, self) for place in (*places, SETTINGS)}
        self._group = QButtonGroup(self)
        for button in self.buttons.values():
            self._group.addButton(button)
            button.clicked.connect(lambda _on=False, key=button.key: self.chosen.emit(key))
        self.session = NavButton(SESSION, self)
        self.session.setCheckable(False)
        self.session.clicked.connect(self.session_wanted)
        self.menu_button = IconButton("ellipsis", tr("Menu"), shortcut="F10", side=28, parent=self)
        self.menu_button.clicked.connect(self.open_menu)
        self._lay_out(places)
        theme().changed.connect(self._resized)
        self._resized()

    def show_facts(self, facts: Facts) -> None:
        """Say whose plan it is, and which."""
        self.whose.show_facts(facts)

    def show_counts(self, counts: Mapping[str, str]) -> None:
        """Put the quiet numbers beside the pages."""
        for key, button in self.buttons.items():
            button.set_count(counts.get(key, ""))
        self._resized()

    def show_current(self, key: str) -> None:
        """Mark the page that is open."""
        if key in self.buttons:
            self.buttons[key].setChecked(True)

    def open_menu(self) -> None:
        """Open the window's menu beside its button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().topRight()))

    def open_plan_menu(self) -> None:
        """Open the plan picker."""
        self.whose.open_menu()

    def _lay_out(self, places: Sequence[Place]) -> None:
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.whose)
        for place in places:
            self._box.addWidget(self.buttons[place.key])
        self._box.addStretch(1)
        self._box.addWidget(self.session)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.buttons[SETTINGS.key], 1)
        self._foot.addWidget(self.menu_button)
        self._box.addLayout(self._foot)

    def _resized(self) -> None:
        # Words grow with the text; the room around them need not grow as much.
        grown = 1 + (theme().scale - 1) * 0.75
        px = theme().px
        wanted = max(button.wanted() for button in (*self.buttons.values(), self.session))
        self.setFixedWidth(max(round(WIDTH * grown), min(wanted + px(10 + 11), px(WIDEST))))
        self._box.setContentsMargins(px(10), px(8), px(11), px(16))
        self._box.setSpacing(px(2))
        self._foot.setSpacing(px(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        *pages, settings = self.buttons.values()
        order = [*pages, self.session, settings]
        focused = self.focusWidget()
        if step is None or focused not in order:
            super().keyPressEvent(event)
            return
        order[(order.index(focused) + step) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("side"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().colour("line"))
