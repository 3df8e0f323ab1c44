"""The ballot for the counter: a question, ideas to tick, room for one's own."""

from __future__ import annotations

from dataclasses import dataclass

from core.ideas.ballots import printed, runs
from core.sheets.asked import Asked
from core.sheets.catalogue import sheet_name
from core.text import tr


@dataclass(frozen=True)
class Line:
    """An idea to tick, under the number that it is counted by."""

    number: int
    text: str
    note: str


@dataclass(frozen=True)
class BallotSheet:
    """The whole sheet; `qr` is an SVG text, "" without a link. `open` when there is no ballot."""

    title: str
    open: str
    lead: str = ""
    lines: tuple[Line, ...] = ()
    own_idea: str = ""
    name: str = ""
    name_more: str = ""
    where: str = ""
    phone: str = ""
    link: str = ""
    qr: str = ""
    qr_alt: str = ""
    foot: str = ""


def read(asked: Asked) -> BallotSheet:
    """The sheet's values."""
    run_id = asked.options.ballot
    if run_id is None:
        waiting = (one.id for one in runs(asked.reader) if one.counted_on is None)
        run_id = next(waiting, None)
    found = printed(asked.reader, run_id, asked.today) if run_id is not None else None
    if found is None:
        return BallotSheet(
            sheet_name("ballot"),
            tr("Ballot: nothing to vote on yet. Pick up to nine ideas on the page Ideas."),
        )
    return BallotSheet(
        title=found.question,
        open="",
        lead=found.lead,
        lines=tuple(Line(one.number, one.text, one.note) for one in found.lines),
        own_idea=tr("Your own idea") if found.own_idea else "",
        name=tr("Your first name"),
        name_more=tr("if you want to hear back"),
        where=tr("Where can we tell you?"),
        phone=tr("Rather answer on your phone?") if found.link else "",
        link=found.link_words,
        qr=found.qr,
        qr_alt=tr("QR code that leads to {link}", link=found.link_words) if found.qr else "",
        foot=tr("Ballot {n}", n=found.number),
    )
