"""What assistive technology is told of widgets that Qt knows nothing about.

Qt takes a card for a frame, a chart for an empty box, and reads every label of a line that says
all of it in its own name. A widget of ours says better with two attributes (the first may be a
property, for widgets of Qt's own):

- `heard_as`: a key of `KINDS`; "silent" is what a neighbour says already;
- `heard_whole`: its name says everything, and what stands on it is not told again.
"""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

KINDS = {
    "group": QAccessible.Role.Grouping,
    "graphic": QAccessible.Role.Graphic,
    "heading": QAccessible.Role.Heading,
    "list": QAccessible.Role.List,
    "list item": QAccessible.Role.ListItem,
    "text": QAccessible.Role.StaticText,
    "button": QAccessible.Role.Button,
    "field": QAccessible.Role.Button,
    "silent": QAccessible.Role.NoRole,
}
_installed = False


def install() -> None:
    """Let Qt ask here first; once in a process is enough."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_interface_of)


def _interface_of(name: str, thing: QObject) -> QAccessibleInterface | None:
    """Qt asks for each class of `thing`, from its own up to QObject, until somebody answers."""
    if not isinstance(thing, QWidget):
        return None
    kind = _kind(thing)
    if kind:
        return Heard(thing, KINDS[kind])
    if name == "QComboBox":
        QTimer.singleShot(0, thing, partial(_say_what_for, thing))
    # Nothing more telling was found on the way up to here: something that holds others.
    if name in ("QFrame", "QWidget") and thing.accessibleName() and not thing.isWindow():
        return Heard(thing, QAccessible.Role.Grouping)
    return None


def _kind(thing: QObject) -> str:
    return str(getattr(thing, "heard_as", "") or thing.property("heard_as") or "")


def _say_what_for(chooser: QWidget) -> None:
    """On Linux Qt gives what is chosen as the name of a list to choose from."""
    name, said = chooser.accessibleName(), chooser.accessibleDescription()
    if sys.platform == "linux" and name and not said:
        chooser.setAccessibleDescription(name)


class Heard(QAccessibleWidget):
    """A widget with the role, the children, the state and the press that it says it has."""

    def childCount(self) -> int:
        return 0 if self._whole() else super().childCount()

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None if self._whole() else super().child(index)

    def text(self, which: QAccessible.Text) -> str:
        said = super().text(which)
        if which == QAccessible.Text.Name and not said:
            thing = self.object()
            return thing.text() if isinstance(thing, QLabel) else ""
        if which == QAccessible.Text.Name and _kind(self.object()) == "field":
            # Pressed it becomes a line to type in; until then it is words that can be pressed.
            value = str(getattr(self.object(), "heard_value", ""))
            # Some names, like a goal's, have the figure in them.
            return said if value and value in said else ": ".join(filter(None, (said, value)))
        if which == QAccessible.Text.Description:
            # A tooltip stands in for a description, and often says what the name says.
            return "" if said in self.text(QAccessible.Text.Name) else said
        return said

    def state(self) -> QAccessible.State:
        state = super().state()
        thing = self.object()
        if getattr(thing, "selected", False) is True:
            state.selected = True
        bare = self.role() == QAccessible.Role.Graphic and not self.text(QAccessible.Text.Name)
        # A picture without words stands beside the words that it draws.
        if bare or self.role() == QAccessible.Role.NoRole:
            state.invisible = True
        return state

    def actionNames(self) -> list[str]:
        names = list(super().actionNames())
        return [self.pressAction(), *names] if self._pressed() is not None else names

    def doAction(self, name: str) -> None:
        pressed = self._pressed()
        if pressed is not None and name == self.pressAction():
            pressed()
        else:
            super().doAction(name)

    def _whole(self) -> bool:
        return bool(getattr(self.object(), "heard_whole", False))

    def _pressed(self):  # type: ignore[no-untyped-def] # noqa: ANN202
        thing = self.object()
        if _kind(thing) == "field":
            return getattr(thing, "edit", None)
        signal = getattr(thing, "pressed", None) if _kind(thing) == "button" else None
        return None if signal is None else signal.emit
