"""LinkedIn: followers, visitors and content of a page, and a person's own posts, by day.

A page's "Total followers" are those that a day brought, and not how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.errors import UserError
from core.importing import shapes
from core.importing.counting import Reading, count_of, day_questions
from core.importing.order_values import MDY
from core.importing.packed import parts_of
from core.importing.reading import Row, Table
from core.importing.seam import Answers, Chunk, Identified
from core.importing.sections import Section, sections_of
from core.importing.shapes import Shape
from core.importing.traffic_rows import CountedRow, Figure, PostRow
from core.text import tr

KEY = "linkedin_figures"
NETWORK = "linkedin"
_LEVEL = re.compile(r"total followers on (\S+?):?", re.IGNORECASE)


def _each(name: str) -> tuple[str, ...]:
    return f"{name} (total)", name, f"{name} (organic)"


SHAPES = (
    Shape(
        NETWORK,
        ("date", "organic followers", "total followers"),
        {"new_followers": ("total followers",)},
        usual=MDY,
        sure=0.97,
    ),
    Shape(
        NETWORK,
        ("date", "impressions (total)|impressions (organic)"),
        {
            "views": _each("impressions"),
            "reach": ("unique impressions (organic)",),
            "clicks": _each("clicks"),
            "likes": _each("reactions"),
            "comments": _each("comments"),
            "shares": _each("reposts"),
        },
        usual=MDY,
        sure=0.97,
    ),
    Shape(
        NETWORK,
        ("date", "total page views (total)"),
        {"profile_visits": ("total page views (total)",)},
        usual=MDY,
        sure=0.97,
    ),
    Shape(
        NETWORK,
        ("post title", "post link", "created date"),
        {
            "views": ("impressions",),
            "clicks": ("clicks",),
            "likes": ("likes", "reactions"),
            "comments": ("comments",),
            "shares": ("reposts",),
        },
        day=("created date",),
        link=("post link",),
        words=("post title",),
        kind=("content type", "post type"),
        usual=MDY,
        sure=0.97,
    ),
    Shape(
        NETWORK,
        ("date", "impressions", "engagements"),
        {"views": ("impressions",), "interactions": ("engagements",)},
        usual=MDY,
        sure=0.5,
    ),
    Shape(
        NETWORK,
        ("date", "new followers"),
        {"new_followers": ("new followers",)},
        usual=MDY,
        sure=0.4,
    ),
)


def words() -> str:
    """What the export is called."""
    return tr("LinkedIn analytics export")


def identify(names: Sequence[str], heads: Sequence[Table]) -> Identified:
    """Sure by a page's heads, or by the sheets of a person's export."""
    found = shapes.identify(SHAPES, heads)
    sheets = {table.sheet.strip().casefold() for table in heads}
    own = sheets & {"engagement", "top posts", "discovery"}
    if found.confidence and own:
        return Identified(0.97, found.questions)
    if found.confidence <= 0.5 and not any("linkedin" in name.casefold() for name in names):
        return Identified(min(found.confidence, 0.3), found.questions)
    return found


def read(path: Path, answers: Answers) -> Iterator[Chunk]:
    """The days and posts of the file. Raises UserError when it has neither."""
    tables = parts_of(path)
    rows: list[CountedRow] = []
    problems = [problem for table in tables for problem in table.problems]
    for section in sections_of(tables):
        fitting = [shape for shape in SHAPES if shape.fits(section)]
        if section.names.count("post url") > 0:
            texts = section.cells(section.column("post publish date"))
            reading = Reading.of([text for text in texts if text], answers, path.name, MDY)
            rows.extend(_top_posts(section, reading))
        elif fitting:
            shape = max(fitting, key=lambda one: len(one.needed))
            texts = section.cells(section.column(*shape.day))
            reading = Reading.of([text for text in texts if text], answers, path.name, shape.usual)
            rows.extend(shapes.take(section, shape, reading))
        elif level := _level(section.head):
            rows.append(level)
            continue
        else:
            continue
        problems.extend(reading.problems)
    if not rows and not problems:
        raise UserError(
            tr(
                "{name} has no days and no posts. On LinkedIn open Analytics of your page or of "
                "your posts, then Export.",
                name=path.name,
            )
        )
    yield Chunk(rows, problems)


def _level(row: Row) -> Figure | None:
    """How many followers there are, as a person's export says above its days."""
    found = _LEVEL.fullmatch(row.cells[0].strip())
    if not found or len(row.cells) < 2 or day_questions([found[1]], MDY):
        return None
    try:
        day = Reading({}).day(found[1])
        count = count_of(row.cells[1])
    except ValueError:
        return None
    return None if count is None else Figure(row.line, day, day, "followers", count, NETWORK)


def _top_posts(section: Section, reading: Reading) -> Iterator[CountedRow]:
    """Two lists of posts beside each other, by what each of them counts."""
    names = section.names
    starts = [place for place, name in enumerate(names) if name == "post url"]
    seen: dict[str, PostRow] = {}
    for row in reading.rows(section):
        for start in starts:
            part = dict(zip(names[start : start + 3], row.cells[start : start + 3], strict=False))
            link = part.get("post url", "")
            if not link:
                continue
            try:
                day = reading.day(part.get("post publish date", ""))
                views = count_of(part.get("impressions", ""))
            except ValueError as error:
                said = tr("“{cell}” cannot be read here.", cell=str(error)[:40])
                reading.tell(section, row.line, said)
                continue
            if views is not None or link not in seen:
                counts = {} if views is None else {"views": round(views)}
                seen[link] = PostRow(row.line, NETWORK, link[:300], day, "", link, counts=counts)
    yield from seen.values()
