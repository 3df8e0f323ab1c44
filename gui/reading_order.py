"""What stands on a window is told in the order in which the eye meets it.

Assistive technology goes through children in the order in which they were made. A button made
before the fields above it, a card made anew, a head that was added last would be told out of turn.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedLayout, QWidget

from gui.tab_order import widgets_of


def install(qt: QApplication) -> None:
    """Put a window in order when the keyboard moves in it, while somebody listens."""
    qt.focusChanged.connect(_moved)


def put_in_order(top: QWidget) -> None:
    """Let the children of `top` and of all that is on it follow their layouts."""
    layout = top.layout()
    children = [child for child in top.children() if isinstance(child, QWidget)]
    if layout is not None and not isinstance(top, QMainWindow):
        placed = [] if isinstance(layout, QStackedLayout) else list(widgets_of(layout))
        known = set(placed)
        if placed != [child for child in children if child in known]:
            # What has no place in the layout lies over the rest, and stays there.
            free = [child for child in children if child not in known and not child.isWindow()]
            for child in (*placed, *free):
                child.raise_()
    for child in children:
        if child.isVisible() and not child.isWindow():
            put_in_order(child)


def _moved(_before: QWidget | None, now: QWidget | None) -> None:
    if now is not None and QAccessible.isActive():
        # After whatever moved the keyboard has come to its end.
        QTimer.singleShot(0, now, lambda: _order_around(now))


def _order_around(widget: QWidget) -> None:
    if shiboken6.isValid(widget):
        put_in_order(widget.window())
