"""The places of the sidebar, in their fixed order; a page is imported when it is first shown."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from core.text import tr

if TYPE_CHECKING:
    from core.store.database import Reader
    from gui.pages.page import Page


@dataclass(frozen=True)
class Place:
    """A page's entry: its key, where its class lives, its icon, its Ctrl+number.

    `page` is "module:Class". `count` is "module:function", a light query `(reader, today) -> str`
    for the quiet number in the sidebar, "" for none; `count_reads` are the tables it reads.
    """

    key: str
    number: int
    icon: str
    page: str
    count: str = ""
    count_reads: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """The name in the sidebar and, unless the page says otherwise, in the header."""
        return page_words(self.key)

    def load_page(self) -> type[Page]:
        """Import the page's class."""
        return cast("type[Page]", _named(self.page))

    def load_count(self) -> Callable[[Reader, object], str] | None:
        """Import the count's query, None when the page has none."""
        return cast("Callable[[Reader, object], str]", _named(self.count)) if self.count else None


def page_words(key: str) -> str:
    """The name of a place, whether built or not: Today, Goals …"""
    return {
        "today": tr("Today"),
        "goals": tr("Goals"),
        "audience": tr("Audience"),
        "networks": tr("Networks"),
        "prospects": tr("Prospects"),
        "ideas": tr("Ideas"),
        "calendar": tr("Calendar"),
        "loyalty": tr("Loyalty"),
        "plan": tr("Plan"),
        "session": tr("Planning session"),
        "settings": tr("Settings"),
    }[key]


PAGES: tuple[Place, ...] = (
    Place(
        "today",
        1,
        "sun",
        "gui.pages.today.page:TodayPage",
        count="core.today.queries:count",
        count_reads=frozenset({"activity", "series", "series_skip", "prospect", "person"}),
    ),
    Place("goals", 2, "target", "gui.pages.goals.page:GoalsPage"),
    Place("audience", 3, "users", "gui.pages.audience.page:AudiencePage"),
    Place(
        "networks",
        4,
        "share-2",
        "gui.pages.networks.page:NetworksPage",
        count="core.networks.queries:count",
        count_reads=frozenset({"network_choice", "plan"}),
    ),
    Place(
        "prospects",
        5,
        "handshake",
        "gui.pages.prospects.page:ProspectsPage",
        count="core.prospects.queries:count",
        count_reads=frozenset({"prospect"}),
    ),
    Place(
        "ideas",
        6,
        "lightbulb",
        "gui.pages.ideas.page:IdeasPage",
        count="core.ideas.queries:count",
        count_reads=frozenset({"idea"}),
    ),
    Place("calendar", 7, "calendar-days", "gui.pages.calendar.page:CalendarPage"),
    Place("loyalty", 8, "heart-handshake", "gui.pages.loyalty.page:LoyaltyPage"),
    Place("plan", 9, "printer", "gui.pages.plan.page:PlanPage"),
)
"""The pages that exist. Numbers are fixed: today 1, goals 2, audience 3, networks 4, prospects 5,
ideas 6, calendar 7, loyalty 8, plan 9."""

SETTINGS = Place("settings", 0, "settings", "gui.pages.settings.page:SettingsPage")
"""At the foot of the sidebar."""


def place(key: str) -> Place | None:
    """The entry with this key, None when there is no such page."""
    return next((entry for entry in (*PAGES, SETTINGS) if entry.key == key), None)


def _named(path: str) -> object:
    module, _, name = path.partition(":")
    return getattr(importlib.import_module(module), name)
