"""What a screen reader would read on a page, in its order: name, role, value, state.

    python packaging/read_aloud.py FILE PAGE[/TAB] [--today 2027-03-09] [--language de]

The file is copied first, so nothing in it changes. A line that starts with a dot can be reached
with the Tab key.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QAbstractTableModel, QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

Role = QAccessible.Role
SILENT = frozenset(
    {Role.Client, Role.Border, Role.Window, Role.ScrollBar, Role.LayeredPane, Role.NoRole}
    | {Role.Pane, Role.Grip, Role.Splitter, Role.Separator, Role.Grouping, Role.Section}
)
"""Roles that only hold others: heard when they have a name."""
READ = frozenset({Role.StaticText, Role.Heading})
"""Nobody takes them for something to write in."""
COUNTED = frozenset({Role.ListItem, Role.RadioButton, Role.PageTab})
"""Readers say where one is among these: "2 of 7"."""
ROWS = 12
"""So many rows of a table are read; the others are read the same way."""
STATES = {
    "disabled": "unavailable",
    "checked": "checked",
    "selected": "selected",
    "expanded": "open",
    "collapsed": "closed",
    "hasPopup": "has a menu",
    "readOnly": "read only",
    "invalid": "wrong",
    "passwordEdit": "hidden text",
}


@dataclass(frozen=True)
class Heard:
    """One thing as assistive technology is told of it; `depth` counts the named things around."""

    depth: int
    name: str
    role: QAccessible.Role
    value: str
    description: str
    states: tuple[str, ...]
    focusable: bool
    rect: QRect
    widget: QObject | None
    group: tuple[str, ...]
    """The names of what it stands in, from the outside."""
    place: str = ""
    """Where it is among its like: "2 of 7"."""

    def line(self) -> str:
        """The thing as a line of text."""
        said = [self.name or "(no name)", role_words(self.role)]
        if self.value and self.value != self.name:
            said.append(self.value)
        said += [*self.states, *filter(None, (self.place,))]
        line = ", ".join(part.replace("\n", " / ") for part in said)
        if self.description and self.description != self.name:
            line += f" – {self.description}"
        return "  " * self.depth + ("· " if self.focusable else "  ") + line


def role_words(role: QAccessible.Role) -> str:
    """A role in small letters: "check box"."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in role.name).strip()


def heard(top: QWidget) -> list[Heard]:
    """Everything under `top` that assistive technology finds and that is on screen."""
    from gui.reading_order import put_in_order

    # As the app does when the keyboard moves, while somebody listens.
    put_in_order(top)
    for chooser in top.findChildren(QComboBox):
        QAccessible.queryAccessibleInterface(chooser)
    # What a list to choose from is for is put in its place once it was asked for.
    QApplication.processEvents()
    found = QAccessible.queryAccessibleInterface(top)
    return list(_walk(found, ())) if found is not None else []


def _walk(one: QAccessibleInterface, group: tuple[str, ...], place: str = "") -> Iterator[Heard]:
    state = one.state()
    if state.invisible:
        return
    thing = replace(_heard(one, state, group), place=place)
    bare = SILENT | {Role.StaticText}
    loud = bool(thing.name) or thing.role not in bare or thing.focusable
    if loud:
        yield thing
    children = list(_children(one))
    alike = Counter(child.role() for child in children if not child.state().invisible)
    met: Counter[QAccessible.Role] = Counter()
    for child in children:
        role = child.role()
        if not child.state().invisible:
            met[role] += 1
        place = f"{met[role]} of {alike[role]}" if role in COUNTED else ""
        yield from _walk(child, (*group, thing.name) if loud else group, place)


def _heard(one: QAccessibleInterface, state: QAccessible.State, group: tuple[str, ...]) -> Heard:
    role = one.role()
    told = (name for name in STATES if name != "readOnly" or role not in READ)
    kept = tuple(STATES[name] for name in told if getattr(state, name))
    if state.checkable and not state.checked:
        kept += ("not checked",)
    widget = one.object()
    return Heard(
        len(group),
        _name(one, role),
        role,
        _value(one),
        one.text(QAccessible.Text.Description),
        kept,
        isinstance(widget, QWidget) and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus),
        one.rect(),
        widget,
        group,
    )


def _name(one: QAccessibleInterface, role: QAccessible.Role) -> str:
    if role == Role.ComboBox and sys.platform == "linux":
        # Here Qt gives what is chosen as the name, and what it is for by a label or a description.
        labels = [label.text(QAccessible.Text.Name) for label, kind in one.relations() if kind]
        return " ".join(labels) or one.text(QAccessible.Text.Description)
    return one.text(QAccessible.Text.Name)


def _value(one: QAccessibleInterface) -> str:
    return one.text(QAccessible.Text.Value)


def _children(one: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    count = one.childCount()
    table = one.object()
    if isinstance(table, QAbstractItemView) and table.model() is not None:
        # The row of headings, then rows, and a heading before each of them.
        model = table.model()
        columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 0
        count = min(count, (ROWS + 1) * (columns + 1))
    for at in range(count):
        child = one.child(at)
        if child is not None and child.isValid():
            yield child


def main(arguments: list[str]) -> int:
    """Print what is heard on a page; returns the exit code."""
    parser = argparse.ArgumentParser(prog="read_aloud.py", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("page", metavar="PAGE[/TAB]")
    parser.add_argument("--language", default="en", help="en, de, es or pseudo")
    parser.add_argument("--today", type=dt.date.fromisoformat, help="the day to take for today")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REGULARS_HOME"] = folder
        os.environ["REGULARS_LANGUAGE"] = asked.language
        copy = Path(folder) / asked.file.name
        shutil.copy(asked.file, copy)
        for line in _lines(copy, asked.page, asked.today):
            print(line)
    return 0


def _lines(file: Path, page: str, today: dt.date | None) -> list[str]:
    from gui import language
    from gui.app import App
    from gui.options import Options
    from gui.state import State
    from gui.theme import install

    # Else the thread of the store might collect widgets.
    gc.disable()
    language.speak("en_GB")
    qt = QApplication([])
    language.speak_qt(qt)
    install(qt, mode="light")
    app = App(qt, State(), Options(today=today))
    app.start(file)
    window = app.window
    assert window is not None
    window.painted.disconnect()
    window.settle()
    window.resize(1366, 768)
    key, _, tab = page.partition("/")
    window.show_page(key)
    if tab:
        window.page.show_tab(tab)  # type: ignore[attr-defined]
    _wait(window)
    lines = [one.line() for one in (*heard(window.header), *heard(window.page))]
    window.close()
    return lines


def _wait(window: QWidget) -> None:
    from PySide6.QtCore import QEventLoop, QThreadPool, QTimer

    loop = QEventLoop()
    for _turn in range(4):
        window.runner.wait()  # type: ignore[attr-defined]
        QThreadPool.globalInstance().waitForDone()
        QTimer.singleShot(150, loop.quit)
        loop.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
