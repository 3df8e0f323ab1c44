"""What the tab of links shows, and what its filters leave of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.attribution.queries import brought_by_links
from core.links import queries
from core.links.facts import Look
from core.links.limits import COULD_NOT_CHECK, LIVE, NOT_FOUND, STATES
from core.links.queries import Counts, LinkRow
from core.links.words import state_count
from core.store.database import Reader
from core.text import and_list, number, tr, trn

ALL, DUE, LOST = "all", "due", "lost"
FILTERS = (ALL, DUE, LOST)
STATE_HUES = {
    LIVE: "leaf",
    NOT_FOUND: "tomato",
    "now_nofollow": "mustard",
    "redirected": "sea",
    "page_error": "tomato",
    COULD_NOT_CHECK: "",
    "": "",
}
"""The colour of a state's chip; the word in it says the same."""


@dataclass(frozen=True)
class LinksData:
    """Every link, and the site of the business for a link that is added."""

    rows: tuple[LinkRow, ...]
    counts: Counts
    our_site: str
    today: dt.date


def load(reader: Reader, today: dt.date) -> LinksData:
    """Read everything that the tab shows. Runs on the worker."""
    brought = brought_by_links(reader, today)
    rows = tuple(
        replace(row, orders=brought[row.id][0]) if row.id in brought else row
        for row in queries.links(reader, today)
    )
    return LinksData(rows, queries.counted(rows), queries.our_site(reader), today)


def filtered(data: LinksData, by: str) -> list[LinkRow]:
    """The rows that a filter leaves; those due the longest waiting first."""
    if by == DUE:
        due = (row for row in data.rows if row.due)
        return sorted(due, key=lambda row: (row.next_on or data.today, row.id))
    return [row for row in data.rows if by == ALL or row.lost]


def filter_words(data: LinksData, by: str) -> str:
    """A filter with its count."""
    if by == DUE:
        return tr("Due {n}", n=number(data.counts.due))
    if by == LOST:
        return tr("Lost {n}", n=number(data.counts.lost))
    return tr("All {n}", of="links", n=number(len(data.rows)))


def to_check(data: LinksData, selected: Sequence[LinkRow]) -> list[int]:
    """What "Check now" looks at: what is due, else what is selected, else all with a page."""
    due = [row.id for row in filtered(data, DUE)]
    chosen = [row.id for row in selected]
    return due or chosen or [row.id for row in data.rows if not row.whole_site]


def since_words(row: LinkRow) -> str:
    """Since when a link is in its state, or when it was found."""
    if row.lost:
        return tr("lost")
    return "" if row.state else tr("added")


def outcome(looks: Sequence[Look], stopped: bool) -> str:
    """What "Check now" saw, in a sentence: "12 checked: 10 live and 2 not found." """
    counts = Counter(look.seen.state for look in looks)
    parts = [state_count(one, counts[one]) for one in STATES if counts[one]]
    if not parts:
        return tr("Stopped before any page was looked at.")
    said = trn("{n} page looked at: {what}.", "{n} pages looked at: {what}.", len(looks),
               what=and_list(parts))  # fmt: skip
    return tr("Stopped. {said}", said=said) if stopped else said


def nobody_answered(looks: Sequence[Look]) -> bool:
    """Whether no page at all answered: the laptop is probably offline."""
    return bool(looks) and all(
        look.seen.state == COULD_NOT_CHECK and look.seen.http_status is None for look in looks
    )
