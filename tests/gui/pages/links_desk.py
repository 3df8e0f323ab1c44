"""The tab of links on a page of its own, over a real file, and what a test wants of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.business.operations import start_business
from core.business.rules import BusinessFacts
from core.links import operations as links
from core.links.facts import Checked, LinkFacts, Look
from core.links.fetching import Bounds
from core.people.operations import add_person
from core.store.operation import Store
from gui.pages.page import Page
from gui.pages.prospects.links import LinksTab
from gui.runner import Runner

TODAY = dt.date(2027, 3, 9)
NOON = dt.datetime(2027, 3, 9, 12, tzinfo=dt.UTC)
OURS = "https://juniperstreet.example"

DRAWN = ("their_page", "state", "since", "next", "rel", "person")
"""The columns that a row of the list is drawn by."""


class HostPage(Page):
    """A page that is nothing but the tab."""

    key = "prospects"
    reads = frozenset({"link", "link_check", "person", "person_key"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        self.tab = LinksTab(self)
        self.tab.checking.bounds = Bounds(seconds=2, private=True)
        column.addWidget(self.tab)

    def load(self, reader):
        return LinksTab.load(reader, self.today)

    def show_data(self, data):
        self.tab.show_data(data)


class Desk:
    """What the page asks of its window, and the hands and eyes of a test."""

    def __init__(self, store: Store, qtbot) -> None:
        self.runner = Runner(store)
        self.today = TODAY
        self.qtbot = qtbot
        self.said: list[str] = []
        self.page = HostPage(self)
        self.runner.changed.connect(self._changed)
        self.runner.said.connect(self.said.append)

    def _changed(self, changes) -> None:
        if self.page.touched_by(changes):
            self.page.mark_stale()

    def show_page(self, key, row=None):
        self.said.append(f"{key} {row}")

    def say(self, sentence, action="", act=None):
        self.said.append(sentence)

    toast = say

    @property
    def tab(self) -> LinksTab:
        return self.page.tab

    @property
    def store(self) -> Store:
        return self.runner.store

    def settle(self) -> None:
        def idle() -> bool:
            return self.runner.idle and not self.tab.checking.running

        self.qtbot.waitUntil(idle, timeout=10_000)
        QApplication.processEvents()

    def drawn(self) -> list[str]:
        """The rows of the list as text."""
        self.settle()
        model = self.tab.table.rows_model
        return [
            " | ".join(column.shown(row) for column in model.columns if column.key in DRAWN).strip(
                " |"
            )
            for row in model.rows
        ]

    def press(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def dialog(self, kind):
        self.settle()
        (found,) = [one for one in self.page.findChildren(kind) if one.isVisible()]
        return found


@contextmanager
def opened(
    qtbot, path: Path, prepare: Callable[[Store], object], size: tuple[int, int] = (1162, 680)
) -> Iterator[Desk]:
    """The tab over a new file that `prepare` filled."""
    with Store.create(path, clock=lambda: NOON) as store:
        start_business(store, BusinessFacts(name="Juniper Street Bakery", site=OURS), TODAY)
        prepare(store)
    desk = Desk(Store.open(path, clock=lambda: NOON), qtbot)
    desk.page.resize(*size)
    desk.page.load_now()
    desk.page.show()
    desk.settle()
    try:
        yield desk
    finally:
        desk.page.close()
        desk.page.deleteLater()
        desk.runner.close()


def seven_links(store: Store) -> None:
    """Links in every state: live, lost, nofollow, moved, gone, not seen, and a bare site."""
    coffee = add_person(store, "Hackney Coffee Map", keys=[("site", "", "coffeemap.example")])
    velvet = add_person(store, "Velvet Wedding Films", keys=[("site", "", "velvetfilms.example")])
    rows = [
        ("coffeemap.example/bakeries", "/preorder", "Juniper Street", coffee, 25, "live", 3),
        (
            "velvetfilms.example/friends",
            "/cakes",
            "our favourite cakes",
            velvet,
            66,
            "not_found",
            2,
        ),
        ("e8parents.example/birthdays", "/", "birthday cakes", None, 40, "now_nofollow", 1),
        ("canalcycles.example/rides", "/", "coffee and buns", None, 12, "redirected", 1),
        ("eastendeats.example/8-best-buns", "/", "", None, 100, "page_error", 5),
        ("кофе.example/list", "/preorder", "", None, 3, "", 0),
    ]
    for theirs, ours, words, person, age, state, ago in rows:
        found = TODAY - dt.timedelta(age)
        facts = LinkFacts(
            theirs, OURS + ours, person, words, "follow" if words else "", "asked", found
        )
        link = links.add_link(store, facts, TODAY)
        if state:
            moment = NOON - dt.timedelta(ago)
            moved = f"https://{theirs.partition('/')[0]}/new" if state == "redirected" else ""
            status = 404 if state == "page_error" else 200
            note = "It is marked sponsored now." if state == "now_nofollow" else ""
            links.record_checks(store, [Look(link, moment, Checked(state, moved, status, note))])
    site = LinkFacts("https://hackneyblog.example", OURS, whole_site=True)
    links.add_link(store, site, TODAY)
