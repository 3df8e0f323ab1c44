"""The numbers of loyalty: the model beside lifetimes, and everything on a million orders."""

from __future__ import annotations

import datetime as dt
import statistics
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from core.business.rules import BusinessFacts
from core.loyalty import btyd, repeat
from core.loyalty.frames import Purchases, as_date, day_number
from core.loyalty.queries import Shop, shop
from core.loyalty.report import report
from core.loyalty.rules import Rules
from core.start import start_file
from core.store.operation import Store
from tests.core.loyalty.conftest import minor, number_of, rows

ORDERS, CUSTOMERS, DAYS = 1_000_000, 200_000, 1_100
LIMIT_S = 2.0
TODAY = dt.date(2027, 3, 9)
TURNS = 5


def seconds(work: Callable[[], object], turns: int = TURNS) -> float:
    times = []
    for _ in range(turns):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def test_the_model_is_fitted_faster_than_by_lifetimes_and_as_likely() -> None:
    read = rows("cdnow_sample.csv")
    cdnow = Purchases.of(
        [int(row["customer_id"]) for row in read],
        [number_of(row["date"]) for row in read],
        [minor(row["amount"]) for row in read],
    )
    as_of = dt.date(1997, 9, 30)
    people = cdnow.until(as_of).customers
    x, t_x = people.count - 1, (people.last - people.first) / 7
    age = (day_number(as_of) - people.first) / 7
    found = btyd.fit(btyd.histories(cdnow, as_of))
    ours = seconds(lambda: btyd.fit(btyd.histories(cdnow, as_of)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from lifetimes import BetaGeoFitter

        peer = BetaGeoFitter()
        peer.fit(x, t_x, age)
        theirs = seconds(lambda: BetaGeoFitter().fit(x, t_x, age))
    there = np.array([peer.params_[name] for name in ("r", "alpha", "a", "b")])
    at_theirs, _ = btyd.Likelihood(btyd.histories(cdnow, as_of), 0).at(there)
    print(f"\nthe model on CDNOW: {ours * 1000:.1f} ms, lifetimes {theirs * 1000:.1f} ms")
    print(f"log-likelihood {found.log_likelihood:.9f}, lifetimes {at_theirs:.9f}")
    assert ours < theirs
    assert found.log_likelihood >= at_theirs - 1e-6


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop whose customers buy and leave as the models say, a million purchases in all."""
    path = tmp_path_factory.mktemp("large") / "large.regulars"
    start_file(path, BusinessFacts(name="Large", country="GB", currency="GBP"), TODAY)
    who, day, net = purchases_as_modelled(np.random.default_rng(7))
    last = day_number(TODAY)
    days = [as_date(last - DAYS + 1 + one).isoformat() for one in range(DAYS)]
    with Store.open(path) as store:
        store.connection.execute("BEGIN IMMEDIATE")
        store.connection.executemany(
            "INSERT INTO purchase (person_id, day, currency, net, orders) "
            "VALUES (?, ?, 'GBP', ?, 1)",
            zip((who + 1).tolist(), (days[one] for one in day.tolist()), net.tolist(), strict=True),
        )
        store.connection.execute("COMMIT")
    return path


def purchases_as_modelled(chance: np.random.Generator) -> tuple[np.ndarray, ...]:
    """Customers, days and amounts, the customers in no order."""
    rate, leaves = chance.gamma(0.8, 1 / 25, CUSTOMERS), chance.beta(0.6, 3, CUSTOMERS)
    first = chance.integers(0, DAYS, CUSTOMERS)
    gaps = chance.exponential(1 / rate[:, None], (CUSTOMERS, 60))
    then = (first[:, None] + gaps.cumsum(axis=1)).astype(int)
    many = chance.geometric(leaves)
    inside = (then < DAYS) & (np.arange(60) < many[:, None])
    who = np.concatenate([np.arange(CUSTOMERS), np.nonzero(inside)[0]])
    day = np.concatenate([first, then[inside]])
    more = chance.integers(0, len(who), ORDERS)[: max(ORDERS - len(who), 0)]
    who, day = np.concatenate([who, who[more]])[:ORDERS], np.concatenate([day, day[more]])[:ORDERS]
    order = chance.permutation(ORDERS)
    own = chance.gamma(3.74, 1 / 1500, CUSTOMERS)
    net = chance.gamma(6.25, 1 / own[who]).astype(int) + 1
    return who[order], day[order], net[order]


def test_all_numbers_of_a_million_orders_are_there_at_once(large: Path) -> None:
    with Store.open(large) as store:
        began = time.perf_counter()
        found = shop(store.reader, TODAY, TODAY)
        read = time.perf_counter() - began
        values = report(found, Rules())
        told = time.perf_counter() - began - read
        curve = seconds(lambda: by_week(found), turns=1)
        raw = seconds(lambda: store.reader.rows("SELECT person_id, day, net FROM purchase"), 1)
    whole = read + told + curve
    print(f"\nall numbers of a million orders: {whole:.2f} s, libraries loaded the first time")
    print(f"  read {read:.2f} s (as rows of Python {raw:.2f} s), numbers {told:.2f} s, ", end="")
    print(f"a year of weeks {curve:.2f} s")
    assert values["model"] is not None
    assert values["spend_model"] is not None
    assert values["customers"] == CUSTOMERS
    assert whole < LIMIT_S


def by_week(found: Shop) -> object:
    return repeat.came_back_by_week(found.purchases, TODAY, data_from=found.data_from)
