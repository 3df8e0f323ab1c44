"""The Today page: this week inside its hours, who and what waits, the goals.

The week is read and painted first; people, goals and ideas come a moment later, with what they
need to be loaded for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from core.calendar.facts import ActivityFacts
from core.store.database import Reader
from core.text import number, tr, trn
from core.today.glance import Glance, glance
from gui.names import names
from gui.pages.page import Desk, HeaderAction, Page
from gui.pages.today import rows
from gui.pages.today.masked import masked
from gui.pages.today.week_list import WeekList
from gui.theme import theme
from gui.widgets.card import Card

if TYPE_CHECKING:
    from core.today.lines import Line
    from core.today.queries import TodayPage as Whole
    from gui.pages.goals.work import GoalsReckoning
    from gui.pages.today.deeds import Deeds
    from gui.pages.today.first_steps import FirstStepsView
    from gui.pages.today.side import Side

AFTER_PAINT_MS = 30
"""What is beside the week comes this much after the first paint."""
QUIET_MS = 2000
"""Holidays are named, and goals' figures worked out anew, when nobody waits for anything."""
SIDE, BESIDE = 330, 860
"""Pixels at 100 %: how wide the cards are, and from which width on they stand beside the week."""


class TodayPage(Page):
    """See the module."""

    key = "today"
    keeps_undo = frozenset({"calendar", "prospects", "ideas"})
    reads = frozenset(
        {
            *("activity", "series", "series_skip", "campaign", "bet"),
            *("prospect", "person", "person_key", "touch", "link"),
            *("idea", "vote", "network_choice", "own_network"),
            *("goal", "goal_reading", "stepping_stone", "stone_reading"),
            *("import_batch", "found_us", "stamp_card_week"),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._brief = self._rest_waits = False
        self._opened: set[str] = set()
        self._side: Side | None = None
        self._steps: FirstStepsView | None = None
        self.glance: Glance | None = None
        self.whole: Whole | None = None
        self.last_added: ActivityFacts | None = None
        self._wanted_key = ""
        self._named: dict[dt.date, dict[dt.date, str]] = {}
        self.list = WeekList()
        self.week = Card(padding=0)
        self._main = QStackedLayout()
        self._main.addWidget(self.list)
        self.week.add_layout(self._main)
        self._arrange()
        self._wire()

    @cached_property
    def deeds(self) -> Deeds:
        """What is done when something is wished for."""
        from gui.pages.today.deeds import Deeds

        return Deeds(self)

    @cached_property
    def _reckoning(self) -> GoalsReckoning:
        from gui.pages.goals.work import GoalsReckoning

        return GoalsReckoning(self.runner, self)

    def _arrange(self) -> None:
        self._inside = inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.addWidget(self.week, 1)
        self._beside = QWidget()
        self._beside_column = QVBoxLayout(self._beside)
        self._beside_column.setContentsMargins(0, 0, 0, 0)
        self._columns.addWidget(self._beside)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)

    def _wire(self) -> None:
        seen = self.list
        seen.ticked.connect(lambda key: self.deeds.tick(key))
        seen.opened.connect(lambda key: self.deeds.open(key))
        seen.logged.connect(lambda key: self.deeds.log_next(key))
        seen.menu_wanted.connect(lambda key, at: self.deeds.menu(key, at))
        seen.moved.connect(lambda key, day: self.deeds.move(key, day))
        seen.deleted.connect(lambda key: self.deeds.delete(key))
        seen.added.connect(self.add)
        seen.unfolded.connect(self._unfold)
        seen.resized.connect(self._fold)
        seen.selectionModel().currentChanged.connect(self._follow)
        theme().changed.connect(self._fold)
        names().changed.connect(self._show_again)

    # -- reading

    def load(self, reader: Reader) -> Glance | Whole:
        if self._brief:
            return glance(reader, self.today)
        from core.today.queries import today_page

        return today_page(reader, self.today)

    def load_now(self) -> None:
        self._brief = True
        super().load_now()
        self._brief, self._rest_waits = False, True

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._rest_waits:
            self._rest_waits = False
            QTimer.singleShot(AFTER_PAINT_MS, self, self.refresh)

    def show_data(self, data: Glance | Whole) -> None:
        if isinstance(data, Glance):
            self.glance = data
        else:
            self.whole = data
            self._show_side(data)
        self._show_week(data)
        self._say_summary(data)

    def _show_week(self, data: Glance | Whole) -> None:
        if data.bare:
            self._show_steps(data)
            return
        self._show_main(self.list, self.list)
        self.list.show_rows(
            rows.build(
                [replace(one, lines=masked(one.lines)) for one in data.days],
                data.today,
                data.starts_on,
                late=() if isinstance(data, Glance) else masked(data.late),
                back=() if isinstance(data, Glance) else masked(data.back),
                opened=self._opened,
                named=self._named.get(data.starts_on),
            )
        )
        wanted, self._wanted_key = self._wanted_key, ""
        if wanted and self.list.choose(wanted):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fold()

    def _show_steps(self, data: Glance | Whole) -> None:
        if self._steps is None:
            from gui.pages.today.first_steps import FirstStepsView

            self._steps = FirstStepsView()
            self._steps.wanted.connect(self._begin)
            self._main.addWidget(self._steps)
        self._steps.show_steps(data.steps)
        self._show_main(self._steps, self._steps.next_button(data.steps))

    def _show_main(self, widget: QWidget, keyboard: QWidget) -> None:
        if self._main.currentWidget() is not widget or self.focusProxy() is None:
            held = self.week.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
            self._main.setCurrentWidget(widget)
            self.setFocusProxy(keyboard)
            if held:
                keyboard.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, step: str) -> None:
        if step == "week":
            self.add(self.today)
        else:
            self.desk.show_page(step)

    def _show_side(self, data: Whole) -> None:
        if self._side is None:
            from gui.pages.today.side import Side

            self._side = Side()
            self._side.goals.wanted.connect(lambda id: self.desk.show_page("goals", id or None))
            self._side.campaigns.wanted.connect(lambda id: self.desk.show_page("calendar", -id))
            self._side.loop.tell_wanted.connect(lambda loop: self.deeds.tell(loop))
            self._side.loop.rest_wanted.connect(lambda: self.desk.show_page("ideas"))
            self._beside_column.addWidget(self._side)
        self._side.show_page(data)
        QTimer.singleShot(QUIET_MS, self, self._when_quiet)

    def _when_quiet(self) -> None:
        if self.whole is None or not self.isVisible():
            return
        if self.whole.goals is not None:
            self._reckoning.show(self.today, fresh=self.whole.goals.data.fresh)
        self.name_days(self.whole.starts_on)

    def name_days(self, start: dt.date) -> None:
        """Ask what the days of a week are called; the list of holidays takes a while to load."""
        if start not in self._named:
            self._named = {start: {}}
            self.runner.ask(
                _named_days, start, then=lambda found: self._name(start, found), owner=("today", 1)
            )

    def _name(self, start: dt.date, found: dict[dt.date, str]) -> None:
        self._named = {start: found}
        self._show_again()

    @property
    def side(self) -> Side | None:
        """The cards beside the week, once they are there."""
        return self._side

    def line(self, key: str) -> Line | None:
        """The thing to do with this key, as it is on screen."""
        place = self.list.list_model.place_of(key)
        return self.list.list_model.rows[place].line if place >= 0 else None

    def _say_summary(self, data: Glance | Whole) -> None:
        week = tr("Week {n}", n=number(data.week_number))
        planned = any(day.lines for day in data.days)
        if data.left:
            said = trn("{n} thing left this week", "{n} things left this week", data.left)
        elif planned:
            said = tr("everything of this week is done")
        else:
            said = tr("nothing planned yet")
        self.set_summary(f"{week} · {said}")

    # -- the list

    def _unfold(self, part: str) -> None:
        self._opened ^= {part}
        self._show_again()

    def _show_again(self) -> None:
        shown = self.whole or self.glance
        if shown is not None:
            self._show_week(shown)

    def wait_for(self, key: str) -> None:
        """Put the keyboard on this row once it is there."""
        self._wanted_key = key

    def _follow(self, *_: object) -> None:
        # Where everything stands in one column it is the page that scrolls, not the list.
        if self._one_column and self.list.hasFocus():
            rect = self.list.visualRect(self.list.currentIndex())
            spot = self.list.viewport().mapTo(self._inside, rect.center())
            self.area.ensureVisible(spot.x(), spot.y(), 0, rect.height())

    # -- the header

    def header_actions(self) -> Iterable[HeaderAction]:
        yield HeaderAction(tr("Add to week"), "plus", lambda: self.add(self.today), primary=True)

    def new_thing(self) -> None:
        row = self.list.row if self.window().focusWidget() is self.list else None
        self.add(row.day if row is not None and row.day is not None else self.today)

    def add(self, day: dt.date | None) -> None:
        """Ask what is to be done on a day, and put it there."""
        from gui.pages.calendar.add_dialog import AddDialog

        AddDialog(self, day or self.today, last=self.last_added, added=self._added).open()

    def _added(self, activity_id: int, facts: ActivityFacts) -> None:
        self.last_added = facts
        self.wait_for(f"a{activity_id}")
        self.refresh()

    def go_to(self, row: int) -> None:
        """An activity by its id."""
        if self.list.choose(f"a{row}"):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- room

    @property
    def _one_column(self) -> bool:
        return self.width() < theme().px(BESIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_columns"):
            self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fold()

    def _fold(self, *_: Any) -> None:
        if not self.isVisible():
            # Its width means nothing yet, and the first paint waits.
            return
        px, ways = theme().px, QBoxLayout.Direction
        self._columns.setContentsMargins(px(24), px(18), px(24), px(18))
        self._columns.setSpacing(px(18))
        # Inside the card's line and its round corners.
        self.week.body.setContentsMargins(1, px(8), 1, px(8))
        below = self._one_column
        self._columns.setDirection(ways.TopToBottom if below else ways.LeftToRight)
        self._beside.setMinimumWidth(0 if below else px(SIDE))
        self._beside.setMaximumWidth(16_777_215 if below else px(SIDE))
        high = self.list.content_height() + px(8) if below else 0
        self.list.setMinimumHeight(high)
        if self._side is not None:
            content = self._side.content.sizeHint().height() if below else 0
            self._beside.setMinimumHeight(content)


def _named_days(reader: Reader, start: dt.date) -> dict[dt.date, str]:
    from core.calendar.named_days import named_days

    found: dict[dt.date, list[str]] = {}
    for one in named_days(reader, start, start + dt.timedelta(6)):
        found.setdefault(one.day, []).append(one.name)
    return {day: " · ".join(names_) for day, names_ in found.items()}
