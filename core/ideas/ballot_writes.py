"""Changes of piles of ballots: made, counted one by one, taken back; each takes a session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.errors import UserError
from core.ideas import rules
from core.ideas.counting import Read
from core.ideas.facts import IdeaFacts
from core.ideas.limits import BALLOT, MOST_ON_A_BALLOT, NEW, PICK_ONE, POLL_KINDS
from core.ideas.people_writes import who_is
from core.ideas.tables import Ballot, BallotRun, BallotRunIdea, Idea, Tally, Vote
from core.ideas.writes import add_idea, add_vote, is_asked_about, root_of, uncount
from core.people import addresses
from core.people.rules import folded
from core.people.tables import Person, PersonKey, PersonSegment, PersonTag
from core.prospects.tables import Prospect, Touch
from core.text import number, tr


def add_run(
    session: Session, question: str, kind: str, ideas: Sequence[int], link: str, today: dt.date
) -> int:
    """Add a pile of ballots for ideas, numbered in their order, and return its id.

    Raises UserError for "question", "kind", "ideas" or "link".
    """
    question = rules.checked_text(question, "question")
    if kind not in POLL_KINDS:
        raise UserError(tr("Choose how the ballot is answered."), field="kind")
    numbered = list(dict.fromkeys(ideas))
    if not numbered:
        raise UserError(tr("Choose the ideas that stand on the ballot."), field="ideas")
    if len(numbered) > MOST_ON_A_BALLOT:
        raise UserError(
            tr(
                "A ballot has room for {most} ideas; {chosen} are chosen.",
                most=number(MOST_ON_A_BALLOT),
                chosen=number(len(numbered)),
            ),
            field="ideas",
        )
    address = addresses.checked(link, "link") if link.strip() else ""
    run = BallotRun(question=question, kind=kind, link=address)
    session.add(run)
    session.flush()
    for position, idea_id in enumerate(numbered, start=1):
        session.add(BallotRunIdea(ballot_run_id=run.id, position=position, idea_id=idea_id))
    session.flush()
    is_asked_about(session, numbered, today)
    return run.id


def add_ballot(session: Session, run_id: int, read: Read, today: dt.date, country: str) -> int:
    """Count one ballot and return its number in the pile; its free text becomes an idea.

    Raises UserError for "text", and for "marks" that the ballot does not have.
    """
    run = session.get_one(BallotRun, run_id)
    ideas = _on_ballot(session, run_id)
    if read.marks >> len(ideas) or (run.kind == PICK_ONE and len(read.numbers) > 1):
        raise UserError(tr("That is not on this ballot."), field="marks")
    person = who_is(session, read.name, read.contact, "", country)
    own = _own_idea(session, read.text, person, today, country) if read.text.strip() else None
    nth = 1 + (session.query(Ballot).filter_by(ballot_run_id=run_id).count())
    ballot = Ballot(ballot_run_id=run_id, nth=nth, marks=read.marks, idea_id=own, person_id=person)
    session.add(ballot)
    run.counted_on = None
    session.flush()
    for position, idea_id in ideas.items():
        ticked = read.marks >> (position - 1) & 1
        tally = _tally(session, run, idea_id, today)
        tally.asked, tally.votes_for = tally.asked + 1, tally.votes_for + ticked
        session.flush()
        if ticked and person is not None:
            add_vote(session, idea_id, person, today, BALLOT, tally_id=tally.id)
    return nth


def take_back_ballot(session: Session, run_id: int) -> Read | None:
    """Take the last ballot of a pile back and return what was read, None when there is none.

    An idea of its own that nobody else wants by now goes with it.
    """
    last = select(Ballot).where(Ballot.ballot_run_id == run_id).order_by(Ballot.nth.desc())
    ballot = session.scalars(last.limit(1)).one_or_none()
    if ballot is None:
        return None
    marks, person, own = ballot.marks, ballot.person_id, ballot.idea_id
    session.delete(ballot)
    session.flush()
    run = session.get_one(BallotRun, run_id)
    for position, idea_id in _on_ballot(session, run_id).items():
        ticked = marks >> (position - 1) & 1
        tally = _tally(session, run, idea_id, dt.date.min)
        # The fewer votes first, for they are never more than those asked.
        tally.votes_for -= ticked
        session.flush()
        tally.asked -= 1
        if ticked and person is not None:
            _take_back_vote(session, run_id, idea_id, person, tally.id)
        if not tally.asked:
            uncount(session, tally.id)
            session.delete(tally)
    session.flush()
    text = _take_back_own(session, own, person)
    _take_back_person(session, person)
    return Read(marks, text)


def remove_run(session: Session, run_id: int) -> None:
    """Delete a pile with what was counted; votes by name count by themselves again."""
    for tally in session.scalars(select(Tally).where(Tally.ballot_run_id == run_id)):
        uncount(session, tally.id)
    session.delete(session.get_one(BallotRun, run_id))
    session.flush()


def _on_ballot(session: Session, run_id: int) -> dict[int, int]:
    found = select(BallotRunIdea).where(BallotRunIdea.ballot_run_id == run_id)
    return {row.position: row.idea_id for row in session.scalars(found)}


def _tally(session: Session, run: BallotRun, idea_id: int, today: dt.date) -> Tally:
    found = select(Tally).where(Tally.ballot_run_id == run.id, Tally.idea_id == idea_id)
    tally = session.scalars(found).one_or_none()
    if tally is None:
        tally = Tally(
            idea_id=idea_id, kind=run.kind, source=BALLOT, votes_for=0, asked=0, day=today,
            ballot_run_id=run.id,
        )  # fmt: skip
        session.add(tally)
    return tally


def _own_idea(session: Session, text: str, person: int | None, today: dt.date, country: str) -> int:
    """The idea that a ballot's free text is: one there is with the same words, else a new one."""
    wanted = folded(rules.checked_text(text))
    for idea in session.scalars(select(Idea)):
        if folded(idea.text) == wanted:
            root = root_of(session, idea.id)
            if person is not None:
                add_vote(session, root, person, today, BALLOT)
            return root
    facts = IdeaFacts(text, BALLOT, person_id=person)
    return add_idea(session, facts, today, country)


def _take_back_vote(
    session: Session, run_id: int, idea_id: int, person: int, tally_id: int
) -> None:
    """Take a vote back that came with a ballot, unless another one of theirs has it too."""
    position = session.scalars(
        select(BallotRunIdea.position).filter_by(ballot_run_id=run_id, idea_id=idea_id)
    ).one()
    others = session.scalars(
        select(Ballot.marks).filter_by(ballot_run_id=run_id, person_id=person)
    ).all()
    vote = session.get(Vote, (idea_id, person))
    if vote is None or vote.tally_id != tally_id or any(m >> (position - 1) & 1 for m in others):
        return
    if vote.source == BALLOT:
        session.delete(vote)
    else:
        vote.tally_id = None


def _take_back_own(session: Session, idea_id: int | None, person: int | None) -> str:
    idea = session.get(Idea, idea_id) if idea_id is not None else None
    if idea is None:
        return ""
    text = idea.text
    others = session.query(Vote).filter(Vote.idea_id == idea.id, Vote.person_id != (person or 0))
    on_others = session.query(Ballot).filter_by(idea_id=idea.id)
    if idea.source == BALLOT and idea.status == NEW and not others.count() + on_others.count():
        session.delete(idea)
    session.flush()
    return text


def _take_back_person(session: Session, person: int | None) -> None:
    """Delete somebody of whom nothing is known but the name on the ballot that was taken back."""
    if person is None or session.query(PersonKey).filter_by(person_id=person).count():
        return
    for table in (Vote, Idea, Ballot, Touch, Prospect, PersonTag, PersonSegment):
        if session.query(table).filter_by(person_id=person).count():
            return
    found = session.get_one(Person, person)
    if not found.note and not found.about:
        session.execute(delete(Person).where(Person.id == person))
    session.expire_all()
