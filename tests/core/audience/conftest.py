from __future__ import annotations

import datetime as dt

import pytest

from core.audience.operations import add_segment
from core.plans.operations import add_plan
from core.store.operation import Store

WEDDING = (
    "Newly engaged women",
    "Bridesmaids",
    "The bride’s parents",
    "The groom’s parents",
    "Professional planners",
)


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "wedding.regulars") as opened:
        yield opened


@pytest.fixture
def plan(store):
    return add_plan(store, "Spring 2027", dt.date(2027, 3, 1), dt.date(2027, 5, 31))


@pytest.fixture
def wedding(store, plan):
    """The five groups of a wedding site, none decided on yet; ids in the order of WEDDING."""
    return [add_segment(store, name) for name in WEDDING]
