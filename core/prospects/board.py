"""What the board and the table show: every prospect in memory, filtered as one types.

A plain class without a screen. It is read whole once (`read_board`) and then brought up to date
person by person; filtering and counting never ask the file.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.people.rules import folded
from core.prospects import queries
from core.prospects.limits import DECLINED, DO_NOT_CONTACT, STAGES
from core.prospects.rules import Pace, is_due, week_end
from core.prospects.shelf import Shelf
from core.prospects.summaries import Summary, some_summaries, summaries
from core.store.database import Reader
from core.store.memory import kept

FAR = dt.date.max
_DUE_READS = frozenset(
    {"prospect", "touch", "person", "person_key", "link", "link_check", "setting", "business"}
)


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


class Board:
    """Every prospect, the most urgent first.

    `today` and `week_end` are the days that stages and lists are reckoned from. Each stage has a
    shelf of its own, so that the board need not part them anew at every key.
    """

    def __init__(
        self,
        today: dt.date,
        week_end: dt.date,
        pace: Pace | None = None,
        found: Iterable[Summary] = (),
    ) -> None:
        self.today, self.week_end, self.pace = today, week_end, pace or Pace()
        ordered = sorted(found, key=_urgency)
        self.people = {one.person_id: one for one in ordered}
        self._all = Shelf(ordered)
        parted: dict[str, list[Summary]] = {stage: [] for stage in STAGES}
        for one in ordered:
            parted[one.stage].append(one)
        self._stages = {stage: Shelf(rows) for stage, rows in parted.items()}
        self._sorted: dict[tuple[str, bool], Shelf] = {}
        self.due_count = sum(is_due(one.due, week_end) for one in ordered)
        """How many are to be got back to this week, those who are late among them."""
        self.cold_count = sum(one.cold for one in ordered)
        """How many are going cold."""

    def __len__(self) -> int:
        return len(self.people)

    @property
    def resting_count(self) -> int:
        """How many declined or are not to be contacted."""
        return len(self._stages[DECLINED].rows) + len(self._stages[DO_NOT_CONTACT].rows)

    def warm(self) -> None:
        """Make ready what the first letter typed would have to wait for."""
        for shelf in (self._all, *self._stages.values()):
            shelf.warm()

    def apply(self, patch: Patch) -> bool:
        """Bring some prospects up to date; False when others changed too: then read it anew."""
        for person_id in patch.people:
            old = self.people.pop(person_id, None)
            if old is not None:
                self._count(old, -1)
                self._all.take(old, _urgency)
                self._stages[old.stage].take(old, _urgency)
        for one in patch.found:
            self.people[one.person_id] = one
            self._count(one, 1)
            self._all.put(one, _urgency)
            self._stages[one.stage].put(one, _urgency)
        self._sorted.clear()
        return len(self) == patch.total

    def _count(self, one: Summary, by: int) -> None:
        self.due_count += by * is_due(one.due, self.week_end)
        self.cold_count += by * one.cold

    def wanted(self, asked: Filter) -> list[Summary]:
        """Who fits a filter, the most urgent first."""
        return self._narrowed(self._all, asked)

    def columns(self, asked: Filter) -> dict[str, list[Summary]]:
        """Who fits a filter, by stage, the most urgent first."""
        return {stage: self._narrowed(shelf, asked) for stage, shelf in self._stages.items()}

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
            order = Shelf(_order(self._all.rows, worth, descending))
            self._sorted[name, descending] = order
        return self._narrowed(order, asked)

    def tags(self) -> Mapping[str, int]:
        """Every tag of a prospect, and how many have it."""
        return Counter(tag for one in self._all.rows for tag in one.tags)

    def doers(self) -> Mapping[str, int]:
        """Everybody who looks after prospects, and how many."""
        return Counter(one.doer for one in self._all.rows if one.doer)

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
    board = Board(today, week_end(today, first), pace, summaries(reader, pace, today))
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


def due_days(reader: Reader, today: dt.date) -> Mapping[dt.date, int]:
    """How many are to be got back to on each day, late ones on the day that has passed.

    Stages are derived, so everybody is read (a second for 100,000); the answer is kept until
    something changes that it follows from.
    """
    return kept(reader, "due_days", today, _DUE_READS, lambda: _due_days(reader, today))


def _due_days(reader: Reader, today: dt.date) -> Mapping[dt.date, int]:
    found = summaries(reader, queries.pace(reader), today)
    return Counter(one.due for one in found if one.due is not None)


def _urgency(one: Summary) -> tuple[dt.date, str, int]:
    return one.due or FAR, one.folded, one.person_id


def _order(
    found: Sequence[Summary], worth: Callable[[Summary], Any], descending: bool
) -> list[Summary]:
    pairs = [(worth(one), one) for one in found]
    known = [pair for pair in pairs if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=descending)
    return [one for _, one in known] + [one for value, one in pairs if value is None]
