"""The tab of links gained: the list, what is due, "Check now", and one link at the side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.links import operations, queries
from core.links.facts import Look
from core.links.queries import LinkRow
from core.store.database import Reader
from core.text import number, tr, trn
from gui.pages.page import Page
from gui.pages.prospects import links_data
from gui.pages.prospects.links_checking import Checking
from gui.pages.prospects.links_data import FILTERS, LOST, LinksData
from gui.pages.prospects.links_form import AddLinkDialog
from gui.pages.prospects.links_import import ImportLinksDialog
from gui.pages.prospects.links_panel import LinkPanel
from gui.pages.prospects.links_table import links_table
from gui.pages.prospects.opening import open_address
from gui.theme import theme
from gui.widgets.bars import Bar
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.file_card import file_of
from gui.widgets.labels import Label
from gui.widgets.messages import EmptyState, MessageBar
from gui.widgets.segmented import Segmented

PANEL_WIDTH = 318
"""Pixels at 100 % of the panel at the side."""
_NO_LIMIT = 16_777_215
FOLD_WIDTH = 760
"""Pixels at 100 % of the tab below which an open panel takes all of it."""


class LinksTab(QWidget):
    """Belongs to the Prospects page, which reads for it: `load`, then `show_data`.

    `person_wanted(id)` when the owner wants to see whose link it is.
    """

    person_wanted = Signal(int)

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._data: LinksData | None = None
        self._wanted: int | None = None
        self._told_online = False
        self._panel_open = False
        self._waiting: list[int] = []
        self.setAcceptDrops(True)
        self.checking = Checking(page.runner.store.clock, self)
        self.checking.progressed.connect(self._progressed)
        self.checking.finished.connect(self._finished)
        self._build_bar()
        self._build_messages()
        self.table = links_table()
        self.table.opened.connect(self._open_row)
        self.table.current_changed.connect(self._current_changed)
        self.table.menu_wanted.connect(self._menu)
        self.panel = LinkPanel(page)
        self.panel.closed.connect(self.escape)
        self.panel.check_wanted.connect(lambda link: self.check([link]))
        self.panel.person_wanted.connect(self.person_wanted)
        self._build_empty()
        self._lay_out()

    # Building ------------------------------------------------------------------------------

    def _build_bar(self) -> None:
        self.filters = Segmented([(key, "") for key in FILTERS], name=tr("Which links"))
        self.filters.chosen.connect(lambda _: self._show_rows())
        self.import_button = Button(tr("Import"), icon="upload", small=True)
        self.import_button.clicked.connect(lambda: self.import_file(None))
        self.check_button = Button(tr("Check now"), icon="refresh-cw", small=True)
        self.check_button.clicked.connect(self.check_due)
        self.check_button.setToolTip(tr("Opens the pages on the internet, only when you press"))

    def _build_messages(self) -> None:
        self.online = MessageBar("", "info", icon="globe", dismissible=True)
        self.online.acted.connect(self._go_online)
        self.result = MessageBar("", "done", dismissible=True)
        self.result.acted.connect(self._show_lost)
        self.progress = Card(padding=10, spacing=6)
        self.progress_words = Label("", "second", wrap=True)
        self.progress_bar = Bar(0, name=tr("Pages looked at"))
        self.stop_button = Button(tr("Stop"), icon="x", small=True)
        self.stop_button.clicked.connect(self.checking.stop)
        self.progress.add_row(self.progress_words, self.stop_button, stretch=0)
        self.progress.add(self.progress_bar)

    def _build_empty(self) -> None:
        self.empty = EmptyState(
            tr(
                "When somebody links to you, note their page here. Regulars tells you when to "
                "look whether the link is still there."
            ),
            tr("For example: hackneycoffee.example/bakeries links to your pre-order page."),
            tr("Add link"),
            icon="link",
        )
        self.empty.pressed.connect(self.new_link)

    def _lay_out(self) -> None:
        px = theme().px
        main = QVBoxLayout()
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(px(10))
        bar = QHBoxLayout()
        bar.addWidget(self.filters)
        bar.addStretch(1)
        for button in (self.import_button, self.check_button):
            bar.addWidget(button)
        main.addLayout(bar)
        for part in (self.online, self.progress, self.result):
            main.addWidget(part)
            part.hide()
        self._list = Card(padding=6)
        self._list.add(self.table, 1)
        main.addWidget(self._list, 1)
        main.addWidget(self.empty, 1)
        self._main = QWidget()
        self._main.setLayout(main)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(18))
        row.addWidget(self._main, 1)
        row.addWidget(self.panel)
        self.panel.hide()
        theme().changed.connect(self._arrange)

    # Reading -------------------------------------------------------------------------------

    @staticmethod
    def load(reader: Reader, today: dt.date) -> LinksData:
        """Everything that the tab shows. Runs on the worker."""
        return links_data.load(reader, today)

    def show_data(self, data: LinksData) -> None:
        """Put what was read on screen, keeping selection and scroll."""
        self._data = data
        for key in FILTERS:
            self.filters.set_words(key, links_data.filter_words(data, key))
        there = bool(data.rows)
        self._list.setVisible(there)
        self.filters.setVisible(there)
        self.check_button.setVisible(there)
        self.empty.setVisible(not there)
        self._name_check()
        self._show_rows()
        self._renew_panel()
        if self._wanted is not None:
            self.go_to(self._wanted)

    def _show_rows(self) -> None:
        if self._data is not None:
            rows = links_data.filtered(self._data, str(self.filters.value))
            self.table.rows_model.set_rows(rows)

    def _name_check(self) -> None:
        due = self._data.counts.due if self._data else 0
        self.check_button.setText(tr("Check {n} now", n=number(due)) if due else tr("Check now"))
        self.check_button.setEnabled(not self.checking.running)

    def _renew_panel(self) -> None:
        row = self._row(self.panel.row.id) if self.panel.row is not None else None
        if row is not None:
            self.panel.show_row(row)
        else:
            self.escape()

    def _row(self, link_id: int) -> LinkRow | None:
        rows = self._data.rows if self._data else ()
        return next((row for row in rows if row.id == link_id), None)

    # Moving about --------------------------------------------------------------------------

    def go_to(self, link_id: int) -> None:
        """Show a link, at once or as soon as it is there."""
        row = self._row(link_id)
        self._wanted = link_id if row is None else None
        if row is None:
            return
        if self.table.rows_model.place_of(link_id) < 0:
            self.filters.set_value(FILTERS[0])
            self._show_rows()
        self.table.select_key(link_id)
        self._open_row(row)

    def escape(self) -> bool:
        """Close the panel at the side; whether there was one."""
        if not self._panel_open:
            return False
        self._panel_open = False
        self._arrange()
        self.table.setFocus()
        return True

    def save_state(self) -> dict[str, Any]:
        """What to remember until the next start."""
        return {"columns": self.table.save(), "told_online": self._told_online}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Take up what `save_state` gave; anything may be missing or wrong."""
        self._told_online = state.get("told_online") is True
        columns = state.get("columns")
        if isinstance(columns, dict):
            self.table.restore(columns)

    def _open_row(self, row: LinkRow) -> None:
        self.panel.show_row(row)
        self._panel_open = True
        self._arrange()

    def _current_changed(self, row: LinkRow | None) -> None:
        if row is not None and self._panel_open:
            self.panel.show_row(row)

    def _arrange(self) -> None:
        """The panel beside the list, or in its place where there is no room for both."""
        beside = self.width() >= theme().px(FOLD_WIDTH)
        # What goes is hidden before what comes is shown: together they would widen the window.
        if self._panel_open and not beside:
            self._main.hide()
        if not self._panel_open:
            self.panel.hide()
        wide = theme().px(PANEL_WIDTH)
        self.panel.setMinimumWidth(wide if beside else 0)
        self.panel.setMaximumWidth(wide if beside else _NO_LIMIT)
        self.panel.setVisible(self._panel_open)
        self._main.setVisible(beside or not self._panel_open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _menu(self, row: LinkRow, point: QPoint) -> None:
        rows = self.table.selected_rows() or [row]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(rows) == 1:
            menu.addAction(tr("Open page")).triggered.connect(lambda: open_address(row.their_page))
        menu.addAction(tr("Check now")).triggered.connect(
            lambda: self.check([one.id for one in rows])
        )
        if row.person_id is not None and len(rows) == 1:
            shown = row.person_id
            menu.addAction(tr("Show prospect")).triggered.connect(
                lambda: self.person_wanted.emit(shown)
            )
        menu.addSeparator()
        menu.addAction(trn("Delete {n} link", "Delete {n} links", len(rows))).triggered.connect(
            lambda: self._page.run(operations.delete_links, [one.id for one in rows])
        )
        menu.popup(point)

    # Adding --------------------------------------------------------------------------------

    def new_link(self) -> None:
        """Ask for a new link."""
        site = self._data.our_site if self._data else ""
        AddLinkDialog(self._page, site, self.go_to).open()

    def import_file(self, path: Path | None) -> None:
        """Ask for an export, or read the one that was dropped."""
        ImportLinksDialog(self._page, path).open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := file_of(event):
            event.acceptProposedAction()
            self.import_file(path)

    # Going online --------------------------------------------------------------------------

    def check_due(self) -> None:
        """Look at what is due, else at what is selected, else at all."""
        if self._data is not None:
            self.check(links_data.to_check(self._data, self.table.selected_rows()))

    def check(self, links: Sequence[int]) -> None:
        """Look at some links; the first time after saying that this goes online."""
        if not links or self.checking.running:
            return
        self._waiting = list(links)
        if self._told_online:
            self._go_online()
            return
        self.online.say(
            trn(
                "Regulars opens {n} page on the internet and looks for your link. It does so "
                "only when you press “Check now”, and sends nothing of yours along.",
                "Regulars opens {n} pages on the internet and looks for your links. It does so "
                "only when you press “Check now”, and sends nothing of yours along.",
                len(links),
            ),
            "info",
            lead=tr("This goes online."),
            action=tr("Go online"),
            icon="globe",
        )
        self.online.show()

    def _go_online(self) -> None:
        self._told_online = True
        self.online.hide()
        self.result.hide()
        self._page.runner.ask(
            queries.wanted, self._waiting, then=self._start, owner=("links", "wanted")
        )

    def _start(self, wanted: list[Any]) -> None:
        if self.checking.running:
            return
        self._progressed(0, len(wanted), "")
        self.progress.setVisible(bool(wanted))
        self.checking.start(wanted)
        self._name_check()

    def _progressed(self, done: int, total: int, page: str) -> None:
        self.progress_words.setText(
            tr("Looking at pages: {done} of {total}", done=number(done), total=number(total))
        )
        self.progress_bar.set_share(done / total if total else 0)

    def _finished(self, looks: list[Look], stopped: bool) -> None:
        self.progress.hide()
        self._name_check()
        if looks:
            self._page.run(
                operations.record_checks, looks, then=lambda _: self._tell(looks, stopped)
            )
        elif stopped:
            self._tell(looks, stopped)

    def _tell(self, looks: list[Look], stopped: bool) -> None:
        offline = links_data.nobody_answered(looks)
        lost = any(row.lost for row in self._data.rows) if self._data else False
        if offline:
            self.result.say(
                tr(
                    "No page answered, so no link was blamed. Are you offline? Open a page "
                    "yourself later, and say at the side what you saw."
                ),
                "caution",
            )
        else:
            self.result.say(
                links_data.outcome(looks, stopped),
                "done",
                action=tr("Show lost") if lost else "",
            )
        self.result.show()

    def _show_lost(self) -> None:
        self.filters.set_value(LOST)
        self._show_rows()
