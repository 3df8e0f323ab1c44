"""The list of customers: a line each, in pages, with what can be said of their staying."""

from __future__ import annotations

from core.loyalty.customers import CustomerRow
from core.text import money, number, short_day, tr
from gui.models.rows import Column, RowsModel
from gui.names import names
from gui.pages.loyalty.lists import chance_share, member_words
from gui.widgets.looks import BarLook, ChipLook, TextLook
from gui.widgets.rows_table import RowsTable

HUES = {"regular": "stamp", "promising": "sea", "slipping_away": "mustard"}
UNSAID = "–"


def customers_table(currency: str) -> RowsTable:
    """An empty table; amounts are shown in `currency`."""
    model = RowsModel(
        [
            Column(
                "name",
                tr("Customer"),
                _name,
                look=lambda row: TextLook("strong", second=_second(row)),
                stretch=True,
                width=150,
                optional=False,
            ),
            Column(
                "group",
                tr("Group"),
                lambda row: member_words(row.group),
                look=lambda row: ChipLook(HUES.get(row.group, ""), wide=96),
                width=120,
            ),
            Column("purchases", tr("Purchases"), lambda row: row.purchases,
                   text=lambda row: number(row.purchases), align="right", width=92),
            Column("last", tr("Last"), lambda row: row.last,
                   text=lambda row: short_day(row.last, year=True), width=104),
            Column("net", tr("Spent"), lambda row: row.net,
                   text=lambda row: money(row.net, currency), align="right", width=96),
            Column(
                "chance",
                tr("Still with you"),
                lambda row: row.chance,
                text=chance_figure,
                look=_chance_look,
                tooltip=_chance_hint,
                width=132,
            ),
        ],
        key=lambda row: row.person_id,
    )  # fmt: skip
    table = RowsTable(model, name=tr("Customers"), row_height=44)
    # The database sorts, all customers and not only those on screen.
    table.setSortingEnabled(False)
    return table


def chance_figure(row: CustomerRow) -> str:
    """The chance in a cell, or what is said instead."""
    if row.chance is None:
        if row.purchases > 1 and row.group == "slipping_away":
            return tr("overdue")
        return UNSAID
    return chance_share(row.chance)


def chance_hue(row: CustomerRow) -> str:
    """Tomato under one half."""
    return "tomato" if row.chance is not None and row.chance < 0.5 else "stamp"


def _chance_look(row: CustomerRow) -> BarLook | None:
    return None if row.chance is None else BarLook(row.chance, chance_hue(row), wide=48)


def _chance_hint(row: CustomerRow) -> str:
    if row.chance is None and row.purchases < 2:
        return tr("Bought once, so nothing can be said yet.")
    return ""


def _name(row: CustomerRow) -> str:
    return names().customer(row.person_id, row.name)


def _second(row: CustomerRow) -> str:
    if row.do_not_contact:
        return tr("Do not contact")
    return "" if names().hidden else row.email or row.phone
