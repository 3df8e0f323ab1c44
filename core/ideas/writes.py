"""Changes of ideas and votes that several verbs make; each takes a session and opens nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core.errors import UserError
from core.goals.tables import Bet
from core.ideas import rules
from core.ideas.facts import IdeaFacts, Taken
from core.ideas.limits import ASKING, MERGED, NEW, NOT_NOW, OWN, TEXT_LIMIT
from core.ideas.paste import Candidate
from core.ideas.people_writes import who_is
from core.ideas.tables import Idea, IdeaApart, Vote
from core.prospects import writes as touches
from core.prospects.tables import Touch
from core.prospects.touches import TouchFacts
from core.text import tr


def add_idea(session: Session, facts: IdeaFacts, today: dt.date, country: str = "") -> int:
    """Note an idea down and return its id; whoever gave it has voted for it.

    Raises UserError for "text" or "said_on".
    """
    text = rules.checked_text(facts.text)
    said_on = facts.said_on or today
    if said_on > today:
        raise UserError(tr("This day is still to come."), field="said_on")
    giver = facts.person_id
    if giver is None:
        giver = who_is(session, facts.who, facts.contact, facts.network, country)
    idea = Idea(
        text=text,
        note=facts.note.strip(),
        status=NEW,
        status_on=said_on,
        source=facts.source,
        network=facts.network,
        said_on=said_on,
        person_id=giver,
        segment_id=facts.segment_id,
    )
    session.add(idea)
    session.flush()
    if giver is not None and facts.source != OWN:
        add_vote(session, idea.id, giver, said_on, facts.source)
    return idea.id


def add_vote(
    session: Session,
    idea_id: int,
    person_id: int,
    day: dt.date,
    source: str,
    *,
    words: str = "",
    tally_id: int | None = None,
) -> bool:
    """Let somebody vote for an idea; whether they had not voted for it before.

    With `tally_id` their vote is in that counted result and is not counted again.
    """
    vote = session.get(Vote, (idea_id, person_id))
    if vote is not None:
        vote.words = vote.words or words.strip()
        if tally_id is not None:
            vote.tally_id = tally_id
        session.flush()
        return False
    vote = Vote(
        idea_id=idea_id,
        person_id=person_id,
        day=day,
        source=source,
        words=words.strip(),
        tally_id=tally_id,
    )
    session.add(vote)
    session.flush()
    return True


def set_status(session: Session, idea: Idea, status: str, today: dt.date, why: str = "") -> None:
    """Give an idea a status as of today, unless it has it."""
    if idea.status != status:
        idea.status_on = today
    # The reason is only there with its status, so the two change in one statement.
    idea.status, idea.why_not = status, why.strip() if status == NOT_NOW else ""
    session.flush()


def is_asked_about(session: Session, ideas: Sequence[int], today: dt.date) -> None:
    """Ideas that stand in a poll or on a ballot are no longer new: people are asked."""
    for idea in session.scalars(select(Idea).where(Idea.id.in_(ideas), Idea.status == NEW)):
        set_status(session, idea, ASKING, today)


def root_of(session: Session, idea_id: int) -> int:
    """The idea that this one stands in: itself, or the one it was merged into."""
    return session.get_one(Idea, idea_id).merged_into or idea_id


def merge(session: Session, keep: int, other: int, today: dt.date) -> None:
    """Let `other` stand within `keep`, with those that stand within it.

    Both keep their own votes and results, so that a split finds them again. What `keep` lacks of
    a group, a goal, an effort or a note it takes over.
    """
    stays, goes = session.get_one(Idea, keep), session.get_one(Idea, other)
    for within in session.scalars(select(Idea).where(Idea.merged_into == other)):
        within.merged_into = keep
    session.flush()
    goes.status_before, goes.why_not = goes.status, ""
    goes.status, goes.status_on, goes.merged_into = MERGED, today, keep
    for column in ("segment_id", "goal_id", "effort"):
        if getattr(stays, column) is None:
            setattr(stays, column, getattr(goes, column))
    stays.note = stays.note or goes.note
    session.flush()


def split(session: Session, idea_id: int, today: dt.date) -> None:
    """Let a merged idea stand for itself again."""
    idea = session.get_one(Idea, idea_id)
    status = idea.status_before or NEW
    idea.status_before, idea.merged_into = "", None
    idea.status, idea.status_on = status, today
    session.flush()


def keep_apart(session: Session, one: int, other: int) -> None:
    """Offer two ideas as the same no more."""
    first, second = sorted((one, other))
    if session.get(IdeaApart, (first, second)) is None:
        session.add(IdeaApart(first_id=first, second_id=second))
    session.flush()


def remove(session: Session, ideas: Sequence[int]) -> None:
    """Delete ideas with those merged into them."""
    within = session.scalars(select(Idea.id).where(Idea.merged_into.in_(ideas))).all()
    session.execute(delete(Idea).where(Idea.id.in_(within)))
    session.execute(delete(Idea).where(Idea.id.in_(ideas)))
    session.expire_all()


def take_in(
    session: Session,
    candidates: Sequence[Candidate],
    today: dt.date,
    *,
    source: str,
    network: str = "",
    country: str = "",
) -> Taken:
    """Make ideas of candidates, and votes of those that are like an idea or one another.

    A candidate that is like nobody else's is an idea of its own; one like an idea of the file, or
    like a candidate taken before it, is a vote by whoever said it, where their name is known.
    """
    made: dict[int, int] = {}
    ideas = votes = 0
    for one in candidates:
        who = who_is(session, *_named(one), network, country)
        day = min(dt.date.fromisoformat(one.day), today) if one.day else today
        target = one.idea_id
        if target is None and one.same_as is not None:
            target = made.get(one.same_as)
        if target is None:
            text, note = _fitting(one.text)
            facts = IdeaFacts(text, source, network, who, note=note, said_on=day)
            # The first that is taken of several alike stands for the others.
            made[one.same_as or one.place] = add_idea(session, facts, today, country)
            made[one.place] = made[one.same_as or one.place]
            ideas += 1
        elif who is not None:
            votes += add_vote(session, target, who, day, source, words=one.text)
    return Taken(ideas, votes)


def uncount(session: Session, tally_id: int) -> None:
    """Count the votes of a result that goes by themselves again."""
    session.execute(update(Vote).where(Vote.tally_id == tally_id).values(tally_id=None))


def _named(one: Candidate) -> tuple[str, str]:
    """The name and the contact that a candidate was found with."""
    contact = one.email or (f"@{one.handle}" if one.handle else "")
    return one.name or contact, contact


def _fitting(text: str) -> tuple[str, str]:
    """A text as an idea has room for it, and the whole as its note where it is longer."""
    if len(text) <= TEXT_LIMIT:
        return text, ""
    return text[: TEXT_LIMIT - 1].rstrip() + "…", text


def take_back_vote(session: Session, idea_id: int, person_id: int) -> None:
    """Take somebody's vote back, for an idea and for those merged into it."""
    family = select(Idea.id).where((Idea.id == idea_id) | (Idea.merged_into == idea_id))
    session.execute(delete(Vote).where(Vote.person_id == person_id, Vote.idea_id.in_(family)))


def log_telling(session: Session, idea_id: int, person_id: int, facts: TouchFacts) -> int:
    """Log that somebody was answered about an idea; `facts` are checked already."""
    touch_id = touches.log_touch(session, person_id, facts)
    session.get_one(Touch, touch_id).idea_id = idea_id
    session.flush()
    return touch_id


def set_bet(
    session: Session,
    idea_id: int,
    bounds: tuple[float, float],
    today: dt.date,
    outcome: float | None = None,
) -> None:
    """Note the range that is expected of an idea, and what came of it; None: not known yet."""
    bet = session.query(Bet).filter_by(idea_id=idea_id).one_or_none()
    bet = bet or Bet(idea_id=idea_id, made_on=today)
    bet.low, bet.high = bounds
    bet.outcome, bet.settled_on = outcome, None if outcome is None else today
    session.add(bet)
    session.flush()
