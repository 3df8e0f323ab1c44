"""Every prospect in a line, for the board, the table and the lists: what it takes to sort, filter
and place them.

Stages are derived, so all touches are counted: the database does that in one pass over an index,
and the rules are asked once for each prospect. The result is kept by the page (`board.Board`), so
that a key typed into the filter asks neither again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from core.links.queries import Standing, standing
from core.people.rules import folded
from core.prospects import rules
from core.prospects.rules import Pace, Story
from core.store.database import Reader


class Summary(NamedTuple):
    """One prospect in a line. `hay` is what the filter looks in, folded like names are."""

    person_id: int
    name: str
    folded: str
    about: str
    site: str
    """Where they are on the web: an address as it was written, or empty."""
    networks: tuple[str, ...]
    tags: tuple[str, ...]
    stage: str
    story: Story
    due: dt.date | None
    cold: bool
    fit: tuple[int, int, int]
    """Audience match, reach and relevance, in stamps from 0 to 3."""
    next_step: str
    doer: str
    owed_reply: bool
    """Whether the newest contact is a reply of theirs."""
    hay: str

    @property
    def by_hand(self) -> bool:
        """Whether the stage was set by hand."""
        return self.story.stage_by_hand is not None and not self.story.do_not_contact


_FACTS = """
SELECT p.person_id, n.name, n.folded, n.about, n.do_not_contact,
  p.found_on, p.audience_match, p.reach, p.relevance, p.their_page, p.next_on, p.next_step, p.doer,
  p.stage_by_hand,
  (SELECT shown FROM person_key WHERE person_id = p.person_id AND kind = 'site'
    ORDER BY id LIMIT 1),
  (SELECT group_concat(scope || ' ' || follows_us || value, char(10)) FROM person_key
    WHERE person_id = p.person_id AND kind = 'handle'),
  (SELECT group_concat(tag, char(10)) FROM person_tag WHERE person_id = p.person_id)
FROM prospect AS p JOIN person AS n ON n.id = p.person_id
"""
_COUNTS = """
SELECT person_id, sum(kind = 'give'), sum(kind = 'ask'),
  max(kind = 'reply' OR (kind = 'give' AND what <> 'followed')),
  min(CASE WHEN kind = 'give' THEN day END), max(day),
  max(CASE WHEN outcome = 'open' THEN day END),
  max(CASE WHEN outcome = 'declined' THEN settled_on END),
  max(CASE WHEN outcome = 'yes' THEN settled_on END),
  max(CASE WHEN kind = 'reply' AND what = 'theirs' THEN id END),
  max(CASE WHEN kind <> 'note' THEN id END)
FROM touch
"""
_NO_COUNTS: tuple[Any, ...] = (0, 0, 0, None, None, None, None, None, None, None)


def summaries(reader: Reader, pace: Pace, today: dt.date) -> list[Summary]:
    """Every prospect, by name."""
    counts = {
        row[0]: row[1:]
        for row in reader.each(_row, _COUNTS + "GROUP BY person_id ORDER BY person_id")
    }
    facts = reader.each(_row, _FACTS)
    made = _made(facts, counts, standing(reader), pace, today)
    made.sort(key=lambda one: one.folded)
    return made


def some_summaries(
    reader: Reader, people: Sequence[int], pace: Pace, today: dt.date
) -> list[Summary]:
    """Those among some people (hundreds, not millions) who are prospects."""
    listed = f"({', '.join(str(int(person_id)) for person_id in people)})"
    rows = reader.each(
        _row, _COUNTS + f"WHERE person_id IN {listed} GROUP BY person_id ORDER BY person_id"
    )
    facts = reader.each(_row, _FACTS + f"WHERE p.person_id IN {listed}")
    counts = {row[0]: row[1:] for row in rows}
    return _made(facts, counts, standing(reader, people), pace, today)


def summary_of(reader: Reader, person_id: int, pace: Pace, today: dt.date) -> Summary | None:
    """One prospect, None when they are none."""
    return next(iter(some_summaries(reader, [person_id], pace, today)), None)


def _made(
    facts: Iterable[tuple[Any, ...]],
    counts: dict[int, tuple[Any, ...]],
    links: dict[int, Standing],
    pace: Pace,
    today: dt.date,
) -> list[Summary]:
    return [
        _summary(fact, counts.get(fact[0], _NO_COUNTS), links.get(fact[0]), pace, today)
        for fact in facts
    ]


def _summary(
    fact: tuple[Any, ...], count: tuple[Any, ...], link: Standing | None, pace: Pace, today: dt.date
) -> Summary:
    (person_id, name, plain, about, blocked, found_on, match, reach, relevance, page, next_on,
     step, doer, by_hand, site, handles, tags) = fact  # fmt: skip
    gives, asks, talked, first, last, asked, declined, yes, theirs, newest = count
    networks, follows, names = _handles(handles) if handles else ((), False, "")
    story = Story(
        found_on=_day(found_on),
        gives=gives,
        asks=asks,
        talked=talked == 1,
        first_give=first and _day(first),
        last_touch=last and _day(last),
        open_ask=asked and _day(asked),
        declined_on=declined and _day(declined),
        yes_on=yes and _day(yes),
        linked_on=link.linked_on if link else None,
        had_link=link is not None,
        lost_on=link.lost_on if link else None,
        follows_us=follows,
        do_not_contact=blocked == 1,
        stage_by_hand=by_hand,
        next_on=next_on and _day(next_on),
    )
    at = rules.stage(story, pace, today)
    return Summary(
        person_id,
        name,
        plain,
        about,
        site or page,
        networks,
        tuple(sorted(tags.split("\n"))) if tags else (),
        at,
        story,
        rules.follow_up(story, at, pace, today),
        rules.goes_cold(story, at, pace, today),
        (match, reach, relevance),
        step,
        doer,
        theirs is not None and theirs == newest,
        _hay(plain, about, site, page, names, tags, doer, step),
    )


def _hay(plain: str, *others: str | None) -> str:
    texts = [text for text in others if text]
    if not texts:
        return plain
    # Accents are rare: only a text that has them is folded letter by letter.
    joined = "\n".join(texts)
    return f"{plain}\n{joined.lower() if joined.isascii() else folded(joined)}"


def _handles(text: str) -> tuple[tuple[str, ...], bool, str]:
    """The networks of handles, whether any of them follows the business, and their names."""
    networks, follows, names = [], False, []
    for line in text.split("\n"):
        network, _, rest = line.partition(" ")
        networks.append(network)
        follows = follows or rest[:1] == "1"
        names.append(rest[1:])
    return tuple(dict.fromkeys(networks)), follows, " ".join(names)


@lru_cache(maxsize=8192)
def _day(text: str) -> dt.date:
    # A file has few days and many touches.
    return dt.date.fromisoformat(text)


def _row(*values: Any) -> tuple[Any, ...]:
    return values
