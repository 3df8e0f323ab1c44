"""Customers as a list: filtered, searched, sorted and paged by the database, by index.

Of 200,000 customers only the rows that are shown are read. What was typed is first looked for in
all names and keys; where few fit, these are sorted, where many do, the list is walked in its order
until there is a page of them. So a key is answered within 50 ms.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.loyalty.limits import GROUPS
from core.loyalty.standing import standing
from core.people.everyone import SHORTEST, PeopleFilter, condition
from core.people.limits import EMAIL, PHONE
from core.people.queries import keys_among
from core.people.rules import folded
from core.store.database import Reader

PAGE = 200
"""Rows that are read at a time."""
FEW = 5_000
"""So many finds are sorted; with more of them the list is walked."""
SORTS = ("net", "last", "purchases", "chance", "name")
"""What the list can be sorted by."""


@dataclass(frozen=True)
class Wanted:
    """Which customers: of a group (its key, all when empty), by what was typed, in which order.

    `up` begins with the least, the longest away, the lowest chance; names always begin with A.
    """

    group: str = ""
    typed: str = ""
    sort: str = "net"
    up: bool = False


@dataclass(frozen=True)
class CustomerRow:
    """One line of the list; `net` in minor units of the shop's currency.

    `chance` of still being a customer: None for who bought once, and where nothing can be said.
    """

    person_id: int
    name: str
    group: str
    purchases: int
    orders: int
    first: dt.date
    last: dt.date
    net: int
    chance: float | None
    do_not_contact: bool
    email: str
    phone: str


_ROW = (
    "SELECT s.person_id, p.name, s.place, s.purchases, s.orders, s.first, s.last, s.net, "
    "s.chance, p.do_not_contact "
)


def how_many(reader: Reader, wanted: Wanted, today: dt.date) -> int:
    """How many customers there are of the kind wanted."""
    words = _words(wanted.typed)
    if not words:
        kept = standing(reader, today)
        if kept is None:
            return 0
        return kept.sizes[wanted.group] if wanted.group else kept.customers
    values: dict[str, Any] = dict(words)
    group = _in_group(wanted, values)
    found = reader.value(
        f"WITH found(id) AS MATERIALIZED ({_finds(words, 'UNION')}) SELECT count(*) FROM found "
        f"JOIN customer_standing s ON s.person_id = found.id WHERE 1{group}",
        **values,
    )
    return int(found) or len(_among_all(reader, wanted, FEW))


def page(reader: Reader, wanted: Wanted, start: int = 0, count: int = PAGE) -> list[CustomerRow]:
    """Some of the customers wanted, from the place `start` on."""
    words = _words(wanted.typed)
    values: dict[str, Any] = {"start": start, "count": count}
    group, order = _in_group(wanted, values), _order(wanted)
    walked = "customer_standing s CROSS JOIN person p ON p.id = s.person_id WHERE 1"
    by_name = wanted.sort == "name"
    if by_name and wanted.group in ("", "one_off", "other"):
        walked = "person p CROSS JOIN customer_standing s ON s.person_id = p.id WHERE 1"
    if words:
        few = reader.each(int, f"{_finds(words)} LIMIT {FEW + 1}", **words)
        if len(few) > FEW:
            keys = _all_in("k.value", words)
            key = f"EXISTS (SELECT 1 FROM person_key k WHERE k.person_id = p.id AND {keys})"
            if by_name:
                # Those who fit stand together, so most of the file is walked past.
                key = f"p.id IN (SELECT k.person_id FROM person_key k WHERE {keys})"
            walked += f" AND ({_all_in('p.folded', words)} OR {key})"
            values |= words
        else:
            few = few or _among_all(reader, wanted, FEW)
            walked = (
                "(SELECT DISTINCT value AS id FROM json_each(:few)) f "
                "CROSS JOIN customer_standing s ON s.person_id = f.id "
                "JOIN person p ON p.id = s.person_id WHERE 1"
            )
            values["few"] = json.dumps(few)
    rows = reader.rows(
        f"{_ROW} FROM {walked}{group} ORDER BY {order} LIMIT :count OFFSET :start", **values
    )
    return _with_keys(reader, rows)


def _words(typed: str) -> dict[str, str]:
    """What was typed word by word, the longest first, as the values of a statement.

    A number is kept as +447700900012 and typed as it is dialled, 07700 900 0: without its zeros.
    """
    digits = re.sub(r"[\s()/+.-]", "", typed)
    if digits.isdecimal() and len(digits) > SHORTEST:
        return {"word0": digits.lstrip("0") or digits}
    words = sorted(folded(typed).split(), key=len, reverse=True)
    return {f"word{place}": word.lstrip("@#") or word for place, word in enumerate(words)}


def _finds(words: Mapping[str, str], union: str = "UNION ALL") -> str:
    """Who has all words in the name, or all in one address or number."""
    names = f"SELECT id FROM person WHERE {_all_in('folded', words)}"
    if len(words["word0"]) < SHORTEST:
        return names
    return f"{names} {union} SELECT person_id FROM person_key WHERE {_all_in('value', words)}"


def _all_in(column: str, words: Mapping[str, str]) -> str:
    return " AND ".join(f"instr({column}, :{word})" for word in words)


def _among_all(reader: Reader, wanted: Wanted, most: int) -> list[int]:
    """Who has some words in the name and some elsewhere: slower, so when nobody else fits."""
    if len(_words(wanted.typed)) < 2:
        return []
    typed, values = condition(PeopleFilter(typed=wanted.typed))
    group = _in_group(wanted, values)
    return reader.each(
        int,
        f"SELECT p.id FROM person p CROSS JOIN customer_standing s ON s.person_id = p.id "
        f"WHERE {typed}{group} LIMIT {most}",
        **values,
    )


def one(reader: Reader, person_id: int) -> CustomerRow | None:
    """A customer's line; None for somebody who is none."""
    rows = reader.rows(
        f"{_ROW} FROM customer_standing s JOIN person p ON p.id = s.person_id "
        "WHERE s.person_id = :id",
        id=person_id,
    )
    return next(iter(_with_keys(reader, rows)), None)


def _in_group(wanted: Wanted, values: dict[str, Any]) -> str:
    if not wanted.group:
        return ""
    values["place"] = GROUPS.index(wanted.group)
    return " AND s.place = :place"


def _order(wanted: Wanted) -> str:
    if wanted.sort == "name":
        return "p.folded, p.id"
    way = "" if wanted.up else " DESC"
    column = wanted.sort if wanted.sort in SORTS else "net"
    # Of whom nothing can be said stands last, whichever end the list begins with.
    last = " NULLS LAST" if column == "chance" and wanted.up else ""
    return f"s.{column}{way}{last}, s.person_id{way}"


def _with_keys(reader: Reader, rows: Sequence[Any]) -> list[CustomerRow]:
    keys = keys_among(reader, [row.person_id for row in rows]) if rows else {}

    def first(person_id: int, kind: str) -> str:
        return next((key.words for key in keys.get(person_id, ()) if key.kind == kind), "")

    return [
        CustomerRow(
            row.person_id,
            row.name,
            GROUPS[row.place],
            row.purchases,
            row.orders,
            dt.date.fromisoformat(row.first),
            dt.date.fromisoformat(row.last),
            row.net,
            row.chance,
            bool(row.do_not_contact),
            first(row.person_id, EMAIL),
            first(row.person_id, PHONE),
        )
        for row in rows
    ]
