"""The columns of the three tables of the tab: ways, values seen, codes."""

from __future__ import annotations

from typing import Any

from core.attribution.names import trace_names
from core.attribution.queries import CodeRow, ValueRow
from core.attribution.ways import WayRow
from core.text import EN_DASH, money, number, percent, share_words, short_day, tr
from gui.models.rows import Column, RowsModel
from gui.widgets.looks import ChipLook, TextLook
from gui.widgets.rows_table import RowsTable

DASH = "–"


def ways_table(currency: str) -> RowsTable:
    """Every network and other way over the past year."""
    columns = [
        Column("name", tr("Way"), lambda row: row.name, look=_way_look, width=160, stretch=True,
               optional=False),
        _count("visits", tr("Visits"), lambda row: row.visits, 62),
        _count("first_orders", tr("First orders"), lambda row: row.first_orders, 92),
        _count("orders", tr("Orders"), lambda row: row.orders, 66),
        Column(
            "came_back",
            tr("Came back"),
            _rate,
            text=_rate_words,
            tooltip=lambda row: row.came_back.sentence if row.came_back else tr("Nobody yet."),
            width=140,
        ),
        Column(
            "net",
            tr("Revenue"),
            lambda row: row.net,
            text=lambda row: money(row.net, currency),
            align="right",
            width=106,
        ),
    ]  # fmt: skip
    model = RowsModel(columns, key=lambda row: row.key)
    return RowsTable(model, name=tr("Where the orders of the past year came from"), row_height=40)


def values_table() -> RowsTable:
    """What orders say, and what it is taken for."""
    kinds = trace_names()
    columns = [
        Column("value", tr("What the order says"), lambda row: row.value,
               look=lambda row: TextLook("medium", second=kinds[row.what]), width=200,
               stretch=True, optional=False),
        _count("orders", tr("Orders"), lambda row: row.orders, 66),
        Column(
            "taken",
            tr("Taken for"),
            lambda row: row.words or None,
            text=lambda row: row.words or tr("Not known"),
            look=_taken_look,
            tooltip=taken_words,
            width=190,
            optional=False,
        ),
    ]  # fmt: skip
    model = RowsModel(columns, key=lambda row: (row.what, row.value))
    return RowsTable(model, name=tr("What orders say of where they came from"), row_height=48)


def codes_table() -> RowsTable:
    """The codes that have an owner."""
    columns = [
        Column("text", tr("Code"), lambda row: row.text, look=lambda row: TextLook("medium"),
               width=104, optional=False),
        Column("owner", tr("Whose it is"), lambda row: row.owner_words, tooltip=code_words,
               width=110, stretch=True),
        _count("used", tr("Used"), lambda row: row.used, 56),
        Column("last", tr("Last used"), lambda row: row.last_day, text=_last, width=84),
    ]  # fmt: skip
    model = RowsModel(columns, key=lambda row: row.id)
    return RowsTable(model, name=tr("Codes"), row_height=40)


def taken_words(row: ValueRow) -> str:
    """Who says what a value is taken for."""
    if row.rule_id is not None:
        return tr("You said so.")
    if row.words:
        return tr("Regulars takes it for this. Press Enter to say otherwise.")
    return tr("Press Enter to say what it is.")


def code_words(row: CodeRow) -> str:
    """A code and its owner in a line."""
    return tr("{code}: {owner}", code=row.text, owner=row.owner_words)


def _count(key: str, title: str, value: Any, width: int) -> Column:
    return Column(
        key,
        title,
        value,
        text=lambda row: DASH if value(row) is None else number(value(row)),
        align="right",
        width=width,
    )


def _way_look(row: WayRow) -> TextLook:
    share = tr("{share} of orders", share=share_words(row.share))
    return TextLook("medium", second=share, tone="" if row.key else "ink2")


def _rate(row: WayRow) -> float | None:
    return row.came_back.value if row.came_back else None


def _rate_words(row: WayRow) -> str:
    found = row.came_back
    if found is None or found.value is None:
        return tr("too few to say") if row.first_orders else DASH
    if found.low is None or found.high is None:
        return share_words(found.value)
    return tr(
        "{share} ({low} {dash} {high})",
        share=share_words(found.value),
        low=number(found.low * 100),
        dash=EN_DASH,
        high=percent(found.high),
    )


def _taken_look(row: ValueRow) -> ChipLook | TextLook:
    if not row.words:
        return ChipLook("mustard")
    return ChipLook("stamp" if row.rule_id is not None else "")


def _last(row: CodeRow) -> str:
    return tr("not yet") if row.last_day is None else short_day(row.last_day)
