from __future__ import annotations

import datetime as dt

from core.loyalty.cohorts import cohorts
from core.loyalty.frames import Purchases
from tests.core.loyalty.conftest import rows
from tests.core.loyalty.shops import shop


def test_cdnow_by_month_is_as_published(cdnow: Purchases) -> None:
    found = cohorts(cdnow, dt.date(1998, 6, 30))
    published = [781, 124, 95, 70, 65, 77, 65, 53, 52, 45, 62, 59, 45, 47, 63, 37, 37, 33]
    assert list(found[0].buyers) == published
    for cohort, row in zip(
        found, rows("reference/cdnow_cohort_retention_monthly_clvkit.csv"), strict=True
    ):
        assert f"{cohort.month:%Y-%m}" == row["cohort"]
        assert list(cohort.buyers) == [float(row[str(k)]) for k in range(18) if row[str(k)]]


def test_a_month_that_is_not_over_is_left_out_and_not_zero(cdnow: Purchases) -> None:
    found = cohorts(cdnow, dt.date(1997, 3, 30))
    assert [list(one.buyers) for one in found] == [[781, 124], [857]]
    assert len(cohorts(cdnow, dt.date(1997, 3, 31))) == 3


def test_a_month_without_anybody_is_a_zero() -> None:
    (only,) = cohorts(shop([95]), dt.date(2027, 3, 9))
    assert only.buyers == (1, 0, 0)
    assert only.shares == (1, 0, 0)


def test_without_purchases_there_are_no_cohorts() -> None:
    assert cohorts(shop(), dt.date(2027, 3, 9)) == []
    assert cohorts(shop([2]), dt.date(2027, 3, 9)) == []
