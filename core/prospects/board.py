"""What the board and the table show: every prospect in memory, filtered as one types.

A plain class without a screen. It is read whole once (`read_board`) and then brought up to date
person by person; filtering and counting never ask the file.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.people.rules import folded
from core.prospects import queries
from core.prospects.limits import DECLINED, DO_NOT_CONTACT, STAGES
from core.prospects.rules import Pace, is_due, week_end
from core.prospects.shelf import Shelf
from core.prospects.summaries import Summary, some_summaries, summaries
from core.store.database import Reader

FAR = dt.date.max


@dataclass(frozen=True)
class Filter:
    """Who is wanted; all that is given must fit.

    `typed` are words of a name, a site, a handle, a tag, a doer or a step; `due` and `cold` ask
    for who is to be got back to this week and who is going cold.
    """

    typed: str = ""
    due: bool = False
    cold: bool = False
    stage: str = ""
    doer: str = ""
    tag: str = ""

    @property
    def words(self) -> list[str]:
        """What was typed, word by word, as names are folded."""
        return folded(self.typed).split() if self.typed.strip() else []


@dataclass(frozen=True)
class Patch:
    """What became of some prospects: `people` were looked at, `found` are those who still are."""

    people: frozenset[int]
    found: tuple[Summary, ...]
    total: int
    """How many prospects there are by now, to tell whether others changed too."""


@dataclass
class Board:
    """Every prospect, the most urgent first.

    `today` and `week_end` are the days that stages and lists are reckoned from.
    """

    today: dt.date
    week_end: dt.date
    pace: Pace = field(default_factory=Pace)
    people: dict[int, Summary] = field(default_factory=dict)
    _ordered: Shelf = field(default_factory=lambda: Shelf(()))
    _sorted: dict[tuple[str, bool], Shelf] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[Summary], today: dt.date, week_end: dt.date, pace: Pace) -> Board:
        """A board of these prospects."""
        ordered = sorted(found, key=_urgency)
        return cls(today, week_end, pace, {one.person_id: one for one in ordered}, Shelf(ordered))

    def __len__(self) -> int:
        return len(self.people)

    def warm(self) -> None:
        """Make ready what the first letter typed would have to wait for."""
        self._ordered.warm()

    def apply(self, patch: Patch) -> bool:
        """Bring some prospects up to date; False when others changed too: then read it anew."""
        for person_id in patch.people:
            self._take_out(person_id)
        for one in patch.found:
            self.people[one.person_id] = one
            self._ordered.put(one, _urgency)
        self._sorted.clear()
        return len(self) == patch.total

    def _take_out(self, person_id: int) -> None:
        old = self.people.pop(person_id, None)
        if old is not None:
            self._ordered.take(old, _urgency)

    def wanted(self, asked: Filter) -> list[Summary]:
        """Who fits a filter, the most urgent first."""
        return self._narrowed(self._ordered, asked)

    def columns(self, asked: Filter) -> dict[str, list[Summary]]:
        """Who fits a filter, by stage, the most urgent first."""
        columns: dict[str, list[Summary]] = {stage: [] for stage in STAGES}
        add = {stage: column.append for stage, column in columns.items()}
        for one in self.wanted(asked):
            add[one.stage](one)
        return columns

    def sorted_by(
        self,
        name: str,
        worth: Callable[[Summary], Any],
        asked: Filter,
        *,
        descending: bool = False,
    ) -> list[Summary]:
        """Who fits a filter, by what `worth` gives; those without come last either way.

        `name` names the order: it is worked out once and kept.
        """
        order = self._sorted.get((name, descending))
        if order is None:
            if len(self._sorted) > 3:
                self._sorted.clear()
            order = Shelf(_order(self._ordered.rows, worth, descending))
            self._sorted[name, descending] = order
        return self._narrowed(order, asked)

    def due_count(self) -> int:
        """How many are to be got back to this week, those who are late among them."""
        return sum(is_due(one.due, self.week_end) for one in self._ordered.rows)

    def cold_count(self) -> int:
        """How many are going cold."""
        return sum(one.cold for one in self._ordered.rows)

    def resting_count(self) -> int:
        """How many declined or are not to be contacted."""
        return sum(one.stage in (DECLINED, DO_NOT_CONTACT) for one in self._ordered.rows)

    def tags(self) -> Mapping[str, int]:
        """Every tag of a prospect, and how many have it."""
        return Counter(tag for one in self._ordered.rows for tag in one.tags)

    def doers(self) -> Mapping[str, int]:
        """Everybody who looks after prospects, and how many."""
        return Counter(one.doer for one in self._ordered.rows if one.doer)

    def _narrowed(self, shelf: Shelf, asked: Filter) -> list[Summary]:
        left = list(shelf.having(asked.words))
        if asked.due:
            left = [one for one in left if is_due(one.due, self.week_end)]
        if asked.cold:
            left = [one for one in left if one.cold]
        if asked.stage:
            left = [one for one in left if one.stage == asked.stage]
        if asked.doer:
            left = [one for one in left if one.doer == asked.doer]
        if asked.tag:
            left = [one for one in left if asked.tag in one.tags]
        return left


def read_board(reader: Reader, today: dt.date) -> Board:
    """Every prospect as of today."""
    pace = queries.pace(reader)
    first = int(reader.value("SELECT first_weekday FROM business") or 0)
    board = Board.of(summaries(reader, pace, today), today, week_end(today, first), pace)
    board.warm()
    return board


def read_patch(reader: Reader, people: Collection[int], today: dt.date) -> Patch:
    """What became of some prospects since the board was read."""
    found = some_summaries(reader, sorted(people), queries.pace(reader), today)
    return Patch(frozenset(people), tuple(found), queries.prospect_count(reader))


def due_list(reader: Reader, today: dt.date, until: dt.date) -> list[Summary]:
    """Who is to be got back to on or before `until`, the most urgent first."""
    found = summaries(reader, queries.pace(reader), today)
    return sorted((one for one in found if is_due(one.due, until)), key=_urgency)


def cold_list(reader: Reader, today: dt.date) -> list[Summary]:
    """Who is going cold, the most urgent first."""
    found = summaries(reader, queries.pace(reader), today)
    return sorted((one for one in found if one.cold), key=_urgency)


def _urgency(one: Summary) -> tuple[dt.date, str, int]:
    return one.due or FAR, one.folded, one.person_id


def _order(
    found: Sequence[Summary], worth: Callable[[Summary], Any], descending: bool
) -> list[Summary]:
    pairs = [(worth(one), one) for one in found]
    known = [pair for pair in pairs if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=descending)
    return [one for _, one in known] + [one for value, one in pairs if value is None]
