"""The grid of days without a keyboard: what it shows, how it fits, where things lie."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from gui.pages.calendar import cell
from gui.pages.calendar.days_model import DAYS, DaysModel, Index
from gui.pages.calendar.insertion import Insertion, paint_insertion
from gui.pages.calendar.views import Chip, DayView
from gui.theme import theme
from gui.widgets import painting

FEWEST = 2
"""Chips that every week has room for; where there is less room, the month scrolls."""


class _Painter(QStyledItemDelegate):
    def __init__(self, grid: DayTable) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        grid = self._grid
        painter.save()
        painting.smooth(painter)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        painter.setClipRect(rect.adjusted(0, 0, 1, 1))
        chosen = grid.hasFocus() and index == grid.currentIndex()
        cell.paint_cell(
            painter,
            rect,
            grid.days.view_at(index),
            grid.today,
            chosen=chosen,
            active=grid.active,
            roomy=grid.roomy,
        )
        if index == grid.over:
            pen = QPen(theme().colour("stamp"), 2)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(theme().colour("stamp", 0.08))
            painter.drawRoundedRect(painting.inner(rect.adjusted(2, 2, -3, -3), 1), 6, 6)
        painter.restore()


class DayTable(QTableView):
    """Weeks of seven days. A week is as high as there is room, or as one of its days needs."""

    def __init__(self, today: dt.date, *, name: str, roomy: bool = False) -> None:
        super().__init__()
        self.today, self.roomy = today, roomy
        self.active: str | None = None
        """The chip that the keyboard is on, on the current day."""
        self.over = QModelIndex()
        self.line: Insertion | None = None
        """Where what is carried within its day would stand."""
        self.days = DaysModel()
        self._unfolded: dt.date | None = None
        self.setModel(self.days)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self._behave()
        theme().changed.connect(self._fit)

    def _behave(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QTableView, QHeaderView::section { background: transparent; }")
        head, side = self.horizontalHeader(), self.verticalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(10)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        side.hide()
        side.setMinimumSectionSize(10)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # -- what is shown

    def show_days(self, days: Sequence[DayView], heads: Sequence[str]) -> None:
        """Show other days; the keyboard stays on its day and activity where they are there."""
        at = self.day
        self.days.show(days, heads)
        # Now and not later, when everything would be drawn once more.
        self.doItemsLayout()
        if at is not None and self.days.place_of(at).isValid():
            self.setCurrentIndex(self.days.place_of(at))
        view = self.view
        if view is not None and view.place_of(self.active) < 0:
            self.active = view.chips[0].key if view.chips else None
        if self._unfolded is not None and not self.days.place_of(self._unfolded).isValid():
            self._unfolded = None
        self._fit()

    @property
    def day(self) -> dt.date | None:
        """The day that the keyboard is on."""
        view = self.view
        return None if view is None else view.day

    @property
    def view(self) -> DayView | None:
        """The cell that the keyboard is on."""
        index = self.currentIndex()
        return self.days.view_at(index) if index.isValid() else None

    def day_of(self, key: str) -> dt.date | None:
        """The day that an activity stands on, None when it is not shown."""
        return next((one.day for one in self.days.days if one.place_of(key) >= 0), None)

    def unfold(self, day: dt.date | None) -> None:
        """Give a day's week the height for everything that is on it; None folds it again."""
        self._unfolded = day
        self._fit()

    def rect_of(self, day: dt.date) -> QRect:
        """Where a day lies in the viewport."""
        return self.visualRect(self.days.place_of(day))

    def layout_of(self, index: Index) -> cell.Layout:
        """Where the parts of a cell lie in the viewport."""
        count = len(self.days.view_at(index).chips)
        return cell.lay_out(self.visualRect(index), count, roomy=self.roomy)

    def _fit(self) -> None:
        weeks, room = self.days.rowCount(), self.viewport().size()
        if not weeks:
            return
        head = self.horizontalHeader()
        for column in range(DAYS):
            edges = [room.width() * n // DAYS for n in (column, column + 1)]
            head.resizeSection(column, edges[1] - edges[0])
        least = cell.full_height(FEWEST, roomy=self.roomy)
        heights = [max(least, room.height() // weeks)] * weeks
        if self._unfolded is not None:
            index = self.days.place_of(self._unfolded)
            most = max(len(one.chips) for one in self._week(index.row()))
            heights[index.row()] = max(
                heights[index.row()], cell.full_height(most, roomy=self.roomy)
            )
        else:
            heights[-1] += max(0, room.height() - sum(heights))
        self._set_heights(heights)
        self.viewport().update()

    def _set_heights(self, heights: Sequence[int]) -> None:
        # Told one by one, Qt draws all of it once more a moment later.
        side = self.verticalHeader()
        with QSignalBlocker(side):
            for row, height in enumerate(heights):
                side.resizeSection(row, height)
        self.updateGeometries()

    def _week(self, row: int) -> Sequence[DayView]:
        return self.days.days[row * DAYS : (row + 1) * DAYS]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _found(self, point: QPoint) -> tuple[DayView | None, Chip | None, bool]:
        """The day at a point, the activity there, and whether it is the "+3"."""
        index = self.indexAt(point)
        if not index.isValid():
            return None, None, False
        view, layout = self.days.view_at(index), self.layout_of(index)
        place = layout.at(point)
        more = layout.more is not None and layout.more.contains(point)
        return view, None if place is None else view.chips[place], more

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            view, chip, _ = self._found(event.pos())
            words = "" if view is None else (chip.spoken if chip else view.name)
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    # -- lines between the days

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(theme().colour("line"))
        wide, high = self.viewport().width(), self.viewport().height()
        for column in range(1, DAYS):
            x = self.columnViewportPosition(column) - 1
            painter.drawLine(x, 0, x, high)
        for row in range(1, self.days.rowCount()):
            y = self.rowViewportPosition(row) - 1
            painter.drawLine(0, y, wide, y)
        if self.line is not None:
            paint_insertion(painting.smooth(painter), self.line)
