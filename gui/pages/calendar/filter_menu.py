"""The menu of filters, and the words of the one that is in force."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from core.calendar.facts import Filters
from core.calendar.limits import KINDS
from core.calendar.rules import kind_words
from core.text import tr
from gui.widgets.menu_words import as_written


@dataclass(frozen=True)
class Choices:
    """What there is to filter by: networks and campaigns with their names, doers."""

    networks: Mapping[str, str] = field(default_factory=dict)
    campaigns: Mapping[int, str] = field(default_factory=dict)
    doers: tuple[str, ...] = ()


def told(filters: Filters, choices: Choices) -> str:
    """What is filtered for, in words: "Instagram, Question"."""
    parts = (
        choices.networks.get(filters.network, filters.network),
        kind_words(filters.kind) if filters.kind in KINDS else "",
        filters.doer,
        choices.campaigns.get(filters.campaign_id, "") if filters.campaign_id else "",
    )
    return ", ".join(part for part in parts if part)


def filter_menu(
    filters: Filters, choices: Choices, choose: Callable[[Filters], object], parent: QWidget
) -> QMenu:
    """A menu with a part for each thing that one can filter by."""
    menu = QMenu(parent)
    networks = [("", tr("Every network")), *choices.networks.items()]
    kinds = [("", tr("Every kind")), *((kind, kind_words(kind)) for kind in KINDS)]
    doers = [("", tr("Everybody")), *((doer, doer) for doer in choices.doers)]
    campaigns: list[tuple[int | None, str]] = [
        (None, tr("With and without a campaign")),
        *choices.campaigns.items(),
    ]
    _part(menu, tr("Network"), networks, filters.network, lambda v: replace(filters, network=v))
    _part(menu, tr("Kind"), kinds, filters.kind, lambda v: replace(filters, kind=v))
    _part(menu, tr("Doer"), doers, filters.doer, lambda v: replace(filters, doer=v))
    _part(
        menu,
        tr("Campaign"),
        campaigns,
        filters.campaign_id,
        lambda v: replace(filters, campaign_id=v),
    )
    for group in menu.findChildren(QActionGroup):
        group.triggered.connect(lambda action: choose(action.data()()))
    menu.addSeparator()
    clear = menu.addAction(tr("Show everything"))
    clear.setEnabled(filters != Filters())
    clear.triggered.connect(lambda: choose(Filters()))
    return menu


def _part(
    menu: QMenu,
    words: str,
    options: list[tuple[object, str]] | list[tuple[str, str]] | list[tuple[int | None, str]],
    value: object,
    changed: Callable[..., Filters],
) -> None:
    part = menu.addMenu(words)
    part.setEnabled(len(options) > 1)
    group = QActionGroup(menu)
    for key, name in options:
        action = part.addAction(as_written(name))
        action.setCheckable(True)
        action.setChecked(key == value)
        action.setData(lambda key=key: changed(key))
        group.addAction(action)
