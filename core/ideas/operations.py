"""What an owner does with ideas, votes, polls and ballots. Each is one step of Undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING

from core.calendar.checks import check_network
from core.calendar.facts import ActivityFacts
from core.calendar.limits import QUESTION
from core.calendar.rules import check_activity
from core.campaigns.facts import Piece
from core.campaigns.rules import check as check_campaign
from core.errors import UserError
from core.goals import rules as goal_rules
from core.ideas import labels, rules, words
from core.ideas.counting import Read
from core.ideas.facts import CampaignOfIdea, IdeaFacts, PollFacts, Taken, campaign_facts
from core.ideas.limits import COMMENT, IN_PERSON, QUESTION_LIMIT, REASON_LIMIT, SOURCES, STATUSES
from core.ideas.paste import Candidate
from core.people import queries as people
from core.people.labels import name_of
from core.prospects.limits import OURS, REPLY
from core.prospects.touches import TouchFacts, checked
from core.store.changes import Place
from core.store.operation import Store
from core.text import number, tr, trn
from core.typed import checked_length, clean, clean_line

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PAGE = "ideas"
SET = ("segment_id", "goal_id", "effort", "person_id", "said_on")
"""What is set on an idea beside its texts."""


def capture(store: Store, facts: IdeaFacts, today: dt.date) -> int:
    """Note an idea down and return its id. Raises UserError for "text", "source" or "said_on"."""
    from core.ideas import writes

    if facts.source not in SOURCES:
        raise UserError(tr("Choose where it comes from."), field="source")
    label = tr("Capture {idea}", idea=labels.short(rules.checked_text(facts.text)))
    with _step(store, label) as session:
        return writes.add_idea(session, facts, today, people.country(store.reader))


def take_candidates(
    store: Store,
    candidates: Sequence[Candidate],
    today: dt.date,
    *,
    source: str = COMMENT,
    network: str = "",
    polls: Sequence[PollFacts] = (),
) -> Taken:
    """Take ticked candidates of a block or a form as ideas and votes, and polls as results.

    Raises UserError when nothing is left to take.
    """
    from core.ideas import poll_writes, writes

    if not candidates and not polls:
        raise UserError(tr("Tick what you want to take."))
    known = [poll_writes.checked_poll(poll) for poll in polls]
    label = trn("Take {n} candidate", "Take {n} candidates", len(candidates) + len(polls))
    with _step(store, label) as session:
        country = people.country(store.reader)
        taken = writes.take_in(
            session, candidates, today, source=source, network=network, country=country
        )
        for poll in known:
            poll_writes.write_poll(session, poll_writes.same_poll(session, poll), poll, today)
    return Taken(taken.ideas, taken.votes, len(polls))


def change_idea(store: Store, idea_id: int, field: str, text: str) -> None:
    """Change an idea's "text", "note" or "why_not"; quick typing is one step.

    Raises UserError for the field.
    """
    from core.ideas.tables import Idea

    if field == "text":
        value = rules.checked_text(text)
    elif field == "note":
        value = clean(text, field, 10_000)
    else:
        value = clean_line(text, field, REASON_LIMIT)
    label = tr("Change {idea}", idea=labels.name(store, idea_id))
    with _step(store, label, idea_id, merge=("idea", idea_id, field)) as session:
        setattr(session.get_one(Idea, idea_id), field, value)


def set_fact(store: Store, idea_id: int, field: str, value: int | dt.date | None) -> None:
    """Set the group ("segment_id"), the "goal_id", the "effort", the giver ("person_id") or the
    day it was said ("said_on"). Raises UserError for the field."""
    from core.ideas.tables import Idea

    if field == "effort" and not isinstance(value, dt.date):
        rules.checked_effort(value)
    if field not in SET or (field == "said_on" and not isinstance(value, dt.date)):
        raise UserError(tr("This cannot be set."), field=field)
    label = tr("Change {idea}", idea=labels.name(store, idea_id))
    with _step(store, label, idea_id, merge=("idea", idea_id, field)) as session:
        setattr(session.get_one(Idea, idea_id), field, value)


def set_status(
    store: Store, ideas: Sequence[int], status: str, today: dt.date, *, why_not: str = ""
) -> None:
    """Give ideas a status as of today; with "not now" the reason as people are told it.

    Raises UserError for "status" or "why_not".
    """
    from core.ideas import writes
    from core.ideas.tables import Idea

    if status not in STATUSES[:-1]:
        raise UserError(tr("Choose a status."), field="status")
    why = clean_line(why_not, "why_not", REASON_LIMIT)
    label = tr(
        "Set {ideas} to {status}",
        ideas=labels.names(store, ideas),
        status=words.status_name(status),
    )
    with _step(store, label, ideas[0] if len(ideas) == 1 else None) as session:
        for idea_id in ideas:
            idea = session.get_one(Idea, idea_id)
            if idea.merged_into is None:
                writes.set_status(session, idea, status, today, why)


def delete_ideas(store: Store, ideas: Sequence[int]) -> None:
    """Delete ideas with those merged into them, and their votes."""
    from core.ideas import writes

    with _step(store, tr("Delete {ideas}", ideas=labels.names(store, ideas))) as session:
        writes.remove(session, ideas)


def add_vote(
    store: Store,
    idea_id: int,
    today: dt.date,
    *,
    person_id: int | None = None,
    who: str = "",
    contact: str = "",
    source: str = IN_PERSON,
    said: str = "",
) -> bool:
    """Let somebody vote for an idea, known or typed; False when they had voted for it before.

    Raises UserError for "who".
    """
    from core.ideas import people_writes, writes

    if person_id is None and not who.strip() and not contact.strip():
        raise UserError(tr("Say who wants it."), field="who")
    label = tr("A vote for {idea}", idea=labels.name(store, idea_id))
    with _step(store, label, idea_id) as session:
        country = people.country(store.reader)
        voter = person_id or people_writes.who_is(session, who, contact, "", country)
        assert voter is not None
        return writes.add_vote(session, idea_id, voter, today, source, words=said)


def remove_vote(store: Store, idea_id: int, person_id: int) -> None:
    """Take somebody's vote for an idea back, and for those merged into it."""
    from core.ideas import writes

    label = tr("Take back a vote for {idea}", idea=labels.name(store, idea_id))
    with _step(store, label, idea_id) as session:
        writes.take_back_vote(session, idea_id, person_id)


def merge_ideas(store: Store, keep: int, other: int, today: dt.date) -> None:
    """Let one idea stand within another. Every vote stays, and nobody is counted twice."""
    from core.ideas import writes

    if keep == other:
        raise UserError(tr("That is the same idea."))
    label = tr(
        "Merge {other} into {idea}", other=labels.name(store, other), idea=labels.name(store, keep)
    )
    with _step(store, label, keep) as session:
        writes.merge(session, keep, other, today)


def split_idea(store: Store, idea_id: int, today: dt.date) -> None:
    """Let a merged idea stand for itself again, with its own votes."""
    from core.ideas import writes

    with _step(store, tr("Split off {idea}", idea=labels.name(store, idea_id)), idea_id) as session:
        writes.split(session, idea_id, today)


def keep_ideas_apart(store: Store, one: int, other: int) -> None:
    """Say that two ideas that look alike are two; they are not offered again."""
    from core.ideas import writes

    label = tr(
        "Keep {one} and {other} apart", one=labels.name(store, one), other=labels.name(store, other)
    )
    with _step(store, label, one) as session:
        writes.keep_apart(session, one, other)


def count_by_hand(
    store: Store, idea_id: int, votes: int, asked: int, today: dt.date, *, source: str = IN_PERSON
) -> int:
    """Note that `votes` of `asked` people want an idea; returns the result's id.

    Raises UserError for "votes" or "asked".
    """
    from core.ideas import poll_writes

    label = tr(
        "{votes} of {asked} want {idea}",
        votes=number(votes),
        asked=number(asked),
        idea=labels.name(store, idea_id),
    )
    with _step(store, label, idea_id) as session:
        return poll_writes.count_by_hand(session, idea_id, votes, asked, source, today)


def remove_result(store: Store, tally_id: int) -> None:
    """Take away a result that was entered by hand."""
    from core.ideas import poll_writes

    with _step(store, tr("Remove a result")) as session:
        poll_writes.remove_result(session, tally_id)


def add_poll(store: Store, facts: PollFacts, today: dt.date) -> int:
    """Add a poll, with its result where the votes are given; returns its id.

    Raises UserError for "question", "options", "days", "asked" or "votes".
    """
    from core.ideas import poll_writes

    known = poll_writes.checked_poll(facts)
    with _step(store, tr("Add poll {question}", question=labels.short(known.question))) as session:
        return poll_writes.write_poll(session, None, known, today)


def change_poll(store: Store, poll_id: int, facts: PollFacts, today: dt.date) -> None:
    """Change a poll or enter its result. Raises UserError as `add_poll` does."""
    from core.ideas import poll_writes

    known = poll_writes.checked_poll(facts)
    with _step(
        store, tr("Change poll {question}", question=labels.short(known.question))
    ) as session:
        poll_writes.write_poll(session, poll_id, known, today)


def delete_poll(store: Store, poll_id: int) -> None:
    """Delete a poll with its result."""
    from core.ideas import poll_writes

    with _step(store, tr("Delete a poll")) as session:
        poll_writes.remove_poll(session, poll_id)


def start_run(
    store: Store,
    question: str,
    kind: str,
    ideas: Sequence[int],
    today: dt.date,
    *,
    link: str = "",
) -> int:
    """Make a pile of ballots for up to nine ideas; `link` is what its QR code leads to.

    Returns its id. Raises UserError for "question", "kind", "ideas" or "link".
    """
    from core.ideas import ballot_writes

    with _step(store, tr("Ballot {question}", question=labels.short(question))) as session:
        return ballot_writes.add_run(session, question, kind, ideas, link, today)


def note_printed(store: Store, run_id: int, today: dt.date) -> None:
    """Note that the ballots of a pile were printed."""
    from core.ideas.tables import BallotRun

    with _step(store, tr("Print ballots")) as session:
        session.get_one(BallotRun, run_id).printed_on = today


def count_ballot(store: Store, run_id: int, read: Read, today: dt.date) -> int:
    """Count one ballot and return its number. A quick count is one step.

    Raises UserError for "marks" that the ballot does not have, or for "text".
    """
    from core.ideas import ballot_writes

    merge = ("ballot_run", run_id, "count")
    with _step(store, tr("Count ballots"), merge=merge) as session:
        country = people.country(store.reader)
        return ballot_writes.add_ballot(session, run_id, read, today, country)


def take_back_ballot(store: Store, run_id: int) -> Read | None:
    """Take the last ballot of a pile back and return what was read; None when there is none."""
    from core.ideas import ballot_writes

    merge = ("ballot_run", run_id, "count")
    with _step(store, tr("Count ballots"), merge=merge) as session:
        return ballot_writes.take_back_ballot(session, run_id)


def finish_count(store: Store, run_id: int, today: dt.date) -> None:
    """Say that a pile is counted to its end."""
    from core.ideas.tables import BallotRun

    with _step(store, tr("Finish the count")) as session:
        session.get_one(BallotRun, run_id).counted_on = today


def delete_run(store: Store, run_id: int) -> None:
    """Delete a pile of ballots with what was counted."""
    from core.ideas import ballot_writes

    with _step(store, tr("Delete a pile of ballots")) as session:
        ballot_writes.remove_run(session, run_id)


def tell(
    store: Store, idea_id: int, person_id: int, today: dt.date, *, network: str = "", said: str = ""
) -> int:
    """Note that somebody was told what became of their idea: a touch of kind reply. Its id."""
    from core.ideas import writes

    facts = checked(TouchFacts(REPLY, OURS, today, network, said), today)
    label = tr("Told {name}", name=name_of(store, person_id))
    with _step(store, label, idea_id) as session:
        return writes.log_telling(session, idea_id, person_id, facts)


def untell(store: Store, touch_id: int) -> None:
    """Take it back that somebody was told."""
    from core.prospects import writes

    with _step(store, tr("Not told yet")) as session:
        writes.take_back_touch(session, touch_id)


def set_bet(
    store: Store,
    idea_id: int,
    low: float,
    high: float,
    today: dt.date,
    *,
    outcome: float | None = None,
) -> None:
    """Note the range that the team expects of an idea, and what came of it once that is known.

    Raises UserError for "low" or "high".
    """
    from core.ideas import writes

    goal_rules.check_range(low, high)
    with _step(store, tr("Bet on {idea}", idea=labels.name(store, idea_id)), idea_id) as session:
        writes.set_bet(session, idea_id, (low, high), today, outcome)


def make_campaign(
    store: Store,
    idea_id: int,
    facts: CampaignOfIdea,
    today: dt.date,
    pieces: Sequence[Piece] = (),
) -> int:
    """Plan an idea as a campaign with the work proposed for it, its code and what is expected.

    Returns the campaign's id. Raises UserError for a field of `facts`.
    """
    from core.ideas import making

    if facts.bet is not None:
        goal_rules.check_range(*facts.bet)
    known = check_campaign(campaign_facts(facts, idea_id), today)
    label = tr("Make {idea} a campaign", idea=labels.name(store, idea_id))
    with _step(store, label, idea_id) as session:
        return making.make_campaign(session, idea_id, known, pieces, facts.bet, today)


def make_activity(
    store: Store, idea_id: int, facts: ActivityFacts, today: dt.date, *, code: str = ""
) -> int:
    """Plan an idea as a piece of work on the calendar, maybe with a code; returns its id.

    Raises UserError for "title", "network", "day" or "code".
    """
    from core.ideas import making

    known = check_activity(replace(facts, idea_id=idea_id))
    check_network(store, known.network, known.day)
    label = tr("Put {idea} on the calendar", idea=labels.name(store, idea_id))
    with _step(store, label, idea_id) as session:
        return making.make_activity(session, idea_id, known, code, today)


def ask_question(store: Store, text: str, day: dt.date, network: str = "") -> int:
    """Put a question of the day on the calendar and return the activity's id.

    Raises UserError for "title" or "network".
    """
    from core.calendar import writes

    known = check_activity(ActivityFacts(QUESTION, text, text, network=network, day=day, minutes=5))
    check_network(store, network, day)
    with _step(store, tr("Ask {words}", words=labels.short(text))) as session:
        return writes.add_activity(session, known)


def add_question(store: Store, text: str) -> int:
    """Add a question of one's own to the bank. Raises UserError for "words" (blank, there)."""
    from core.ideas import poll_writes

    line = checked_length(rules.checked_text(text, "words"), "words", QUESTION_LIMIT)
    with _step(store, tr("Add question {words}", words=labels.short(line))) as session:
        return poll_writes.add_question(session, line)


def remove_question(store: Store, question_id: int) -> None:
    """Take a question of one's own out of the bank."""
    from core.ideas.tables import OwnQuestion

    with _step(store, tr("Remove a question")) as session:
        session.delete(session.get_one(OwnQuestion, question_id))


def _step(
    store: Store,
    label: str,
    row: int | None = None,
    merge: tuple[str, int, str] | None = None,
) -> AbstractContextManager[Session]:
    return store.operation(label, merge=merge, place=Place(PAGE, row))
