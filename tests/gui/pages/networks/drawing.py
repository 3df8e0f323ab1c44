"""Working the Networks page as its owner would, and drawing it as text."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gui.state import State
from gui.widgets.labels import Label
from gui.window import Window


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
    def reader(self):
        self.settle()
        return self.window.runner.store.reader

    def settle(self):
        def still():
            page = self.window.page
            return self.window.runner.idle and not page.stale and not page._loading

        self.qtbot.waitUntil(still, timeout=5000)

    def dialog(self, kind):
        (found,) = [d for d in self.window.findChildren(kind) if d.isVisible()]
        return found

    def press(self, parent, words):
        """Click the button with these words, as the owner would."""

        def found():
            buttons = parent.findChildren(QPushButton)
            return [b for b in buttons if b.text() == words and b.isVisible()]

        # What was just put into a layout shows a moment later.
        self.qtbot.waitUntil(lambda: len(found()) == 1, timeout=2000)
        (button,) = found()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def go_to_row(self, key):
        self.page.table.select_key(key)
        self.page.table.setFocus()

    def key(self, widget, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(widget, key, modifier)
        self.settle()

    def type_over(self, inline, text):
        inline.edit()
        editor = inline.focusProxy()
        editor.clear()
        QTest.keyClicks(editor, text)
        self.key(editor, Qt.Key.Key_Return)


def places(page):
    """The places as text: number, name, hours, role, stamps; or what an open one says."""
    lines = []
    for card, place in zip(page.slots.cards, page.slots.open_places, strict=True):
        if card.isHidden():
            lines.append(f"{place.title.text()}: {place.words.text()}")
        else:
            role = card.role.text or "–"
            hours = card.hours.text or "–"
            lines.append(
                f"{card.place.text()} {card.name.text()}, {hours}, {role}, {card.count.text()}"
            )
    return lines


def table(page, *wanted):
    """Rows of the table as text, the columns that are shown."""
    view, model = page.table, page.table.rows_model
    shown = [c for i, c in enumerate(model.columns) if not view.isColumnHidden(i)]
    return [
        " | ".join(column.shown(row) for column in shown)
        for row in model.rows
        if not wanted or row.key in wanted
    ]


def words(widget):
    """All labels of a widget that can be seen."""
    return [label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget)]
