"""What the list of ideas shows: every idea in memory, in an order, filtered as one types.

A plain class without a screen. Ideas that were merged stand within the one they were merged into:
their votes are its votes, and nobody is counted twice.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from core.ideas import rules
from core.ideas.limits import OPEN_STATUSES
from core.ideas.rules import NOBODY_ASKED, Standing
from core.ideas.sums import Sum, read_sums
from core.people.rules import folded
from core.store.database import Reader

ORDERS = ("surest", "wanted", "worth", "newest", "stale")
"""The orders there are; the first is the one to begin with."""


@dataclass(frozen=True)
class Filter:
    """Which ideas are wanted: of a `status` ("" any), with all the words `typed`."""

    typed: str = ""
    status: str = ""

    @property
    def words(self) -> list[str]:
        """What was typed, word by word, as texts are folded."""
        return folded(self.typed).split() if self.typed.strip() else []


class IdeaRow(NamedTuple):
    """One idea as the list shows it.

    `votes` are all there are, by name and counted; `backers` the people known by name, the giver
    among them. `slot` is the place of its group in the plan's focus. `last_on` is when anybody
    last touched it.
    """

    id: int
    text: str
    status: str
    said_on: dt.date
    source: str
    network: str
    giver_id: int | None
    giver: str
    segment_id: int | None
    segment: str
    slot: int | None
    goal_id: int | None
    effort: int | None
    votes: int
    backers: int
    sources: tuple[tuple[str, str], ...]
    standing: Standing
    last_on: dt.date
    stale: bool

    @property
    def picked(self) -> bool:
        """Whether it was counted in pick-one polls alone, whose results are not pooled."""
        return bool(self.sources) and not self.standing.asked


class Board:
    """Every idea that stands for itself."""

    def __init__(self, rows: Iterable[IdeaRow] = ()) -> None:
        self.rows = list(rows)
        self.by_id = {one.id: one for one in self.rows}
        self.counts: Mapping[str, int] = Counter(one.status for one in self.rows)
        self._orders: dict[str, list[IdeaRow]] = {}
        self._hay: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def stale_count(self) -> int:
        """How many were left alone for over 30 days."""
        return sum(one.stale for one in self.rows)

    def ranked(self, order: str) -> list[IdeaRow]:
        """Every idea in one of `ORDERS`; worked out once."""
        if order not in self._orders:
            self._orders[order] = sorted(self.rows, key=_KEYS[order])
        return self._orders[order]

    def wanted(self, asked: Filter, order: str = "surest") -> list[IdeaRow]:
        """The ideas that fit a filter, in one of `ORDERS`."""
        found: Sequence[IdeaRow] = self.ranked(order)
        if asked.status:
            found = [one for one in found if one.status == asked.status]
        if typed := asked.words:
            self.warm()
            hay = self._hay
            for word in typed:
                found = [one for one in found if word in hay[one.id]]
        return list(found)

    def warm(self) -> None:
        """Make ready what the first letter typed would have to wait for."""
        if not self._hay:
            self._hay = {
                one.id: folded(f"{one.text} {one.giver} {one.segment}") for one in self.rows
            }


def _surest(one: IdeaRow) -> Any:
    """Counted ideas by the lower end of their interval, then the others by their votes."""
    low = one.standing.low
    return low is None, -(low or 0.0), -one.votes, -one.said_on.toordinal(), one.id


def _most_wanted(one: IdeaRow) -> Any:
    return -one.votes, _surest(one)


def _worth_most(one: IdeaRow) -> Any:
    counted, worth = rules.worth(
        one.standing.low, one.votes, one.slot, one.goal_id is not None, one.effort
    )
    return not counted, -worth, one.id


def _newest(one: IdeaRow) -> Any:
    return -one.said_on.toordinal(), -one.id


def _left_alone(one: IdeaRow) -> Any:
    return one.status in rules.CLOSED, one.last_on, one.id


_KEYS: Mapping[str, Callable[[IdeaRow], Any]] = {
    "surest": _surest,
    "wanted": _most_wanted,
    "worth": _worth_most,
    "newest": _newest,
    "stale": _left_alone,
}


def read_board(reader: Reader, today: dt.date, plan_id: int | None = None) -> Board:
    """Every idea as of today; `plan_id` is the plan whose groups are in focus."""
    slots = {
        row.segment_id: row.slot
        for row in reader.rows(
            "SELECT segment_id, slot FROM segment_focus WHERE plan_id = :plan", plan=plan_id
        )
    }
    sums = read_sums(reader)
    statuses = ", ".join(f"'{status}'" for status in OPEN_STATUSES)
    found = reader.rows(
        "SELECT idea.id, text, status, status_on, said_on, source, network, idea.person_id, "
        "coalesce(person.name, '') AS giver, segment_id, coalesce(s.name, '') AS segment, "
        "goal_id, effort FROM idea LEFT JOIN person ON person.id = idea.person_id "
        f"LEFT JOIN audience_segment AS s ON s.id = segment_id WHERE status IN ({statuses})"
    )
    return Board([_row(row, sums.of(row.id), slots, today) for row in found])


def _row(row: Any, one: Sum, slots: Mapping[int, int], today: dt.date) -> IdeaRow:
    id_, text, status, status_on, said_on, source, network, giver_id, giver, *rest = row
    segment_id, segment, goal_id, effort = rest
    said = dt.date.fromisoformat(said_on)
    newest = max(status_on, said_on, one.last_on)
    last = said if newest == said_on else dt.date.fromisoformat(newest)
    return IdeaRow(
        id_,
        text,
        status,
        said,
        source,
        network,
        giver_id,
        giver,
        segment_id,
        segment,
        slots.get(segment_id),
        goal_id,
        effort,
        one.votes,
        one.backers + (giver_id is not None and not one.giver_votes),
        one.sources,
        rules.standing(one.wanted, one.asked) if one.asked else NOBODY_ASKED,
        last,
        rules.is_stale(status, last, today),
    )
