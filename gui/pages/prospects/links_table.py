"""The columns of the list of links."""

from __future__ import annotations

from core.attribution.words import orders_words
from core.links.queries import LinkRow
from core.links.words import how_name, rel_name, state_hint, state_name
from core.text import quoted, short_day, tr
from gui.models.rows import Column, RowsModel
from gui.names import names
from gui.pages.prospects.links_data import STATE_HUES, since_words
from gui.widgets.looks import ChipLook, TextLook
from gui.widgets.rows_table import RowsTable


def links_table() -> RowsTable:
    """The table, empty."""
    model = RowsModel([*_what(), *_when(), *_more()], key=lambda row: row.id)
    table = RowsTable(model, name=tr("Links gained"), row_height=50, several=True)
    hidden = [place for place, column in enumerate(model.columns) if column.key == "how"]
    for place in hidden:
        table.setColumnHidden(place, True)
    return table


def _what() -> list[Column]:
    return [
        Column(
            "their_page",
            tr("Their page"),
            lambda row: row.their_words,
            look=lambda row: TextLook("medium", second=_under(row)),
            tooltip=lambda row: row.their_words,
            width=190,
            stretch=True,
            optional=False,
        ),
        Column(
            "state",
            tr("State"),
            lambda row: row.state,
            text=lambda row: state_name(row.state),
            look=lambda row: ChipLook(STATE_HUES[row.state]),
            tooltip=lambda row: row.note or state_hint(row.state),
            width=130,
        ),
    ]


def _when() -> list[Column]:
    return [
        Column(
            "since",
            tr("Since"),
            lambda row: row.since,
            text=lambda row: short_day(row.since),
            look=lambda row: TextLook("body", second=since_words(row)),
            width=74,
        ),
        Column(
            "next",
            tr("Next check"),
            lambda row: row.next_on,
            text=_next_words,
            look=lambda row: TextLook("body", tone="mustard" if row.due else ""),
            width=98,
        ),
    ]


def _more() -> list[Column]:
    return [
        Column(
            "orders",
            tr("Orders"),
            lambda row: row.orders,
            text=lambda row: orders_words(row.orders),
            tooltip=lambda row: tr("Orders that came from this page."),
            align="right",
            width=64,
        ),
        Column(
            "rel",
            tr("Counts as"),
            lambda row: row.rel or None,
            text=lambda row: rel_name(row.rel),
            width=88,
        ),
        Column("person", tr("Prospect"), _person, width=120),
        Column("how", tr("How gained"), lambda row: how_name(row.how), width=140),
    ]


def _under(row: LinkRow) -> str:
    """The words linked, and where they lead if not to our first page."""
    host, slash, path = row.our_words.partition("/")
    words = quoted(row.words) if row.words else ""
    to = tr("to {page}", page=slash + path or host) if path or not words else ""
    return f"{words} {to}".strip()


def _next_words(row: LinkRow) -> str:
    if row.next_on is None:
        return tr("no page yet")
    return tr("due") if row.due else short_day(row.next_on)


def _person(row: LinkRow) -> str | None:
    if row.person_id is None:
        return None
    return names().person(row.person_id, row.person)
