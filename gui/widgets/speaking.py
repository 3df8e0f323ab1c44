"""Saying things to screen readers that nobody has focused."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def tell_as_one(widget: QWidget, name: str, kind: str = "list item") -> None:
    """Let a line or a card be told by its name alone: see `gui/widgets/hearing.py`."""
    widget.setAccessibleName(name)
    widget.heard_as, widget.heard_whole = kind, True  # type: ignore[attr-defined]


def keep_silent(*widgets: QWidget) -> None:
    """Leave out what a widget beside it says in full: figures under a bar that speaks them."""
    for widget in widgets:
        widget.heard_as = "silent"  # type: ignore[attr-defined]


def announce(widget: QWidget, sentence: str) -> None:
    """Let a screen reader say `sentence` when it has nothing else to say."""
    # Its large enumerations are not wanted before the first paint.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
