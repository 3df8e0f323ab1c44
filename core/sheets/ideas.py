"""The sheet of ideas, the most wanted first, and what became of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.ideas.board import IdeaRow, read_board
from core.ideas.limits import ASKING, MADE, NEW, NOT_NOW, PLANNED
from core.ideas.words import source_name, standing_line, status_name, statuses_name, votes_words
from core.sheets.asked import Asked
from core.sheets.catalogue import sheet_name
from core.sheets.decisions import ideas_open
from core.text import number, opening, short_day, tr


@dataclass(frozen=True)
class Idea:
    """A row: its votes (with their share of the most), what it says, and how it stands."""

    votes: str
    votes_words: str
    share: float
    text: str
    about: str
    standing: str
    status: str


@dataclass(frozen=True)
class Part:
    """Ideas that stand together."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Idea, ...]


@dataclass(frozen=True)
class IdeasSheet:
    """The whole sheet."""

    title: str
    open: str
    parts: tuple[Part, ...]


def read(asked: Asked) -> IdeasSheet:
    """The sheet's values."""
    board = read_board(asked.reader, asked.today, asked.plan.id if asked.plan else None)
    ranked = board.ranked("wanted")
    most = max((one.votes for one in ranked), default=0)
    parts = (
        (tr("To decide and to do"), (NEW, ASKING, PLANNED)),
        (statuses_name(MADE), (MADE,)),
        (statuses_name(NOT_NOW), (NOT_NOW,)),
    )
    made = [
        _part(asked, title, [one for one in ranked if one.status in statuses], most)
        for title, statuses in parts
    ]
    return IdeasSheet(
        sheet_name("ideas"), ideas_open(len(ranked)), tuple(part for part in made if part.rows)
    )


def _part(asked: Asked, title: str, rows: Sequence[IdeaRow], most: int) -> Part:
    heads = (tr("Wanted"), tr("Idea"), tr("How sure"), tr("Now"))
    return Part(title, heads, tuple(_idea(asked, one, most) for one in rows))


def _idea(asked: Asked, one: IdeaRow, most: int) -> Idea:
    network = asked.network_names.get(one.network, one.network)
    said = tr(
        "{source}, {day}", source=source_name(one.source, network), day=short_day(one.said_on)
    )
    about = [one.giver, said if one.giver else opening(said), one.segment]
    return Idea(
        votes=number(one.votes),
        votes_words=votes_words(one.votes),
        share=one.votes / most if most else 0.0,
        text=one.text,
        about=" · ".join(filter(None, about)),
        standing=standing_line(one.standing, picked=one.picked),
        status=status_name(one.status),
    )
