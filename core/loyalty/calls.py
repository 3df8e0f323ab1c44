"""The call sheet: customers who seem to leave, dearest first, with what one says to them.

People who are not to be contacted are left out, and so are those of whom no number or address is
known; how many are left out is said.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.loyalty import standing as kept_standing
from core.loyalty.customer_panel import chance_words, mostly
from core.loyalty.customers import CustomerRow, Wanted, page
from core.orders.of_person import orders_of
from core.people.queries import name
from core.store.database import Reader
from core.text import trn

MOST = 40
"""Calls on a sheet: more than anybody makes in a week."""


@dataclass(frozen=True)
class Call:
    """Somebody to call; `net` in minor units, `usual` what they mostly bought, "" if not known."""

    person_id: int
    name: str
    phone: str
    email: str
    purchases: int
    last: dt.date
    net: int
    chance: float | None
    why: str
    usual: str
    note: str


@dataclass(frozen=True)
class CallSheet:
    """The sheet as plain values. `as_of` None: no orders, or nothing worked out yet.

    `left_out` are those slipping away who are not to be contacted, `unreachable` those of whom
    neither phone nor e-mail is known; `sentence` says both, "" when there are none.
    """

    as_of: dt.date | None
    currency: str
    calls: tuple[Call, ...]
    left_out: int
    unreachable: int
    sentence: str


def call_sheet(reader: Reader, today: dt.date, most: int = MOST) -> CallSheet:
    """Whom to call, from where everybody stands as it is kept."""
    kept = kept_standing.standing(reader, today)
    if kept is None:
        return CallSheet(None, "", (), 0, 0, "")
    rows = list(_all(reader, Wanted("slipping_away")))
    free = [row for row in rows if not row.do_not_contact]
    reached = [row for row in free if row.phone or row.email]
    left_out, unreachable = len(rows) - len(free), len(free) - len(reached)
    calls = tuple(_call(reader, row, kept) for row in reached[:most])
    said = _sentence(left_out, unreachable, len(reached) - len(calls))
    return CallSheet(kept.as_of, kept.currency, calls, left_out, unreachable, said)


def _all(reader: Reader, wanted: Wanted) -> list[CustomerRow]:
    found: list[CustomerRow] = []
    while rows := page(reader, wanted, len(found)):
        found += rows
    return found


def _call(reader: Reader, row: CustomerRow, kept: kept_standing.Standing) -> Call:
    note = str(reader.value("SELECT note FROM person WHERE id = :id", id=row.person_id) or "")
    return Call(
        row.person_id,
        name(reader, row.person_id) or row.name,
        row.phone,
        row.email,
        row.purchases,
        row.last,
        row.net,
        row.chance,
        chance_words(row, kept),
        ", ".join(mostly(orders_of(reader, row.person_id))),
        note,
    )


def _sentence(left_out: int, unreachable: int, more: int) -> str:
    said = []
    if left_out:
        said.append(trn(
            "{n} person who is not to be contacted is left out.",
            "{n} people who are not to be contacted are left out.",
            left_out,
        ))  # fmt: skip
    if unreachable:
        said.append(trn(
            "Of {n} person neither phone nor e-mail is known.",
            "Of {n} people neither phone nor e-mail is known.",
            unreachable,
        ))  # fmt: skip
    if more:
        said.append(trn("{n} more is slipping away.", "{n} more are slipping away.", more))
    return " ".join(said)
