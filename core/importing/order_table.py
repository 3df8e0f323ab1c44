"""What all tables of orders have in common: a head near the top, fields by the names in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from pathlib import Path

from core.errors import UserError
from core.importing import streaming
from core.importing.contact_table import HEAD_ROWS, lower
from core.importing.order_rows import Sale
from core.importing.order_values import DMY, MDY, day_order, decimal_mark, minor_units, when
from core.importing.reading import Problem, Table
from core.importing.seam import Answers, Chunk, Option, Question
from core.importing.streaming import Line
from core.orders.limits import CANCELLED, LARGEST, OPEN, PAID
from core.text import currency_digits, tr

CHUNK = 100_000
SAMPLE = 1_000
"""Rows that are looked at to tell decimal marks and the order of day and month."""
DATES = "dates"
TILL = "till"
TILL_OWN, TILL_OTHER = "own", "other"
CURRENCY = "currency"
OWN_CURRENCY = "own_currency"
"""The business's, for rows that name none; no question."""
_GUARD = re.compile(r"^['’](?=[\d+=@#-])")
_CODE = re.compile(r"[A-Z]{3}")

Fields = Mapping[str, Sequence[str]]
"""The names that a field's column may have, in small letters."""


def head_of(rows: Sequence[Sequence[str]], *needed: str) -> int | None:
    """The place of the row that has all of `needed` among its cells, if one near the top has."""
    for place, row in enumerate(rows[:HEAD_ROWS]):
        if set(needed) <= set(lower(row)):
            return place
    return None


def column(heads: Sequence[Table], name: str, *needed: str) -> list[str]:
    """The cells under `name` in the first table whose head has `needed`."""
    for table in heads:
        place = head_of([row.cells for row in table.rows[:HEAD_ROWS]], *needed)
        if place is None:
            continue
        names = lower(table.rows[place].cells)
        if name in names:
            at = names.index(name)
            rows = table.rows[place + 1 :]
            return [row.cells[at] for row in rows if at < len(row.cells) and row.cells[at]]
    return []


def dates_question(texts: Sequence[str], usual: str = "") -> tuple[Question, ...]:
    """What must be asked where every day of the file may be read both ways."""
    try:
        order = day_order(texts)
    except ValueError:
        order = None
    if order != "" or usual:
        return ()
    example = next((text for text in texts if text), "")
    return (
        Question(
            DATES,
            tr("Does {example} begin with the day or with the month?", example=example),
            (Option(DMY, tr("With the day")), Option(MDY, tr("With the month"))),
        ),
    )


def till_question(name: str) -> tuple[Question, ...]:
    """Whether payments that belong to no sale are sales themselves."""
    return (
        Question(
            TILL,
            tr("Is {name} how you get paid for sales of another system, or a till of its own?",
               name=name),
            (
                Option(TILL_OTHER, tr("How I get paid for sales of another system")),
                Option(TILL_OWN, tr("A till of its own")),
            ),
        ),
    )  # fmt: skip


@dataclass
class Reading:
    """One table of an export under way: its values as they are written in this file."""

    answers: Answers
    order: str = MDY
    mark: str = "."
    guarded: bool = False
    """Whether cells stand behind the apostrophe that keeps spreadsheets from changing them."""
    problems: list[Problem] = field(default_factory=list)
    file: str = ""
    _digits: dict[str, int] = field(default_factory=dict)

    def money(self, text: str, currency: str) -> int:
        """An amount in minor units, 0 where none is given. Raises ValueError."""
        digits = self._digits.get(currency)
        if digits is None:
            digits = self._digits[currency] = currency_digits(currency)
        found = minor_units(text, digits, self.mark) or 0
        if abs(found) > LARGEST:
            raise ValueError(text)
        return found

    def currency(self, text: str) -> str:
        """The currency as three letters, the business's own where the row says none."""
        given = self.answers
        code = text.strip().upper() or given.get(OWN_CURRENCY) or given.get(CURRENCY, "")
        if not _CODE.fullmatch(code):
            raise ValueError(text)
        return code

    def when(self, text: str, zone: str = "") -> dt.date:
        """The day or moment. Raises ValueError."""
        return when(text, self.order, zone)

    def tell(self, line: int, sentence: str) -> None:
        """Note that a line was left out, or is not what it seems."""
        self.problems.append(Problem(self.file, line, sentence))


Take = Callable[[Reading, int, tuple[str, ...]], None]


def read(
    path: Path,
    answers: Answers,
    fields: Fields,
    needed: Sequence[str],
    take: Callable[[Reading], Callable[[int, tuple[str, ...]], None]],
    sales: Mapping[object, Sale],
    *,
    day: str,
    money: str,
    usual: str = "",
) -> Iterator[Chunk]:
    """Read every table whose head has the `needed` names, then hand over `sales`.

    `take(reading)` makes what takes a line's `fields` in their order and fills `sales`; what it
    raises as ValueError leaves the line out. `day` and `money` name the fields that tell how the
    file writes days and amounts; `usual` is the order of day and month where they do not.
    Raises UserError when there is no such table.
    """
    found = False
    for table in streaming.tables(path):
        rows = iter(table.rows)
        top = list(islice(rows, HEAD_ROWS))
        place = head_of([cells for _, cells in top], *needed)
        if place is None:
            continue
        found = True
        names = lower(top[place][1])
        sample = [*top[place + 1 :], *islice(rows, SAMPLE)]
        reading = _reading(table.file, names, sample, answers, fields, day, money, usual)
        take_all(reading, names, _chained(sample, rows), fields, take(reading))
        reading.problems.extend(table.problems)
        yield Chunk((), reading.problems)
    if not found:
        raise UserError(tr("{name} has no list of orders.", name=path.name))
    every = iter(sales.values())
    while chunk := list(islice(every, CHUNK)):
        yield Chunk(chunk)


def take_all(
    reading: Reading,
    names: Sequence[str],
    rows: Iterable[Line],
    fields: Fields,
    take: Callable[[int, tuple[str, ...]], None],
) -> None:
    """Hand every line's fields to `take`; a field that the file lacks is empty."""
    places = [
        next((names.index(n) for n in wanted if n in names), -1) for wanted in fields.values()
    ]
    pick = itemgetter(*places)
    width = len(names)
    for line, cells in rows:
        if len(cells) != width:
            if not any(cells):
                continue
            if any(cells[width:]):
                reading.tell(
                    line, tr("This line has more cells than the head, so it was left out.")
                )
                continue
            cells = (*cells[:width], *("",) * (width - len(cells)))
        try:
            picked = pick((*cells, ""))
            take(line, tuple(map(_bare, picked)) if reading.guarded else picked)
        except ValueError as error:
            said = str(error.args[0] if error.args else "")[:60]
            reading.tell(
                line, tr("“{text}” cannot be read here, so the line was left out.", text=said)
            )


def _bare(cell: str) -> str:
    return _GUARD.sub("", cell) if cell[:1] in "'’" else cell


def _chained(first: Sequence[Line], then: Iterator[Line]) -> Iterator[Line]:
    yield from first
    yield from then


def _reading(
    file: str,
    names: Sequence[str],
    sample: Sequence[Line],
    answers: Answers,
    fields: Fields,
    day: str,
    money: str,
    usual: str,
) -> Reading:
    def cells(wanted: str) -> list[str]:
        at = next((names.index(n) for n in fields[wanted] if n in names), None)
        if at is None:
            return []
        return [row[at] for _, row in sample if at < len(row)]

    try:
        order = day_order(cells(day))
    except ValueError as error:
        raise UserError(
            tr(
                "Some days in {name} begin with the day and some with the month. A spreadsheet "
                "may have changed them: export the file again.",
                name=file,
            )
        ) from error
    order = order or answers.get(DATES, "") or usual or MDY
    guarded = any(_GUARD.match(cell) for _, row in sample for cell in row)
    return Reading(answers, order, decimal_mark(cells(money)), guarded, file=file)


def status_of(word: str) -> str:
    """What a source's word for an order's state means here."""
    bare = word.strip().casefold().replace("-", "_").replace(" ", "_")
    if bare in _CANCELLED:
        return CANCELLED
    return OPEN if bare in _OPEN else PAID


_CANCELLED = frozenset({
    "cancelled", "canceled", "voided", "void", "failed", "expired", "denied", "declined", "trash",
    "draft", "checkout_draft", "removed", "reversed", "annulée", "annulé", "storniert",
    "cancelado", "cancelada", "geannuleerd", "échouée", "échoué", "fehlgeschlagen", "fallido",
    "mislukt", "uncaptured", "requires_payment_method", "incomplete", "auto_draft", "blocked",
})  # fmt: skip
_OPEN = frozenset({
    "pending", "authorized", "on_hold", "partially_paid", "unpaid", "pending_payment",
    "en_attente", "ausstehend", "pendiente", "in_wartestellung",
})  # fmt: skip


def shortened(text: str, limit: int) -> str:
    """A text as long as there is room for."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
