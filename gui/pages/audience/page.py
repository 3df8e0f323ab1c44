"""The Audience page: whom the plan is for, and whom it is not for now."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from core.audience.limits import SLOTS
from core.audience.queries import AudiencePage as Shown
from core.audience.queries import Group
from core.audience.rules import slot_words
from core.store.database import Reader
from core.text import tr
from gui.pages.audience.body import BoardAndPanel
from gui.pages.audience.data import AudienceData, read_audience
from gui.pages.audience.deeds import Deeds
from gui.pages.audience.signals import Wishes
from gui.pages.page import Desk, HeaderAction, Page
from gui.widgets.messages import EmptyState


class AudiencePage(Page):
    """See the module. What is asked for by cards, rows and the panel is done by `Deeds`."""

    key = "audience"
    reads = frozenset(
        {
            "audience_segment",
            "segment_focus",
            "segment_gathers",
            "segment_mix",
            "segment_overlap",
            "segment_parked",
            "segment_size_step",
            "own_network",
            "person_segment",
            "person_key",
            "import_batch",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.data = AudienceData(None, Shown(None, (), ()), {})
        self.open_id: int | None = None
        self.wishes = Wishes(self)
        self.deeds = Deeds(self)
        self.stage = BoardAndPanel(self.wishes)
        self.empty = EmptyState(
            tr("Say who you talk to: one group first, two more at most."),
            tr(
                "For example, a wedding site: newly engaged women first, then bridesmaids; the "
                "groom’s parents wait."
            ),
            tr("Add group"),
            icon="users",
        )
        self.stage.board.no_plan.acted.connect(self.deeds.start_plan)
        self.empty.pressed.connect(lambda: self.deeds.add_group(None))
        self.pages = QStackedLayout(self)
        self.pages.addWidget(self.stage)
        self.pages.addWidget(self.empty)
        self.stage.closed.connect(self.close_panel)
        self.wishes.opened.connect(self.open_panel)
        self.wishes.menu_wanted.connect(self._menu)
        self.set_summary(tr("One primary group and up to two sub-groups"))

    # Reading -------------------------------------------------------------------------------

    def load(self, reader: Reader) -> AudienceData:
        return read_audience(reader, self.today)

    def show_data(self, data: AudienceData) -> None:
        self.data = data
        self.pages.setCurrentWidget(self.stage if data.page.groups else self.empty)
        self.stage.board.show_data(data)
        self._show_panel()
        self._mark_open()
        self.header_changed.emit()

    def _show_panel(self) -> None:
        group = self._group(self.open_id)
        if group is None:
            self.open_id = None
        else:
            self.stage.panel.show_group(group, self.data)
        self.stage.show_panel(group is not None)

    def _mark_open(self) -> None:
        for slot in self.stage.board.slots.values():
            slot.mark(bool(self.open_id) and slot.card.group_id == self.open_id)

    def _group(self, group_id: int | None) -> Group | None:
        return None if group_id is None else self.data.page.group(group_id)

    # The header and the keyboard -----------------------------------------------------------

    def header_actions(self) -> Iterable[HeaderAction]:
        groups = bool(self.data.page.groups)
        yield HeaderAction(
            tr("Size a group"),
            "calculator",
            lambda: self.deeds.size_group(self.open_id),
            enabled=groups,
        )
        yield HeaderAction(
            tr("Add group"), "plus", lambda: self.deeds.add_group(None), primary=True
        )

    def go_to(self, row: int) -> None:
        if (widget := self._widget(row)) is not None:
            self.stage.board.ensureWidgetVisible(widget)
            widget.setFocus()
        if self.open_id is not None and self._group(row) is not None:
            self.open_panel(row)
        self.deeds.arrived(row)

    def escape(self) -> bool:
        if self.open_id is None:
            return False
        self.close_panel()
        return True

    def save_state(self) -> dict[str, Any]:
        return {"open": self.open_id}

    def restore_state(self, state: dict[str, Any]) -> None:
        open_id = state.get("open")
        self.open_id = open_id if isinstance(open_id, int) else None

    # The panel and the menu ----------------------------------------------------------------

    def open_panel(self, group_id: int) -> None:
        """Show a group in the side panel."""
        self.open_id = group_id
        self._show_panel()
        self._mark_open()

    def close_panel(self) -> None:
        """Hide the side panel; the keyboard goes back to where it was opened."""
        widget = self._widget(self.open_id)
        self.open_id = None
        self._show_panel()
        self._mark_open()
        if widget is not None:
            widget.setFocus()

    def _widget(self, group_id: int | None) -> QWidget | None:
        """The card or row of a group."""
        for slot in self.stage.board.slots.values():
            if group_id and slot.card.group_id == group_id:
                return slot.card
        return self.stage.board.parked.rows.get(group_id or 0)

    def _menu(self, group_id: int, at: QPoint) -> None:
        group = self._group(group_id)
        if group is not None:
            menu = self.group_menu(group)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def group_menu(self, group: Group) -> QMenu:
        """What can be done with a group."""
        menu, wish = QMenu(self), self.wishes
        menu.addAction(tr("Open")).triggered.connect(partial(self.open_panel, group.id))
        if self.data.plan is not None:
            menu.addSeparator()
            for slot in SLOTS:
                if slot != group.slot:
                    words = tr("Make it {place}", place=slot_words(slot))
                    menu.addAction(words).triggered.connect(
                        partial(wish.focus_wanted.emit, group.id, slot)
                    )
            if not group.parked:
                menu.addAction(tr("Park it")).triggered.connect(
                    partial(wish.park_wanted.emit, group.id)
                )
            else:
                menu.addAction(tr("Put back to undecided")).triggered.connect(
                    partial(wish.unpark_wanted.emit, group.id)
                )
        menu.addSeparator()
        menu.addAction(tr("Work out its size")).triggered.connect(
            partial(wish.worksheet_wanted.emit, group.id)
        )
        menu.addAction(tr("Ages and sexes")).triggered.connect(
            partial(wish.mix_wanted.emit, group.id)
        )
        if group.mix:
            menu.addAction(tr("Clear ages and sexes")).triggered.connect(
                partial(wish.clear_mix_wanted.emit, group.id)
            )
        menu.addSeparator()
        menu.addAction(tr("Delete")).triggered.connect(partial(wish.delete_wanted.emit, group.id))
        return menu
