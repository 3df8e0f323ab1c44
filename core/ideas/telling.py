"""Whom to tell what became of their idea, by which way and in what words; and how well it goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.ideas.limits import MADE, NEW, NOT_NOW
from core.ideas.rules import ANSWER_DAYS, STALE_DAYS
from core.networks.queries import network_names
from core.people.limits import EMAIL, HANDLE, PHONE
from core.people.queries import KeyRow, keys_among
from core.store.database import Reader
from core.text import share_words, tr, trn

THANKED_WITHIN = 60
"""A new idea older than this many days waits for what becomes of it, not for a first thank you."""
HEALTH_DAYS = 180
"""The health numbers are of ideas of the last half year."""


@dataclass(frozen=True)
class Tell:
    """Somebody to tell about an idea; `touch_id` once they were.

    `status` is what they are told: made, not now, or new for a first answer. `channel` says where
    ("Instagram, @priya"), `network` is its key when it is one. `late`: a first answer that takes
    over a week by now.
    """

    idea_id: int
    idea: str
    status: str
    person_id: int
    person: str
    channel: str
    network: str
    words: str
    since: dt.date
    touch_id: int | None = None
    late: bool = False

    @property
    def told(self) -> bool:
        """Whether they were told."""
        return self.touch_id is not None


@dataclass(frozen=True)
class Health:
    """How ideas are dealt with: of those given by somebody known, so many were answered within a
    week; of all, so many were made; so many were left alone for 30 days."""

    answered: int
    to_answer: int
    made: int
    all: int
    stale: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each number in a sentence; those without anything to count are left out."""
        found = []
        if self.to_answer:
            found.append(
                tr(
                    "Answered within a week: {answered} of {all}",
                    answered=self.answered,
                    all=self.to_answer,
                )
            )
        if self.all:
            found.append(tr("Made: {share} of all ideas", share=share_words(self.made / self.all)))
        found.append(
            trn("Left alone for 30 days: {n} idea", "Left alone for 30 days: {n} ideas", self.stale)
        )
        return tuple(found)


_ASKERS = """
    SELECT DISTINCT root.id AS idea_id, root.text, root.status, root.status_on, root.why_not,
        person.id AS person_id, person.name, (
            SELECT max(touch.id) FROM touch WHERE touch.person_id = person.id
            AND touch.kind = 'reply' AND touch.idea_id IN (root.id, one.id)
            AND (root.status = 'new' OR touch.day >= root.status_on)) AS touch_id,
        root.network, root.said_on
    FROM idea AS root JOIN idea AS one ON one.id = root.id OR one.merged_into = root.id
    JOIN (SELECT idea_id, person_id FROM vote
          UNION SELECT id, person_id FROM idea WHERE person_id IS NOT NULL) AS who
        ON who.idea_id = one.id
    JOIN person ON person.id = who.person_id AND NOT person.do_not_contact
    WHERE {which} ORDER BY root.status_on DESC, root.id, person.name COLLATE NOCASE"""


def to_tell(reader: Reader, today: dt.date) -> tuple[Tell, ...]:
    """Everybody who asked for what was made or put off, those who were told among them."""
    return _tells(reader, today, f"root.status IN ('{MADE}', '{NOT_NOW}')")


def to_thank(reader: Reader, today: dt.date) -> tuple[Tell, ...]:
    """Those whose new idea got no answer yet; only whoever gave it, not those who joined in."""
    since = (today - dt.timedelta(days=THANKED_WITHIN)).isoformat()
    found = _tells(
        reader,
        today,
        f"root.status = '{NEW}' AND root.person_id = person.id AND root.source <> 'own' "
        f"AND root.said_on >= '{since}'",
    )
    return tuple(one for one in found if not one.told)


def to_answer(reader: Reader, today: dt.date) -> tuple[Tell, ...]:
    """Everybody who waits for an answer now: what became of it, then a first thank you."""
    waiting = tuple(one for one in to_tell(reader, today) if not one.told)
    return (*waiting, *to_thank(reader, today))


def left_out(reader: Reader) -> int:
    """How many are not told because they asked not to be contacted."""
    return int(
        reader.value(
            "SELECT count(DISTINCT person.id) FROM vote JOIN idea ON idea.id = vote.idea_id "
            "JOIN person ON person.id = vote.person_id "
            f"WHERE person.do_not_contact AND idea.status IN ('{MADE}', '{NOT_NOW}')"
        )
    )


def health(reader: Reader, today: dt.date) -> Health:
    """The health numbers as of today, of the ideas of the last half year."""
    since = (today - dt.timedelta(days=HEALTH_DAYS)).isoformat()
    due = (today - dt.timedelta(days=ANSWER_DAYS)).isoformat()
    answers = reader.row(
        "SELECT count(*) AS due, coalesce(sum(first <= date(said_on, :week)), 0) AS answered FROM ("
        "SELECT said_on, (SELECT min(day) FROM touch WHERE touch.idea_id = idea.id "
        "AND kind = 'reply') AS first FROM idea "
        "WHERE person_id IS NOT NULL AND source <> 'own' AND said_on >= :since) "
        "WHERE first IS NOT NULL OR said_on < :due",
        since=since,
        due=due,
        week=f"+{ANSWER_DAYS} days",
    )
    assert answers is not None
    made, every = reader.each(
        lambda *row: row,
        "SELECT coalesce(sum(status = 'made'), 0), count(*) FROM idea WHERE status <> 'merged'",
    )[0]
    return Health(answers.answered, answers.due, made, every, _stale(reader, today))


def _stale(reader: Reader, today: dt.date) -> int:
    before = (today - dt.timedelta(days=STALE_DAYS)).isoformat()
    return int(
        reader.value(
            "SELECT count(*) FROM idea WHERE status IN ('new', 'asking', 'planned') AND max("
            "status_on, said_on, "
            "coalesce((SELECT max(day) FROM vote WHERE idea_id = idea.id), ''), "
            "coalesce((SELECT max(day) FROM touch WHERE touch.idea_id = idea.id), ''), "
            "coalesce((SELECT max(day) FROM tally WHERE tally.idea_id = idea.id), ''), "
            "coalesce((SELECT max(day) FROM tally JOIN poll_option ON poll_option.id = option_id "
            "WHERE poll_option.idea_id = idea.id), '')) < :before",
            before=before,
        )
    )


def _tells(reader: Reader, today: dt.date, which: str) -> tuple[Tell, ...]:
    rows = reader.rows(_ASKERS.format(which=which))
    people = list(dict.fromkeys(row.person_id for row in rows))
    keys = keys_among(reader, people) if people else {}
    names = network_names(reader)
    told: dict[tuple[int, int], Tell] = {}
    for row in rows:
        channel, network = channel_of(keys.get(row.person_id, ()), row.network, names)
        one = Tell(
            row.idea_id,
            row.text,
            row.status,
            row.person_id,
            row.name,
            channel,
            network,
            drafted(row.name, row.text, row.status, row.why_not),
            dt.date.fromisoformat(row.said_on if row.status == NEW else row.status_on),
            row.touch_id,
            row.status == NEW and (today - dt.date.fromisoformat(row.said_on)).days > ANSWER_DAYS,
        )
        # Somebody who voted for two merged ideas is told once.
        before = told.get((row.idea_id, row.person_id))
        if before is None or (one.told and not before.told):
            told[row.idea_id, row.person_id] = one
    return tuple(told.values())


def channel_of(keys: Sequence[KeyRow], network: str, names: Mapping[str, str]) -> tuple[str, str]:
    """Where somebody is told, in words, and the network if it is one.

    Where they said it, else by e-mail, on another network, by phone; face to face else.
    """
    handles = [key for key in keys if key.kind == HANDLE]
    there = next((key for key in handles if key.scope == network), None)
    emails = [key for key in keys if key.kind == EMAIL]
    phones = [key for key in keys if key.kind == PHONE]
    for key in (there, *emails, *handles, *phones):
        if key is not None and key.kind == HANDLE:
            place = names.get(key.scope, key.scope)
            return tr("{network}, {handle}", network=place, handle=key.words), key.scope
        if key is not None:
            return key.words, ""
    return tr("When they come in"), ""


def drafted(name: str, idea: str, status: str, why: str) -> str:
    """A line to start from; an honest one where it is not done."""
    first = _called(name)
    if status == MADE:
        return tr(
            "Hi {name}, you asked for “{idea}”. We made it, thanks to you. Come and try it.",
            name=first,
            idea=idea,
        )
    if status == NOT_NOW and why:
        return tr(
            "Hi {name}, you asked for “{idea}”. We thought about it and will not do it now: "
            "{why} Thank you for asking, and please keep telling us.",
            name=first,
            idea=idea,
            why=_sentence(why),
        )
    if status == NOT_NOW:
        return tr(
            "Hi {name}, you asked for “{idea}”. We thought about it and will not do it now. "
            "Thank you for asking, and please keep telling us.",
            name=first,
            idea=idea,
        )
    return tr(
        "Hi {name}, thank you for “{idea}”. We noted it down and will tell you what becomes of it.",
        name=first,
        idea=idea,
    )


def _called(name: str) -> str:
    """What somebody is called in a greeting: the first name, or the whole of another name.

    “Parents of E8” and “Mia & Jon” are no first names with surnames.
    """
    words = name.lstrip("@").split()
    plain = all(word[0].isupper() for word in words) and "&" not in words and "," not in name
    return words[0] if words and plain else " ".join(words)


def _sentence(why: str) -> str:
    why = why.strip()
    return why if why.endswith((".", "?", "!", "…")) else f"{why}."
