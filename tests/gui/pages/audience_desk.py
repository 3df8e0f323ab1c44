"""The real window on the Audience page over a real file, and what a test wants of it."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.audience import operations as audience
from core.business.operations import start_business
from core.business.rules import BusinessFacts
from core.plans import operations as plans
from core.store.operation import Store
from gui.state import State
from gui.window import Window

TODAY = dt.date(2027, 3, 9)


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

    @property
    def board(self):
        return self.page.stage.board

    @property
    def panel(self):
        return self.page.stage.panel

    def settle(self):
        self.qtbot.waitUntil(lambda: self.window.runner.idle, timeout=5000)
        QApplication.processEvents()

    def drawn(self):
        """What stands on the page: slots, loud messages, rows."""
        self.settle()
        lines = []
        for slot in self.board.slots.values():
            card = slot.card if slot.card.isVisible() else slot.open
            words = card.name.text if card is slot.card else f"({card.lead.text()})"
            lines.append(f"{slot.slot} {words}")
        for row in self.board.parked.rows.values():
            new = "new" if row.new.isVisible() else "parked"
            lines.append(" | ".join(t for t in (new, row.name.text(), row.reason.text) if t))
        return lines

    def card(self, slot):
        return self.board.slots[slot].card

    def row(self, name):
        return next(r for r in self.board.parked.rows.values() if r.name.text() == name)

    def group(self, name):
        self.settle()
        return next(g for g in self.page.data.page.groups if g.name == name)

    def type_over(self, inline, text, key=Qt.Key.Key_Return):
        inline.edit()
        editor = inline.focusProxy()
        editor.clear()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, key)
        self.settle()

    def press(self, button):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def dialog(self, kind):
        self.settle()
        (found,) = [d for d in self.window.findChildren(kind) if d.isVisible()]
        return found

    def no_dialog(self, kind):
        self.settle()
        return not [d for d in self.window.findChildren(kind) if d.isVisible()]


def business(store):
    start_business(store, BusinessFacts(name="Ever After Weddings"), TODAY)


def wedding(store):
    """Three in focus, one parked with a reason, one new."""
    business(store)
    plan = plans.add_plan(store, "Spring 2027", dt.date(2027, 1, 1), dt.date(2027, 6, 30))
    for slot, name in enumerate(("Newly engaged women", "Bridesmaids", "The bride’s parents"), 1):
        group = audience.add_segment(store, name, plan_id=plan, slot=slot)
        audience.set_size(store, group, 1000 * (4 - slot), 1500 * (4 - slot))
    grooms = audience.add_segment(store, "The groom’s parents")
    audience.set_size(store, grooms, 300, 700)
    audience.park(store, plan, grooms, "Read what the bride’s parents read")
    audience.add_segment(store, "Professional planners")


def candidates(store):
    """The same five groups before anything was decided."""
    business(store)
    plans.add_plan(store, "Spring 2027", dt.date(2027, 1, 1), dt.date(2027, 6, 30))
    for name in ("Newly engaged women", "Bridesmaids"):
        audience.add_segment(store, name)


def opened(qtbot, tmp_path):
    """Opens the window on a file that a function prepared, on the Audience page."""
    windows = []

    def show(prepare, size=(1366, 768)):
        path = tmp_path / "wedding.regulars"
        with Store.create(path) as store:
            prepare(store)
        window = Window(Store.open(path), Host(), TODAY)
        windows.append(window)
        window.resize(*size)
        window.show_first_page()
        window.show()
        window.show_page("audience")
        desk = Desk(window, qtbot)
        desk.settle()
        window.activateWindow()
        return desk

    yield show
    for window in windows:
        window.close()
