"""The Prospects page: who could send customers, what was given, and when it is time to ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout

from core.prospects import places
from core.prospects.board import Board
from core.store.changes import Changes
from core.store.database import Reader
from core.text import number, tr, trn
from gui.names import names
from gui.pages.page import Desk, HeaderAction, Page
from gui.pages.prospects.brought import load_brought
from gui.pages.prospects.data import OpenPerson, PageData, read_page
from gui.pages.prospects.deeds import Deeds
from gui.pages.prospects.filters import Filters
from gui.pages.prospects.masked import masked_columns
from gui.pages.prospects.stage import BOARD, EVERYONE, LINKS, TABLE, Stage
from gui.widgets.messages import EmptyState

OF_ONE = frozenset({"prospect", "touch", "person", "person_key", "person_tag", "person_segment"})
"""Tables whose rows are about one person each: a change that names the person touches no other."""


class ProspectsPage(Page):
    """See the module. What is asked for by cards, lines and the panel is done by `Deeds`."""

    key = "prospects"
    reads = OF_ONE | {
        *("message_template", "link", "link_check", "audience_segment", "own_network"),
        *("code", "attribution_rule", "import_batch"),
    }

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.board = Board(self.today, self.today)
        self.opened: OpenPerson | None = None
        self.open_id: int | None = None
        self._changed: set[int] | None = None
        self._then: Callable[[], object] | None = None
        self._links_shown: object = None
        self.stage = Stage(self)
        self.deeds = Deeds(self)
        self.filters = Filters(self)
        self.empty = EmptyState(
            tr(
                "Think of people and sites whose customers could be yours, and give before you ask."
            ),
            tr("For example: a wedding barn that lists cake suppliers, or a writer about food."),
            tr("Add prospect"),
            icon="handshake",
        )
        self.empty.pressed.connect(self.deeds.add)
        names().changed.connect(self._names_changed)
        self.pages = QStackedLayout(self)
        self.pages.addWidget(self.stage)
        self.pages.addWidget(self.empty)
        self._wire()

    def _wire(self) -> None:
        stage, deeds = self.stage, self.deeds
        stage.tabs.chosen.connect(self.show_tab)
        stage.panel_closed.connect(self.close_panel)
        stage.filter.down.connect(self._into_view)
        stage.board.opened.connect(self.open_person)
        stage.board.entered.connect(self._enter)
        stage.board.chosen.connect(self._follow)
        stage.board.moved.connect(deeds.move)
        stage.board.menu_wanted.connect(deeds.card_menu)
        table = stage.table
        table.opened.connect(self.open_person)
        table.entered.connect(self._enter)
        table.chosen.connect(self._follow)
        table.menu_wanted.connect(deeds.card_menu)
        table.stage_wanted.connect(deeds.set_stage)
        table.day_wanted.connect(lambda people: deeds.set_many("day", people))
        table.doer_wanted.connect(lambda people: deeds.set_many("doer", people))
        table.tag_wanted.connect(lambda people: deeds.set_many("tag", people))
        table.stop_wanted.connect(deeds.stop)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._find)

    def _wire_panel(self) -> None:
        panel, deeds = self.stage.panel, self.deeds
        panel.give_wanted.connect(deeds.give)
        panel.reply_wanted.connect(deeds.reply)
        panel.note_wanted.connect(deeds.note)
        panel.ask_wanted.connect(deeds.ask)
        panel.settled.connect(deeds.settle)
        panel.renamed.connect(deeds.rename)
        panel.field_typed.connect(deeds.change)
        panel.fit_given.connect(deeds.fit)
        panel.stage_cleared.connect(lambda: deeds.set_stage([self.open_id or 0], None))
        panel.prospect_wanted.connect(deeds.make_prospect)
        panel.more_wanted.connect(deeds.panel_menu)
        panel.timeline.words_typed.connect(deeds.touch_words)
        panel.timeline.found_typed.connect(lambda text: deeds.change("found_words", text))
        panel.timeline.menu_wanted.connect(deeds.touch_menu)
        panel.next.step_typed.connect(deeds.step)
        panel.next.day_chosen.connect(deeds.day)
        panel.composer.copied.connect(deeds.copied)
        panel.composer.keep_wanted.connect(deeds.keep_template)
        panel.brought.link_wanted.connect(self.show_link)

    # Reading -------------------------------------------------------------------------------

    def touched_by(self, changes: Changes) -> bool:
        touched = super().touched_by(changes)
        place = changes.place
        row = place.row if place is not None and place.page == self.key else None
        if touched and self._changed is not None and row is not None and changes.tables <= OF_ONE:
            self._changed.add(row)
        elif touched and changes.tables != {"message_template"}:
            self._changed = None
        return touched

    def day_changed(self, today: dt.date) -> None:
        self._changed = None
        super().day_changed(today)

    def load(self, reader: Reader) -> PageData:
        changed = None if self._changed is None else frozenset(self._changed)
        return read_page(
            reader, self.today, changed, self.open_id, links=self._links_wanted(), typed=self._typed
        )

    def show_data(self, data: PageData) -> None:
        if data.board is not None:
            self.board, self._changed = data.board, set()
        elif data.patch is not None:
            self._changed = None if self._changed is None else self._changed - data.patch.people
            if data.patch.people and not self.board.apply(data.patch):
                self._changed = None
                self.refresh()
        self._show_links(data)
        self._show_people()
        self._show_opened(data.opened)
        if data.patch is not None:
            # Beside the window: it takes a while with many, and the next letter can do without.
            board = self.board
            self.runner.ask(
                lambda reader: board.warm(), then=lambda done: None, owner=("prospects", "warm")
            )
        then, self._then = self._then, None
        if then is not None and self.opened is not None:
            then()

    def _show_people(self) -> None:
        nobody = not len(self.board) and self.stage.tabs.value in (BOARD, TABLE)
        empty = nobody and self.filters.view != EVERYONE and self.open_id is None
        self.pages.setCurrentWidget(self.empty if empty else self.stage)
        self.filters.show_counts(self.board)
        self.set_summary(
            trn(
                "{n} person or site who could send customers your way",
                "{n} people and sites who could send customers your way",
                len(self.board),
            )
            if len(self.board)
            else tr("People and sites who could send customers your way")
        )
        self.show_rows()

    def show_rows(self, *, anew: bool = False) -> None:
        """Show who fits the filter in the view that is open; `anew` begins at the top."""
        asked = self.filters.asked
        if self.filters.view == TABLE:
            self.stage.table.show_board(self.board, asked)
        elif self.filters.view == BOARD:
            columns = masked_columns(self.board.columns(replace(asked, stage="")))
            self.stage.board.show_columns(columns, self.today, self.board.pace, anew=anew)
        if self.open_id is not None:
            self._mark(self.open_id)

    def _show_opened(self, opened: OpenPerson | None) -> None:
        if opened is None and self.open_id is not None:
            self.open_id = None
        self.opened = opened if opened and opened.id == self.open_id else None
        if self.opened is not None:
            if not self.stage.has_panel:
                self._wire_panel()
            self.stage.panel.show_person(self.opened, self.board.pace, self.today)
            self.runner.ask(
                load_brought,
                self.opened.id,
                self.today,
                then=self.stage.panel.show_brought,
                owner=("prospects", "brought"),
            )
        self.stage.show_panel(self.opened is not None and self.filters.view != LINKS)

    def show_link(self, link_id: int) -> None:
        """Show a link where it is looked after."""
        self.stage.tabs.set_value(LINKS)
        self.show_tab(LINKS)
        self.filters.links_tab().go_to(link_id)

    def _names_changed(self) -> None:
        self.show_rows()
        self._show_opened(self.opened)
        for view in self.findChildren(QAbstractItemView):
            view.viewport().update()

    # Views ---------------------------------------------------------------------------------

    def show_tab(self, tab: object) -> None:
        """Show the board, the table or the links gained."""
        self.filters.set_view(str(tab))
        self.refresh()

    def _links_wanted(self) -> bool:
        return self.filters.view == LINKS

    @property
    def _typed(self) -> str | None:
        return self.filters.asked.typed if self.filters.view == EVERYONE else None

    def _show_links(self, data: PageData) -> None:
        words = tr("Links gained")
        self.stage.tabs.set_words(
            LINKS, f"{words}  {number(data.link_count)}" if data.link_count else words
        )
        if data.links is not None:
            self.filters.links_tab().show_data(data.links)
        if data.everyone is not None:
            self.filters.everyone_view().show_found(data.everyone)

    def network_names(self) -> dict[str, str]:
        """What each network is called, by key."""
        from core.networks.catalogue import catalogue

        known = self.opened.networks if self.opened is not None else catalogue()
        return {key: network.name for key, network in known.items()}

    # The header and the keyboard -----------------------------------------------------------

    def header_actions(self) -> Iterable[HeaderAction]:
        yield HeaderAction(tr("Import contacts"), "upload", self._import)
        if self.filters.view == LINKS:
            yield HeaderAction(tr("Add link"), "plus", self.filters.new_link, primary=True)
        else:
            yield HeaderAction(tr("Add prospect"), "plus", self.deeds.add, primary=True)

    def _import(self) -> None:
        from gui.pages.prospects.importing import ImportContacts

        ImportContacts(self.runner, self).open()

    def go_to(self, row: int) -> None:
        kind, found = places.kind_of(row)
        if kind == places.LINK:
            self.stage.tabs.set_value(LINKS)
            self.filters.set_view(LINKS)
            self.filters.links_tab().go_to(found)
            self.refresh()
        elif kind == places.TOUCH:
            from core.prospects.queries import touch

            self.runner.ask(
                touch,
                found,
                then=lambda one: None if one is None else self.open_person(one.person_id),
                owner=("prospects", "touch"),
            )
        else:
            self.open_person(found)

    def escape(self) -> bool:
        if self.filters.view == LINKS:
            return self.filters.links_tab().escape()
        if self.open_id is None:
            return False
        self.close_panel()
        return True

    def _find(self) -> None:
        if self.filters.view != LINKS:
            self.stage.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.stage.filter.selectAll()

    def _into_view(self) -> None:
        if self.filters.view == BOARD:
            self.stage.board.focus_first()
        elif self.filters.view == TABLE:
            self.stage.table.table.setFocus(Qt.FocusReason.TabFocusReason)

    def save_state(self) -> dict[str, Any]:
        return {**self.filters.save_state(), "columns": self.stage.table.table.save()}

    def restore_state(self, state: dict[str, Any]) -> None:
        self.filters.restore_state(state)
        columns = state.get("columns")
        if isinstance(columns, dict):
            self.stage.table.table.restore(columns)

    # The panel -----------------------------------------------------------------------------

    def open_person(self, person_id: int, *, then: Callable[[], object] | None = None) -> None:
        """Show somebody in the side panel, and then do something with them."""
        if self.filters.view == LINKS:
            self.stage.tabs.set_value(BOARD)
            self.filters.set_view(BOARD)
        known = self.opened is not None and self.opened.id == person_id
        self.open_id, self._then = person_id, None if known else then
        self._mark(person_id)
        if not known:
            self.refresh()
        elif then is not None:
            then()

    def _enter(self, person_id: int) -> None:
        self.open_person(person_id, then=lambda: self.stage.panel.focus_first())

    def open_after(self, person_id: int) -> None:
        """Show somebody who was just made."""
        self.open_id, self._then = person_id, lambda: self.stage.panel.focus_first()
        self.refresh()

    def close_panel(self) -> None:
        """Hide the side panel; the keyboard goes back to the card or line."""
        was, self.open_id, self.opened = self.open_id, None, None
        self.stage.show_panel(False)
        if was is not None and self.filters.view == BOARD:
            self.stage.board.choose(was, focus=True)
        elif was is not None and self.filters.view == TABLE:
            self.stage.table.choose(was, focus=True)

    def _mark(self, person_id: int) -> None:
        if self.filters.view == BOARD:
            self.stage.board.choose(person_id)
        elif self.filters.view == TABLE:
            self.stage.table.choose(person_id)

    def _follow(self, person_id: int | None) -> None:
        """While the panel is open it follows the keyboard."""
        if self.open_id is not None and person_id is not None and person_id != self.open_id:
            self.open_person(person_id)
