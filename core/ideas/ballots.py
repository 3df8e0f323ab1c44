"""Piles of ballots: what the page lists, what a count goes on with, what is printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.business.queries import business
from core.ideas import rules
from core.ideas.counting import Read
from core.ideas.limits import PICK_ONE, YES_NO
from core.ideas.rules import Standing
from core.people import addresses
from core.plans.queries import current_plan
from core.store.database import Reader
from core.text import tr

LONGEST_LINK = 600
"""Characters that a QR code still carries well."""


@dataclass(frozen=True)
class BallotLine:
    """One idea on a ballot: its number, what it says, a line more, and its result so far."""

    number: int
    idea_id: int
    text: str
    note: str
    votes: int
    standing: Standing


@dataclass(frozen=True)
class RunRow:
    """One pile of ballots. `counted` ballots so far; `counted_on` once the count was finished."""

    id: int
    number: int
    question: str
    kind: str
    link: str
    printed_on: dt.date | None
    counted_on: dt.date | None
    counted: int
    own_ideas: int
    lines: tuple[BallotLine, ...]


@dataclass(frozen=True)
class PrintedBallot:
    """What stands on a printed ballot, ready to be set.

    `lead` says how to fill it in; `qr` is the link's QR code as an SVG text, empty without one;
    `number` tells piles apart ("Ballot 3").
    """

    question: str
    lead: str
    lines: tuple[BallotLine, ...]
    own_idea: bool
    link: str
    link_words: str
    qr: str
    business: str
    plan: str
    number: int
    printed_on: dt.date


def runs(reader: Reader) -> list[RunRow]:
    """Every pile, the newest first."""
    counted = {
        row.ballot_run_id: row
        for row in reader.rows(
            "SELECT ballot_run_id, count(*) AS n, count(idea_id) AS own FROM ballot GROUP BY 1"
        )
    }
    lines: dict[int, list[BallotLine]] = {}
    for row in reader.rows(
        "SELECT b.ballot_run_id AS run, position, b.idea_id, text, note, "
        "coalesce(votes_for, 0) AS votes, coalesce(asked, 0) AS asked FROM ballot_run_idea AS b "
        "JOIN idea ON idea.id = b.idea_id LEFT JOIN tally "
        "ON tally.ballot_run_id = b.ballot_run_id AND tally.idea_id = b.idea_id "
        "ORDER BY b.ballot_run_id, position"
    ):
        standing = rules.standing(row.votes, row.asked)
        line = BallotLine(
            row.position, row.idea_id, row.text, _first_line(row.note), row.votes, standing
        )
        lines.setdefault(row.run, []).append(line)
    found = reader.rows("SELECT * FROM ballot_run ORDER BY id")
    made = [
        RunRow(
            row.id,
            number,
            row.question,
            row.kind,
            row.link,
            _day(row.printed_on),
            _day(row.counted_on),
            counted[row.id].n if row.id in counted else 0,
            counted[row.id].own if row.id in counted else 0,
            tuple(lines.get(row.id, ())),
        )
        for number, row in enumerate(found, start=1)
    ]
    return made[::-1]


def run(reader: Reader, run_id: int) -> RunRow | None:
    """One pile, None when it is gone."""
    return next((one for one in runs(reader) if one.id == run_id), None)


def read_so_far(reader: Reader, run_id: int) -> list[Read]:
    """The ballots of a pile that were counted, in the order of the count."""
    rows = reader.rows(
        "SELECT marks, coalesce(idea.text, '') AS text, coalesce(person.name, '') AS name "
        "FROM ballot LEFT JOIN idea ON idea.id = ballot.idea_id "
        "LEFT JOIN person ON person.id = ballot.person_id "
        "WHERE ballot_run_id = :run ORDER BY nth",
        run=run_id,
    )
    return [Read(row.marks, row.text, row.name) for row in rows]


def printed(reader: Reader, run_id: int, today: dt.date) -> PrintedBallot | None:
    """What stands on the ballots of a pile, None when it is gone."""
    found = run(reader, run_id)
    if found is None:
        return None
    plan = current_plan(reader, today)
    return PrintedBallot(
        question=found.question,
        lead=lead(found.kind),
        lines=found.lines,
        own_idea=True,
        link=found.link,
        link_words=plain_link(found.link),
        qr=qr_code(found.link),
        business=business(reader).name,
        plan=plan.name if plan is not None else "",
        number=found.number,
        printed_on=found.printed_on or today,
    )


def lead(kind: str) -> str:
    """How a ballot is filled in."""
    if kind == PICK_ONE:
        return tr("Tick the one you like best, then fold it and drop it in the jar.")
    if kind == YES_NO:
        return tr("Tick what you say yes to, then fold it and drop it in the jar.")
    return tr("Tick as many as you like, then fold it and drop it in the jar.")


def qr_code(link: str) -> str:
    """A link's QR code as an SVG text; empty where there is none, or it is too long for one."""
    if not link or len(link) > LONGEST_LINK:
        return ""
    import segno

    return str(segno.make(link, error="m", micro=False).svg_inline(border=0))


def plain_link(link: str) -> str:
    """A link as people read and type it."""
    return addresses.plain(link) if link else ""


def _first_line(note: str) -> str:
    return note.strip().splitlines()[0].strip() if note.strip() else ""


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
