"""Ctrl+K: pages, things and actions by a few letters, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.networks.queries import SEARCHED, names_like, row_of_hit
from core.prospects.places import row_of
from core.store.search import Found, find
from core.text import tr
from gui.fuzzy import INSIDE, WORD_START, score
from gui.names import names
from gui.palette_look import ROW_ROLE, Look, Row, spoken
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.speaking import announce

if TYPE_CHECKING:
    from gui.window import Window

PAUSE_MS = 60
"""Typing is followed by a question to the file after this pause."""
SHOWN_ACTIONS = 8
KIND_PAGES = {
    "plan": "goals",
    "goal": "goals",
    "stepping_stone": "goals",
    "segment": "audience",
    **dict.fromkeys(SEARCHED, "networks"),
    "prospect": "prospects",
    "person": "prospects",
    "link": "prospects",
    "touch": "prospects",
    "idea": "ideas",
    "poll": "ideas",
    "activity": "calendar",
    "campaign": "calendar",
    "snippet": "calendar",
    "session_note": "plan",
}
"""The page that shows a kind of thing (`Searchable.kind`)."""


@dataclass(frozen=True)
class Entry:
    """A line that can be chosen, and what choosing it does."""

    row: Row
    act: Callable[[], object]


class Palette(QWidget):
    """Lies over the window until something is chosen or Esc is pressed."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = window.focusWidget()
        self._entries: list[Entry] = []
        self.setObjectName("palette")
        self.setAccessibleName(tr("Find anything"))
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Find pages, things and actions"))
        self.line.setAccessibleName(tr("Find anything"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Found", of="list"))
        self.list.setItemDelegate(Look(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(lambda _item: self._choose())
        self._pointer = QCursor.pos()
        self.list.itemEntered.connect(self._pointed_at)
        column = QVBoxLayout(self)
        px = theme().px
        column.setContentsMargins(px(12), px(12), px(12), px(10))
        column.setSpacing(px(8))
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        window.installEventFilter(self)
        self._typed("")

    def _pointed_at(self, item: QListWidgetItem) -> None:
        """A line under a mouse that was moved; one that scrolled under a resting mouse is not."""
        if QCursor.pos() != self._pointer:
            self._pointer = QCursor.pos()
            self.list.setCurrentItem(item)

    @classmethod
    def open_over(cls, window: Window) -> Palette:
        """Open it over `window`; one that is open takes the keyboard again."""
        found = window.findChild(cls)
        palette = found if found is not None else cls(window)
        palette._place()
        palette.show()
        palette.raise_()
        palette.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        palette.line.selectAll()
        return palette

    @property
    def entries(self) -> list[Entry]:
        """What can be chosen now, from top to bottom."""
        return self._entries

    def leave(self) -> None:
        """Go, and give the keyboard back."""
        self._window.removeEventFilter(self)
        self.line.removeEventFilter(self)
        self.hide()
        self.setParent(None)
        self.deleteLater()
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.line and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._key(event)
        if watched is self.line and event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._leave_if_left)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        look = theme()
        painter.setPen(QPen(QColor(look.colour("ink3")), 1))
        painter.setBrush(look.colour("card"))
        radius = look.px(10)
        painter.drawRoundedRect(painting.inner(self.rect()), radius, radius)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Tab):
            self._move(1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Backtab):
            self._move(-1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._move(6 if key == Qt.Key.Key_PageDown else -6)
        else:
            return False
        return True

    def _typed(self, typed: str) -> None:
        self._show([*self._own(typed), *self._help(typed)])
        if typed.strip():
            self._pause.start()
        else:
            self._pause.stop()

    def _ask(self) -> None:
        typed = self.line.text()
        then = self._found
        self._window.runner.ask(find, typed, then=lambda hits: then(typed, hits), owner="palette")

    def _found(self, typed: str, hits: list[Found]) -> None:
        if typed == self.line.text():
            things = self._things(typed, hits)
            # Letters found here and there do not come before a thing that is named.
            own = self._own(typed, least=INSIDE if things else 1)
            entries = [*own, *things, *self._help(typed)]
            self._show(entries or self._told(typed))

    def _own(self, typed: str, least: int = 1) -> list[Entry]:
        """Pages and actions that fit what is typed; without a word, every page and some actions.

        `least` is the score that they need.
        """
        entries = []
        for action in self._window.menus.table:
            if not action.in_palette or not self._window.menus.actions[action.key].isEnabled():
                continue
            page = action.menu == "go" or action.key == "settings"
            fit = score(typed, f"{action.words} {action.other_words}") if typed.strip() else 1
            if fit >= least:
                group = tr("Pages") if page else tr("Actions")
                row = Row(group, action.words, "", action.icon, action.shortcut)
                place = (-fit, action.key == "settings")
                entries.append((page, place, Entry(row, self._trigger(action.key))))
        entries.sort(key=lambda entry: entry[1])
        pages = [entry for page, _place, entry in entries if page]
        return [*pages, *[entry for page, _place, entry in entries if not page][:SHOWN_ACTIONS]]

    def _things(self, typed: str, hits: list[Found]) -> list[Entry]:
        entries = self._networks(typed)
        for hit in map(masked, hits):
            page = KIND_PAGES.get(hit.kind, "")
            button = self._window.sidebar.buttons.get(page)
            if button is not None:
                row = Row(button.text(), hit.title, hit.around, button.icon_name, "")
                entries.append(Entry(row, self._opening(page, _row_on_page(hit))))
        entries.sort(key=lambda entry: list(KIND_PAGES.values()).index(_page_of(entry, self)))
        return entries

    def _help(self, typed: str) -> list[Entry]:
        """Pages of the help by their titles."""
        if not typed.strip():
            return []
        from gui.help import book

        return [
            Entry(
                Row(tr("Help"), page.title, "", "circle-help", ""),
                partial(self._window.commands.help, page.key),
            )
            for page in book.subjects()
            if score(typed, page.title) >= WORD_START
        ]

    def _told(self, typed: str) -> list[Entry]:
        """Where the help speaks of it: for a word that nothing is named by."""
        if not typed.strip():
            return []
        from gui.help import book

        return [
            Entry(
                Row(tr("Help"), hit.heading, hit.around, "circle-help", ""),
                partial(self._window.commands.help, hit.subject.key),
            )
            for hit in book.search(typed)[:SHOWN_ACTIONS]
        ]

    def _networks(self, typed: str) -> list[Entry]:
        """The catalogue's networks by their names, which no file's index has."""
        button = self._window.sidebar.buttons.get("networks")
        if button is None:
            return []
        found = names_like(lambda name: score(typed, name) >= WORD_START)
        return [
            Entry(
                Row(button.text(), name, "", button.icon_name, ""), self._opening("networks", row)
            )
            for row, name in found
        ]

    def _trigger(self, key: str) -> Callable[[], object]:
        return self._window.menus.actions[key].trigger

    def _opening(self, page: str, row: int | None) -> Callable[[], object]:
        return lambda: self._window.show_page(page, row)

    def _show(self, entries: list[Entry]) -> None:
        self._entries = entries
        self.list.clear()
        group = ""
        for entry in entries:
            if entry.row.group != group:
                group = entry.row.group
                head = QListWidgetItem(group)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(head)
            item = QListWidgetItem(f"{entry.row.words} {entry.row.around}".strip())
            item.setData(ROW_ROLE, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(entry.row))
            self.list.addItem(item)
        if not entries:
            nothing = QListWidgetItem(tr("Nothing found. Try fewer letters."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
            announce(self.line, nothing.text())
        self._move(1, from_top=True)

    def _move(self, step: int, *, from_top: bool = False) -> None:
        row = -1 if from_top else self.list.currentRow()
        rows = [i for i in range(self.list.count()) if self.list.item(i).data(ROW_ROLE)]
        if not rows:
            return
        at = rows.index(row) + step if row in rows else 0
        at = at % len(rows) if abs(step) == 1 else min(max(at, 0), len(rows) - 1)
        self.list.setCurrentRow(rows[at])
        if at == 0:
            self.list.scrollToTop()
        announce(self.line, spoken(self._entries[at].row))

    def _choose(self) -> None:
        item = self.list.currentItem()
        entry = item.data(ROW_ROLE) if self._entries else None
        if entry is not None:
            self.leave()
            entry.act()

    def _leave_if_left(self) -> None:
        if self.isVisible() and self._window.isActiveWindow() and not self.line.hasFocus():
            self._before = None
            self.leave()

    def _place(self) -> None:
        px, around = theme().px, self._window.rect()
        width = min(px(600), around.width() - px(48))
        height = min(px(460), around.height() - px(120))
        self.setGeometry((around.width() - width) // 2, px(64), width, height)


def masked(hit: Found) -> Found:
    """The same hit, without whose it is while names are hidden."""
    if not names().hidden or hit.kind not in ("person", "prospect", "touch"):
        return hit
    title = "…" if hit.kind == "touch" else names().person(hit.row, hit.title)
    return replace(hit, title=title, around="")


def _row_on_page(hit: Found) -> int | None:
    """What `go_to` is told: a minus tells stepping stones from goals and campaigns from activities,
    plans, saved words and minutes have no row."""
    if hit.kind in ("plan", "snippet", "session_note"):
        return None
    if hit.kind in SEARCHED:
        return row_of_hit(hit.kind, hit.row)
    if KIND_PAGES.get(hit.kind) == "prospects":
        return row_of(hit.kind, hit.row)
    return -hit.row if hit.kind in ("stepping_stone", "campaign", "poll") else hit.row


def _page_of(entry: Entry, palette: Palette) -> str:
    buttons = palette._window.sidebar.buttons
    return next(key for key, button in buttons.items() if button.text() == entry.row.group)
