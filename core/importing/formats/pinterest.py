"""Pinterest analytics: the account by day, and its top pins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.importing import shapes
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.importing.sections import sections_of
from core.importing.shapes import Shape
from core.text import tr

KEY = "pinterest"
_COUNTS = {
    "views": ("impressions",),
    "interactions": ("engagements",),
    "clicks": ("outbound clicks", "outbound click"),
    "saves": ("saves",),
}
_LINK = ("pin link", "link", "pin", "pin url", "pin id", "top pins")
SHAPES = (
    Shape("pinterest", ("date", "impressions"), _COUNTS, sure=0.3),
    Shape("pinterest", ("date", "pin clicks|outbound clicks|saves"), _COUNTS),
    Shape(
        "pinterest",
        ("|".join(_LINK), "impressions", "pin clicks|saves|outbound clicks"),
        {key: names for key, names in _COUNTS.items() if key != "interactions"},
        day=("created", "created at", "publish date"),
        link=_LINK,
        words=("title", "pin title", "description"),
    ),
)


def words() -> str:
    """What the export is called."""
    return tr("Pinterest analytics export")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the words for clicks on pins; by its titles where there is a day's figure alone."""
    found = shapes.identify(SHAPES, heads)
    titled = any(
        "pin" in text.casefold().split() or "pins" in text.casefold().split()
        for section in sections_of(heads)
        for text in (section.title, *section.names)
    )
    named = any("pinterest" in name.casefold() for name in names)
    if found.confidence and (titled or named):
        return Identified(max(found.confidence, 0.8), found.questions)
    return found


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """The days and pins of the file. Raises UserError when it has neither."""
    hint = tr("On Pinterest choose Analytics, Overview, then Export.")
    return shapes.read(SHAPES, path, answers, hint)
