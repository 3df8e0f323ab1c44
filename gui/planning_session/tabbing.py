"""Tab as the eye goes: by the order of the layouts, however late a widget was made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QScrollArea, QWidget


def stops(widget: QWidget) -> Iterator[QWidget]:
    """What Tab stops at inside a widget, from the top to the bottom."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    tabbed = Qt.FocusPolicy.TabFocus.value & widget.focusPolicy().value
    if tabbed and widget.focusProxy() is None:
        yield widget
    inner, layout = None, widget.layout()
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
    if inner is not None:
        yield from stops(inner)
    elif layout is not None and not isinstance(widget, QAbstractScrollArea):
        yield from _in(layout)


def _in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from stops(widget)
        elif inner is not None:
            yield from _in(inner)


def move(inside: QWidget, focused: QWidget | None, *, forward: bool) -> bool:
    """Give the keyboard to the next stop, or the one before; whether there is any."""
    found = list(stops(inside))
    if not found:
        return False
    step = 1 if forward else -1
    at = found.index(focused) + step if focused in found else (0 if forward else -1)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    found[at % len(found)].setFocus(reason)
    return True
