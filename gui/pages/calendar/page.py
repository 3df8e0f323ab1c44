"""The Calendar page: what is done on which day, campaigns, the mix and the hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QWidget

from core.calendar.facts import ActivityFacts, Filters
from core.store.database import Reader
from core.text import month, opening, short_day, tr, weekday_name
from gui.pages.calendar.data import PageData, read_page
from gui.pages.calendar.filter_menu import filter_menu, told
from gui.pages.calendar.opening import Opening
from gui.pages.calendar.state import LIST, WEEK, shifted
from gui.pages.calendar.weekdays import ordered_weekdays
from gui.pages.page import Desk, HeaderAction
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton
from gui.widgets.messages import EmptyState

if TYPE_CHECKING:
    pass


class CalendarPage(Opening):
    """See the module. What is wished for is done by `Deeds`."""

    key = "calendar"
    reads = frozenset(
        {
            "activity",
            "activity_result",
            "series",
            "series_skip",
            "slot",
            "snippet",
            "campaign",
            "code",
            "bet",
            "idea",
            "person",
            "touch",
            "prospect",
            "network_choice",
            "own_network",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._named = False
        self.last_added: ActivityFacts | None = None
        self._go_on_to: dt.date | None = None
        self._go_on_with: str | None = None
        self.empty = EmptyState(
            tr("Show up a little every week: plan what you will ask, answer and share."),
            tr("For example: Tuesday, a question. “What did your gran bake on Sundays?”"),
            tr("New activity"),
            icon="calendar-days",
        )
        self.empty.pressed.connect(lambda: self.deeds.add(self.today))
        self.pages = QStackedLayout(self)
        self.pages.addWidget(self.stage)
        self._arrows = self._make_arrows()
        self._wire()

    def _make_arrows(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(4))
        self.back = IconButton("chevron-left", tr("Back"), shortcut="PgUp")
        self.on = IconButton("chevron-right", tr("On", of="arrow"), shortcut="PgDown")
        self.today_button = Button(tr("Today"))
        # Heard without their arrows, Back and On could be anything.
        self.back.setAccessibleName(tr("Earlier days"))
        self.on.setAccessibleName(tr("Later days"))
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.today_button.clicked.connect(self.show_today)
        for widget in (self.back, self.on, self.today_button):
            row.addWidget(widget)
        return part

    def _wire(self) -> None:
        stage, deeds = self.stage, self.deeds
        stage.tabs.chosen.connect(self.show_view)
        stage.filter.clicked.connect(self._filter_menu)
        stage.filtered.clicked.connect(lambda: self.set_filters(Filters()))
        stage.more.clicked.connect(self._more_menu)
        stage.bands.picked.connect(self.show_campaign)
        stage.bands.resized.connect(lambda *how: self.campaign_deeds.resize(*how))
        stage.side.coming.picked.connect(self.show_campaign)
        for grid in stage.grids:
            grid.opened.connect(self.open_activity)
            grid.chosen.connect(self.follow)
            grid.new_wanted.connect(deeds.add)
            grid.moved.connect(deeds.move)
            grid.reordered.connect(deeds.reorder)
            grid.placed.connect(deeds.place)
            grid.beside = deeds.beside
            grid.ticked.connect(deeds.toggle)
            grid.deleted.connect(deeds.delete)
            grid.menu_wanted.connect(deeds.menu)
            grid.left_for.connect(self.show_day)
            grid.paged.connect(self.turn)
        agenda = stage.agenda
        agenda.opened.connect(self.open_activity)
        agenda.chosen.connect(self.follow)
        agenda.ticked.connect(deeds.toggle)
        agenda.menu_wanted.connect(deeds.menu)
        agenda.table.deleted.connect(deeds.delete)
        agenda.table.new_wanted.connect(deeds.add)
        agenda.table.moved.connect(deeds.move)
        agenda.table.paged.connect(self.turn)
        tray = stage.side.tray
        tray.opened.connect(self.open_activity)
        tray.dropped.connect(lambda key: deeds.move(key, None))
        tray.placed.connect(lambda key: deeds.move(key, self.chosen_day))
        tray.reordered.connect(deeds.reorder)
        tray.deleted.connect(deeds.delete)
        tray.new_wanted.connect(lambda: deeds.add(None))
        tray.menu_wanted.connect(lambda key, at: deeds.menu(key, None, at))
        stage.side.hours.rhythm_wanted.connect(lambda: self.dialogs.rhythm())

    # -- reading

    def load(self, reader: Reader) -> PageData:
        asked = (self.open_key, self.open_campaign)
        return read_page(reader, self.today, replace(self.state), asked, named=self._named)

    def show_data(self, data: PageData) -> None:
        if not self._named:
            # Holidays come a moment later: loading their library takes longer than all the rest.
            self._named = True
            QTimer.singleShot(0, self, self.refresh)
        self.data = data
        stage = self.stage
        heads = [
            opening(weekday_name(day, short=True)) for day in ordered_weekdays(data.first_weekday)
        ]
        stage.show_view(self.state.view)
        for grid in stage.grids:
            grid.today = self.today
        if self.state.view == LIST:
            stage.agenda.show_lines(data.lines)
        else:
            self.grid.show_days(data.days, heads)
        stage.bands.show_bands(data.bands, data.days[0].day, data.days[-1].day)
        self._show_side(data)
        self._show_filters(data)
        self.show_panels(data)
        self._say_summary()
        if self._go_on_to is not None:
            day, self._go_on_to = self._go_on_to, None
            self.grid.choose(day, self._go_on_with, focus=True)
            self._go_on_with = None
        then, self._then = self._then, None
        if then is not None:
            then()

    def _show_side(self, data: PageData) -> None:
        side = self.stage.side
        side.mix.show_mix(data.mix)
        side.hours.show_weeks(data.weeks, data.room, data.hours_note)
        side.coming.show_lines(data.coming)
        side.tray.show_chips(data.tray)
        if self.pages.indexOf(self.empty) < 0:
            self.pages.addWidget(self.empty)
        empty = data.empty and self.stage.panel is None
        self.pages.setCurrentWidget(self.empty if empty else self.stage)

    def _show_filters(self, data: PageData) -> None:
        words = told(self.state.filters, data.choices)
        self.stage.filtered.set_look(words, "stamp", "x")
        self.stage.filtered.setAccessibleName(
            tr("Show everything again, not only {what}", what=words)
        )
        self.stage.filtered.setVisible(bool(words))

    def _say_summary(self) -> None:
        data = self.data
        if data is None:
            return
        if self.state.view == WEEK:
            first, last = data.days[0].day, data.days[-1].day
            words = f"{short_day(first)} – {short_day(last, year=True)}"
        else:
            words = month(self.state.anchor)
        self.set_summary(words)

    # -- going about

    def follow(self, key: object) -> None:
        """While an activity is open, the panel follows the keyboard."""
        if self.open_key is not None and isinstance(key, str) and key != self.open_key:
            self.open_activity(key)

    @property
    def chosen_day(self) -> dt.date:
        """The day that the keyboard was on last, else today, else the first that is shown."""
        if self.state.view != LIST and self.grid.day is not None:
            return self.grid.day
        return self.today if self.state.inside(self.today) else self.state.anchor

    def show_view(self, view: object) -> None:
        """Show the month, the week or the list, around the day that was chosen."""
        self.state.anchor = self.chosen_day
        self.state.view = str(view)
        self.refresh()

    def turn(self, by: int) -> None:
        """Go on (1) or back (-1) by what is shown; the keyboard keeps its place."""
        day, held = self.grid.day, self.grid.hasFocus()
        self.state.page(by)
        if held and day is not None:
            self._go_on_to = shifted(day, (7 if self.state.view == WEEK else 28) * by)
        self.refresh()

    def show_today(self) -> None:
        """Go to the days around today, and to today."""
        self.show_day(self.today)

    def show_day(self, day: dt.date) -> None:
        """Go to a day."""
        self.state.anchor = day
        self._go_on_to = day
        self.refresh()

    def go_on(self, day: dt.date, key: str | None) -> None:
        """Put the keyboard on a day and an activity once fresh data is on screen."""
        self._go_on_to, self._go_on_with = day, key

    def set_filters(self, filters: Filters) -> None:
        """Show only what fits."""
        self.state.filters = filters
        self.refresh()

    def _filter_menu(self) -> None:
        if self.data is not None:
            menu = filter_menu(self.state.filters, self.data.choices, self.set_filters, self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            button = self.stage.filter
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _more_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("New activity")).triggered.connect(self.new_thing)
        menu.addSeparator()
        menu.addAction(tr("Weekly rhythm")).triggered.connect(lambda: self.dialogs.rhythm())
        menu.addAction(tr("Saved words and hashtags")).triggered.connect(
            lambda: self.dialogs.snippets()
        )
        menu.addSeparator()
        menu.addAction(tr("Save as a calendar file")).triggered.connect(self.export)
        button = self.stage.more
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    # -- the header, and what is remembered

    def header_widget(self) -> QWidget:
        return self._arrows

    def header_actions(self) -> Iterable[HeaderAction]:
        yield HeaderAction(
            tr("Plan a campaign"), "party-popper", lambda: self.campaign_deeds.plan(), primary=True
        )

    def new_thing(self) -> None:
        self.deeds.add(self.chosen_day)

    def go_to(self, row: int) -> None:
        """An activity by its id, or with a minus a campaign."""
        if row < 0:
            self.show_campaign(-row, go=True)
        else:
            self.deeds.find(row)

    def export(self) -> None:
        """Ask where the calendar file goes, and write it."""
        from gui.pages.calendar.export import ask_and_write

        ask_and_write(self)

    def save_state(self) -> dict[str, Any]:
        return self.state.saved()

    def restore_state(self, state: dict[str, Any]) -> None:
        self.state.restore(state)
