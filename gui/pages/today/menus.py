"""The menus of the list: what can be done with an activity, and with somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from core.prospects.limits import ASK, GIVE, GIVES, OURS, REPLY, THEIRS
from core.prospects.words import what_name
from core.text import opening, short_day, tr, trn, weekday_and_day
from core.today.lines import Line
from gui.pages.today.deed_words import NEXT

if TYPE_CHECKING:
    from gui.pages.today.deeds import Deeds

AHEAD = (1, 3, 7, 14)
"""Days from today on which one may get back to somebody with one click."""
WEEK = 7


def activity_menu(deeds: Deeds, line: Line) -> QMenu:
    """An activity: tick it, move it, take its words along."""
    menu, today = _menu(deeds), deeds.page.today
    _add(menu, tr("Take the tick back") if line.done else tr("Tick off"),
         lambda: deeds.tick(line.key))  # fmt: skip
    _add(menu, tr("Open on the calendar"), lambda: deeds.open(line.key))
    if line.text or line.link:
        _add(menu, tr("Copy its text"), lambda: deeds.copy_text(line))
    menu.addSeparator()
    move = menu.addMenu(tr("Move to"))
    for ahead in range(WEEK + 1):
        day = today + dt.timedelta(ahead)
        if day != line.day:
            _add(move, _day_words(day, ahead), partial(deeds.move, line.key, day))
    _add(move, tr("The tray, without a day"), lambda: deeds.to_tray(line.key))
    menu.addSeparator()
    _add(menu, tr("Delete"), lambda: deeds.delete(line.key))
    return menu


def person_menu(deeds: Deeds, line: Line) -> QMenu:
    """Somebody: what was done, when to get back to them, who they are."""
    menu = _menu(deeds)
    _add(menu, tr("Open"), lambda: deeds.open(line.key))
    menu.addSeparator()
    _fill_done(menu, deeds, line)
    menu.addSeparator()
    later = menu.addMenu(tr("Get back to them"))
    for ahead in AHEAD:
        day = deeds.page.today + dt.timedelta(ahead)
        said = trn("In {n} day", "In {n} days", ahead)
        _add(later, f"{said}, {short_day(day)}", partial(deeds.get_back, line, day))
    _add(later, tr("On a day to choose"), lambda: deeds.choose_day(line))
    return menu


def done_menu(deeds: Deeds, line: Line) -> QMenu:
    """What was done with somebody, the likeliest first."""
    menu = _menu(deeds)
    _fill_done(menu, deeds, line)
    first = next((one for one in menu.actions() if not one.isSeparator()), None)
    if first is not None:
        menu.setActiveAction(first)
    return menu


def _fill_done(menu: QMenu, deeds: Deeds, line: Line) -> None:
    kind, what = NEXT.get(line.stage, ("", ""))
    choices: list[tuple[str, str, str, Callable[[], object]]] = [
        *((GIVE, one, what_name(GIVE, one), partial(deeds.give, line, one))
          for one in GIVES),
        (ASK, "", tr("I have asked"), lambda: deeds.ask(line)),
        (REPLY, THEIRS, what_name(REPLY, THEIRS), lambda: deeds.reply(line, THEIRS)),
        (REPLY, OURS, what_name(REPLY, OURS), lambda: deeds.reply(line, OURS)),
        ("note", "", tr("Note"), lambda: deeds.note(line)),
    ]  # fmt: skip
    choices.sort(key=lambda one: one[:2] != (kind, what))
    for at, (_, _, said, act) in enumerate(choices):
        if at == 1:
            menu.addSeparator()
        _add(menu, said, act)


def _day_words(day: dt.date, ahead: int) -> str:
    if ahead == 0:
        return tr("Today")
    return tr("Tomorrow") if ahead == 1 else opening(weekday_and_day(day))


def _add(menu: QMenu, words: str, act: Callable[[], object]) -> None:
    menu.addAction(words).triggered.connect(lambda _checked=False: act())


def _menu(deeds: Deeds) -> QMenu:
    menu = QMenu(deeds.page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
