"""Examples of the business's operations for the undo law."""

from __future__ import annotations

import datetime as dt

from core.business.operations import change_business, start_business
from core.business.rules import BusinessFacts
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


def _start(store: Store, _: object) -> None:
    start_business(store, BusinessFacts(name="Juniper Street Bakery"), TODAY)


def _started(store: Store) -> None:
    _start(store, None)


def _change(store: Store, _: object) -> None:
    change_business(store, "sells", "Bread, cake and coffee")


EXAMPLES = {
    "start_business": (lambda store: None, _start),
    "change_business": (_started, _change),
}
