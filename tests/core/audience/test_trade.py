"""What share of the orders is each group's."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from core.audience import operations as audience
from core.audience.trade import GroupTrade, by_group
from core.business.rules import BusinessFacts
from core.importing import order_files
from core.orders.incoming import preview
from core.orders.operations import import_orders
from core.people import operations as people
from core.start import start_file
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


def test_a_group_has_the_share_of_the_years_orders_with_a_customer(tmp_path: Path) -> None:
    lines = ["order_id,email,date,total,currency"]
    buyers = (("ann", 10), ("ann", 20), ("ann", 500), ("bob", 30), ("cat", 40), ("", 5))
    for number, (who, ago) in enumerate(buyers):
        email = f"{who}@x.example" if who else ""
        lines.append(f"{number},{email},{TODAY - dt.timedelta(ago)},10.00,GBP")
    export = tmp_path / "orders.csv"
    export.write_text("\n".join([*lines, ""]), "utf-8")
    path = tmp_path / "shop.regulars"
    start_file(path, BusinessFacts(name="Shop", country="GB", currency="GBP"), TODAY)
    with Store.open(path) as store:
        families, couples = (audience.add_segment(store, name) for name in ("Families", "Couples"))
        assert by_group(store.reader, TODAY) == {}
        ann = people.add_person(store, "Ann", keys=[("email", "", "ann@x.example")])
        dan = people.add_person(store, "Dan")
        people.put_in_group(store, [ann], families)
        people.put_in_group(store, [dan], couples)
        file = order_files.look_at(export)
        read = order_files.read(file, {"currency": "GBP"})
        import_orders(store, preview(store.reader, file, read, TODAY))
        # Ann's two of the four in the year that have a customer; Dan never bought.
        assert by_group(store.reader, TODAY) == {families: GroupTrade(1, pytest.approx(0.5))}
