from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from core.business.rules import BusinessFacts
from core.importing import order_files
from core.orders import keeping
from core.orders.incoming import preview
from core.orders.operations import import_orders
from core.start import start_file
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


class Shop:
    """A business, and what its exports do to it."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder

    def look(self, path: Path, **answers: str):
        file = order_files.look_at(path)
        read = order_files.read(file, {"currency": "GBP", **answers})
        return preview(self.store.reader, file, read, TODAY)

    def take(self, path: Path, **answers: str):
        return import_orders(self.store, self.look(path, **answers))

    def purchases(self) -> Counter[tuple[str, str, int, int]]:
        """(name or "", day, net, orders) of all purchases that are kept, once they are fresh."""
        keeping.refresh(self.store)
        rows = self.store.reader.rows(
            "SELECT coalesce(person.name, '') AS name, day, net, orders FROM purchase "
            "LEFT JOIN person ON person.id = person_id"
        )
        return Counter((row.name, row.day, row.net, row.orders) for row in rows)

    def net(self) -> int:
        keeping.refresh(self.store)
        return int(self.store.reader.value("SELECT coalesce(sum(net), 0) FROM purchase"))

    def people(self) -> int:
        return int(self.store.reader.value("SELECT count(*) FROM person"))


@pytest.fixture
def shop(tmp_path: Path):
    path = tmp_path / "shop.regulars"
    start_file(path, BusinessFacts(name="Shop", country="GB", currency="GBP"), TODAY)
    with Store.open(path) as store:
        yield Shop(store, tmp_path)
