"""TikTok: the account by day, followers by day, videos; of business accounts and of Studio."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from core.importing import shapes
from core.importing.order_values import MDY
from core.importing.reading import Table
from core.importing.seam import Answers, Chunk, Identified
from core.importing.shapes import Shape
from core.text import tr

KEY = "tiktok"
_FOLLOWERS = {
    "new_followers": ("new followers", "difference in followers from previous day"),
    "lost_followers": ("lost followers",),
    "followers": ("total followers", "followers"),
}
SHAPES = (
    Shape(
        "tiktok",
        ("date", "video views", "profile views"),
        {
            "views": ("video views",),
            "reach": ("reached audience",),
            "profile_visits": ("profile views",),
            "likes": ("likes",),
            "comments": ("comments",),
            "shares": ("shares",),
            "new_followers": ("new followers",),
            "lost_followers": ("lost followers",),
        },
    ),
    Shape("tiktok", ("date", "total followers", "reached audience"), _FOLLOWERS),
    Shape("tiktok", ("date", "followers", "difference in followers from previous day"), _FOLLOWERS),
    Shape(
        "tiktok",
        ("video title", "video link", "post time"),
        {
            "views": ("video views", "total views"),
            "likes": ("likes", "total likes"),
            "comments": ("comments", "total comments"),
            "shares": ("shares", "total shares"),
            "saves": ("add to favorites", "total favorites"),
        },
        day=("post time",),
        link=("video link",),
        words=("video title",),
        usual=MDY,
        sure=0.95,
    ),
)


def words() -> str:
    """What the export is called."""
    return tr("TikTok analytics export")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by the heads."""
    return shapes.identify(SHAPES, heads)


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """The days or videos of the file. Raises UserError when it has neither."""
    hint = tr("In TikTok Studio choose Analytics, then Download data.")
    return shapes.read(SHAPES, path, answers, hint)
