"""Shopify's customers: ids, zips and phones behind an apostrophe, and who accepts marketing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.importing.contact_rows import ContactRow
from core.importing.contact_table import Cells, chunks, heads_in, no, nobody, quoted_list
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.text import tr

KEY = "shopify_customers"
SOURCE = "shopify"
_WANTED = frozenset(
    {"customer id", "first name", "last name", "email", "accepts email marketing", "total spent"}
    | {"accepts marketing", "total orders", "tags", "phone"}
)


def words() -> str:
    """What the export is called."""
    return tr("Shopify customers")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure when the list says who accepts marketing. Orders have that too, but an order number."""
    for head in heads_in(heads):
        if {"financial status", "lineitem name"} & head:
            return Identified(0.0)
        says = {"accepts email marketing", "accepts marketing"} & head
        if says and "email" in head and {"first name", "last name"} & head:
            return Identified(0.97)
    return Identified(0.0)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """Every customer. Raises UserError when the file has no such table."""
    return chunks(path, _WANTED, _row)


def _row(table: Table, cells: Cells) -> ContactRow | str:
    own = cells.joined("first name", "last name")
    company = cells.get("default address company", "company")
    email = cells.get("email")
    phones = cells.under(lambda head: head in ("phone", "default address phone"))
    name = own or company or next(iter((email, *phones)), "")
    if not name:
        return nobody()
    refused = no(cells.get("accepts email marketing", "accepts marketing"))
    return ContactRow(
        file=table.file,
        line=cells.line,
        name=name,
        organisation=bool(company) and not own,
        about=company if own else "",
        note=cells.get("note"),
        emails=(email,) if email else (),
        phones=phones,
        tags=quoted_list(cells.get("tags")),
        source_id=cells.get("customer id"),
        unsubscribed=refused,
        why=tr("Does not accept e-mail marketing") if refused else "",
    )
