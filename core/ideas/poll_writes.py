"""Changes of polls and counted results; each takes a session and opens nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import UserError
from core.ideas import rules
from core.ideas.facts import OptionFacts, PollFacts
from core.ideas.limits import MOST_OPTIONS, POLL, POLL_KINDS, YES_NO
from core.ideas.tables import OwnQuestion, Poll, PollOption, Tally
from core.ideas.writes import is_asked_about, uncount
from core.people.rules import folded
from core.text import number, tr

FAR = 10_000
"""Added to positions while options are dealt anew, because no place is taken twice."""


def checked_poll(facts: PollFacts) -> PollFacts:
    """The same with its texts trimmed and options without words left out.

    Raises UserError for "question", "options", "days", "asked" or "votes".
    """
    question = rules.checked_text(facts.question, "question")
    if facts.kind not in POLL_KINDS:
        raise UserError(tr("Choose how the poll is answered."), field="kind")
    options = tuple(
        OptionFacts(rules.checked_text(one.words, "options"), one.idea_id, one.votes, one.id)
        for one in facts.options
        if one.words.strip()
    )
    _check_options(facts.kind, options)
    if facts.starts_on and facts.ends_on and facts.starts_on > facts.ends_on:
        raise UserError(tr("It ends before it begins. Swap the days."), field="days")
    votes = [one.votes for one in options if one.votes is not None]
    asked = rules.asked_of(facts.kind, votes, facts.asked)
    if votes and asked is None:
        raise UserError(tr("Type how many people answered."), field="asked")
    if votes and asked is not None:
        rules.checked_result(facts.kind, votes, asked)
    return PollFacts(
        question, options, facts.kind, facts.network, facts.starts_on, facts.ends_on,
        asked if votes else None, facts.note.strip(),
    )  # fmt: skip


def _check_options(kind: str, options: Sequence[OptionFacts]) -> None:
    if not options:
        raise UserError(tr("A poll needs options. Type what people can choose."), field="options")
    if len(options) < rules.options_needed(kind):
        raise UserError(tr("Give them at least two options, or ask yes or no."), field="options")
    if len(options) > MOST_OPTIONS:
        raise UserError(
            tr("A poll has room for {n} options.", n=number(MOST_OPTIONS)), field="options"
        )
    words = [folded(one.words) for one in options]
    twice = next((one.words for one in options if words.count(folded(one.words)) > 1), "")
    if twice:
        raise UserError(tr("“{words}” is there twice.", words=twice), field="options")


def write_poll(session: Session, poll_id: int | None, facts: PollFacts, today: dt.date) -> int:
    """Add a poll, or change one, with its results; `facts` are checked already."""
    poll = session.get_one(Poll, poll_id) if poll_id is not None else Poll()
    poll.question, poll.kind, poll.network = facts.question, facts.kind, facts.network
    poll.starts_on, poll.ends_on = facts.starts_on, facts.ends_on
    poll.asked, poll.note = facts.asked, facts.note
    session.add(poll)
    session.flush()
    kept = _options(session, poll.id)
    facts = _known_options(facts, kept)
    wanted = {one.id for one in facts.options}
    for option in kept.values():
        if option.id not in wanted:
            _forget_result(session, option.id)
            session.delete(option)
    session.flush()
    for place, option in enumerate(kept.values()):
        if option.id in wanted:
            option.position = FAR + place
    session.flush()
    for position, one in enumerate(facts.options, start=1):
        option = kept.get(one.id or 0) or PollOption(poll_id=poll.id)
        option.position, option.words, option.idea_id = position, one.words, one.idea_id
        session.add(option)
        session.flush()
        _write_result(session, option.id, one.votes, facts, today)
    is_asked_about(session, [one.idea_id for one in facts.options if one.idea_id], today)
    return poll.id


def _known_options(facts: PollFacts, kept: dict[int, PollOption]) -> PollFacts:
    """The same, its options without an id being those with the same words, ideas kept."""
    by_words = {folded(option.words): option for option in kept.values()}
    options = []
    for one in facts.options:
        same = by_words.get(folded(one.words)) if one.id is None else None
        if same is not None:
            one = replace(one, id=same.id, idea_id=one.idea_id or same.idea_id)
        options.append(one)
    return replace(facts, options=tuple(options))


def remove_poll(session: Session, poll_id: int) -> None:
    """Delete a poll with its results."""
    for option in _options(session, poll_id):
        _forget_result(session, option)
    session.delete(session.get_one(Poll, poll_id))
    session.flush()


def _options(session: Session, poll_id: int) -> dict[int, PollOption]:
    found = select(PollOption).where(PollOption.poll_id == poll_id).order_by(PollOption.position)
    return {option.id: option for option in session.scalars(found)}


def _write_result(
    session: Session, option_id: int, votes: int | None, facts: PollFacts, today: dt.date
) -> None:
    if votes is None or facts.asked is None:
        _forget_result(session, option_id)
        return
    tally = session.scalars(select(Tally).where(Tally.option_id == option_id)).one_or_none()
    if tally is None:
        tally = Tally(option_id=option_id, source=POLL, day=min(facts.ends_on or today, today))
    tally.kind, tally.votes_for, tally.asked = facts.kind, votes, facts.asked
    session.add(tally)
    session.flush()


def _forget_result(session: Session, option_id: int) -> None:
    for tally in session.scalars(select(Tally).where(Tally.option_id == option_id)):
        uncount(session, tally.id)
        session.delete(tally)
    session.flush()


def count_by_hand(
    session: Session, idea_id: int, votes: int, asked: int, source: str, day: dt.date
) -> int:
    """Note that so many of those asked want an idea, and return the id of the result."""
    if asked < 1:
        raise UserError(tr("Type how many people answered."), field="asked")
    rules.checked_result(YES_NO, [votes], asked)
    tally = Tally(
        idea_id=idea_id, kind=YES_NO, source=source, votes_for=votes, asked=asked, day=day
    )
    session.add(tally)
    session.flush()
    is_asked_about(session, [idea_id], day)
    return tally.id


def remove_result(session: Session, tally_id: int) -> None:
    """Take away a result; whoever was in it by name counts by themselves again."""
    uncount(session, tally_id)
    session.delete(session.get_one(Tally, tally_id))
    session.flush()


def same_poll(session: Session, facts: PollFacts) -> int | None:
    """The poll that a file tells of again: the same question on the same network, with the same
    options; None for a new one."""
    found = select(Poll.id).where(Poll.question == facts.question, Poll.network == facts.network)
    wanted = {folded(one.words) for one in facts.options}
    for poll_id in session.scalars(found):
        known = {folded(one.words) for one in _options(session, poll_id).values()}
        if known == wanted:
            return poll_id
    return None


def add_question(session: Session, words: str) -> int:
    """Add a question to the bank. Raises UserError when it is there."""
    wanted = folded(words)
    if any(folded(one.words) == wanted for one in session.scalars(select(OwnQuestion))):
        raise UserError(tr("This question is there already."), field="words")
    row = OwnQuestion(words=words)
    session.add(row)
    session.flush()
    return row.id
