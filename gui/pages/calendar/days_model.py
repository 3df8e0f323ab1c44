"""The days of a month or a week as a table of seven columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gui.pages.calendar.views import DayView

Index = QModelIndex | QPersistentModelIndex
DAYS = 7


class DaysModel(QAbstractTableModel):
    """Weeks of seven days."""

    def __init__(self) -> None:
        super().__init__()
        self.days: Sequence[DayView] = ()
        self.heads: Sequence[str] = ()

    def show(self, days: Sequence[DayView], heads: Sequence[str]) -> None:
        """Show these days, a multiple of seven; as many as before are only drawn anew."""
        same = len(days) == len(self.days)
        if not same:
            self.beginResetModel()
        self.days, self.heads = days, heads
        if not same:
            self.endResetModel()
        else:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, DAYS - 1)
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, DAYS - 1))

    def view_at(self, index: Index) -> DayView:
        """The day at a place."""
        return self.days[index.row() * DAYS + index.column()]

    def place_of(self, day: dt.date) -> QModelIndex:
        """Where a day is; an invalid place when it is not shown."""
        gap = (day - self.days[0].day).days if self.days else -1
        if not 0 <= gap < len(self.days):
            return QModelIndex()
        return self.index(gap // DAYS, gap % DAYS)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.days) // DAYS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else DAYS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section] if section < len(self.heads) else ""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        view = self.view_at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return view.spoken
        return None
