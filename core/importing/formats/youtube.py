"""YouTube Studio: the zip of Table data, Chart data and Totals, or one of the three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.importing import shapes
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.importing.shapes import Shape
from core.text import tr

KEY = "youtube"
NETWORK = "youtube"
_COUNTS = {
    "views": ("views",),
    "likes": ("likes",),
    "comments": ("comments added", "comments"),
    "shares": ("shares",),
}
_TIMES = {**_COUNTS, "new_followers": ("subscribers", "subscribers gained")}
SHAPES = (
    Shape(
        NETWORK,
        ("content", "video title", "video publish time"),
        _COUNTS,
        day=("video publish time",),
        post=("content",),
        words=("video title",),
        counted_on=("date",),
        sure=0.95,
    ),
    Shape(
        NETWORK,
        ("date", "traffic source", "views"),
        _COUNTS,
        by=("traffic source",),
        breakdown="source",
        sure=0.9,
    ),
    Shape(NETWORK, ("date", "views", "watch time (hours)"), _TIMES, sure=0.9),
    Shape(NETWORK, ("date", "views"), _TIMES, sure=0.35),
    Shape(NETWORK, ("date", "subscribers"), _TIMES, sure=0.35),
)
_PARTS = ("totals", "chart data", "table data")


def words() -> str:
    """What the export is called."""
    return tr("YouTube Studio export")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the heads; days and views alone are YouTube's where the file is named so."""
    found = shapes.identify(SHAPES, heads)
    named = any(part in name.casefold() for name in names for part in _PARTS)
    if found.confidence and named:
        return Identified(max(found.confidence, 0.8), found.questions)
    return Identified(0.0) if found.confidence < 0.5 else found


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """The days and videos of the export. Raises UserError when it has neither."""
    hint = tr("In YouTube Studio choose Analytics, Advanced mode, then Export current view.")
    return shapes.read(SHAPES, path, answers, hint)
