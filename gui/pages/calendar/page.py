"""The Calendar page: what is done on which day, campaigns, the mix and the hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QWidget

from core.calendar.facts import ActivityFacts, Filters
from core.store.database import Reader
from core.text import month, short_day, tr, weekday_name
from gui.pages.calendar.data import PageData, read_page
from gui.pages.calendar.deeds import Deeds
from gui.pages.calendar.details import Details
from gui.pages.calendar.filter_menu import filter_menu, told
from gui.pages.calendar.grid import DayGrid
from gui.pages.calendar.stage import Stage
from gui.pages.calendar.state import LIST, WEEK, State, shifted
from gui.pages.calendar.weekdays import ordered_weekdays
from gui.pages.page import Desk, HeaderAction, Page
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton
from gui.widgets.messages import EmptyState

if TYPE_CHECKING:
    from gui.pages.calendar.dialogs import Dialogs
    from gui.pages.calendar.panel import ActivityPanelView


class CalendarPage(Page):
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
        self.state = State(self.today)
        self.data: PageData | None = None
        self.open_key: str | None = None
        self._then: Callable[[], object] | None = None
        self._panel: ActivityPanelView | None = None
        self._named = True
        self.last_added: ActivityFacts | None = None
        self._go_on_to: dt.date | None = None
        self._go_on_with: str | None = None
        self.stage = Stage(self.today)
        self.deeds = Deeds(self)
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
        self.on = IconButton("chevron-right", tr("On"), shortcut="PgDown")
        self.today_button = Button(tr("Today"))
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
        for grid in stage.grids:
            grid.opened.connect(self.open_activity)
            grid.chosen.connect(self._follow)
            grid.new_wanted.connect(deeds.add)
            grid.moved.connect(deeds.move)
            grid.ticked.connect(deeds.toggle)
            grid.deleted.connect(deeds.delete)
            grid.menu_wanted.connect(deeds.menu)
            grid.left_for.connect(self.show_day)
            grid.paged.connect(self.turn)
        agenda = stage.agenda
        agenda.opened.connect(self.open_activity)
        agenda.chosen.connect(self._follow)
        agenda.ticked.connect(deeds.toggle)
        agenda.menu_wanted.connect(deeds.menu)
        agenda.table.deleted.connect(deeds.delete)
        agenda.table.new_wanted.connect(deeds.add)
        agenda.table.moved.connect(deeds.move)
        agenda.table.paged.connect(self.turn)
        tray = stage.side.tray
        tray.opened.connect(self.open_activity)
        tray.put_here.connect(lambda key: deeds.move(key, None))
        tray.placed.connect(lambda key: deeds.move(key, self.chosen_day))
        tray.deleted.connect(deeds.delete)
        tray.new_wanted.connect(lambda: deeds.add(None))
        tray.menu_wanted.connect(lambda key, at: deeds.menu(key, None, at))
        stage.side.hours.rhythm_wanted.connect(lambda: self.dialogs.rhythm())

    # -- reading

    def load(self, reader: Reader) -> PageData:
        state = replace(self.state)
        return read_page(reader, self.today, state, self.open_key, named=self._named)

    def load_now(self) -> None:
        # Holidays come a moment later: their library is not loaded on the way to the window.
        self._named = False
        super().load_now()
        self._named = True
        QTimer.singleShot(0, self, self.refresh)

    def show_data(self, data: PageData) -> None:
        self.data = data
        stage = self.stage
        heads = [weekday_name(day, short=True) for day in ordered_weekdays(data.first_weekday)]
        if self.state.view == WEEK:
            heads = [
                f"{name} {short_day(one.day)}" for name, one in zip(heads, data.days, strict=False)
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
        self._show_panels(data)
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

    # -- the panel

    def _show_panels(self, data: PageData) -> None:
        if self.open_key is not None and data.details is None:
            self.open_key = None
        if data.details is not None and data.details.key == self.open_key:
            self.panel.show_details(data.details)
            self.stage.show_panel(self.panel)
        elif self.open_key is None and self._panel is not None:
            self.stage.show_panel(None)

    @property
    def panel(self) -> ActivityPanelView:
        """The side panel, made when it is first wanted."""
        if self._panel is None:
            from gui.pages.calendar.panel import ActivityPanelView

            self._panel = ActivityPanelView(self.runner)
            self._panel.closed.connect(self.close_panel)
            self.deeds.wire(self._panel)
        return self._panel

    @cached_property
    def dialogs(self) -> Dialogs:
        """The windows for the weekly rhythm and for saved words."""
        from gui.pages.calendar.dialogs import Dialogs

        return Dialogs(self)

    @property
    def details(self) -> Details | None:
        """The activity that is open."""
        return self.data.details if self.data is not None and self.open_key is not None else None

    def open_activity(self, key: str, *, then: Callable[[], object] | None = None) -> None:
        """Show an activity in the side panel, and then do something with it."""
        self.open_key = key
        self._then = then
        self.refresh()

    def renamed(self, old: str, new: object) -> None:
        """A day of a repeat became an activity of its own: it goes on under its new name."""
        if self.open_key == old and isinstance(new, str):
            self.open_key = new
        for grid in self.stage.grids:
            if grid.active == old and isinstance(new, str):
                grid.active = new
        self.refresh()

    def close_panel(self) -> None:
        """Hide the panel; the keyboard goes back to the days."""
        was, self.open_key = self.open_key, None
        self.stage.show_panel(None)
        if was is None:
            return
        if self.state.view == LIST:
            self.stage.agenda.choose(was, focus=True)
        elif not self.stage.side.tray.choose(was, focus=True):
            day = self.grid.day_of(was) or self.grid.day or self.today
            self.grid.choose(day, was, focus=True)

    def _follow(self, key: object) -> None:
        """While the panel is open it follows the keyboard."""
        if self.open_key is not None and isinstance(key, str) and key != self.open_key:
            self.open_activity(key)

    def escape(self) -> bool:
        if self.open_key is not None:
            self.close_panel()
            return True
        return False

    # -- going about

    @property
    def grid(self) -> DayGrid:
        """The days that are shown: the month's or the week's."""
        return self.stage.week if self.state.view == WEEK else self.stage.month

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
        menu.addAction(tr("Weekly rhythm")).triggered.connect(lambda: self.dialogs.rhythm())
        menu.addAction(tr("Saved words and hashtags")).triggered.connect(
            lambda: self.dialogs.snippets()
        )
        button = self.stage.more
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    # -- the header, and what is remembered

    def header_widget(self) -> QWidget:
        return self._arrows

    def header_actions(self) -> Iterable[HeaderAction]:
        yield HeaderAction(tr("New activity"), "plus", self.new_thing, primary=True)

    def new_thing(self) -> None:
        self.deeds.add(self.chosen_day)

    def go_to(self, row: int) -> None:
        self.deeds.find(row)

    def save_state(self) -> dict[str, Any]:
        return self.state.saved()

    def restore_state(self, state: dict[str, Any]) -> None:
        self.state.restore(state)
