"""The Tab key goes as the eye goes: along the layouts, whenever things were made.

Qt's own order is that in which widgets came to be. What is made later (a panel, the header's
buttons, another line of a form) would come last, and a dialog's Cancel first. So the order is put
right when Tab is pressed: nothing else needs it, and whatever has changed until then counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QWidget


def arrange(top: QWidget) -> None:
    """Let Tab go through `top`, a window, as its layouts do."""
    wanted = [widget for widget in _laid_out(top) if _reached(widget)]
    present = list(chain(top))
    first = present.index(wanted[0]) if wanted and wanted[0] in present else 0
    # It is a circle: where it begins says nothing.
    if wanted != [*present[first:], *present[:first]]:
        for one, other in pairwise(wanted):
            QWidget.setTabOrder(one, other)


def chain(top: QWidget) -> Iterator[QWidget]:
    """What Tab reaches in `top`, in the order in force."""
    widget: QWidget | None = top.nextInFocusChain()
    while widget is not None and widget is not top:
        if _reached(widget) and widget.window() is top:
            yield widget
        widget = widget.nextInFocusChain()


def _reached(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return (
        widget.focusPolicy() & tab == tab
        and widget.isEnabled()
        and widget.isVisible()
        and widget.focusProxy() is None
    )


def _laid_out(widget: QWidget) -> Iterator[QWidget]:
    """`widget` and everything on it, in the order of the layouts."""
    yield widget
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from _laid_out(inside)
        return
    placed: list[QWidget] = []
    layout = widget.layout()
    if layout is not None:
        placed = list(_widgets_of(layout))
    known = set(placed)
    others = (child for child in widget.children() if isinstance(child, QWidget))
    # A panel that lies over the rest has a place and no layout.
    free = [child for child in others if child not in known]
    free.sort(key=lambda child: (child.y(), child.x()))
    for child in (*placed, *free):
        if child.isVisible() and not child.isWindow():
            yield from _laid_out(child)


def _widgets_of(layout: QLayout) -> Iterator[QWidget]:
    order: Sequence[int] = range(layout.count())
    if isinstance(layout, QGridLayout):
        grid = layout
        order = sorted(order, key=lambda place: _cell(grid, place))
    for place in order:
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets_of(inner)


def _cell(grid: QGridLayout, place: int) -> tuple[int, int]:
    row, column, *_ = cast("tuple[int, int, int, int]", grid.getItemPosition(place))
    return row, column
