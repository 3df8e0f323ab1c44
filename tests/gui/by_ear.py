"""What is wrong with a part of the window for somebody who hears it and has no mouse."""

from __future__ import annotations

import importlib.util
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

from gui import tab_order
from gui.charts.view import ChartView

ROOT = Path(__file__).resolve().parents[2]
ICON_KEYS = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
Role = QAccessible.Role
NAMED = frozenset(
    {Role.Button, Role.EditableText, Role.ComboBox, Role.CheckBox, Role.RadioButton, Role.List}
    | {Role.Table, Role.Tree, Role.PageTab, Role.Graphic, Role.Slider, Role.SpinBox, Role.Dialog}
    | {
        Role.MenuItem,
        Role.ProgressBar,
        Role.ListItem,
        Role.ColumnHeader,
        Role.ButtonMenu,
        Role.Heading,
    }
)
TOLD_APART = frozenset(
    {Role.Button, Role.EditableText, Role.ComboBox, Role.CheckBox, Role.RadioButton, Role.Slider}
    | {Role.MenuItem}
)
LEVEL = 6
"""Pixels by which the middles of two things beside each other may differ."""
ROW = 44
"""Pixels that the keyboard may go up from one control to the next: a row, and the ring around."""


def _read_aloud() -> ModuleType:
    path = ROOT / "packaging" / "read_aloud.py"
    spec = importlib.util.spec_from_file_location("read_aloud", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


read_aloud = _read_aloud()


def complaints(top: QWidget) -> list[str]:
    """One sentence for each thing that has no name, the wrong one, or is reached out of turn."""
    things = read_aloud.heard(top)
    assert len(things) > 2, f"nothing is heard of {top}"
    turns = _turns(QAccessible.queryAccessibleInterface(top))
    return [*_names(things), *_twins(things), *_charts(top), *_jumps(top), *turns]


def nameless(menu: QWidget) -> list[str]:
    """The same for a menu, in which Tab does nothing."""
    things = read_aloud.heard(menu)[1:]
    assert things, f"nothing is heard of {menu}"
    return [*_names(things), *_twins(things)]


def _names(things) -> Iterator[str]:
    for one in things:
        what = f"{read_aloud.role_words(one.role)} {type(one.widget).__name__}"
        if not one.name.strip() and (one.role in NAMED or one.focusable):
            yield f"{what} without a name, in {_around(one.widget)}"
        elif one.name in ICON_KEYS:
            yield f"{what} is called like its icon: {one.name}"


def _around(widget) -> str:
    """The way to a widget, as it helps to find it."""
    way = []
    while isinstance(widget, QWidget) and len(way) < 5:
        way.append(type(widget).__name__)
        widget = widget.parentWidget()
    return " < ".join(way)


def _twins(things) -> Iterator[str]:
    """Controls beside each other that one cannot tell apart."""
    groups: dict[object, list[str]] = defaultdict(list)
    for one in things:
        if one.role in TOLD_APART and one.widget is not None and one.name:
            said = f"{one.name} ({read_aloud.role_words(one.role)})"
            groups[one.group, said].append(f"{one.description}|{one.value}")
    for (group, said), found in groups.items():
        if len(found) > len(set(found)):
            yield f"{len(found)} times “{said}” in “{group[-1] if group else ''}”"


def _charts(top: QWidget) -> Iterator[str]:
    for chart in top.findChildren(ChartView):
        said = chart.accessibleDescription()
        if chart.isVisible() and not chart.chart.empty and not any(c.isdigit() for c in said):
            yield f"the chart {chart.chart.title} does not speak its numbers: {said!r}"


def _turns(one) -> Iterator[str]:
    """What is told after something that stands below it, or at its right."""
    if isinstance(one.object(), QAbstractItemView):
        return
    children = [one.child(at) for at in range(one.childCount())]
    shown = [child for child in children if child is not None and not child.state().invisible]
    for before, after in pairwise(shown):
        first, then = before.rect(), after.rect()
        if first.isEmpty() or then.isEmpty():
            continue
        beside = abs(first.center().y() - then.center().y()) < LEVEL
        below = first.top() >= then.bottom() - 2 and _overlap(first, then)
        if below or (beside and first.left() >= then.right() - 2):
            yield f"{_called(after)} is told after {_called(before)}, in {_around(one.object())}"
    for child in shown:
        yield from _turns(child)


def _overlap(one, other) -> bool:
    return one.left() < other.right() and other.left() < one.right()


def _called(one) -> str:
    return f"{type(one.object()).__name__} “{one.text(QAccessible.Text.Name)}”"


def _jumps(top: QWidget) -> Iterator[str]:
    """Steps of the Tab key that go up, and not to a column at the right."""
    chain = tab_order.order(top)
    # It is a circle, and may begin anywhere.
    places = [_place(widget, top, set()) for widget in chain]
    first = min(range(len(chain)), key=lambda i: (places[i].top() // ROW, places[i].left()))
    chain = [*chain[first:], *chain[:first]]
    for before, after in pairwise(chain):
        shared = _scrolls(before) & _scrolls(after)
        one, two = _place(before, top, shared), _place(after, top, shared)
        if two.top() < one.top() - ROW and two.left() < one.right() - 8:
            yield f"Tab jumps up from {_said(before)} {one} to {_said(after)} {two}"


def _said(widget: QWidget) -> str:
    return f"“{widget.accessibleName() or getattr(widget, 'text', str)()}” ({_around(widget)})"


def _scrolls(widget: QWidget) -> set[QWidget]:
    """What it scrolls in."""
    found = set()
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            found.add(around)
        around = around.parentWidget()
    return found


def _place(widget: QWidget, top: QWidget, shared: set[QWidget]):
    """Where it is on `top`; what is scrolled out of sight comes into it at the edge."""
    place = widget.rect().translated(widget.mapTo(top, QPoint(0, 0)))
    around = widget.parentWidget()
    while around is not None and around is not top:
        if isinstance(around, QScrollArea) and around not in shared:
            view = around.rect().translated(around.mapTo(top, QPoint(0, 0)))
            place.moveTop(min(max(place.top(), view.top()), view.bottom() - ROW))
        around = around.parentWidget()
    return place
