"""`main.py numbers`: what the file knows about who comes back, for people or as JSON."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

from core.store import database, versions
from core.store.database import Reader
from core.text import day, money, tr, trn


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb takes beside the file."""
    parser.add_argument(
        "--as-of",
        type=dt.date.fromisoformat,
        default=None,
        metavar="DATE",
        help=tr("as known at the end of this day (2027-03-09), the newest one unless given"),
    )
    parser.add_argument("--json", action="store_true", help=tr("write the numbers as JSON"))
    parser.add_argument(
        "--scores", action="store_true", help=tr("with --json: everybody’s RFM scores too")
    )


def show(path: Path, key: str | None, asked: argparse.Namespace) -> int:
    """Write the numbers of the file at `path`; it is only read, also beside an open window.

    Raises LockedProblem and FileProblem like opening.
    """
    from core.loyalty.queries import rules
    from core.loyalty.report import report
    from core.traffic.queries import scores as given_scores

    connection = database.connect_to_read(path, key=key)
    try:
        versions.refuse_all_but_ours(connection, path)
        reader = Reader(connection)
        found, set_by_owner = _shop(reader, asked.as_of), rules(reader)
        known_on = asked.as_of or found.as_of or dt.date.today()
        answers, beside = given_scores(reader, known_on), _beside(reader, known_on)
    finally:
        connection.close()
    values = report(found, set_by_owner, scores=asked.scores, answers=answers, beside=beside)
    if asked.json:
        json.dump(values, sys.stdout, indent=2, ensure_ascii=False)
        print()
    else:
        print("\n".join(_lines(values, found)))
    return 0


def _shop(reader: Reader, as_of: dt.date | None) -> Any:
    from core.loyalty.queries import shop

    return shop(reader, dt.date.today(), as_of)


def _beside(reader: Reader, as_of: dt.date) -> dict[str, Any]:
    """What the file knows of loyalty that does not come from its orders."""
    from core.attribution import report as attribution
    from core.loyalty import stamp_cards

    return {"stamp_cards": stamp_cards.report(reader, as_of), **attribution.report(reader, as_of)}


def _lines(values: dict[str, Any], found: Any) -> list[str]:
    if found.as_of is None:
        return [tr("No orders yet."), *values["sentences"].values()]
    revenue = int(found.orders.until(found.as_of).net.sum())
    return [
        tr(
            "Up to {day}: {orders} from {customers}, {revenue}.",
            day=day(found.as_of, year=True),
            orders=trn("{n} order", "{n} orders", values["orders"]),
            customers=trn("{n} customer", "{n} customers", values["customers"]),
            revenue=money(revenue, found.currency),
        ),
        *values["notes"],
        *values["sentences"].values(),
        *(
            trn("{n} customer is {group}.", "{n} customers are {group}.", count, group=words)
            for words, count in _groups(values)
        ),
    ]


def _groups(values: dict[str, Any]) -> list[tuple[str, int]]:
    from core.loyalty.customer_groups import group_words

    return [(words, values["customer_groups"][key]) for key, words in group_words().items()]
