"""Any table of orders: each field is a column by its name, or the one that the owner says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from core.importing.contact_table import HEAD_ROWS, lower
from core.importing.order_rows import ORDER, Sale
from core.importing.order_table import Reading, column, dates_question, status_of
from core.importing.order_table import read as read_table
from core.importing.order_values import minor_units, when
from core.importing.packed import heads_of
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified, Option, Question
from core.text import tr

KEY = "any_orders"
SOURCE = "orders"
UNCLEAR = 0.5
"""As sure as of a list of people: each line may be an order, or a customer."""
NOTHING = "-"
"""The answer for a field that the file lacks."""
_NAMES: Mapping[str, str] = {
    "id": r"(order|sale|receipt|invoice|transaction|booking)?[ _]?(#|no\.?|nr\.?|number|id)"
    r"|order[ _]?name|(order|receipt|invoice)|bestell(ung|-?nummer|-?nr\.?)"
    r"|(auftrags|beleg|rechnungs)-?(nummer|nr\.?)|((n[ºo°]\.?|n[úu]mero) de )?pedido"
    r"|(n°|num[ée]ro) de commande",
    "day": r"((order|sale|purchase|created|paid|invoice|transaction)[ _]?)?(date|day|at|on)"
    r"|date[ _/]?time|timestamp|created|(bestell|auftrags|kauf)?datum|fecha( del? pedido)?|data"
    r"|(invoice|purchase)dt",
    "total": r"(order|grand|sale|total)?[ _]?(total|amount|price|revenue|value|paid)"
    r"([ _](price|amount|paid|value))?|gross|net sales|summe|betrag|gesamt(betrag)?|montant"
    r"|importe( total)?|monto|totaal|umsatz|(rechnungs|brutto)betrag|gesamtsumme",
    "refunded": r"(refund(ed)?)([ _](amount|total))?|amount refunded"
    r"|(r[üu]ck)?erstatt(et|ung)|reembolso",
    "currency": r"currency([ _]code)?|w[äa]hrung|devise|moneda",
    "email": r"(customer|client|buyer|billing)?[ _]?e-?mail([ _]address|-?adresse)?"
    r"|correo( electr[óo]nico)?",
    "phone": r"(customer|client|buyer|billing)?[ _]?(tele)?phone([ _]number)?|mobile|tel"
    r"|telefon(nummer)?|handy(nummer)?|tel[ée]fono|m[óo]vil",
    "customer": r"(customer|client|buyer|member|user)[ _]?(id|no\.?|number|ref)"
    r"|kunden-?(nummer|nr\.?)|(n[ºo°]\.?|n[úu]mero) de cliente",
    "name": r"(customer|client|buyer|billing|full)([ _]?name)?|name|kunde|kundenname|nom|klant"
    r"|cliente|nombre( del? cliente)?",
    "status": r"(order|financial|payment)?[ _]?(status|state)|estado( del? pedido)?|bestellstatus",
    "code": r"(discount|coupon|promo|voucher)([ _]?(code|s))?|gutschein(code)?|rabattcode|cup[óo]n",
    "items": r"(line)?items?([ _]?name)?|products?([ _](title|name))?|product\(s\)|artikel|service"
    r"|produkte?|productos?|art[íi]culos?",
    "landing": r"landing[ _]?(page|site|url)",
    "referrer": r"referr?er|source([ _]name)?|channel|how did you (find|hear).*"
    r"|herkunft|quelle|procedencia|origen",
    "tags": r"tags?",
}
_REQUIRED = ("day", "total")
_OF_PEOPLE = re.compile(
    r"(total|life ?time|amount)[ _]?(spent|spend|value|orders|purchases)|ltv|(number of )?orders"
    r"|orders?[ _]count|(last|first|latest)[ _](order|purchase|visit|seen)([ _]?(date|on|at|day))?"
    r"|joined.*|member since|birth.*|sign(ed)?[ _-]?up.*|subscribed.*|opt[ _-]?in.*|accepts.*"
)
"""Heads of lists of people that say in one line what they bought in all."""


def words() -> str:
    """What the export is called."""
    return tr("Table of orders")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Likely for any table of days and amounts; asks for the columns that it cannot tell."""
    found = _head(heads)
    if found is None:
        return Identified(0.0)
    table, place = found
    written = _as_written(table.rows[place].cells)
    head = list(written)
    columns = columns_of(head, {})
    missing = [key for key in _REQUIRED if key not in columns]
    asked = tuple(_question(key, written) for key in missing)
    if len(missing) == len(_REQUIRED) or (missing and len(columns) < 3):
        return Identified(0.05, asked)
    if "day" in columns:
        asked += dates_question(column(heads, columns["day"], columns["day"]))
    known = bool({"email", "name", "customer", "id", "phone"} & columns.keys())
    if not known or missing:
        return Identified(0.15, asked)
    of_people = any(_OF_PEOPLE.fullmatch(name) for name in head)
    return Identified(UNCLEAR if of_people else 0.6, asked)


def columns_asked(heads: Sequence[Table]) -> tuple[Question, ...]:
    """Which column each field is read from: the one told by its name first, then the others."""
    found = _head(heads)
    if found is None:
        return ()
    written = _as_written(found[0].rows[found[1]].cells)
    head = list(written)
    likely = columns_of(head, {})
    asked = []
    for key in _NAMES:
        first = likely.get(key)
        names = [name for name in head if name != first]
        options = [Option(name, written[name]) for name in ([first] if first else []) + names]
        nothing = Option(NOTHING, tr("Not in this file"))
        if key not in _REQUIRED:
            options.insert(1 if first else 0, nothing)
        asked.append(Question(key, _field_words(key), tuple(options)))
    return tuple(asked)


def _as_written(cells: Sequence[str]) -> dict[str, str]:
    """The names of columns as the file writes them, by what they are compared by."""
    named = zip(lower(cells), cells, strict=True)
    return {name: cell.strip().strip('"') for name, cell in named if name}


def _field_words(key: str) -> str:
    return {
        "id": tr("Number of the order"),
        "day": tr("Day"),
        "total": tr("Amount"),
        "refunded": tr("Given back"),
        "currency": tr("Currency"),
        "email": tr("E-mail of the customer"),
        "phone": tr("Phone of the customer"),
        "customer": tr("Number of the customer"),
        "name": tr("Name of the customer"),
        "status": tr("State of the order"),
        "code": tr("Discount code"),
        "items": tr("What was bought"),
        "landing": tr("Landing page"),
        "referrer": tr("Where they came from"),
        "tags": tr("Tags"),
    }[key]


def columns_of(head: Sequence[str], answers: Answers) -> dict[str, str]:
    """Which column each field is: as answered, else by its name."""
    found: dict[str, str] = {}
    taken = {answers.get(key, "").casefold() for key in _NAMES}
    for key, pattern in _NAMES.items():
        answered = answers.get(key, "").casefold()
        if answered == NOTHING:
            continue
        # The business's own currency is an answer of the same name, and no column.
        if answered and (key != "currency" or answered in head):
            found[key] = answered
            continue
        for name in head:
            if name and name not in taken and re.fullmatch(pattern, name):
                found[key] = name
                taken.add(name)
                break
    return found


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every row as an order; rows that share an order's number are lines of one order if they
    share its total. Raises UserError when the file has no such table."""
    sales: dict[object, Sale] = {}
    found = _head(heads_of(path))
    head = lower(found[0].rows[found[1]].cells) if found else []
    columns = columns_of(head, answers)
    needed = [columns.get(key, key) for key in _REQUIRED]
    fields = {key: (columns.get(key, ""),) if key in columns else () for key in _NAMES}

    def take(reading: Reading) -> Callable[[int, tuple[str, ...]], None]:
        return lambda line, cells: _take(reading, sales, line, cells)

    return read_table(path, answers, fields, needed, take, sales, day="day", money="total")


def _take(reading: Reading, sales: dict[object, Sale], line: int, cells: tuple[str, ...]) -> None:
    (number, day, total, refunded, currency, email, phone, customer, name, status, code, items,
     landing, referrer, tags) = cells  # fmt: skip
    if not day or not total:
        reading.tell(line, tr("This line has no day or no amount, so it was left out."))
        return
    money = reading.currency(currency)
    made = Sale(
        line,
        ORDER,
        number,
        reading.when(day),
        reading.money(total, money),
        money,
        status_of(status),
        abs(reading.money(refunded, money)),
        email,
        phone,
        customer,
        name,
        name_is_key=bool(name),
        code=code[:200],
        landing=landing[:2000],
        referrer=referrer[:2000],
        items=items[:4000],
        tags=tags[:4000],
    )
    known = sales.get(number) if number else None
    if known is None:
        sales[number or line] = made
    elif (known.when, known.total) == (made.when, made.total):
        known.items = f"{known.items}\n{items}"[:4000]
    else:
        said = tr("{name} is in the file twice; the first one counts.", name=number)
        reading.tell(line, said)


def _question(key: str, written: Mapping[str, str]) -> Question:
    sentence = {
        "day": tr("Which column has the day of the order?"),
        "total": tr("Which column has the amount?"),
    }[key]
    return Question(key, sentence, tuple(Option(*one) for one in written.items()))


def _head(heads: Sequence[Table]) -> tuple[Table, int] | None:
    """The first row with two names or more that is followed by a row with a day or an amount."""
    for table in heads:
        for place, row in enumerate(table.rows[:HEAD_ROWS]):
            below = table.rows[place + 1 : place + 2]
            names_things = sum(map(bool, row.cells)) >= 2 and not any(map(_is_value, row.cells))
            if names_things and below and any(map(_is_value, below[0].cells)):
                return table, place
    return None


def _is_value(cell: str) -> bool:
    """Whether a cell is a day or an amount, which no head has."""
    for parse in (when, lambda text: minor_units(text, 2)):
        try:
            if parse(cell) is not None and cell:
                return True
        except ValueError:
            continue
    return False
