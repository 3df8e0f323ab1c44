"""Ideas as screens and sheets read them: one idea with all that is known of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.ideas import words
from core.ideas.alike import Alike
from core.ideas.alike import pairs as alike_pairs
from core.loyalty.queries import newest_day
from core.loyalty.queries import rules as loyalty_rules
from core.networks.queries import network_names
from core.orders.queries import last_days, purchases
from core.store.database import Reader
from core.text import number

MOST_NAMED = 200
"""Backers that a panel names; all of them are counted."""


@dataclass(frozen=True)
class Backer:
    """Somebody who gave an idea or voted for it; `tallied` when a counted result has them."""

    person_id: int
    name: str
    day: dt.date
    source: str
    words: str
    giver: bool
    tallied: bool


@dataclass(frozen=True)
class ResultRow:
    """One counted result: where it is of, how many of how many.

    `poll_id` and `run_id` name what it is of; a result entered by hand has neither.
    """

    tally_id: int
    words: str
    kind: str
    votes_for: int
    asked: int
    day: dt.date
    poll_id: int | None
    run_id: int | None


@dataclass(frozen=True)
class Became:
    """What an idea became: a campaign or an activity, its name, its day if it has one."""

    kind: str
    id: int
    name: str
    day: dt.date | None


@dataclass(frozen=True)
class BetRow:
    """The range that the team expects of an idea, and what came of it."""

    low: float
    high: float
    outcome: float | None


@dataclass(frozen=True)
class IdeaPanel:
    """All that is known of one idea beside its row of the board.

    `customers` and `regulars` count its backers. `groups` are the groups that backers are in, by
    how many. `within` are the ideas that were merged into it.
    """

    id: int
    text: str
    note: str
    status: str
    status_on: dt.date
    source: str
    network: str
    source_words: str
    said_on: dt.date
    giver_id: int | None
    giver: str
    segment_id: int | None
    goal_id: int | None
    effort: int | None
    why_not: str
    merged_into: int | None
    results: tuple[ResultRow, ...]
    by_name: int
    backers: tuple[Backer, ...]
    backer_count: int
    customers: int
    regulars: int
    groups: tuple[tuple[str, int], ...]
    within: tuple[tuple[int, str], ...]
    became: tuple[Became, ...]
    codes: tuple[str, ...]
    bet: BetRow | None


def count(reader: Reader, today: dt.date) -> str:
    """How many ideas stand for themselves, for the sidebar."""
    found = reader.value("SELECT count(*) FROM idea WHERE status <> 'merged'")
    return number(found) if found else ""


def text(reader: Reader, idea_id: int) -> str | None:
    """What an idea says, None when it is gone."""
    found = reader.value("SELECT text FROM idea WHERE id = :id", id=idea_id)
    return None if found is None else str(found)


def texts(reader: Reader) -> dict[int, str]:
    """What every idea that stands for itself says, by id, the newest last."""
    rows = reader.rows("SELECT id, text FROM idea WHERE status <> 'merged' ORDER BY id")
    return {row.id: row.text for row in rows}


def goals(reader: Reader, plan_id: int | None) -> dict[int, str]:
    """The goals of a plan, by id, in their order."""
    rows = reader.rows(
        "SELECT id, title FROM goal WHERE plan_id = :plan ORDER BY position, id", plan=plan_id
    )
    return {row.id: row.title for row in rows}


def root(reader: Reader, idea_id: int) -> int | None:
    """The idea that one stands in: itself, or the one it was merged into; None when it is gone."""
    found = reader.value("SELECT coalesce(merged_into, id) FROM idea WHERE id = :id", id=idea_id)
    return None if found is None else int(found)


def networks_to_choose(reader: Reader) -> list[tuple[str, str]]:
    """Every network with its name, those that a plan has chosen first."""
    names = network_names(reader)
    used = reader.rows("SELECT network FROM network_choice GROUP BY network ORDER BY min(slot)")
    first = [row.network for row in used if row.network in names]
    return [(key, names[key]) for key in dict.fromkeys([*first, *names])]


def offered_pairs(reader: Reader) -> list[Alike]:
    """Pairs of ideas that look alike and were not said to be two, the likeliest first."""
    apart = {
        (row.first_id, row.second_id)
        for row in reader.rows("SELECT first_id, second_id FROM idea_apart")
    }
    return alike_pairs(texts(reader), apart)


def idea(reader: Reader, idea_id: int, today: dt.date) -> IdeaPanel | None:
    """One idea, None when it is gone. One that was merged is shown by itself."""
    row = reader.row(
        "SELECT idea.*, coalesce(person.name, '') AS giver FROM idea "
        "LEFT JOIN person ON person.id = idea.person_id WHERE idea.id = :id",
        id=idea_id,
    )
    if row is None:
        return None
    within = reader.rows(
        "SELECT id, text FROM idea WHERE merged_into = :id ORDER BY id", id=idea_id
    )
    family = [idea_id, *(one.id for one in within)]
    names = network_names(reader)
    known = _backers(reader, family)
    people = [one.person_id for one in known]
    customers, regulars = _bought(reader, people, today)
    return IdeaPanel(
        id=row.id,
        text=row.text,
        note=row.note,
        status=row.status,
        status_on=dt.date.fromisoformat(row.status_on),
        source=row.source,
        network=row.network,
        source_words=words.source_name(row.source, names.get(row.network, "")),
        said_on=dt.date.fromisoformat(row.said_on),
        giver_id=row.person_id,
        giver=row.giver,
        segment_id=row.segment_id,
        goal_id=row.goal_id,
        effort=row.effort,
        why_not=row.why_not,
        merged_into=row.merged_into,
        results=tuple(_results(reader, family, names)),
        by_name=sum(1 for one in known if not one.tallied),
        backers=tuple(known[:MOST_NAMED]),
        backer_count=len(known),
        customers=customers,
        regulars=regulars,
        groups=_groups(reader, people),
        within=tuple((one.id, one.text) for one in within),
        became=tuple(_became(reader, idea_id)),
        codes=_codes(reader, idea_id),
        bet=_bet(reader, idea_id),
    )


def backers(reader: Reader, idea_id: int) -> list[Backer]:
    """Whoever gave one idea or voted for it, each once, givers first."""
    return _backers(reader, [idea_id])


def _listed(ids: Sequence[int]) -> str:
    return ", ".join(str(int(one)) for one in ids)


def _backers(reader: Reader, family: Sequence[int]) -> list[Backer]:
    """Whoever gave one of the family or voted for it, each once, givers first."""
    rows = reader.rows(
        "SELECT person.id, person.name, min(day) AS day, source, max(words) AS words, "
        "max(giver) AS giver, max(tallied) AS tallied FROM ("
        "SELECT person_id, day, source, words, 0 AS giver, tally_id IS NOT NULL AS tallied "
        f"FROM vote WHERE idea_id IN ({_listed(family)}) "
        "UNION ALL SELECT person_id, said_on, source, '', 1, 0 FROM idea "
        f"WHERE id IN ({_listed(family)}) AND person_id IS NOT NULL) "
        "JOIN person ON person.id = person_id GROUP BY person.id "
        "ORDER BY max(giver) DESC, min(day), person.name COLLATE NOCASE"
    )
    return [
        Backer(
            row.id,
            row.name,
            dt.date.fromisoformat(row.day),
            row.source,
            row.words,
            bool(row.giver),
            bool(row.tallied),
        )
        for row in rows
    ]


def _results(reader: Reader, family: Sequence[int], names: Mapping[str, str]) -> list[ResultRow]:
    rows = reader.rows(
        "SELECT tally.id, tally.kind, tally.source, coalesce(poll.network, '') AS network, "
        "votes_for, tally.asked, day, poll.id AS poll_id, ballot_run_id FROM tally "
        "LEFT JOIN poll_option ON poll_option.id = option_id "
        "LEFT JOIN poll ON poll.id = poll_option.poll_id "
        f"WHERE coalesce(tally.idea_id, poll_option.idea_id) IN ({_listed(family)}) "
        "ORDER BY day, tally.id"
    )
    return [
        ResultRow(
            row.id,
            words.source_name(row.source, names.get(row.network, "")),
            row.kind,
            row.votes_for,
            row.asked,
            dt.date.fromisoformat(row.day),
            row.poll_id,
            row.ballot_run_id,
        )
        for row in rows
    ]


def _bought(reader: Reader, people: Sequence[int], today: dt.date) -> tuple[int, int]:
    """How many of some people are customers, and how many are regulars."""
    if not people:
        return 0, 0
    regular = loyalty_rules(reader).regular
    as_of = newest_day(last_days(reader, today))[0] or today
    row = reader.row(
        "SELECT count(*) AS customers, "
        "coalesce(sum(bought >= :least AND last >= :since), 0) AS regulars FROM ("
        "SELECT count(DISTINCT day) AS bought, max(day) AS last "
        f"FROM {purchases(reader)} AS kept WHERE orders > 0 AND day <= :today "
        f"AND person_id IN ({_listed(people)}) GROUP BY person_id)",
        least=regular.purchases,
        since=(as_of - dt.timedelta(days=regular.days)).isoformat(),
        today=as_of.isoformat(),
    )
    assert row is not None
    return row.customers, row.regulars


def _groups(reader: Reader, people: Sequence[int]) -> tuple[tuple[str, int], ...]:
    rows = reader.rows(
        "SELECT name, count(*) AS n FROM person_segment JOIN audience_segment "
        f"ON audience_segment.id = segment_id WHERE person_id IN ({_listed(people)}) "
        "GROUP BY segment_id ORDER BY n DESC, name COLLATE NOCASE"
    )
    return tuple((row.name, row.n) for row in rows)


def _became(reader: Reader, idea_id: int) -> list[Became]:
    rows = reader.rows(
        "SELECT 'campaign' AS kind, id, name, event_on AS day FROM campaign WHERE idea_id = :id "
        "UNION ALL SELECT 'activity', id, title, day FROM activity "
        "WHERE idea_id = :id AND campaign_id IS NULL ORDER BY day",
        id=idea_id,
    )
    return [
        Became(row.kind, row.id, row.name, dt.date.fromisoformat(row.day) if row.day else None)
        for row in rows
    ]


def _codes(reader: Reader, idea_id: int) -> tuple[str, ...]:
    rows = reader.rows(
        "SELECT text FROM code WHERE idea_id = :id OR campaign_id IN "
        "(SELECT id FROM campaign WHERE idea_id = :id) ORDER BY id",
        id=idea_id,
    )
    return tuple(row.text for row in rows)


def _bet(reader: Reader, idea_id: int) -> BetRow | None:
    row = reader.row("SELECT low, high, outcome FROM bet WHERE idea_id = :id", id=idea_id)
    return None if row is None else BetRow(row.low, row.high, row.outcome)
