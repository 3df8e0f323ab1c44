"""The Calendar page by itself over a real file, and what stands on it as text."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from core.business.operations import start_business
from core.business.rules import BusinessFacts
from core.calendar import operations as ops
from core.calendar.facts import ActivityFacts, Repeat
from core.networks import operations as networks
from core.plans import operations as plans
from core.store.operation import Store
from gui.pages.calendar.page import CalendarPage
from gui.runner import Runner

TODAY = dt.date(2027, 3, 9)
MONDAY = dt.date(2027, 3, 1)


class Desk:
    """What the page asks of the window, and how a test waits for it."""

    today = TODAY

    def __init__(self, qtbot, path: Path) -> None:
        self.qtbot = qtbot
        self.store = Store.open(path)
        self.runner = Runner(self.store)
        self.said: list[str] = []
        self.toasts: list[str] = []
        self.page = CalendarPage(self)
        self.runner.changed.connect(self._changed)
        self.runner.said.connect(self.said.append)
        self.bugs: list[Exception] = []
        self.runner.failed.connect(self.bugs.append)
        qtbot.addWidget(self.page)
        self.page.resize(1160, 680)
        self.page.show()
        self.page.shown()
        self.settle()

    def show_page(self, key: str, row: int | None = None) -> None:
        raise AssertionError("no other page is to be shown")

    def say(self, sentence: str, action: str = "", act: object = None) -> None:
        self.said.append(sentence)

    def toast(self, sentence: str, action: str = "", act: object = None) -> None:
        self.toasts.append(sentence)

    def _changed(self, changes) -> None:
        if self.page.touched_by(changes):
            self.page.mark_stale()

    def settle(self) -> None:
        """Wait until every answer stands in its place."""
        self.qtbot.waitUntil(lambda: self.runner.idle, timeout=5000)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.runner.idle, timeout=5000)
        for bug in self.bugs:
            raise bug

    def dialog(self, kind: type[QDialog]):
        """The window of this kind that is open."""
        (found,) = [one for one in self.page.findChildren(kind) if one.isVisible()]
        return found

    def drawn(self) -> str:
        """The days that have something on them, as they are on the screen."""
        return "\n".join(
            f"{view.day:%d %b}: "
            + ", ".join(f"{chip.words}{' ✓' if chip.done else ''}" for chip in view.chips)
            for view in self.page.grid.days.days
            if view.chips
        )

    def key(self, words: str) -> str:
        """The key of an activity by its words."""
        data = self.page.data
        return next(one.key for one in data.items.values() if one.title == words)

    def close(self) -> None:
        self.page.close()
        self.runner.close()


def make_file(path: Path) -> None:
    """A bakery with a plan, two networks, five activities, one that repeats, one in the tray."""
    with Store.create(path) as store:
        facts = BusinessFacts("Juniper Street Bakery", "Bread", 5, "GB", "GBP")
        start_business(store, facts, TODAY)
        plan = plans.add_plan(store, "Spring 2027", dt.date(2027, 1, 1), dt.date(2027, 6, 30))
        for network in ("instagram", "facebook"):
            networks.choose(store, plan, network)
        for day, kind, title in (
            (2, "question", "School dinner pudding"),
            (9, "question", "Gran’s Sundays"),
            (9, "share_theirs", "Willow Barn’s page"),
            (12, "own_offer", "Hot cross buns"),
        ):
            ops.add_activity(store, made(title, kind, dt.date(2027, 3, day)))
        weekly = ops.add_activity(store, made("Answer comments", "reply", MONDAY))
        ops.repeat(store, f"a{weekly}", Repeat(weekdays=1))
        ops.add_activity(store, made("How sourdough is shaped", "own_story", None))


def made(title: str, kind: str, day: dt.date | None) -> ActivityFacts:
    """A quarter of an hour on Instagram."""
    return ActivityFacts(kind, title, network="instagram", day=day, minutes=15)


def copied(prepared: Path, folder: Path) -> Path:
    """A copy of a prepared file."""
    path = folder / "juniper.regulars"
    shutil.copy(prepared, path)
    return path
