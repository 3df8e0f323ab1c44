"""Polls as the page shows them, and the bank of questions to ask."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.ideas import rules
from core.ideas.limits import POOLED
from core.ideas.rules import Standing
from core.networks.queries import network_names
from core.people.rules import folded
from core.resources import resource
from core.store.database import Reader
from core.text import tr

GENERAL = "general"
"""The trade whose questions suit everybody."""


@dataclass(frozen=True)
class OptionRow:
    """One option: `votes` None while the result is not in; `idea` is what its idea says."""

    id: int
    words: str
    idea_id: int | None
    idea: str
    votes: int | None
    standing: Standing | None


@dataclass(frozen=True)
class PollRow:
    """One poll with its options in their order. `running` as of the day asked."""

    id: int
    question: str
    kind: str
    network: str
    network_name: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    asked: int | None
    note: str
    running: bool
    options: tuple[OptionRow, ...]

    @property
    def counted(self) -> bool:
        """Whether its result is in."""
        return self.asked is not None


@dataclass(frozen=True)
class Question:
    """A question of the day; `own_id` when the owner added it."""

    words: str
    trade: str
    own_id: int | None = None


def polls(reader: Reader, today: dt.date) -> list[PollRow]:
    """Every poll, those that wait for their result first, then the newest."""
    names = network_names(reader)
    options: dict[int, list[OptionRow]] = {}
    for row in reader.rows(
        "SELECT o.id, poll_id, words, o.idea_id, coalesce(idea.text, '') AS idea, votes_for, "
        "tally.asked, tally.kind FROM poll_option AS o LEFT JOIN idea ON idea.id = o.idea_id "
        "LEFT JOIN tally ON tally.option_id = o.id ORDER BY poll_id, position"
    ):
        counted = row.kind in POOLED and row.asked
        standing = rules.standing(row.votes_for, row.asked) if counted else None
        option = OptionRow(row.id, row.words, row.idea_id, row.idea, row.votes_for, standing)
        options.setdefault(row.poll_id, []).append(option)
    rows = reader.rows(
        "SELECT * FROM poll ORDER BY asked IS NOT NULL, coalesce(ends_on, starts_on) DESC, id DESC"
    )
    return [
        PollRow(
            row.id,
            row.question,
            row.kind,
            row.network,
            names.get(row.network, row.network),
            _day(row.starts_on),
            _day(row.ends_on),
            row.asked,
            row.note,
            _running(_day(row.starts_on), _day(row.ends_on), row.asked, today),
            tuple(options.get(row.id, ())),
        )
        for row in rows
    ]


def trades() -> Mapping[str, str]:
    """The trades of the bank, by key, in their order."""
    return {key: tr(table["name"]) for key, table in _bank().items()}


def trade_of(sells: str) -> str:
    """The trade that the business's own words speak of, else the general one."""
    said = folded(sells)
    for key, table in _bank().items():
        if any(re.search(rf"\b{word}", said) for word in table.get("words", ())):
            return key
    return GENERAL


def questions(reader: Reader, trade: str) -> list[Question]:
    """The questions for a trade: the owner's own, the trade's, then those for everybody."""
    own = reader.rows("SELECT id, words FROM own_question ORDER BY id DESC")
    found = [Question(row.words, "", row.id) for row in own]
    for key in dict.fromkeys((trade, GENERAL)):
        found += [Question(tr(words), key) for words in _bank()[key]["questions"]]
    return found


def asked_before(reader: Reader) -> frozenset[str]:
    """Questions that stand on the calendar or were asked in a poll, folded."""
    rows: Sequence[str] = reader.each(
        lambda words: words,
        "SELECT title FROM activity WHERE kind IN ('question', 'poll') "
        "UNION SELECT question FROM poll",
    )
    return frozenset(folded(words) for words in rows)


@cache
def _bank() -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = tomllib.loads(
        resource("questions.toml").read_text(encoding="utf-8")
    )
    return data


def _running(
    starts_on: dt.date | None, ends_on: dt.date | None, asked: int | None, today: dt.date
) -> bool:
    begun = starts_on is not None and starts_on <= today
    return asked is None and begun and (ends_on is None or ends_on >= today)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
