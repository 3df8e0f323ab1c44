"""What the parts of the page ask of it, in one place, so that none reaches around another."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal


class Wishes(QObject):
    """Wishes of cards, rows and the panel; every one names the group that it is about."""

    typed = Signal(int, str, str)
    """Group, field, text: something was typed in place."""
    size_typed = Signal(int, str)
    """Group, range as typed."""
    opened = Signal(int)
    """Show the group in the side panel."""
    focus_wanted = Signal(int, object)
    """Group, slot or None for the first open one."""
    park_wanted = Signal(int)
    reason_typed = Signal(int, str)
    unpark_wanted = Signal(int)
    worksheet_wanted = Signal(int)
    mix_wanted = Signal(int)
    clear_mix_wanted = Signal(int)
    gathers_chosen = Signal(int, object)
    """Group, the keys of its networks."""
    overlap_typed = Signal(int, int, object)
    """Group, the other one, per cent or None."""
    delete_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)
    """Group, and where on the screen."""
    new_wanted = Signal(object)
    """A new group, for this slot or for none."""
