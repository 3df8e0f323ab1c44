"""What has less room than its words need, and does not tell the rest to the mouse either."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QStackedLayout,
    QToolTip,
    QWidget,
)

from gui.charts.view import ChartView
from gui.widgets.column_widths import head_width
from gui.widgets.combo import Combo
from gui.widgets.labels import ElidedLabel
from tests.gui.by_eye import texts_kept_off

ROUNDING = 2
"""Pixels that a text may want more than it has, from rounding."""


def without_room(top: QWidget) -> list[str]:
    """One sentence for each text in `top` that is cut off, and for each part that lies on one."""
    shown = [one for one in top.findChildren(QWidget) if one.isVisible()]
    found: list[str] = []
    for one in shown:
        said = "" if one.visibleRegion().isEmpty() else _cut(one)
        if said:
            found.append(f"{type(one.parentWidget()).__name__}: {said}")
    return list(dict.fromkeys([*found, *_overlaps([top, *shown]), *_painted(top)]))


def _cut(one: QWidget) -> str:
    if isinstance(one, QLabel):
        return _label(one)
    if isinstance(one, QAbstractButton):
        return _wants(one, one.text(), one.minimumSizeHint().width())
    if isinstance(one, Combo):
        cut = one.shown_text() != one.currentText()
        return f"{one.currentText()!r} ends early" if cut and not _tells(one) else ""
    if isinstance(one, QComboBox):
        return f"{type(one).__name__} cuts its words off: take Combo"
    if isinstance(one, QHeaderView):
        return _heads(one)
    if isinstance(one, QScrollArea):
        inner = one.widget()
        over = inner.width() - one.viewport().width() if inner is not None else 0
        return f"scrolls sideways by {over} px" if over > ROUNDING else ""
    return ""


def _label(one: QLabel) -> str:
    words = one.text()
    if isinstance(one, ElidedLabel) or not words.strip():
        return ""
    if not one.wordWrap():
        return _wants(one, words, one.minimumSizeHint().width())
    has, wants = one.height(), one.heightForWidth(one.width())
    if wants > has + ROUNDING:
        return f"{words!r} is {has} of {wants} px high"
    wide, room = one.fontMetrics().horizontalAdvance, one.contentsRect().width()
    torn = [word for word in words.split() if word.isalpha() and wide(word) > room + ROUNDING]
    return f"{words!r} tears {torn}" if torn else _wants(one, words, one.width())


def _wants(one: QWidget, words: str, wants: int) -> str:
    # What a parent is too narrow for is cut off too; what was scrolled away is not seen at all.
    has = min(one.visibleRegion().boundingRect().width(), one.width())
    cut = words.strip() and wants > has + ROUNDING and not _tells(one)
    return f"{words!r} has {has} of {wants} px" if cut else ""


def _heads(header: QHeaderView) -> str:
    if header.orientation() == Qt.Orientation.Vertical:
        return ""
    said = []
    for column in range(header.count()):
        words = header.model().headerData(column, header.orientation())
        if not words or header.isSectionHidden(column):
            continue
        cut = head_width(header, words) > header.sectionSize(column) + ROUNDING
        middle = QPoint(header.sectionViewportPosition(column) + 4, header.height() // 2)
        if cut and not _tells(header.viewport(), middle):
            said.append(f"the head {words!r} is cut off")
    return ", ".join(said)


def _painted(top: QWidget) -> Iterator[str]:
    with texts_kept_off() as texts:
        top.grab()
    for words, _ink, place, owner in texts:
        if not words.rstrip().endswith("…") or not isinstance(owner, QWidget):
            continue
        # A chart reads its bars and points to the mouse itself; labels were looked at.
        at = owner.mapFrom(top, place.center().toPoint()) if owner is not top else place.center()
        if not isinstance(owner, ChartView | QLabel) and not _tells(owner, at):
            yield f"{type(owner).__name__}: {words!r} does not tell the rest"


def _tells(one: QWidget, at: QPoint | None = None) -> bool:
    """Whether the mouse is told something there."""
    place, widget = at if at is not None else one.rect().center(), one
    with _told() as told:
        while not (widget.toolTip() or any(told)):
            view = widget.parentWidget()
            of_view = isinstance(view, QAbstractItemView) and widget is view.viewport()
            if of_view and view.indexAt(place).data(Qt.ItemDataRole.ToolTipRole):
                return True
            asked = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
            QApplication.sendEvent(widget, asked)
            if widget.isWindow() or view is None:
                return any(told)
            place, widget = widget.mapToParent(place), view
    return True


@contextmanager
def _told() -> Iterator[list[str]]:
    """What Python would show as a tooltip, listed and not shown."""
    told: list[str] = []
    real = QToolTip.showText
    QToolTip.showText = lambda _at, words, *_rest: told.append(words)  # type: ignore[method-assign,assignment]
    try:
        yield told
    finally:
        QToolTip.showText = real  # type: ignore[method-assign]


def _overlaps(widgets: list[QWidget]) -> Iterator[str]:
    for parent in widgets:
        layout = parent.layout()
        if layout is None:
            continue
        beside = [one for one in _laid_out(layout) if one.isVisible() and one.height()]
        for one, other in combinations(beside, 2):
            both = one.geometry() & other.geometry()
            if min(both.width(), both.height()) > ROUNDING:
                yield f"{_named(one)} lies on {_named(other)}"


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    if isinstance(layout, QStackedLayout):
        return
    for n in range(layout.count()):
        item = layout.itemAt(n)
        if item.widget() is not None:
            yield item.widget()
        elif item.layout() is not None:
            yield from _laid_out(item.layout())


def _named(one: QWidget) -> str:
    words = one.text() if isinstance(one, QLabel | QAbstractButton | QLineEdit) else ""
    return f"{type(one).__name__} {words or one.accessibleName()!r}"
