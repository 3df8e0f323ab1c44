"""WooCommerce: the orders of its Analytics page, in any language, and of the export plugin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from core.importing.contact_table import HEAD_ROWS, lower
from core.importing.order_rows import ORDER, Sale
from core.importing.order_table import Fields, Reading, column, dates_question, status_of
from core.importing.order_table import read as read_table
from core.importing.packed import heads_of
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.text import tr

KEY = "woocommerce"
SOURCE = "woocommerce"
_NUMBER = ("order #", "commande n°", "n° de commande", "bestellung nr.", "bestellung #",
           "bestellnr.", "pedido #", "n.º de pedido", "bestelling #", "ordine #")  # fmt: skip
_SALES = ("net sales", "ventes nettes", "nettoumsatz", "nettoverkäufe", "ventas netas",
          "netto-omzet", "netto omzet", "vendite nette")  # fmt: skip
_DAY = ("date", "datum", "fecha", "data")
_FIELDS: Fields = {
    "id": (*_NUMBER, "order number", "order id"),
    "date": (*_DAY, "order date"),
    "total": (
        *_SALES,
        "order total amount",
        "order total",
        "n. revenue",
        "n. revenue (formatted)",
    ),
    "status": ("status", "état", "estado", "stato", "order status"),
    "name": ("customer", "client", "kunde", "cliente", "klant", "full name (billing)"),
    "items": ("product(s)", "produit(s)", "produkt(e)", "producto(s)", "product(en)", "prodotto/i",
              "name", "item name"),
    "code": ("coupon(s)", "code(s) promo", "gutschein(e)", "cupón(es)", "coupon code"),
    "attribution": ("attribution", "zuordnung", "atribución", "attributie", "origin"),
    "email": ("email (billing)", "billing email", "customer email"),
    "first": ("first name (billing)", "billing first name"),
    "last": ("last name (billing)", "billing last name"),
    "phone": ("phone (billing)", "billing phone"),
    "refunded": ("order refund amount", "refunded amount"),
    "currency": ("currency", "order currency"),
    "cost": ("item cost",),
    "quantity": ("quantity",),
    "customer": ("customer user id", "customer id"),
}  # fmt: skip
_PLUGIN = ("order number", "order status", "order date")


def words() -> str:
    """What the export is called."""
    return tr("WooCommerce orders")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the names of its columns, in the language that the site has."""
    needed = _needed(heads)
    if needed is None:
        return Identified(0.0)
    days = column(heads, needed[0], *needed)
    return Identified(0.96, dates_question(days)) if days else Identified(0.0)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every order. Raises UserError when the file has no such table."""
    sales: dict[object, Sale] = {}

    def take(reading: Reading) -> Callable[[int, tuple[str, ...]], None]:
        return lambda line, cells: _take(reading, sales, line, cells)

    needed = _needed(heads_of(path)) or ("date", "order #", "net sales")
    return read_table(path, answers, _FIELDS, needed, take, sales, day="date", money="total")


def _needed(heads: Sequence[Table]) -> tuple[str, ...] | None:
    """The names of the day, the number and the amount in the first head that has all three."""
    for table in heads:
        for row in table.rows[:HEAD_ROWS]:
            cells = lower(row.cells)
            if set(_PLUGIN) <= set(cells):
                return ("order date", "order number", "order status")
            found = [
                next((n for n in names if n in cells), "") for names in (_DAY, _NUMBER, _SALES)
            ]
            if all(found):
                return tuple(found)
    return None


def _take(reading: Reading, sales: dict[object, Sale], line: int, cells: tuple[str, ...]) -> None:
    (number, date, total, status, name, items, code, attribution, email, first, last, phone,
     refunded, currency, cost, quantity, customer) = cells  # fmt: skip
    number = number.lstrip("#")
    if not number:
        reading.tell(line, tr("This line has no order number, so it was left out."))
        return
    known = sales.get(number)
    if known is not None:
        if not cost:
            said = tr("{name} is in the file twice; the first one counts.", name=number)
            reading.tell(line, said)
            return
        if not total:
            known.total += _cost(reading, cost, quantity, known.currency)
        known.items = f"{known.items}\n{items}"[:4000]
        return
    money = reading.currency(currency)
    whole = reading.money(total, money) if total else _cost(reading, cost, quantity, money)
    person = name or f"{first} {last}".strip()
    sales[number] = Sale(
        line,
        ORDER,
        number,
        reading.when(date),
        whole,
        money,
        status_of(status.removeprefix("wc-")),
        whole if status.casefold() in _REFUNDED else reading.money(refunded, money),
        email,
        phone,
        customer if customer != "0" else "",
        person,
        name_is_key=bool(person),
        code="" if code.casefold() == "none" else code[:200],
        referrer=attribution[:2000],
        items=items[:4000],
    )


_REFUNDED = ("refunded", "remboursée", "remboursé", "erstattet", "rückerstattet", "reembolsado")


def _cost(reading: Reading, cost: str, quantity: str, currency: str) -> int:
    return reading.money(cost, currency) * int(float(quantity or "1"))
