"""Axes and numbers of charts, whatever the values."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.charts import axes
from core.charts.as_csv import csv_text
from core.charts.shapes import Axis, Plot, Point, Series, Table, plain

SHARE = st.floats(0, 1, allow_nan=False)


@given(st.lists(SHARE, max_size=5), st.booleans())
def test_an_axis_of_shares_holds_all_of_them_with_a_few_different_ticks(
    values: list[float], from_zero: bool
) -> None:
    axis = axes.shares(values, from_zero=from_zero)
    words = [tick.words for tick in axis.ticks]
    assert all(axis.low - 1e-9 <= value <= axis.high + 1e-9 for value in values)
    assert -1e-9 <= axis.low < axis.high <= 1 + 1e-9
    assert 3 <= len(words) <= 8
    assert len(set(words)) == len(words)


@given(st.lists(st.integers(0, 10**9), max_size=4))
def test_an_axis_of_counts_begins_at_zero_and_has_whole_ticks(values: list[int]) -> None:
    axis = axes.counts(values)
    words = [tick.words for tick in axis.ticks]
    assert axis.low == 0
    assert axis.high >= max(values, default=0)
    assert 3 <= len(words) <= 8
    assert len(set(words)) == len(words)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)), st.integers(-5, 3000))
def test_days_along_the_bottom_are_told_by_at_most_nine_words(first: dt.date, days: int) -> None:
    axis = axes.along_days(first, first + dt.timedelta(days=days))
    assert axis.low < axis.high
    assert 1 <= len(axis.ticks) <= 9
    assert all(axis.low <= tick.at <= axis.high for tick in axis.ticks)


def test_months_are_told_by_their_short_names() -> None:
    axis = axes.along_days(dt.date(2026, 9, 9), dt.date(2027, 3, 9))
    assert [tick.words for tick in axis.ticks] == ["Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    assert axes.place_day(axis.ticks[0].at) == dt.date(2026, 10, 1)


def test_cells_that_a_spreadsheet_would_run_are_neutralised() -> None:
    table = Table(("=Day", "Share"), (("=1+1", 0.341), ("@x", -0.5), ("+4", None), ("fine", 3)))
    text = csv_text(Plot("odd", "Odd", table=table))
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert read == [
        ["'=Day", "Share"],
        ["'=1+1", "0.341"],
        ["'@x", "-0.5"],
        ["'+4", ""],
        ["fine", "3"],
    ]


def test_a_chart_goes_to_paper_as_plain_values() -> None:
    point = Point(20000.0, 0.34, "34%", 0.3, 0.38)
    chart = Plot("came-back", "Came back", x=Axis(0, 1), series=(Series("All", (point,)),))
    told = json.loads(json.dumps(plain(chart)))
    assert told["kind"] == "plot"
    assert told["series"][0]["points"][0]["high"] == pytest.approx(0.38)
