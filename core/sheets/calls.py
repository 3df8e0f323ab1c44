"""The customer call sheet: whom to ring up before they are gone, with room for what was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from core.loyalty.calls import call_sheet
from core.loyalty.customer_panel import mostly
from core.loyalty.page_numbers import Leaving
from core.orders.of_person import orders_of
from core.people.limits import EMAIL, PHONE
from core.people.queries import keys_among
from core.sheets.asked import Asked
from core.sheets.catalogue import sheet_name
from core.text import day, money, tr, trn


@dataclass(frozen=True)
class Row:
    """A customer to call."""

    name: str
    reach: tuple[str, ...]
    bought: str
    why: str
    usual: str
    note: str


@dataclass(frozen=True)
class CallsSheet:
    """The whole sheet; `open` says why there is nobody to call."""

    title: str
    lead: str
    open: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def read(asked: Asked) -> CallsSheet:
    """The sheet's values, from where everybody stands as it is kept; else from the numbers."""
    found = call_sheet(asked.reader, asked.today)
    if found.as_of is not None:
        rows = tuple(
            Row(
                one.name,
                tuple(filter(None, (one.phone, one.email))),
                _bought(one.purchases, one.net, one.last, found.currency),
                one.why,
                _usual(one.usual),
                one.note,
            )
            for one in found.calls
        )
        return _sheet(rows, found.sentence)
    return _sheet(tuple(_worked_out(asked)), "")


def _sheet(rows: tuple[Row, ...], sentence: str) -> CallsSheet:
    nobody = tr("Nobody to call: of those whom you can reach, nobody is slipping away.")
    return CallsSheet(
        title=sheet_name("calls"),
        lead=sentence if rows else "",
        open="" if rows else " ".join(filter(None, (nobody, sentence))),
        heads=(tr("Who"), tr("Bought"), tr("What came of it")),
        rows=rows,
    )


def _worked_out(asked: Asked) -> Iterator[Row]:
    """Those slipping away by numbers that are not kept, whom one may call and can reach."""
    numbers = asked.numbers
    if numbers is None:
        return
    people = [one.person_id for one in numbers.leaving]
    keys = keys_among(asked.reader, people)
    for one in numbers.leaving:
        person = asked.reader.row(
            "SELECT name, note, do_not_contact FROM person WHERE id = :id", id=one.person_id
        )
        known = {key.kind: key.shown for key in reversed(keys.get(one.person_id, []))}
        reach = tuple(known[kind] for kind in (PHONE, EMAIL) if kind in known)
        if person is None or person.do_not_contact or not reach:
            continue
        yield _row_of(asked, one, person.name, person.note, reach, numbers.currency)


def _row_of(
    asked: Asked, one: Leaving, name: str, note: str, reach: tuple[str, ...], currency: str
) -> Row:
    usual = _usual(", ".join(mostly(orders_of(asked.reader, one.person_id))))
    bought = _bought(one.purchases, one.net, one.last, currency)
    return Row(name, reach, bought, one.sentence, usual, note)


def _bought(purchases: int, net: int, last: dt.date, currency: str) -> str:
    return tr(
        "{purchases}, {amount}; last on {day}",
        purchases=trn("{n} purchase", "{n} purchases", purchases),
        amount=money(net, currency),
        day=day(last, year=True),
    )


def _usual(what: str) -> str:
    return tr("Mostly {what}", what=what) if what else ""
