"""Any table of days and counts of a network that is not known by its heads; it is asked which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from core.importing import shapes
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified, Option, Question
from core.importing.shapes import Shape
from core.networks.catalogue import catalogue
from core.text import tr

KEY = "any_figures"
NETWORK = "network"
_COUNTS = {
    "views": ("views", "impressions", "video views"),
    "likes": ("likes", "reactions", "favourites", "favorites"),
    "comments": ("comments", "replies"),
    "shares": ("shares", "reposts", "boosts"),
    "clicks": ("clicks", "link clicks"),
    "saves": ("saves", "bookmarks"),
    "reach": ("reach",),
    "followers": ("followers", "total followers"),
    "new_followers": ("new followers", "new follows"),
}
_NAMES = tuple(name for names in _COUNTS.values() for name in names)
_DAYS = ("date", "day", "datum", "fecha")
_SHAPE = Shape("", ("|".join(_DAYS), "|".join(_NAMES)), _COUNTS, day=_DAYS, sure=0.35)


def words() -> str:
    """What the export is called."""
    return tr("Table of figures by day")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Possible for days beside views, likes or followers; asks whose they are."""
    found = shapes.identify((_SHAPE,), heads)
    if not found.confidence:
        return found
    options = tuple(Option(key, network.name) for key, network in catalogue().items())
    asked = Question(NETWORK, tr("Which network are these figures of?"), options)
    return Identified(found.confidence, (*found.questions, asked))


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """The days of the file. Raises UserError when it has none."""
    shape = replace(_SHAPE, network=answers.get(NETWORK, ""))
    hint = tr("It takes a column of days and one of views, likes, comments or followers.")
    return shapes.read((shape,), path, answers, hint)
