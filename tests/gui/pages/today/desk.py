"""The Today page by itself over a real file, and what stands on it as text."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from core.business.rules import BusinessFacts
from core.calendar import operations as calendar
from core.calendar.facts import ActivityFacts, Repeat
from core.ideas import operations as ideas
from core.ideas.facts import IdeaFacts
from core.networks import operations as networks
from core.plans.queries import current_plan
from core.prospects import operations as prospects
from core.start import start_file
from core.store.operation import Store
from gui.pages.today import row_look
from gui.pages.today.page import TodayPage
from gui.runner import Runner

TODAY = dt.date(2027, 3, 9)
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Desk:
    """What the page asks of the window, and how a test waits for it."""

    today = TODAY

    def __init__(self, qtbot, path: Path, size: tuple[int, int] = (1160, 680)) -> None:
        self.qtbot = qtbot
        self.store = Store.open(path)
        self.runner = Runner(self.store)
        self.said: list[str] = []
        self.toasts: list[str] = []
        self.shown: list[tuple[str, int | None]] = []
        self.page = TodayPage(self)
        self.runner.changed.connect(self._changed)
        self.runner.said.connect(self.said.append)
        qtbot.addWidget(self.page)
        self.page.resize(*size)
        self.page.load_now()
        self.page.show()
        self.settle(lambda: self.page.whole is not None)

    def show_page(self, key: str, row: int | None = None) -> None:
        self.shown.append((key, row))

    def say(self, sentence: str, action: str = "", act: object = None) -> None:
        self.said.append(sentence)

    def toast(self, sentence: str, action: str = "", act: object = None) -> None:
        self.toasts.append(sentence)

    def _changed(self, changes) -> None:
        self.toasts.append(changes.label)
        if self.page.touched_by(changes):
            self.page.mark_stale()

    def settle(self, until=lambda: True) -> None:
        """Wait until every answer stands in its place."""
        self.qtbot.waitUntil(lambda: until() and self.runner.idle, timeout=5000)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.runner.idle, timeout=5000)

    def drawn(self) -> str:
        """The rows of the list as they are on the screen."""
        return "\n".join(_drawn(row) for row in self.page.list.list_model.rows)

    def key(self, title: str) -> str:
        """The key of the line with these words."""
        rows = self.page.list.list_model.rows
        return next(row.key for row in rows if row.words.startswith(title))

    def choose(self, title: str) -> None:
        """Put the keyboard on a line."""
        assert self.page.list.choose(self.key(title))
        self.page.list.setFocus()

    def press(self, key: Qt.Key, with_: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        QTest.keyClick(self.page.list, key, with_)
        self.settle()

    def click(self, title: str, part: str) -> None:
        """Click on a part of a line: its check, its button, its dots."""
        QTest.mouseClick(
            self.page.list.viewport(), Qt.MouseButton.LeftButton, pos=self.spot(title, part)
        )
        self.settle()

    def spot(self, title: str, part: str) -> QPoint:
        """Where a part of a row lies."""
        rows = self.page.list.list_model.rows
        place = next(i for i, row in enumerate(rows) if row.words.startswith(title))
        index = self.page.list.list_model.index(place, 0)
        self.page.list.scrollTo(index)
        rect = getattr(row_look.parts(self.page.list.visualRect(index), rows[place]), part)
        assert not rect.isEmpty()
        return rect.center()

    def menu(self) -> list[str]:
        """What the menu that is open offers."""
        return [action.text() for action in self._menu().actions() if action.text()]

    def pick(self, words: str, *, inside: str = "") -> None:
        """Choose something of the menu that is open, or of the menu `inside` it."""
        top = menu = self._menu()
        if inside:
            menu = next(one.menu() for one in top.actions() if one.text() == inside)
        act = next(one for one in menu.actions() if one.text() == words)
        act.trigger()
        top.close()
        self.settle()

    def _menu(self) -> QMenu:
        (found,) = [
            one
            for one in self.page.findChildren(QMenu)
            if one.isVisible() and isinstance(one.parent(), TodayPage)
        ]
        return found

    def dialog(self, kind: type[QDialog]):
        """The window of this kind that is open."""
        (found,) = [one for one in self.page.findChildren(kind) if one.isVisible()]
        return found

    def undo(self) -> None:
        self.runner.undo()
        self.settle()

    def close(self) -> None:
        self.page.close()
        self.runner.close()


def _drawn(row) -> str:
    if row.line is None:
        return row.words
    late = f" ({row.line.late} late)" if row.line.late else ""
    return f"  {'✓' if row.line.done else '·'} {row.words}{late}"


def make_file(path: Path) -> None:
    """A shop with a week, somebody to get back to, and ideas with people who wait."""
    facts = BusinessFacts("Juniper Street Bakery", "Bread", 5, "GB", "GBP")
    start_file(path, facts, TODAY)
    with Store.open(path) as store:
        plan = current_plan(store.reader, TODAY)
        assert plan is not None
        networks.choose(store, plan.id, "instagram")
        for day, kind, title in (
            (4, "own_story", "The children’s table"),
            (8, "reply", "Weekend comments"),
            (9, "question", "Gran’s Sundays"),
            (9, "share_theirs", "Willow Barn’s page"),
            (12, "own_offer", "Hot cross buns"),
        ):
            made = ActivityFacts(
                kind, title, network="instagram", day=dt.date(2027, 3, day), minutes=20,
                text="Warm" if kind == "own_offer" else "",
            )  # fmt: skip
            key = f"a{calendar.add_activity(store, made)}"
            if day == 8:
                calendar.tick(store, key, dt.date(2027, 3, 8))
        weekly = ActivityFacts("chat", "Say hello", day=dt.date(2027, 3, 3), minutes=10)
        calendar.repeat(store, f"a{calendar.add_activity(store, weekly)}", Repeat(weekdays=4))
        prospects.add_prospect(store, "Harbour Florist", dt.date(2027, 2, 1))
        priya = prospects.add_prospect(store, "Priya", TODAY)
        idea = ideas.capture(store, IdeaFacts("Cardamom knots", person_id=priya), TODAY)
        ideas.set_status(store, [idea], "made", TODAY)


def copied(prepared: Path, folder: Path) -> Path:
    """A copy of a prepared file."""
    path = folder / "juniper.regulars"
    shutil.copy(prepared, path)
    return path
