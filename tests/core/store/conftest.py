"""A small shop in a real file, and a clock that goes when it is told to."""

from __future__ import annotations

import datetime as dt

import pytest

from core.business.operations import change_business, start_business
from core.business.rules import BusinessFacts
from core.plans.operations import add_plan
from core.store.operation import Store

START = dt.datetime(2027, 3, 9, 8, 0, tzinfo=dt.UTC)


class Clock:
    """Tells the same moment until it is set forward."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> dt.datetime:
        return self.now

    def go_on(self, **by: float) -> None:
        self.now += dt.timedelta(**by)


def fill(store: Store) -> Store:
    """A business and a plan in a fresh file."""
    start_business(store, BusinessFacts(name="Juniper Street Bakery", country="GB"), START.date())
    add_plan(store, "Spring 2027", dt.date(2027, 3, 1), dt.date(2027, 5, 31))
    return store


def name_it(store: Store, name: str) -> None:
    change_business(store, "name", name)


def name_of(store: Store) -> str:
    return store.reader.value("SELECT name FROM business")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "juniper.regulars"


@pytest.fixture
def store(path, clock):
    with fill(Store.create(path, clock=clock)) as opened:
        yield opened
