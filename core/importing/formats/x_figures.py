"""X analytics: the account by day, posts, and posts as Twitter wrote them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.importing import shapes
from core.importing.order_values import MDY
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.importing.shapes import Shape
from core.text import tr

KEY = "x_figures"
_COUNTS = {
    "views": ("impressions",),
    "likes": ("likes",),
    "comments": ("replies",),
    "shares": ("reposts", "retweets", "shares"),
    "saves": ("bookmarks",),
}
SHAPES = (
    Shape(
        "x",
        ("date", "impressions", "engagements", "unfollows|create post|media views"),
        {
            **_COUNTS,
            "new_followers": ("new follows",),
            "lost_followers": ("unfollows",),
            "profile_visits": ("profile visits",),
            "video_views": ("video views",),
        },
        usual=MDY,
    ),
    Shape(
        "x",
        ("post id|tweet id", "impressions", "engagements", "post text|tweet text"),
        {**_COUNTS, "clicks": ("url clicks",)},
        day=("date", "time"),
        post=("post id", "tweet id"),
        link=("post link", "tweet permalink"),
        words=("post text", "tweet text"),
        usual=MDY,
        sure=0.95,
    ),
)


def words() -> str:
    """What the export is called."""
    return tr("X analytics export")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the heads."""
    return shapes.identify(SHAPES, heads)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """The days or posts of the file. Raises UserError when it has neither."""
    return shapes.read(SHAPES, path, answers, tr("On X choose Analytics, then Download."))
