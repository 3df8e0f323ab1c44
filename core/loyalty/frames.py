"""What the measures read: purchases and orders as plain columns.

A *purchase* is one customer on one day, however many orders. Days are numbered from 1970-01-01,
money is integer minor units of one currency. NumPy columns and not a DataFrame: every measure is
a pass or two over whole columns, and loading pandas alone would take half of the time that all
numbers of the page may take.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

EPOCH = dt.date(1970, 1, 1).toordinal()


def day_number(day: dt.date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - EPOCH


def as_date(number: int) -> dt.date:
    """The date of a day number."""
    return dt.date.fromordinal(int(number) + EPOCH)


def dot(one: Floats, other: Floats) -> float:
    """The sum of products, without the threads of BLAS (see the package)."""
    return float(np.einsum("i,i->", one, other))


@dataclass(frozen=True, eq=False)
class Customers:
    """One row per customer, in the order of their ids; days as numbers, money in minor units.

    `count` is how many purchases and `orders` how many orders they were; `second` is the day of the
    second purchase, -1 where there is none (yet); `net` is all that they spent, `repeat_net` the
    same without the first purchase.
    """

    customer: Ints
    count: Ints
    orders: Ints
    first: Ints
    second: Ints
    last: Ints
    net: Ints
    repeat_net: Ints

    def __len__(self) -> int:
        return len(self.customer)


@dataclass(frozen=True, eq=False)
class Purchases:
    """The purchases of a shop, sorted by customer and day, at most one row for the two."""

    customer: Ints
    day: Ints
    net: Ints
    orders: Ints

    @classmethod
    def of(
        cls,
        customer: ArrayLike,
        day: ArrayLike,
        net: ArrayLike,
        orders: ArrayLike | None = None,
    ) -> Purchases:
        """Sort rows that may come in any order, and add up those of one customer on one day.

        `orders` says how many orders a row is (one each when None). A row of none is a refund of
        its own and no purchase: its money is taken off the customer's purchase before it, and is
        left out for somebody who bought nothing before.
        """
        who, when = np.asarray(customer, np.int64), np.asarray(day, np.int64)
        paid = np.asarray(net, np.int64)
        many = np.ones(len(who), np.int64) if orders is None else np.asarray(orders, np.int64)
        bought = many > 0
        if not (bought.all() and _in_order(who, when)):
            order = _order(who, when, bought)
            who, when, paid, many = who[order], when[order], paid[order], many[order]
            bought = bought[order]
        new = bought.copy()
        new[1:] &= (who[1:] != who[:-1]) | (when[1:] != when[:-1])
        if new.all():
            return cls(who, when, paid, many)
        starts = np.flatnonzero(new)
        if not len(starts):
            return cls(who[:0], when[:0], paid[:0], many[:0])
        row = np.cumsum(new) - 1
        theirs = (row >= 0) & (who[starts][row] == who)
        total = _sums(paid[theirs], row[theirs], len(starts))
        return cls(who[starts], when[starts], total, _sums(many[theirs], row[theirs], len(starts)))

    def __len__(self) -> int:
        return len(self.customer)

    def until(self, as_of: dt.date) -> Purchases:
        """What was known at the end of the day `as_of`."""
        known = self.day <= day_number(as_of)
        if known.all():
            return self
        return Purchases(self.customer[known], self.day[known], self.net[known], self.orders[known])

    @cached_property
    def is_first(self) -> Flags:
        """Which rows are the first purchase of their customer."""
        first = np.ones(len(self), bool)
        first[1:] = self.customer[1:] != self.customer[:-1]
        return first

    @cached_property
    def row_of(self) -> Ints:
        """For each purchase the row of its customer in `customers`."""
        return np.cumsum(self.is_first) - 1

    @cached_property
    def customers(self) -> Customers:
        """One row per customer."""
        starts = np.flatnonzero(self.is_first)
        ends = np.append(starts, len(self))[1:]
        count = ends - starts
        second = np.full(len(starts), -1, np.int64)
        again = count > 1
        second[again] = self.day[starts[again] + 1]
        net = np.add.reduceat(self.net, starts) if len(starts) else self.net
        orders = np.add.reduceat(self.orders, starts) if len(starts) else self.orders
        return Customers(
            self.customer[starts],
            count,
            orders,
            self.day[starts],
            second,
            self.day[ends - 1],
            net,
            net - self.net[starts],
        )


@dataclass(frozen=True, eq=False)
class Orders:
    """Orders by day, those without a customer (cash sales) among them.

    One row per day with orders: how many, how many of them without a customer, and what they
    came to in minor units, refunds taken off.
    """

    day: Ints
    count: Ints
    without_customer: Ints
    net: Ints

    @classmethod
    def of(
        cls, day: ArrayLike, count: ArrayLike, without_customer: ArrayLike, net: ArrayLike
    ) -> Orders:
        """Rows of any order, one per day."""
        when = np.asarray(day, np.int64)
        order = np.argsort(when, kind="stable")
        columns = (np.asarray(column, np.int64)[order] for column in (count, without_customer, net))
        return cls(when[order], *columns)

    def between(self, first: int, last: int) -> Orders:
        """The days from `first` to `last`, both included."""
        low, high = np.searchsorted(self.day, [first, last + 1])
        part = slice(low, high)
        return Orders(self.day[part], self.count[part], self.without_customer[part], self.net[part])

    def until(self, as_of: dt.date) -> Orders:
        """What was known at the end of the day `as_of`."""
        return self.between(int(self.day[0]), day_number(as_of)) if len(self.day) else self


def _in_order(who: Ints, when: Ints) -> bool:
    later = who[1:] > who[:-1]
    same = (who[1:] == who[:-1]) & (when[1:] >= when[:-1])
    return bool((later | same).all())


def _order(who: Ints, when: Ints, bought: Flags) -> Ints:
    """Rows by customer, day, and purchases before refunds: sorting one key is the fastest."""
    begin = when.min(initial=0)
    span = int(when.max(initial=0) - begin) + 1
    return np.argsort((who * span + (when - begin)) * 2 + ~bought)


def _sums(values: Ints, row: Ints, rows: int) -> Ints:
    return np.rint(np.bincount(row, weights=values, minlength=rows)).astype(np.int64)
