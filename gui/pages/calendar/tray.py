"""The tray: activities that have no day yet. One carries them to a day, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from core.text import tr
from gui.pages.calendar import cell
from gui.pages.calendar.days_model import Index
from gui.pages.calendar.grid import KIND
from gui.pages.calendar.views import Chip
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.drop_list import DropList

MOST = 6
"""Lines that are shown before the tray scrolls."""


class _Chips(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.chips: Sequence[Chip] = ()

    def show(self, chips: Sequence[Chip]) -> None:
        self.beginResetModel()
        self.chips = chips
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.chips)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        chip = self.chips[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return chip.words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return chip.spoken
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, tray: Tray) -> None:
        super().__init__(tray)
        self._tray = tray

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, theme().px(cell.CHIP + 5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painting.smooth(painter)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        place = rect.adjusted(1, 1, -1, 1 - theme().px(5))
        chip = self._tray.list_model.chips[index.row()]
        active = self._tray.hasFocus() and index == self._tray.currentIndex()
        cell.paint_chip(painter, place, chip, active=active)


class Tray(DropList):
    """See the module; what is `dropped` here loses its day."""

    opened = Signal(str)
    placed = Signal(str)
    """By Alt and an arrow: onto the day that is chosen in the grid."""
    reordered = Signal(str, int)
    """By Alt, Shift and an arrow: up (-1) or down (1) among the others."""
    deleted = Signal(str)
    menu_wanted = Signal(str, QPoint)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(KIND)
        self.list_model = _Chips()
        self.setModel(self.list_model)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(tr("No day yet"))
        self.setStyleSheet("QListView { background: transparent; padding: 0; }")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        theme().changed.connect(self._fit)
        self._fit()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these; the keyboard stays on its line."""
        if tuple(chips) == tuple(self.list_model.chips):
            return
        row, key = self.currentIndex().row(), self.key
        self.list_model.show(chips)
        if chips and row >= 0 and (key is None or not self.choose(key)):
            self.setCurrentIndex(self.list_model.index(min(row, len(chips) - 1)))
        self._fit()

    def choose(self, key: str, *, focus: bool = False) -> bool:
        """Put the keyboard's mark on an activity; whether it is here."""
        row = next((i for i, one in enumerate(self.list_model.chips) if one.key == key), -1)
        if row >= 0:
            self.setCurrentIndex(self.list_model.index(row))
            if focus:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        return row >= 0

    @property
    def key(self) -> str | None:
        """The activity that the keyboard is on."""
        index = self.currentIndex()
        return self.list_model.chips[index.row()].key if index.isValid() else None

    def _fit(self) -> None:
        # What stands there instead of chips takes two lines where it is long.
        lines = min(len(self.list_model.chips), MOST) or 2
        self.setFixedHeight(lines * theme().px(cell.CHIP + 5) + 2)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, what = self.key, event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key and alt and shift and what in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.reordered.emit(key, -1 if what == Qt.Key.Key_Up else 1)
        elif key and alt and what in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.placed.emit(key)
        elif key and what in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(key)
        elif key and what in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit(key)
        elif what == Qt.Key.Key_N and not event.modifiers():
            self.new_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.list_model.chips:
            self.setCurrentIndex(self.list_model.index(0))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(self.list_model.chips[index.row()].key)

    def menu_at(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            key = self.list_model.chips[index.row()].key
            self.menu_wanted.emit(key, self.viewport().mapToGlobal(point))

    def startDrag(self, actions: Qt.DropAction) -> None:
        if self.key is not None:
            self.carry(self.key, self.visualRect(self.currentIndex()))

    def takes(self, value: Any) -> bool:
        return all(chip.key != value for chip in self.list_model.chips)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = painting.smooth(QPainter(self.viewport()))
        rect = self.viewport().rect()
        if self.hovered:
            self.paint_landing(painter, rect, 6)
        elif not self.list_model.chips:
            painter.setFont(theme().font("hint"))
            painter.setPen(theme().colour("ink3"))
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(rect, middle, tr("Drag here what has no day yet"))
            if self.hasFocus():
                painting.focus_ring(painter, rect, theme().px(5))
