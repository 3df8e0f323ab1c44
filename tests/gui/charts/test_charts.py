"""Charts on screen: drawn in every size and look, read by keys and mouse, copied and saved."""

from __future__ import annotations

import csv
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.charts import axes
from core.charts.shapes import (
    Axis,
    Band,
    Bar,
    Bars,
    Cell,
    Grid,
    Level,
    Part,
    Parts,
    Plot,
    Point,
    Series,
    Table,
)
from core.errors import UserError
from gui.charts import loading
from gui.charts.card import ChartCard
from gui.charts.patterns import _contrast, blend, readable_on
from gui.theme import theme

LINE = Plot(
    "came-back",
    "Share who came back",
    note="by week",
    spoken="From 31% to 34%.",
    table=Table(("Day", "Share"), (("2027-03-01", 0.31), ("=2027", 0.34))),
    x=Axis(0, 10, axes.counts([10]).ticks),
    y=axes.shares([0.3, 0.4]),
    series=(
        Series(
            "All",
            (
                Point(0, 0.31, "first: 31%", 0.29, 0.33),
                Point(5, None, "not known"),
                Point(10, 0.34, "last: 34%", 0.31, 0.36),
            ),
        ),
    ),
    bands=(Band("Christmas boxes", 2, 4), Band("Easter", 8, 10, "sea", "slant")),
    levels=(Level("Aim 40%", 0.4), Level("60 days", 6, True, "ink3")),
)
COLUMNS = Plot(
    "revenue",
    "Revenue",
    x=Axis(-0.5, 1.5),
    y=axes.counts([30]),
    series=tuple(
        Series(
            name,
            (Point(0, 10, "January: 10 and 20"), Point(1, 0, "February: 0 and 5")),
            draws="columns",
            pattern=pattern,
        )
        for name, pattern in (("Regulars", "plain"), ("Others", "slant"))
    ),
)
GRID = Grid(
    "first-months",
    "First months",
    rows=("Jan", "Feb"),
    columns=("first", "+1"),
    beside=("12", "9"),
    beside_head="new",
    cells=(
        Cell(0, 0, 1, "100%", "January: 12"),
        Cell(0, 1, 0.4, "33%", "January, a month later: 33%"),
        Cell(1, 0, 1, "100%", "February: 9"),
    ),
)
BARS = Bars(
    "by-network",
    "Networks",
    bars=(
        Bar("Instagram", 0.38, "38%", "Instagram: 38%", 0.3, 0.47, "120 new customers"),
        Bar("A network with a name that is much too long", None, "too few to say", "too few"),
    ),
    axis=axes.shares([0.5], from_zero=True),
    level=Level("all 34%", 0.34),
)
PARTS = Parts(
    "recommend",
    "Would recommend",
    parts=(Part("9 or 10", 0.7, "70%", "70% gave 9 or 10"), Part("0 to 8", 0.3, "30%", "the rest")),
    headline="58",
    headline_note="±9",
)
EVERY = (LINE, COLUMNS, GRID, BARS, PARTS)


@pytest.fixture
def card(qtbot):
    loading.load()
    kept = []

    def make(chart) -> ChartCard:
        made = ChartCard(chart)
        kept.append(made)
        qtbot.addWidget(made)
        made.resize(520, 260)
        made.show()
        qtbot.waitExposed(made)
        return made

    return make


def colours(view) -> set[int]:
    image = view.grab().toImage()
    return {
        image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.name)
def test_a_chart_is_drawn_in_both_looks_and_in_hardly_any_room(card, chart) -> None:
    made = card(chart)
    light = colours(made.view)
    theme().choose(mode="dark", text_size=150)
    QTest.qWait(1)
    dark = colours(made.view)
    assert len(light) > 5
    assert len(dark) > 5
    assert light != dark
    for size in ((60, 40), (2000, 60), (90, 900)):
        made.resize(*size)
        assert not made.grab().isNull()


@pytest.mark.parametrize(
    ("chart", "keys", "said"),
    [
        (LINE, [Qt.Key.Key_Right], "first: 31%"),
        (LINE, [Qt.Key.Key_Right, Qt.Key.Key_Right], "last: 34%"),
        (LINE, [Qt.Key.Key_Left], "last: 34%"),
        (LINE, [Qt.Key.Key_End, Qt.Key.Key_Right], "last: 34%"),
        (COLUMNS, [Qt.Key.Key_End], "February: 0 and 5"),
        (GRID, [Qt.Key.Key_Right, Qt.Key.Key_Right], "January, a month later: 33%"),
        (GRID, [Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Down], "February: 9"),
        (BARS, [Qt.Key.Key_Down, Qt.Key.Key_Down], "too few"),
        (PARTS, [Qt.Key.Key_Right], "70% gave 9 or 10"),
    ],
)
def test_arrow_keys_read_the_values(card, chart, keys, said) -> None:
    view = card(chart).view
    for key in keys:
        QTest.keyClick(view, key)
    assert view.reading.text() == said
    assert view.reading.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.reading.isVisible()


def test_the_mouse_reads_what_is_nearest_along_a_line(card, qtbot) -> None:
    view = card(LINE).view
    QTest.mouseMove(view, QPoint(view.width() - 30, view.height() // 2))
    qtbot.waitUntil(lambda: view.reading.isVisible())
    assert view.reading.text() == "last: 34%"
    places = [spot.rect.center() for spot in view.known_spots()]
    assert places[0].y() > places[1].y()
    assert places[0].x() < places[1].x()


def test_what_is_said_to_the_ear_is_the_charts_own_words(card) -> None:
    view = card(LINE).view
    assert view.accessibleName() == "Share who came back"
    assert view.accessibleDescription() == "From 31% to 34%."


def test_an_empty_chart_says_why(card) -> None:
    made = card(Plot("came-back", "Came back", empty="Too few customers to say."))
    assert made.view.accessibleDescription() == "Too few customers to say."
    assert not made.more.isEnabled()
    QTest.keyClick(made.view, Qt.Key.Key_Right)
    assert not made.view.reading.isVisible()
    made.show_chart(LINE)
    QTest.keyClick(made.view, Qt.Key.Key_Right)
    assert made.view.reading.text() == "first: 31%"


def test_a_chart_is_copied_as_a_picture_with_its_title(card) -> None:
    view = card(GRID).view
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().pixmap()
    assert copied.width() == view.width() * 2
    assert copied.height() > view.height() * 2


def test_numbers_are_saved_as_csv_that_no_spreadsheet_runs(card, tmp_path) -> None:
    made = card(LINE)
    made.save(tmp_path / "came-back.csv")
    made.save(tmp_path / "came-back.png")
    with (tmp_path / "came-back.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["Day", "Share"],
            ["2027-03-01", "0.31"],
            ["'=2027", "0.34"],
        ]
    assert (tmp_path / "came-back.png").stat().st_size > 1000
    with pytest.raises(UserError, match="could not be written"):
        made.save(tmp_path / "nowhere" / "came-back.csv")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_words_in_cells_are_readable_however_dark_the_cell(look, mode) -> None:
    theme().choose(mode=mode)
    card_colour, stamp = theme().colour("card"), theme().colour("stamp")
    for step in range(101):
        ground = blend(card_colour, stamp, step / 100)
        assert _contrast(readable_on(ground), ground) >= 4.0


def test_loading_the_library_leaves_how_bugs_are_told() -> None:
    hook = sys.excepthook
    loading.load()
    assert sys.excepthook is hook
    assert loading.loaded()
