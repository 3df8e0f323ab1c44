"""Purchases are made anew while nobody waits, so that the numbers find them ready."""

from __future__ import annotations

import pytest

from core.orders import keeping
from core.orders.operations import import_orders
from core.store.operation import Store
from gui.frame.keeper import Keeper
from gui.window import Window
from tests.core.examples.orders import shown
from tests.gui.frame.opened import Opened


def take_in(store: Store) -> None:
    import_orders(store, shown(store))


def fresh(window: Window, opened: Opened) -> bool:
    found: list[bool] = []
    window.runner.ask(keeping.is_fresh, then=found.append)
    opened.until(lambda: bool(found))
    return found[0]


def test_taking_an_import_back_is_followed_by_making_purchases_anew(
    window: Window, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.frame.keeper.ORDERS_MS", 1)
    Keeper(window).begin()
    window.runner.run(take_in, told=None)
    window.runner.undo()
    opened.until(lambda: fresh(window, opened))
    found: list[int] = []
    window.runner.ask(
        lambda reader: reader.value("SELECT count(*) FROM purchase"), then=found.append
    )
    opened.until(lambda: bool(found))
    assert found == [0]
