"""The Tab key goes as the eye goes: along the layouts, whenever things were made.

Qt's own order is that in which widgets came to be. What is made later (a panel, the header's
buttons, another line of a form) would come last, and a dialog's Cancel first. Qt's chain is left
alone: putting it right each time can break it in two. Where Tab goes is looked up when it is
pressed, so whatever has changed until then counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QScrollArea, QWidget


def order(top: QWidget) -> list[QWidget]:
    """What Tab reaches in `top`, a window, one after the other."""
    return [widget for widget in dict.fromkeys(_laid_out(top)) if _reached(widget)]


def step(top: QWidget, *, forward: bool) -> bool:
    """Move the keyboard on, or back, in `top`, around its ends; whether there was somewhere."""
    everything = list(dict.fromkeys(_laid_out(top)))
    if not forward:
        everything.reverse()
    now = _present(everything)
    start = everything.index(now) + 1 if now is not None else 0
    for widget in (*everything[start:], *everything[:start]):
        if widget is not now and _reached(widget):
            reason = Qt.FocusReason.TabFocusReason
            widget.setFocus(reason if forward else Qt.FocusReason.BacktabFocusReason)
            _show(widget)
            return True
    return False


def _present(everything: Sequence[QWidget]) -> QWidget | None:
    """Whoever has the keyboard, or what it is a part of."""
    known = set(everything)
    widget = QApplication.focusWidget()
    while widget is not None and widget not in known:
        widget = widget.parentWidget()
    return widget


def _show(widget: QWidget) -> None:
    """Scroll to it, in whatever it lies."""
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)
        area = area.parentWidget()


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
        placed = list(widgets_of(layout))
    known = set(placed)
    others = (child for child in widget.children() if isinstance(child, QWidget))
    # A panel that lies over the rest has a place and no layout.
    free = [child for child in others if child not in known]
    free.sort(key=lambda child: (child.y(), child.x()))
    for child in (*placed, *free):
        if child.isVisible() and not child.isWindow():
            yield from _laid_out(child)


def widgets_of(layout: QLayout) -> Iterator[QWidget]:
    """What is placed in a layout and those inside it, as the eye goes."""
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
            yield from widgets_of(inner)


def _cell(grid: QGridLayout, place: int) -> tuple[int, int]:
    row, column, *_ = cast("tuple[int, int, int, int]", grid.getItemPosition(place))
    return row, column
