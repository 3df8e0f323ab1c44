from __future__ import annotations

import datetime as dt

from core.loyalty.frames import Orders, Purchases, as_date, day_number
from tests.core.loyalty.shops import TODAY, day, shop


def listed(purchases: Purchases) -> list[tuple[int, int, int]]:
    columns = (purchases.customer, purchases.day, purchases.net)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def test_a_day_and_its_number_are_the_same_day() -> None:
    assert as_date(day_number(TODAY)) == TODAY
    assert day_number(dt.date(1970, 1, 2)) == 1


def test_two_orders_of_a_customer_on_a_day_are_one_purchase() -> None:
    bought = Purchases.of([7, 3, 7, 7], [20, 10, 10, 20], [500, 100, 200, -150])
    assert listed(bought) == [(3, 10, 100), (7, 10, 200), (7, 20, 350)]
    assert bought.orders.tolist() == [1, 1, 2]
    assert bought.customers.orders.tolist() == [1, 3]


def test_a_refund_of_its_own_lowers_the_purchase_before_it_and_is_none_itself() -> None:
    bought = Purchases.of([1, 1, 1, 2], [10, 30, 20, 5], [900, 500, -400, 100], [1, 1, 0, 1])
    assert listed(bought) == [(1, 10, 500), (1, 30, 500), (2, 5, 100)]


def test_a_refund_on_the_day_of_a_purchase_lowers_that_one() -> None:
    bought = Purchases.of([1, 1], [10, 10], [-400, 900], [0, 1])
    assert listed(bought) == [(1, 10, 500)]


def test_a_refund_for_somebody_who_bought_nothing_is_no_customer() -> None:
    bought = Purchases.of([1, 2], [10, 5], [900, -100], [1, 0])
    assert listed(bought) == [(1, 10, 900)]
    assert len(Purchases.of([2], [5], [-100], [0])) == 0


def test_customers_have_their_first_second_and_last_day() -> None:
    people = shop([40, 10, 30], [5]).customers
    assert [as_date(one) for one in people.first] == [day(40), day(5)]
    assert as_date(people.second[0]) == day(30)
    assert people.second[1] == -1
    assert people.net.tolist() == [3000, 1000]
    assert people.repeat_net.tolist() == [2000, 0]


def test_what_comes_after_the_day_asked_is_not_known() -> None:
    assert len(shop([40, 10]).until(day(20))) == 1
    assert len(shop([40, 10]).until(day(41)).customers) == 0


def test_orders_come_out_by_day_whatever_their_order() -> None:
    orders = Orders.of([3, 1, 2], [30, 10, 20], [0, 1, 2], [300, 100, 200])
    assert orders.between(1, 2).count.tolist() == [10, 20]
    assert orders.until(as_date(1)).net.tolist() == [100]
