"""What a chart is made of: plain values, ready to be drawn by whoever has a pen.

A chart is one of four kinds. `Plot` has two axes and lines or columns; `Grid` is a map of cells;
`Bars` lists things with a bar each; `Parts` is one bar cut into parts. Colour never speaks alone:
each series, band and part also has a pattern or a mark, and a name.

Along the bottom of a `Plot` stand days (numbered from 1970-01-01), months or plain numbers; the
ticks of the axis say which in words. Nothing here is rounded but the texts.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Literal

Pattern = Literal["plain", "slant", "dots", "cross"]
"""How an area is filled where colour cannot be told: all of it, hatched, dotted, cross-hatched."""
Mark = Literal["none", "disc", "ring", "square", "diamond"]
"""What stands at each point of a line."""
Draws = Literal["line", "steps", "columns"]
"""How a series is drawn; columns of several series stand on each other."""


@dataclass(frozen=True)
class Tick:
    """A place on an axis and the words there."""

    at: float
    words: str


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`, low < high; `words` name it, "" where the ticks say it all."""

    low: float
    high: float
    ticks: tuple[Tick, ...] = ()
    words: str = ""

    def share(self, value: float) -> float:
        """Where `value` is between low (0) and high (1)."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True)
class Point:
    """One value of a series. `y` None is a gap; `low` and `high` are its interval, if it has one.

    `said` reads it: "1 March 2027: 34.1%, between 31.9% and 36.4% is likely".
    """

    x: float
    y: float | None
    said: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Series:
    """Values that belong together, in the order of x; `hue` is a token (stamp, sea, ink3 …)."""

    name: str
    points: tuple[Point, ...]
    hue: str = "stamp"
    draws: Draws = "line"
    mark: Mark = "none"
    pattern: Pattern = "plain"

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that are no gaps."""
        return tuple(point for point in self.points if point.y is not None)


@dataclass(frozen=True)
class Band:
    """A named stretch along the bottom, a campaign: its ground is `hue`_soft, its name in `hue`."""

    name: str
    begin: float
    end: float
    hue: str = "mustard"
    pattern: Pattern = "dots"


@dataclass(frozen=True)
class Level:
    """A dashed line across, a target; or upright, when it is of x."""

    name: str
    at: float
    upright: bool = False
    hue: str = "stamp"


@dataclass(frozen=True)
class Cell:
    """A cell of a grid; `share` (0 to 1) says how dark it is, `words` stand in it."""

    row: int
    column: int
    share: float
    words: str
    said: str


@dataclass(frozen=True)
class Bar:
    """One line of `Bars`. `value` None: nothing can be said, and `words` say so.

    `words` stand at the end of the bar, `note` in small letters beside or below the name.
    """

    name: str
    value: float | None
    words: str
    said: str
    low: float | None = None
    high: float | None = None
    note: str = ""
    hue: str = "stamp"
    pattern: Pattern = "plain"


@dataclass(frozen=True)
class Part:
    """One part of a whole; `share` of 1."""

    name: str
    share: float
    words: str
    said: str
    hue: str = "stamp"
    pattern: Pattern = "plain"


@dataclass(frozen=True)
class Table:
    """The numbers behind a chart, unformatted, for a spreadsheet."""

    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str | float | None, ...], ...] = ()


@dataclass(frozen=True)
class Chart:
    """What all four have: `title`, a small `note` beside it, and what is said to the ear.

    `spoken` describes the whole with its numbers (the alternative text on paper, the accessible
    description on screen). `empty` is shown in place of the drawing when there is nothing to
    draw, "" otherwise. `name` is a word for files: "came-back".
    """

    kind: ClassVar[str] = ""

    name: str
    title: str
    note: str = ""
    spoken: str = ""
    empty: str = ""
    table: Table = field(default_factory=Table)


@dataclass(frozen=True)
class Plot(Chart):
    """Lines or columns over two axes."""

    kind: ClassVar[str] = "plot"

    x: Axis = Axis(0, 1)
    y: Axis = Axis(0, 1)
    series: tuple[Series, ...] = ()
    bands: tuple[Band, ...] = ()
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True)
class Grid(Chart):
    """A map: cells that are left out are not known and stay empty; they are no zeros.

    `beside` stands between a row's name and its cells, under the head `beside_head`.
    """

    kind: ClassVar[str] = "grid"

    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    beside_head: str = ""
    cells: tuple[Cell, ...] = ()
    rows_words: str = ""
    columns_words: str = ""
    """What rows and columns are, where their names do not say so."""


@dataclass(frozen=True)
class Bars(Chart):
    """Bars below each other from `axis.low`, with their intervals; `level` is a mark for all."""

    kind: ClassVar[str] = "bars"

    bars: tuple[Bar, ...] = ()
    axis: Axis = Axis(0, 1)
    level: Level | None = None


@dataclass(frozen=True)
class Parts(Chart):
    """One bar in parts that add up to all; `headline` is what they come to."""

    kind: ClassVar[str] = "parts"

    parts: tuple[Part, ...] = ()
    headline: str = ""
    headline_note: str = ""


def plain(chart: Chart) -> dict[str, Any]:
    """The chart as JSON takes it, `kind` ("plot", "grid", "bars", "parts") among its fields."""
    return {"kind": chart.kind, **asdict(chart)}
