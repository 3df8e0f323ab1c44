"""What lies over the pages or beside them: menus, Ctrl+K, the help, the start.

Each menu's scene pops it up; the others give what is to be heard.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from gui.charts.card import ChartCard
from gui.pages.audience.overlaps import OverlapsEditor
from gui.pages.goals.stones import StoneCell
from gui.pages.ideas.ballots_view import RunCard
from gui.pages.ideas.polls_view import PollCard
from gui.pages.networks.slots import SlotCard
from gui.window import Window
from tests.gui.scenes import (
    Scene,
    _after,
    _item,
    _links,
    _of_calendar,
    _of_customer,
    _of_open_idea,
    _of_prospect,
    _open_item,
    _page,
    _segment,
    _tab,
    settled,
)

AT = QPoint(20, 20)


def _first(kind: type[QWidget], act: Callable[[Any], object]) -> Callable[[Any], object]:
    """Do something with the first widget of a kind that is on screen."""

    def show(page: QWidget) -> None:
        act(next(one for one in page.findChildren(kind) if one.isVisible()))

    return show


def _of_line(*, person: bool) -> Scene:
    def show(page: Any) -> None:
        rows = (row.line for row in page.list.list_model.rows)
        line = next(line for line in rows if line is not None and line.is_person is person)
        page.deeds.menu(line.key, AT)

    return _page("today", show)


def _of_sources(act: Callable[[Any], object]) -> Scene:
    """On the tab that waits for numbers from the pool twice."""

    def show(tab: Any) -> None:
        for _turn in range(50):
            if tab.data is not None and tab.codes.rows_model.rows:
                break
            settled(tab.window())
        act(tab)

    return _tab("loyalty", "sources", show)


MENUS: dict[str, Scene] = {
    "the window’s": lambda window: window.sidebar.open_menu(),
    "the plans": lambda window: window.sidebar.open_plan_menu(),
    "goals, one": _page("goals", lambda page: page._goal_menu(next(iter(page._views)), AT)),
    "goals, a stepping stone": _page(
        "goals", _first(StoneCell, lambda cell: cell.menu_wanted.emit(cell.card, AT))
    ),
    "audience, a group": _page(
        "audience", lambda page: page._menu(_segment(page, focus=True).id, AT)
    ),
    "audience, groups that overlap": _page(
        "audience",
        _after(
            lambda page: page.open_panel(_segment(page, focus=True).id),
            _first(OverlapsEditor, lambda part: part._offer()),
        ),
    ),
    "networks, a place": _page("networks", _first(SlotCard, lambda card: card._open_menu())),
    "networks, a row": _page("networks", lambda page: page._row_menu(page._data.rows[0], AT)),
    "prospects, what is shown": _page("prospects", lambda page: page.filters._menu()),
    "prospects, a card": _page(
        "prospects", lambda page: page.deeds.card_menu(next(iter(page.board.people)), AT)
    ),
    "prospects, one": _of_prospect(lambda page: page.deeds.panel_menu(AT)),
    "prospects, a touch": _of_prospect(
        lambda page: page.deeds.touch_menu(page.opened.touches[0].id, AT)
    ),
    "prospects, what was done": _of_prospect(lambda page: page.stage.panel._log_menu()),
    "prospects, another way to reach them": _of_prospect(
        lambda page: page.stage.panel.section.keys._menu()
    ),
    "prospects, a day": _of_prospect(lambda page: page.stage.panel.next._menu()),
    "prospects, columns": _page(
        "prospects",
        lambda page: (page.show_tab("table"), page.stage.table.table._header_menu(AT)),
    ),
    "prospects, a link": _page(
        "prospects", lambda page: (tab := _links(page))._menu(tab.table.rows_model.rows[0], AT)
    ),
    "ideas, their order": _page("ideas", lambda page: page._sort_menu()),
    "ideas, by status": _page("ideas", lambda page: page._status_menu()),
    "ideas, one": _page("ideas", lambda page: page.deeds.row_menu(1, AT)),
    "ideas, who wants it": _of_open_idea(lambda page: page.stage.panel._backers_menu()),
    "ideas, a poll": _page(
        "ideas",
        _after(lambda page: page.set_view("polls"), _first(PollCard, lambda one: one._menu())),
    ),
    "ideas, a pile of ballots": _page(
        "ideas",
        _after(lambda page: page.set_view("ballots"), _first(RunCard, lambda one: one._menu())),
    ),
    "calendar, what is shown": _of_calendar(lambda page: page._filter_menu()),
    "calendar, more": _of_calendar(lambda page: page._more_menu()),
    "calendar, an activity": _of_calendar(
        lambda page: page.deeds.menu(_item(page, repeats=False), None, AT)
    ),
    "calendar, saved words": _of_calendar(
        _after(_open_item, lambda page: page.deeds.texts.insert(AT))
    ),
    "loyalty, the period": _page("loyalty", lambda page: page._choose_period()),
    "loyalty, a chart": _page(
        "loyalty",
        _after(
            lambda page: page.show_tab("numbers"), _first(ChartCard, lambda one: one._menu_below())
        ),
    ),
    "loyalty, a customer": _of_customer(lambda tab: tab.deeds.menu(AT)),
    "loyalty, a code": _of_sources(lambda tab: tab._code_menu(tab.codes.rows_model.rows[0], AT)),
    "loyalty, a value": _of_sources(lambda tab: tab._value_menu(tab.values.rows_model.rows[0], AT)),
    "today, an activity": _of_line(person=False),
    "today, somebody": _of_line(person=True),
}


def _palette(typed: str) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        from gui.palette import Palette

        palette = Palette.open_over(window)
        palette.line.setText(typed)
        palette._ask()
        settled(window)
        return palette

    return show


def _help(typed: str) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        from gui.help.opening import open_help

        shown = open_help(window, "goals")
        shown.search_for(typed)
        return shown

    return show


def _start(window: Window) -> QWidget:
    from gui.frame.first import FirstWindow

    first = FirstWindow(window.host)
    first.show()
    return first


WINDOWS: dict[str, Callable[[Window], QWidget]] = {
    "Ctrl+K": _palette(""),
    "Ctrl+K, found": _palette("fam"),
    "Ctrl+K, nothing": _palette("zzzz"),
    "the help": _help(""),
    "the help, found": _help("group"),
    "the help, nothing": _help("zzzz"),
    "the start": _start,
}
