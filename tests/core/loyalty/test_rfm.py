from __future__ import annotations

import datetime as dt
from itertools import product

import numpy as np
import pytest

from core.loyalty import rfm
from core.loyalty.frames import Purchases
from tests.core.loyalty.conftest import minor, number_of, rows
from tests.core.loyalty.shops import TODAY, shop

AS_OF = dt.date(2006, 12, 31)


@pytest.fixture(scope="module")
def names() -> list[str]:
    return sorted({row["customer_id"] for row in rows("rfm_data_orders.csv")})


@pytest.fixture(scope="module")
def orders(names: list[str]) -> Purchases:
    numbers = {name: number for number, name in enumerate(names)}
    read = rows("rfm_data_orders.csv")
    return Purchases.of(
        [numbers[row["customer_id"]] for row in read],
        [number_of(row["order_date"]) for row in read],
        [minor(row["revenue"]) for row in read],
    )


def test_the_cuts_are_those_of_r(orders: Purchases) -> None:
    found = rfm.scores(orders, AS_OF)
    assert found.recency_cuts == pytest.approx([115, 181, 297.4, 482])
    assert found.frequency_cuts == pytest.approx([4, 5, 6, 8])
    assert found.money_cuts == pytest.approx([255.8, 382, 506.4, 666])


def test_every_customer_scores_as_in_r(orders: Purchases, names: list[str]) -> None:
    found = rfm.scores(orders, AS_OF)
    ours = dict(zip(names, found.together.tolist(), strict=True))
    theirs = {
        row["customer_id"]: int(float(row["rfm_score"]))
        for row in rows("reference/rfm_R_0.3.0_orders_scores.csv")
    }
    assert ours == theirs
    known = ("Abbey O'Reilly", "Add Senger", "Aden Lesch", "Aden Murphy", "Admiral Senger")
    assert [ours[name] for name in known] == [343, 412, 323, 544, 433]


def test_cdnow_customers_score_as_by_the_rules_of_r(cdnow: Purchases) -> None:
    theirs = {
        int(row["customer_id"]): int(float(row["rfm_score"]))
        for row in rows("reference/rfm_Ralg_cdnow_asof_1998-06-30.csv")
        if row["recency_score"]
    }
    found = rfm.scores(cdnow, dt.date(1998, 6, 30))
    ours = dict(zip(found.customer.tolist(), found.together.tolist(), strict=True))
    assert ours == theirs


def test_the_best_customers_are_those_of_r(orders: Purchases) -> None:
    sizes = rfm.group_sizes(orders, rfm.scores(orders, AS_OF), AS_OF)
    best = next(size for size in sizes if size.group.key == "best")
    assert (best.customers, best.orders, best.net) == (158, 1234, 120_178_00)
    assert best.group.rule == "R 4 to 5, F 4 to 5, M 4 to 5"
    assert sum(size.customers for size in sizes) == len(orders.customers)


def test_each_of_the_125_cells_has_exactly_one_group() -> None:
    cells = np.array(list(product(range(1, 6), repeat=3)))
    no_cuts = np.zeros(4)
    scored = rfm.Scores(np.arange(125), *cells.T, no_cuts, no_cuts, no_cuts)
    found = rfm.group_of(scored)
    for cell, place in zip(cells.tolist(), found.tolist(), strict=True):
        fits = [group.takes(*cell) for group in rfm.groups()]
        assert fits.index(True) == place
    assert {*found.tolist()} == {*range(len(rfm.groups()))}


def test_names_are_not_those_of_customer_groups() -> None:
    taken = {"slipping away", "regular", "promising", "one-off", "other"}
    assert not taken & {group.name.lower() for group in rfm.groups()}
    assert len({group.key for group in rfm.groups()}) == len(rfm.groups())


def test_everybody_alike_shares_one_score() -> None:
    found = rfm.scores(shop(*[[10]] * 50), TODAY)
    assert {*found.together.tolist()} == {511}
    assert len(rfm.scores(shop(), TODAY).together) == 0
