"""The painted days by themselves: walking, carrying, folding, and what they say to the ear."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from gui.pages.calendar import cell
from gui.pages.calendar.bands import Band, BandBar
from gui.pages.calendar.grid import KIND, DayGrid
from gui.pages.calendar.views import Chip, DayView
from gui.widgets.drag import packed

MARCH = dt.date(2027, 3, 1)
TUESDAY = dt.date(2027, 3, 9)
CROWDED = dt.date(2027, 3, 17)
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def chip(key: str) -> Chip:
    return Chip(key, f"Activity {key}", "sea", "vote", said=f"Question: activity {key}")


def day_view(day: dt.date) -> DayView:
    counts = {TUESDAY: ("a", "b"), CROWDED: tuple("cdefghij")}
    chips = tuple(chip(key) for key in counts.get(day, ()))
    return DayView(day, chips, inside=day.month == 3)


@pytest.fixture
def grid(qtbot) -> DayGrid:
    made = DayGrid(TUESDAY, name="Month")
    qtbot.addWidget(made)
    made.resize(840, 600)
    made.show()
    days = [day_view(MARCH + dt.timedelta(n)) for n in range(35)]
    made.show_days(days, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    made.choose(TUESDAY, focus=True)
    return made


def press(grid: DayGrid, *keys: Qt.Key, with_: Qt.KeyboardModifier | None = None) -> None:
    for key in keys:
        QTest.keyClick(grid, key, with_ or Qt.KeyboardModifier.NoModifier)


def centre(grid: DayGrid, day: dt.date, place: int) -> QPoint:
    """The middle of an activity's chip."""
    return grid.layout_of(grid.days.place_of(day)).chips[place].center()


def test_down_walks_the_activities_of_a_day_before_the_next_week(grid):
    assert (grid.day, grid.active) == (TUESDAY, "a")
    press(grid, Key.Key_Down)
    assert (grid.day, grid.active) == (TUESDAY, "b")
    press(grid, Key.Key_Down)
    assert (grid.day, grid.active) == (dt.date(2027, 3, 16), None)
    press(grid, Key.Key_Up)
    assert (grid.day, grid.active) == (TUESDAY, "b")


def test_walking_out_of_the_month_asks_for_the_day_beyond(grid):
    left = QSignalSpy(grid.left_for)
    grid.choose(MARCH)
    press(grid, Key.Key_Left)
    assert left.at(0) == [dt.date(2027, 2, 28)]


def test_alt_and_an_arrow_carries_the_activity_a_day_or_a_week(grid):
    moved = QSignalSpy(grid.moved)
    press(grid, Key.Key_Right, with_=ALT)
    press(grid, Key.Key_Down, with_=ALT)
    assert moved.at(0) == ["a", TUESDAY + dt.timedelta(1)]
    assert moved.at(1) == ["a", TUESDAY + dt.timedelta(7)]


def test_space_ticks_delete_removes_enter_opens_and_n_makes(grid):
    spies = [QSignalSpy(s) for s in (grid.ticked, grid.deleted, grid.opened, grid.new_wanted)]
    press(grid, Key.Key_Space, Key.Key_Delete, Key.Key_Return, Key.Key_N)
    assert [spy.at(0) for spy in spies] == [["a"], ["a"], ["a"], [TUESDAY]]


def test_enter_on_a_bare_day_makes_one_there(grid):
    wanted = QSignalSpy(grid.new_wanted)
    grid.choose(MARCH)
    press(grid, Key.Key_Return)
    assert wanted.at(0) == [MARCH]


def test_a_crowded_day_folds_and_unfolds_where_the_keyboard_goes(grid):
    place = grid.days.place_of(CROWDED)
    folded = grid.layout_of(place)
    assert folded.more is not None
    assert len(folded.chips) + folded.hidden == 8
    grid.choose(CROWDED, "j")
    assert grid.layout_of(place).hidden == 0


def test_a_click_on_the_fold_opens_it_and_a_click_beside_makes_an_activity(grid):
    wanted = QSignalSpy(grid.new_wanted)
    place = grid.days.place_of(CROWDED)
    more = grid.layout_of(place).more
    assert more is not None
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=more.center())
    assert grid.layout_of(place).more is None
    assert wanted.count() == 0
    bare = grid.rect_of(MARCH).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=bare)
    assert wanted.at(0) == [MARCH]


def test_an_activity_dropped_on_a_day_moves_there(grid):
    moved = QSignalSpy(grid.moved)
    at, move = grid.rect_of(MARCH).center(), Qt.DropAction.MoveAction
    data: QMimeData = packed(KIND, "t7")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(grid.viewport(), QDragEnterEvent(at, move, data, left, none))
    QApplication.sendEvent(grid.viewport(), QDropEvent(QPointF(at), move, data, left, none))
    assert moved.at(0) == ["t7", MARCH]


def carry(grid: DayGrid, key: str, at: QPoint, *, drop: bool = True) -> None:
    data, move = packed(KIND, key), Qt.DropAction.MoveAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    view = grid.viewport()
    QApplication.sendEvent(view, QDragEnterEvent(at, move, data, left, none))
    QApplication.sendEvent(view, QDragMoveEvent(at, move, data, left, none))
    if drop:
        QApplication.sendEvent(view, QDropEvent(QPointF(at), move, data, left, none))


def test_within_its_day_a_line_shows_where_a_carried_activity_would_stand(grid):
    moved, placed = QSignalSpy(grid.moved), QSignalSpy(grid.placed)
    # “d” has another time than the rest.
    grid.beside = lambda key: [one for one in "cefghij" if key != "d"]
    grid.unfold(CROWDED)
    up = QPoint(0, 4)
    carry(grid, "c", centre(grid, CROWDED, 4) - up, drop=False)
    chips = grid.layout_of(grid.days.place_of(CROWDED)).chips
    assert chips[3].bottom() < grid.line.y < chips[4].top()
    carry(grid, "c", centre(grid, CROWDED, 4) - up)
    carry(grid, "c", centre(grid, CROWDED, 7) + up)
    carry(grid, "j", centre(grid, CROWDED, 1))
    carry(grid, "d", centre(grid, CROWDED, 5))
    assert [placed.at(n) for n in range(placed.count())] == [["c", "g"], ["c", None], ["j", "e"]]
    assert (moved.count(), grid.line) == (0, None)


def test_every_day_says_itself_to_a_screen_reader(grid):
    index = grid.days.place_of(TUESDAY)
    said = "Tuesday, 9 March, 2 activities; Question: activity a; Question: activity b"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == said


def test_a_grid_read_anew_keeps_the_day_and_the_activity(grid):
    press(grid, Key.Key_Down)
    days = [day_view(MARCH + dt.timedelta(n)) for n in range(35)]
    grid.show_days(days, grid.days.heads)
    assert (grid.day, grid.active) == (TUESDAY, "b")


@pytest.mark.parametrize(("height", "count"), [(60, 1), (116, 3), (116, 4), (400, 9)])
def test_chips_that_are_shown_lie_inside_their_cell(grid, height, count):
    rect = QRect(0, 0, 120, height)
    laid = cell.lay_out(rect, count)
    parts = [*laid.chips, *([laid.more] if laid.more else [])]
    assert all(rect.contains(part) for part in parts)
    assert len(laid.chips) + laid.hidden == count


BAND = Band(
    4,
    "Juniper turns five",
    "Party 10 April",
    dt.date(2027, 2, 8),
    dt.date(2027, 4, 10),
    dt.date(2027, 4, 10),
    dt.date(2027, 5, 1),
)


@pytest.fixture
def bar(qtbot) -> BandBar:
    made = BandBar(BAND, BAND.warm_up_from, BAND.follow_up_to)
    qtbot.addWidget(made)
    made.resize(830, 25)
    made.show()
    return made


def test_the_ends_of_a_band_are_dragged_and_moved_by_keys(bar):
    resized = QSignalSpy(bar.resized)
    left, at = Qt.MouseButton.LeftButton, QPoint(2, 12)
    QTest.mousePress(bar, left, pos=at)
    QTest.mouseMove(bar, QPoint(75, 12))
    QTest.mouseRelease(bar, left, pos=QPoint(75, 12))
    assert resized.at(0) == [4, dt.date(2027, 2, 15), dt.date(2027, 5, 1)]
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(bar, Key.Key_Right, ALT | shift)
    assert resized.at(1) == [4, dt.date(2027, 2, 15), dt.date(2027, 5, 2)]


def test_a_warm_up_never_ends_after_its_event(bar):
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(bar, left, pos=QPoint(2, 12))
    QTest.mouseMove(bar, QPoint(828, 12))
    QTest.mouseRelease(bar, left, pos=QPoint(828, 12))
    assert bar.band.warm_up_from == BAND.event_on
