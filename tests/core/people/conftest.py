from __future__ import annotations

import datetime as dt

import pytest

from core.business.operations import start_business
from core.business.rules import BusinessFacts
from core.people import operations as ops
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "bakery.regulars") as opened:
        start_business(opened, BusinessFacts("Juniper Street Bakery", country="GB"), TODAY)
        yield opened


@pytest.fixture
def tess(store):
    return ops.add_person(
        store, "Tess Arden", keys=[("email", "", "tess@willowbarn.example")], tags=["venue"]
    )


@pytest.fixture
def barn(store):
    return ops.add_person(
        store,
        "Willow Barn weddings",
        kind="organisation",
        keys=[("site", "", "willowbarn.example/suppliers"), ("handle", "instagram", "willowbarn")],
        tags=["venue", "weddings"],
    )
