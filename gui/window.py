"""The window of one open file: frame, pages, and the way of a change to the screen."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.store.changes import Changes
from core.store.database import SUFFIX
from core.store.operation import Store
from core.text import tr
from gui import tab_order
from gui.frame import facts as frame_facts
from gui.frame.facts import Facts
from gui.frame.front import Front
from gui.frame.header import Header
from gui.frame.menus import Menus, fill_plan_menu
from gui.frame.messages import Messages, Toasts
from gui.frame.sidebar import Sidebar
from gui.frame.status import StatusLine
from gui.frame.steps import Steps
from gui.frame.tip import TipBar
from gui.help.opening import close_help
from gui.pages import PAGES, SETTINGS, place
from gui.pages.page import Page
from gui.runner import Runner
from gui.state import State
from gui.theme import theme

if TYPE_CHECKING:
    from gui.frame.reminder import Reminder
    from gui.frame.warming import Warming

SMALLEST = (900, 600)
DAY_CHECK_MS = 60_000
TITLE_BAR = 40
"""Pixels that a system's own title bar takes at most; Qt knows them only after the first show."""


class Host(Protocol):
    """What a window may ask of the application."""

    state: State

    def open_path(self, path: Path) -> None:
        """Open another file instead of this one."""

    def speak_anew(self) -> None:
        """Close this window and open its file in the language chosen."""

    def failed(self, error: BaseException) -> None:
        """Show a bug, with its details to copy."""


class Window(QMainWindow):
    """One open file. Closing it closes the file.

    `painted` comes once, after the first paint with the page's own numbers.
    """

    painted = Signal()
    closed = Signal()

    def __init__(self, store: Store, host: Host, today: dt.date | None = None) -> None:
        super().__init__()
        self.host = host
        self.state = host.state
        self.path = store.path
        self._fixed_today = today
        self._was_painted = False
        self._alt_alone = False
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._warming: Warming | None = None
        self.reminder: Reminder | None = None
        self._made_on: dict[int, str] = {}
        self.runner = Runner(store, self)
        self._today = today or self.runner.read_now(frame_facts.business_day)
        self.facts: Facts = self.runner.read_now(frame_facts.read_facts, self._today)
        self._make_parts()
        self._connect()
        self._say_whose(self.facts)
        self.status.show_file(self.path, store.encrypted)
        self.setAcceptDrops(True)
        self._restore_geometry()

    @property
    def today(self) -> dt.date:
        """The day that everything is reckoned from."""
        return self._today

    @property
    def help_key(self) -> str:
        """The page of the help that F1 opens."""
        return "planning-session" if self.front.over is not None else self._current

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self._pages[self._current]

    def show_first_page(self) -> None:
        """Open the page that was open last, its numbers read before the first paint."""
        last = self.state.last_page(self.path)
        keys = [entry.key for entry in (*PAGES, SETTINGS)]
        self._open(last if last in keys else keys[0], first=True)

    def show_page(self, key: str, row: int | None = None) -> None:
        """Open a page, and there show a row when its data has come."""
        if place(key) is None:
            return
        self.front.leave()
        if key != self._current:
            self._open(key)
        if row is not None:
            self.page.reveal(row)

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence in the message bar."""
        self.messages.say(sentence, action, act)

    def toast(
        self, sentence: str, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence for some seconds."""
        self.toasts.show_sentence(sentence, action, act)

    def settle(self) -> None:
        """After the first paint: counts, undo, and what changes and other pages will need."""
        from gui.frame.reminder import Reminder
        from gui.frame.warming import Warming

        self._show_title()
        self._read_counts()
        self.runner.read_undo_labels()
        self.runner.warm_up()
        self._day_timer = QTimer(self, interval=DAY_CHECK_MS)
        self._day_timer.timeout.connect(self._look_at_clock)
        self._day_timer.start()
        self._warming = Warming(self)
        self.reminder = Reminder(self)
        self.reminder.begin()

    def read_last_backup(self) -> None:
        """Ask when the last backup was made, for the status line."""
        from core.store import backups

        self.runner.ask_store(
            backups.last_backup,
            then=lambda at: self.status.show_backup(at, dt.datetime.now(dt.UTC)),
            owner="backup",
        )

    def reread_everything(self) -> None:
        """After a restore: nothing on screen holds any more."""
        self.runner.ask(frame_facts.read_facts, self._today, then=self._say_whose, owner="facts")
        self._read_counts()
        self.runner.read_undo_labels()
        for page in self._pages.values():
            page.mark_stale()

    # Parts ---------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        from gui.frame.commands import Commands

        self.setMinimumSize(*SMALLEST)
        self.sidebar = Sidebar(PAGES, self)
        self.header = Header(self)
        self.messages = Messages(self)
        self.stack = QStackedWidget(self)
        self.status = StatusLine(self)
        self.commands = Commands(self)
        self.tip = TipBar(self.state, self.commands, self)
        self.menus = Menus(self, self.commands.handlers())
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.messages, self.tip, self.stack, self.status):
            column.addWidget(part, 1 if part is self.stack else 0)
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(right, 1)
        self.front = Front(self, body)
        self.setCentralWidget(self.front)
        self.toasts = Toasts(right)
        if sys.platform == "darwin":
            self.menus.fill(self.menuBar(), self.state.recent_files())

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.show_page)
        self.sidebar.session_wanted.connect(self.commands.planning_session)
        self.sidebar.plan_menu_wanted.connect(self._fill_plan_menu)
        self.sidebar.menu_wanted.connect(self._fill_menu)
        self.header.undo_wanted.connect(self.runner.undo)
        self.header.redo_wanted.connect(self.runner.redo)
        self.header.find_wanted.connect(self.commands.find)
        self.runner.changed.connect(self._on_changed)
        self._steps = Steps(self)
        self.runner.said.connect(self.say)
        self.runner.failed.connect(self.host.failed)
        self.runner.busy.connect(self.status.show_work)
        self.status.start_wanted.connect(self.commands.new_file)
        self.runner.stoppable.connect(self.status.offer_stop)
        self.menus.open_recent.connect(self.host.open_path)
        self.menus.show_undo("", "")
        self.menus.show_look(theme().mode)

    def _fill_menu(self, menu: QMenu) -> None:
        self.menus.fill(menu, [path for path in self.state.recent_files() if path != self.path])

    def _fill_plan_menu(self, menu: QMenu) -> None:
        fill_plan_menu(
            menu, self.facts, self.menus, self.commands.pick_plan, self.commands.follow_calendar
        )

    # Pages ---------------------------------------------------------------------------------

    def _open(self, key: str, *, first: bool = False) -> None:
        had_focus = bool(self._current) and self._has_focus(self.page)
        page = self._pages.get(key) or self._make_page(key)
        self._current = key
        if first:
            page.load_now()
        self.stack.setCurrentWidget(page)
        self.tip.show_page(key)
        self.sidebar.show_current(key)
        self._show_header()
        self.state.page_opened(self.path, key)
        if not first:
            page.shown()
        if had_focus or first:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_focus(self, page: Page) -> bool:
        focused: QWidget | None = self.focusWidget()
        return focused is not None and (focused is page or page.isAncestorOf(focused))

    def _make_page(self, key: str) -> Page:
        entry = place(key)
        assert entry is not None
        page = entry.load_page()(self)
        page.restore_state(self.state.page_state(key))
        page.header_changed.connect(lambda: self._header_of(page))
        page.setAccessibleName(page.title or entry.words)
        self._pages[key] = page
        self.stack.addWidget(page)
        return page

    def make_ready(self, key: str) -> None:
        """Build a page that was not opened yet, so that its first visit need not wait for it."""
        if key not in self._pages:
            self._make_page(key)

    def _header_of(self, page: Page) -> None:
        if self._current and page is self.page:
            self._show_header()

    def _show_header(self) -> None:
        entry = place(self._current)
        title = self.page.title or (entry.words if entry else "")
        self.header.show_page(self.page, title)
        new = next((a for a in self.page.header_actions() if a.primary), None)
        # A page without a primary action may have a new thing of its own.
        can = new.enabled if new else type(self.page).new_thing is not Page.new_thing
        self.menus.actions["new_thing"].setEnabled(can)

    # Changes -------------------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        if changes.tables & frame_facts.READS:
            self.runner.ask(
                frame_facts.read_facts, self._today, then=self._say_whose, owner="facts"
            )
        if any(changes.tables & entry.count_reads for entry in PAGES):
            self._read_counts()
        for page in self._pages.values():
            if page.touched_by(changes):
                page.mark_stale()
        if changes.verb == "do":
            if changes.step is not None:
                self._made_on[changes.step] = self._current
        elif changes.place is not None and not self._stays(changes, changes.place.page):
            self.show_page(changes.place.page, changes.place.row)

    def _stays(self, changes: Changes, page: str) -> bool:
        if self.front.over is not None:
            return True
        made_here = self._made_on.get(changes.step or 0) == self._current
        return made_here and page in self.page.keeps_undo

    def _say_whose(self, facts: Facts) -> None:
        self.facts = facts
        self.sidebar.show_facts(facts)
        self.status.show_sample(sample=facts.sample)
        if self._was_painted:
            self._show_title()

    def _show_title(self) -> None:
        self.setWindowTitle(tr("{business} – Regulars", business=self.facts.business.name))

    def _read_counts(self) -> None:
        self.runner.ask(
            frame_facts.read_counts, self._today, then=self.sidebar.show_counts, owner="counts"
        )

    def _look_at_clock(self) -> None:
        if self._fixed_today is None:
            self.runner.ask(frame_facts.business_day, then=self._day_came, owner="day")

    def _day_came(self, today: dt.date) -> None:
        if today == self._today:
            return
        self._today = today
        self._read_counts()
        self.runner.ask(frame_facts.read_facts, today, then=self._say_whose, owner="facts")
        for page in self._pages.values():
            page.day_changed(today)

    # Qt ------------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_order.step(self, forward=forward)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and self._was_painted:
            self._look_at_clock()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        if event.key() == Qt.Key.Key_Escape and self._escape():
            return
        if event.key() == Qt.Key.Key_F10:
            self.sidebar.open_menu()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self._alt_alone and event.key() == Qt.Key.Key_Alt and sys.platform != "darwin":
            self.sidebar.open_menu()
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _dropped_files(event)
        own = next((path for path in paths if path.suffix == SUFFIX), None)
        if paths:
            event.acceptProposedAction()
        if own is not None:
            self.host.open_path(own)
        elif paths:
            from gui.imports.opening import open_import

            open_import(self, paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        focused = self.focusWidget()
        if focused is not None:
            # A field that is being typed in commits when it loses the keyboard.
            focused.clearFocus()
        self.front.leave()
        if self._warming is not None:
            self._warming.stop()
        self.state.geometry = self.saveGeometry()
        for key, page in self._pages.items():
            self.state.keep_page_state(key, page.save_state())
        self.state.save()
        self.runner.close()
        close_help()
        self.closed.emit()
        super().closeEvent(event)

    def _escape(self) -> bool:
        if not self.messages.isHidden():
            self.messages.hide()
            return True
        return self.page.escape()

    def _restore_geometry(self) -> None:
        if not self.restoreGeometry(self.state.geometry):
            room = self.screen().availableGeometry()
            self.resize(min(1366, room.width()), min(768, room.height() - TITLE_BAR))


def _dropped_files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
