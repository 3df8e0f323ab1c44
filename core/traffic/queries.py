"""Figures, posts and survey answers as screens, measures and sheets read them.

Of each record the newest in an import that counts is the one that counts. Measures are those of
`core.traffic.limits.MEASURES`, and `click_through` (a share, clicks by views).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from core.store.database import Reader
from core.traffic import rules
from core.traffic.limits import CLICKS, VIEWS
from core.traffic.rules import Counted, NetworkOf, network_of_words

CLICK_THROUGH = "click_through"
_POST_MEASURES = ("views", "likes", "comments", "shares", "clicks", "saves", "reach")


@dataclass(frozen=True)
class Week:
    """What came in the week from `starts_on`; None where nothing is known of it."""

    starts_on: dt.date
    value: float | None


@dataclass(frozen=True)
class PostResult:
    """One post and what it brought as far as is known; None is not known, never nothing."""

    network: str
    external_id: str
    day: dt.date | None
    words: str
    link: str
    kind: str
    views: int | None
    likes: int | None
    comments: int | None
    shares: int | None
    clicks: int | None
    saves: int | None
    reach: int | None


@dataclass(frozen=True)
class Answer:
    """One answer to "would you recommend us"; `person_id` None where nobody says whose it is."""

    day: dt.date
    score: int
    words: str
    survey: str
    person_id: int | None


def counted(
    reader: Reader, measure: str, first: dt.date = dt.date.min, last: dt.date = dt.date.max
) -> list[Counted]:
    """Every figure of a measure that counts and touches the days, by its day."""
    return reader.each(
        _counted,
        "SELECT starts_on, ends_on, source, network, breakdown, words, value, max(batch_id) "
        "FROM traffic JOIN import_batch ON import_batch.id = batch_id AND active = 1 "
        "WHERE measure = :measure AND ends_on >= :first AND starts_on <= :last "
        "GROUP BY source, network, breakdown, words, starts_on, ends_on ORDER BY starts_on",
        measure=measure,
        first=first.isoformat(),
        last=last.isoformat(),
    )


def figures(
    reader: Reader,
    measure: str,
    network: str = "",
    first: dt.date = dt.date.min,
    last: dt.date = dt.date.max,
    network_of: NetworkOf = network_of_words,
) -> list[Counted]:
    """The figures that speak of a network, or with none named, of everything as a whole.

    Figures of posts stand in, by the day that they were published, for days of which the network
    gives none of its own.
    """
    found = [
        one
        for one in counted(reader, measure, first, last)
        if not network
        or network == (one.network or network_of(one.breakdown, one.words))
    ]  # fmt: skip
    if measure not in _POST_MEASURES:
        return found
    posted = [one for one in _of_posts(reader, measure, first, last)
              if network in ("", one.network)]  # fmt: skip
    covered = {(one.network, day) for one in found if one.network for day in _days(one)}
    return [
        *found,
        *(one for one in posted if (one.network, one.starts_on.toordinal()) not in covered),
    ]


def weeks(
    reader: Reader,
    measure: str,
    network: str,
    until: dt.date,
    count: int = 26,
    first_day: int = 0,
    network_of: NetworkOf = network_of_words,
) -> tuple[Week, ...]:
    """`count` weeks up to the one with `until`; `first_day` is their first, Monday being 0.

    Periods longer than a week say nothing of one; of a level the newest value counts.
    """
    begin = until - dt.timedelta(days=(until.weekday() - first_day) % 7)
    starts = [begin - dt.timedelta(weeks=back) for back in range(count - 1, -1, -1)]
    end = begin + dt.timedelta(days=6)
    if measure == CLICK_THROUGH:
        known = [
            figures(reader, one, network, starts[0], end, network_of) for one in (CLICKS, VIEWS)
        ]
        return tuple(
            Week(start, rules.click_through(*(_total(one, start, 6, CLICKS) for one in known)))
            for start in starts
        )
    found = figures(reader, measure, network, starts[0], end, network_of)
    return tuple(Week(start, _total(found, start, 6, measure)) for start in starts)


def total(
    reader: Reader,
    measure: str,
    network: str,
    first: dt.date,
    last: dt.date,
    network_of: NetworkOf = network_of_words,
) -> float | None:
    """What came between two days, both inclusive; "" is every network together.

    None where nothing is known.
    """
    if measure == CLICK_THROUGH:
        clicks, views = (
            total(reader, one, network, first, last, network_of) for one in (CLICKS, VIEWS)
        )
        return rules.click_through(clicks, views)
    found = figures(reader, measure, network, first, last, network_of)
    return _whole(found, first, last, measure)


def networks_with(reader: Reader, network_of: NetworkOf = network_of_words) -> list[str]:
    """The networks that anything is known of."""
    rows = reader.rows(
        "SELECT DISTINCT network, breakdown, words FROM traffic "
        "JOIN import_batch ON import_batch.id = batch_id AND active = 1 "
        "UNION SELECT DISTINCT network, 'total', '' FROM post "
        "JOIN import_batch ON import_batch.id = batch_id AND active = 1"
    )
    found = {row.network or network_of(row.breakdown, row.words) for row in rows}
    return sorted(found - {""})


def posts(
    reader: Reader,
    network: str = "",
    first: dt.date = dt.date.min,
    last: dt.date = dt.date.max,
) -> list[PostResult]:
    """Posts published between two days, newest first; posts of no known day only without days."""
    everything = first == dt.date.min and last == dt.date.max
    return reader.each(
        _post,
        f"{_POSTS} SELECT network, external_id, day, words, link, kind, views, likes, comments, "
        "shares, clicks, saves, reach FROM post_now WHERE (:network = '' OR network = :network) "
        "AND (:everything OR day BETWEEN :first AND :last) ORDER BY day DESC, external_id",
        network=network,
        everything=int(everything),
        first=first.isoformat(),
        last=last.isoformat(),
    )


def survey_answers(
    reader: Reader, until: dt.date = dt.date.max, since: dt.date = dt.date.min
) -> list[Answer]:
    """Every answer that counts, by its day."""
    return reader.each(
        _answer,
        "SELECT answer.day, score, words, survey, person_id, max(answer.batch_id) "
        "FROM survey_answer AS answer "
        "JOIN import_batch ON import_batch.id = answer.batch_id AND active = 1 "
        "LEFT JOIN buyer ON buyer.id = buyer_id LEFT JOIN person_key AS known "
        "ON known.kind = buyer.kind AND known.scope = buyer.scope AND known.value = buyer.value "
        "WHERE answer.day BETWEEN :since AND :until "
        "GROUP BY survey, answer.external_id, nth ORDER BY answer.day, answer.id",
        since=since.isoformat(),
        until=until.isoformat(),
    )


def scores(reader: Reader, until: dt.date = dt.date.max) -> list[int]:
    """The scores alone, 0 to 10, up to a day: what the recommendation score is made of."""
    return [one.score for one in survey_answers(reader, until)]


def last_days(reader: Reader) -> dict[str, dt.date]:
    """The last day that each source speaks of, in an import that counts."""
    rows = reader.rows(
        "SELECT source, max(ends_on) AS day FROM traffic "
        "JOIN import_batch ON import_batch.id = batch_id AND active = 1 GROUP BY source"
    )
    return {row.source: dt.date.fromisoformat(row.day) for row in rows}


# Of a post the newest figures since it was published count, else its newest days together.
_POSTS = """
    WITH newest AS (
        SELECT post.*, max(batch_id) FROM post
        JOIN import_batch ON import_batch.id = batch_id AND active = 1
        GROUP BY network, external_id, counted_on
    ), post_now AS (
        SELECT network, external_id, day, words, link, kind, views, likes, comments, shares,
               clicks, saves, reach FROM newest WHERE counted_on IS NULL
        UNION ALL
        SELECT network, external_id, max(day), max(words), max(link), max(kind), sum(views),
               sum(likes), sum(comments), sum(shares), sum(clicks), sum(saves), max(reach)
        FROM newest WHERE counted_on IS NOT NULL AND (network, external_id) NOT IN (
            SELECT network, external_id FROM newest WHERE counted_on IS NULL)
        GROUP BY network, external_id
    )
"""


def _of_posts(reader: Reader, measure: str, first: dt.date, last: dt.date) -> list[Counted]:
    """What posts brought, counted on the day that they were published."""
    return [
        Counted(one.day, one.day, "posts", one.network, "total", one.external_id, float(value))
        for one in posts(reader, "", max(first, dt.date(1, 1, 2)), last)
        if one.day is not None and (value := getattr(one, measure)) is not None
    ]


def _total(found: Sequence[Counted], start: dt.date, more: int, measure: str) -> float | None:
    return _whole(found, start, start + dt.timedelta(days=more), measure)


def _whole(found: Sequence[Counted], first: dt.date, last: dt.date, measure: str) -> float | None:
    """Networks add up, each by the tool that knows it best; a site's figures by one tool."""
    parts = [
        rules.total([one for one in found if one.network == network], first, last, measure)
        for network in {one.network for one in found}
    ]
    known = [part for part in parts if part is not None]
    return sum(known) if known else None


def _days(one: Counted) -> range:
    return range(one.starts_on.toordinal(), one.ends_on.toordinal() + 1)


def _counted(
    starts_on: str,
    ends_on: str,
    source: str,
    network: str,
    breakdown: str,
    words: str,
    value: float,
    _batch: int,
) -> Counted:
    first, last = dt.date.fromisoformat(starts_on), dt.date.fromisoformat(ends_on)
    return Counted(first, last, source, network, breakdown, words, value)


def _post(
    network: str,
    external_id: str,
    day: str | None,
    words: str,
    link: str,
    kind: str,
    *counts: int | None,
) -> PostResult:
    published = dt.date.fromisoformat(day) if day else None
    return PostResult(network, external_id, published, words, link, kind, *counts)


def _answer(
    day: str, score: int, words: str, survey: str, person_id: int | None, _batch: int
) -> Answer:
    return Answer(dt.date.fromisoformat(day), score, words, survey, person_id)
