"""What was brought, in sentences."""

from __future__ import annotations

from core.attribution.brought import Brought
from core.text import and_list, money, number, trn


def brought_sentences(found: Brought) -> list[str]:
    """Visits, orders, new customers and who came back, as far as anything is known of them."""
    said = []
    if found.visits:
        said.append(trn("{n} visit of your site.", "{n} visits of your site.", round(found.visits)))
    if found.orders:
        said.append(
            trn(
                "{n} order, {money} in all.",
                "{n} orders, {money} in all.",
                found.orders,
                money=money(found.net, found.currency),
            )
        )
    if found.first_orders:
        said.append(
            trn(
                "{n} customer came for the first time.",
                "{n} customers came for the first time.",
                found.first_orders,
            )
        )
    return said


def codes_words(found: Brought) -> str:
    """The codes that count to it, empty without any."""
    if not found.codes:
        return ""
    return trn(
        "Code {codes} counts here.",
        "Codes {codes} count here.",
        len(found.codes),
        codes=and_list(found.codes),
    )


def orders_words(orders: int) -> str:
    """A count of orders as a cell has it, a dash for none."""
    return number(orders) if orders else "–"
