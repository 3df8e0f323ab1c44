"""The page's tabs beside its numbers; each is imported when it is opened for the first time."""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from core.text import tr

NUMBERS = "numbers"


@dataclass(frozen=True)
class Tab:
    """A tab: its key, and its widget's class as "module:Class"."""

    key: str
    widget: str

    def load(self) -> type[QWidget]:
        """Import the class."""
        module, _, name = self.widget.partition(":")
        found: type[QWidget] = getattr(importlib.import_module(module), name)
        return found


TABS: tuple[Tab, ...] = (
    Tab("customers", "gui.pages.loyalty.customers:CustomersTab"),
    Tab("stamps", "gui.pages.loyalty.stamp_cards:StampCardsTab"),
    Tab("sources", "gui.pages.loyalty.origins:OriginsTab"),
)
"""Those that exist, in their order."""


def tab_words(key: str) -> str:
    """What a tab is called."""
    return {
        NUMBERS: tr("Numbers"),
        "customers": tr("Customers"),
        "stamps": tr("Stamp cards"),
        "sources": tr("Where they come from"),
    }[key]
