"""The calendar with 20,000 activities: another month, from the press to the last pixel."""

from __future__ import annotations

import datetime as dt
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from core.business.rules import BusinessFacts
from core.calendar import queries
from core.calendar.limits import KINDS
from core.calendar.rules import mix
from core.start import start_file
from core.store.operation import Store
from tests.gui.conftest import look, no_thread_of_qt_left_over  # noqa: F401
from tests.gui.frame.conftest import opened  # noqa: F401
from tests.gui.frame.opened import TODAY, Opened

ACTIVITIES, SERIES, PROSPECTS = 20_000, 20, 300
SPREAD = 1825
"""Days that the activities lie on: five years with eleven a day."""
SWITCH_MS = 60
MONTHS = 24
PRESSES = 9
ONE_DAY = dt.timedelta(1)
GRID = 41 * ONE_DAY
"""What a month shows beside its first day: six weeks."""


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with 20,000 activities over five years, and twenty things that repeat without end."""
    chance = random.Random(7)
    path = tmp_path_factory.mktemp("busy") / "busy.regulars"
    start_file(path, BusinessFacts(name="Busy Bakery"), TODAY)
    first = TODAY - SPREAD // 2 * ONE_DAY
    with Store.open(path) as store:
        connection = store.connection
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO activity (kind, title, text, link, network, day, time, position, minutes, "
            "doer, done_on, step) VALUES (?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, '')",
            [
                (
                    chance.choice(KINDS),
                    f"What did we do on the {number}th?",
                    "A few words about it, as they go out." * 3,
                    chance.choice(["instagram", "facebook", ""]),
                    (day := first + chance.randrange(SPREAD) * ONE_DAY).isoformat(),
                    chance.choice([None, "09:00", "17:30"]),
                    number,
                    chance.choice([5, 10, 15, 20]),
                    chance.choice(["", "Ana", "Joe"]),
                    day.isoformat() if day < TODAY else None,
                )
                for number in range(ACTIVITIES)
            ],
        )
        connection.executemany(
            "INSERT INTO series (every, unit, weekdays, on_nth, starts_on, kind, title, text, "
            "link, network, minutes, doer) VALUES (?, ?, 0, 0, ?, 'reply', 'Answer', '', '', '', "
            "10, '')",
            [
                (chance.choice([1, 2]), chance.choice(["day", "week", "month"]), "2020-01-01")
                for _ in range(SERIES)
            ],
        )
        for number in range(1, PROSPECTS + 1):
            name = f"Place {number}"
            connection.execute(
                "INSERT INTO person VALUES (?, 'organisation', ?, ?, '', '', '', 0, '', '')",
                (number, name, name.lower()),
            )
            connection.execute(
                "INSERT INTO prospect (person_id, found_on, found_words, audience_match, reach, "
                "relevance, their_page, next_step, doer) VALUES (?, ?, '', 0, 0, 0, '', '', '')",
                (number, (TODAY - number % 90 * ONE_DAY).isoformat()),
            )
        connection.execute("COMMIT")
    return path


def middle(act: Callable[[int], object], times: int) -> tuple[float, float]:
    """The middle and the worst of some runs, in milliseconds."""
    found = []
    for n in range(times):
        begun = time.perf_counter()
        act(n)
        found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(found), max(found)


def test_a_month_is_read(busy: Path) -> None:
    with Store.open(busy) as store:
        reader, begin = store.reader, TODAY - SPREAD // 2 * ONE_DAY

        def month(n: int) -> object:
            first = begin + n * 28 * ONE_DAY
            last = first + GRID
            found = queries.items(reader, first, last)
            bands = queries.bands(reader, first, last)
            weeks = queries.weeks(reader, first, last, TODAY)
            return found, bands, weeks, mix(one.kind for one in found)

        def floor(n: int) -> object:
            first = begin + n * 28 * ONE_DAY
            return store.connection.execute(
                "SELECT * FROM activity WHERE day BETWEEN ? AND ?",
                (first.isoformat(), (first + GRID).isoformat()),
            ).fetchall()

        month(0)
        rows, (took, worst), (bare, _) = len(floor(9)), middle(month, MONTHS), middle(floor, MONTHS)
    print(
        f"\n{ACTIVITIES:,} activities, {rows:,} in six weeks: items, bands, weeks and mix "
        f"median {took:.1f} ms, worst {worst:.1f} ms; its rows alone {bare:.1f} ms"
    )
    assert took < max(SWITCH_MS / 2, 8 * bare)


def test_another_month_is_on_screen(opened: Opened, busy: Path) -> None:  # noqa: F811
    window = opened.open(busy)
    window.resize(1366, 768)
    window.show_page("calendar")
    opened.qtbot.waitUntil(lambda: window.runner.idle, timeout=30_000)
    opened.settle()
    page, times = window.page, []
    page.turn(1)
    opened.settle()
    for way in (1, -1):
        for _ in range(PRESSES):
            before = page.data
            begun = time.perf_counter()
            page.turn(way)
            while page.data is before:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            QApplication.sendPostedEvents()
            QApplication.processEvents()
            times.append((time.perf_counter() - begun) * 1000)
    shown = len(page.data.items)
    print(
        f"\n{ACTIVITIES:,} activities, {shown:,} on screen: another month, from the press to the "
        f"last pixel, median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms"
    )
    assert statistics.median(times) < SWITCH_MS
