"""Orders on their way in: on which day of the business they are, what is new, what is wrong."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from core.importing.order_files import OrdersFile, OrdersRead
from core.importing.order_rows import ORDER, PAYMENT, REFUND, Sale
from core.importing.reading import Problem
from core.orders.limits import ID_LIMIT
from core.orders.sales import COUNTING, ORDERS_NOW, PAYMENTS_NOW, REFUNDS_NOW
from core.store.database import Reader
from core.store.moments import moment_text
from core.text import tr

OLDEST = dt.date(1980, 1, 1)
"""No export of a shop is older; a day before is a mistake."""
AT_ONCE = 100_000

_KNOWN = {
    ORDER: (ORDERS_NOW, "orders_now", "total, refunded, status"),
    PAYMENT: (PAYMENTS_NOW, "payments_now", "total, refunded, status"),
    REFUND: (REFUNDS_NOW, "refunds_now", "amount, 0, 'paid'"),
}


@dataclass(slots=True)
class Placed:
    """A record with the number, the day and the moment that it is stored under."""

    sale: Sale
    id: str
    nth: int
    day: str
    moment: str | None


@dataclass
class OrdersPreview:
    """One file, ready to be shown and taken: what of it is new, what is known but changed (a
    refund, a cancellation), what is known already; problems with their lines."""

    file_name: str
    format: str
    source: str
    digest: str
    placed: list[Placed]
    problems: list[Problem]
    new: int = 0
    changed: int = 0
    known: int = 0
    remarks: tuple[str, ...] = ()
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def brings(self) -> bool:
        """Whether taking it would change anything."""
        return bool(self.new or self.changed)

    @property
    def covers(self) -> tuple[dt.date, dt.date] | None:
        """First and last day; None of nothing."""
        if not self.placed:
            return None
        days = [one.day for one in self.placed]
        return dt.date.fromisoformat(min(days)), dt.date.fromisoformat(max(days))


def preview(
    reader: Reader,
    file: OrdersFile,
    read: OrdersRead,
    today: dt.date,
    told: Callable[[int], None] | None = None,
) -> OrdersPreview:
    """What the records of a file would bring. Nothing is stored."""
    zone = ZoneInfo(str(reader.value("SELECT time_zone FROM business") or "UTC"))
    problems = list(read.problems)
    placed = list(_placed(read.sales, zone, today, file.path.name, problems))
    if told is not None:
        told(len(placed))
    problems.sort(key=lambda one: (one.file, one.line or 0))
    made = OrdersPreview(file.path.name, file.format, file.source, read.digest, placed, problems)
    made.counts = Counter(one.sale.what for one in placed)
    made.remarks = tuple(_remarks(placed))
    _compare(reader, made)
    return made


def _placed(
    sales: Sequence[Sale], zone: ZoneInfo, today: dt.date, name: str, problems: list[Problem]
) -> Iterator[Placed]:
    alike: Counter[tuple[str, str]] = Counter()
    first, last = OLDEST.isoformat(), today.isoformat()
    for sale in sales:
        when, moment = sale.when, None
        if isinstance(when, dt.datetime):
            local = when.replace(tzinfo=zone) if when.tzinfo is None else when.astimezone(zone)
            day, moment = local.date().isoformat(), moment_text(local)
        else:
            day = when.isoformat()
        if said := _wrong(sale, day, first, last):
            problems.append(Problem(name, sale.line, said))
            continue
        if sale.id:
            yield Placed(sale, sale.id, 1, day, moment)
            continue
        number = _content(sale, day)
        alike[sale.what, number] += 1
        yield Placed(sale, number, alike[sale.what, number], day, moment)


def _wrong(sale: Sale, day: str, first: str, last: str) -> str:
    if day > last:
        return tr("Its day, {day}, is in the future, so it was left out.", day=day)
    if day < first:
        return tr("Its day, {day}, cannot be right, so it was left out.", day=day)
    if sale.total < 0:
        return tr("Its total is below zero, so it was left out.")
    if sale.refunded < 0:
        return tr("What was given back is below zero, so it was left out.")
    if len(sale.id) > ID_LIMIT:
        return tr("Its number is longer than any number, so it was left out.")
    return ""


def _content(sale: Sale, day: str) -> str:
    """A number for what has none: by its content, so that the same record is found again."""
    parts = (day, sale.total, sale.currency, sale.email, sale.phone, sale.customer, sale.name)
    return hashlib.blake2b(repr((parts, sale.items)).encode(), digest_size=16).hexdigest()


def _remarks(placed: Sequence[Placed]) -> Iterator[str]:
    currencies = sorted({one.sale.currency for one in placed})
    if len(currencies) > 1:
        yield tr(
            "The file has amounts in {currencies}. They are kept apart and never added up.",
            currencies=", ".join(currencies),
        )


def _compare(reader: Reader, made: OrdersPreview) -> None:
    """Count what is new, changed and known, against what counts now."""
    for what in made.counts:
        now = _now(reader, what, made.source)
        for one in made.placed:
            sale = one.sale
            if sale.what != what:
                continue
            known = now.get((one.id, one.nth))
            if known is None:
                made.new += 1
            elif known == (one.day, sale.total, sale.refunded, sale.status):
                made.known += 1
            else:
                made.changed += 1


def _now(reader: Reader, what: str, source: str) -> dict[tuple[str, int], tuple[object, ...]]:
    table, name, columns = _KNOWN[what]
    rows = reader.each(
        lambda number, nth, *rest: ((number, nth), rest),
        f"WITH {COUNTING}, {table} SELECT external_id, nth, day, {columns} FROM {name} "
        "WHERE source = :source",
        source=source,
    )
    return dict(rows)
