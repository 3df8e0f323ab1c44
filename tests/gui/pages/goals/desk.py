"""The window on the Goals page over a real file, and what stands there as text."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.business.operations import start_business
from core.business.rules import BusinessFacts
from core.goals import operations as goals
from core.plans import operations as plans
from gui.state import State
from gui.window import Window

TODAY, START, DUE = dt.date(2027, 3, 9), dt.date(2027, 1, 1), dt.date(2027, 6, 30)
READ = dt.date(2027, 3, 7)


class Host:
    def __init__(self):
        self.state = State()

    def open_path(self, path):
        raise AssertionError("no file is to be opened")

    def failed(self, error):
        raise error


@dataclass
class Desk:
    """The window with its page, and waiting for what was handed over."""

    window: Window
    qtbot: object

    @property
    def page(self):
        return self.window.page

    def settle(self):
        self.qtbot.waitUntil(lambda: self.window.runner.idle, timeout=5000)
        # What a layout still has to show is no place for the keyboard yet.
        QApplication.processEvents()

    def view(self, place=0):
        shown = self.page._data.shown
        return self.page._views[shown.goals[place].id]

    def type_over(self, inline, text, key=Qt.Key.Key_Return):
        inline.edit()
        editor = inline.focusProxy()
        editor.clear()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, key)
        self.settle()

    def dialog(self, kind):
        (found,) = [d for d in self.window.findChildren(kind) if d.isVisible()]
        return found

    def value(self, sql):
        self.settle()
        return self.window.runner.store.reader.value(sql)


def business(store):
    start_business(store, BusinessFacts("Juniper Street Bakery", "Bread", 5, "GB", "GBP"), TODAY)


def spring(store):
    return plans.add_plan(store, "Spring 2027", START, DUE)


def bakery(store):
    plan = spring(store)
    back = goals.GoalFacts(
        "More first-time buyers come back within 60 days", "came_back", 40, DUE, 31.3
    )
    goal = goals.add_goal(store, plan, back)
    goals.record_reading(store, goal, READ, 34.1)
    for key, value in (("views", 9410), ("visits", 212), ("first_orders", 38)):
        goals.record_stone(store, goals.add_stone(store, goal, key), READ, value)
    preorders = goals.GoalFacts("Take 80 pre-orders a week", "orders_of", 80, DUE, 44, "pre-orders")
    second = goals.add_goal(store, plan, preorders)
    goals.record_reading(store, second, READ, 49)
    goals.watch_number(store, plan, "followers", "Reach 2,000 followers", 2000)
    return plan


def drawn(page):
    """What stands on the page, a line for each row."""
    lines = []
    shown = page._data.shown
    for goal in shown.goals:
        view = page._views[goal.id]
        lines.append(f"{view.title.text} [{view.due.text()}]")
        figure = f"{view.figure.text} from {view.start.text} aim {view.aim.text}"
        lines.append(f"  {figure} [{view.pace.text()}] {view.measure.text()}, {view.source.text()}")
        chain = [
            f"{cell.figure.text} {cell.words.text}" + (f" →{cell.share.text()}" if more else "")
            for cell, more in zip(
                view.stones.cells, range(len(goal.stones) - 1, -1, -1), strict=True
            )
        ]
        if chain:
            lines.append("  " + " ".join(chain))
    lines += [f"? {question.sentence}" for question in page.watched.questions]
    lines += [f"watching {cell.words.text}" for cell in page.watched.stones.cells]
    return "\n".join(lines)
