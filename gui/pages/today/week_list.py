"""The list of page Today: one view, one keyboard, everything drawn.

Space ticks off (or asks what was done with somebody), Enter opens, L logs the next step, N adds to
the day, Alt and an arrow moves to another day, Delete takes out, the menu key shows the rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from core.text import tr
from gui.pages.today import row_look
from gui.pages.today.rows import Row
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.drag import packed, unpacked

Index = QModelIndex | QPersistentModelIndex
CARRIED = "today"
NAMES = ("check", "deed", "menu", "add")
_DAYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class RowsOfToday(QAbstractListModel):
    """The rows, and what they say to the ear."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these instead."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def place_of(self, key: str) -> int:
        """Where the row with a key is, -1 for nowhere."""
        return next((i for i, row in enumerate(self.rows) if key and row.key == key), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        if role == Qt.ItemDataRole.CheckStateRole and row.line and not row.line.is_person:
            return Qt.CheckState.Checked if row.line.done else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.rows[index.row()]
        if not row.is_active:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if row.line is None:
            return flags
        if not row.line.is_person:
            # Heard as "not checked" too; ticking is the view's.
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return packed(CARRIED, "").formats()

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return packed(CARRIED, self.rows[indexes[0].row()].key)


class _Painter(QStyledItemDelegate):
    def __init__(self, view: WeekList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self._view
        row = view.list_model.rows[index.row()]
        return QSize(theme().px(120), row_look.height(row, view.viewport().width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, row = self._view, self._view.list_model.rows[index.row()]
        painter.save()
        painting.smooth(painter)
        over = index.row() == view.under[0]
        chosen = view.hasFocus() and index.row() == view.currentIndex().row() and row.is_active
        rect = option.rect  # type: ignore[attr-defined]
        if view.target is not None and row.day == view.target:
            painter.fillRect(rect.adjusted(1, 0, -1, 0), theme().colour("stamp_soft"))
        pointed = view.under[1] if over else ""
        row_look.paint(painter, rect, row, over=over, chosen=chosen, pointed=pointed)
        painter.restore()


class WeekList(QListView):
    """See the module. Signals carry a row's key; `added` and `moved` a day."""

    ticked = Signal(str)
    opened = Signal(str)
    logged = Signal(str)
    menu_wanted = Signal(str, QPoint)
    added = Signal(object)
    moved = Signal(str, object)
    deleted = Signal(str)
    unfolded = Signal(str)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list_model = RowsOfToday()
        self.under = (-1, "")
        """The row and the part of it that the mouse is on."""
        self.target: dt.date | None = None
        """The day that something carried would be put on."""
        self._held: tuple[str, int, int] = ("", -1, 0)
        # PySide asks of a viewport that Qt made whether it is any of all the widgets there are,
        # and loads every one of them for it, a twentieth of a start.
        self.setViewport(QWidget())
        self.setModel(self.list_model)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(tr("This week"))
        self.setAccessibleDescription(
            tr("Space ticks off, Enter opens, the menu key shows what else can be done.")
        )
        self._behave()
        self.list_model.modelAboutToBeReset.connect(self._hold)
        self.list_model.modelReset.connect(self._restore)
        theme().changed.connect(self._rescaled)

    def _behave(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the keyboard stays on its row, or goes to what took its place."""
        self.list_model.show(rows)

    @property
    def row(self) -> Row | None:
        """The row that the keyboard is on."""
        place = self.currentIndex().row()
        return self.list_model.rows[place] if 0 <= place < len(self.list_model.rows) else None

    def content_height(self) -> int:
        """How high all the rows are together."""
        wide = self.viewport().width()
        return sum(row_look.height(row, wide) for row in self.list_model.rows)

    def choose(self, key: str) -> bool:
        """Put the keyboard on a row; whether it is there."""
        place = self.list_model.place_of(key)
        if place >= 0:
            self.setCurrentIndex(self.list_model.index(place, 0))
        return place >= 0

    def point_of(self, key: str) -> QPoint:
        """Where a menu of a row is shown, on the screen."""
        place = max(self.list_model.place_of(key), 0)
        rect = self.visualRect(self.list_model.index(place, 0))
        row = self.list_model.rows[place]
        return self.viewport().mapToGlobal(row_look.parts(rect, row).text.bottomLeft())

    def _hold(self) -> None:
        row = self.row
        at = self.currentIndex().row()
        self._held = (row.key if row else "", at, self.verticalScrollBar().value())

    def _restore(self) -> None:
        key, at, scrolled = self._held
        self.under = (-1, "")
        rows = self.list_model.rows
        place = self.list_model.place_of(key)
        if place < 0 and at >= 0:
            lines = [i for i, row in enumerate(rows) if row.is_active]
            place = next((i for i in lines if i >= at), lines[-1] if lines else -1)
        if place >= 0:
            self.setCurrentIndex(self.list_model.index(place, 0))
        self.verticalScrollBar().setValue(scrolled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _rescaled(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    # -- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.row, Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if row is None or not row.is_active:
            super().keyPressEvent(event)
        elif row.line is None and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.unfolded.emit(row.part)
        elif row.line is not None and alt and key in _DAYS:
            self.moved.emit(row.key, row.line.day + dt.timedelta(_DAYS[key]))
        elif (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            or row.line is None
            or not self._key(row, key)
        ):
            super().keyPressEvent(event)

    def _key(self, row: Row, key: Qt.Key) -> bool:
        assert row.line is not None
        if key == Qt.Key.Key_Space:
            self.ticked.emit(row.key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row.key)
        elif key == Qt.Key.Key_L and row.line.is_person:
            self.logged.emit(row.key)
        elif key == Qt.Key.Key_N:
            self.added.emit(row.day)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit(row.key)
        else:
            return False
        return True

    def keyboardSearch(self, search: str) -> None:
        """Letters do things here; they look for nothing."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.row if by_key else self._row_at(event.pos())
        if row is not None and row.line is not None:
            at = self.point_of(row.key) if by_key else event.globalPos()
            self.menu_wanted.emit(row.key, at)

    def focusInEvent(self, event: Any) -> None:
        if self.row is None or not self.row.is_active:
            active = [i for i, row in enumerate(self.list_model.rows) if row.is_active]
            left = (i for i in active if not self._is_done(i))
            first = next(left, active[0] if active else -1)
            if first >= 0:
                self.setCurrentIndex(self.list_model.index(first, 0))
        super().focusInEvent(event)
        self.viewport().update()

    def _is_done(self, place: int) -> bool:
        line = self.list_model.rows[place].line
        return line is not None and line.done

    # -- the mouse

    def _row_at(self, at: QPoint) -> Row | None:
        index = self.indexAt(at)
        return self.list_model.rows[index.row()] if index.isValid() else None

    def part_at(self, at: QPoint) -> tuple[int, str]:
        """The row and its part at a point of the viewport."""
        index = self.indexAt(at)
        if not index.isValid():
            return -1, ""
        row = self.list_model.rows[index.row()]
        laid = row_look.parts(self.visualRect(index), row)
        grown = theme().px(6)
        for name in NAMES:
            rect = getattr(laid, name)
            wide = grown if name == "check" else 0
            if not rect.isEmpty() and rect.adjusted(-wide, -wide, wide, wide).contains(at):
                return index.row(), name
        return index.row(), ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        place, part = self.part_at(at)
        row = self.list_model.rows[place] if place >= 0 else None
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        if row.is_active:
            self.setCurrentIndex(self.list_model.index(place, 0))
        if not part and row.kind != "more":
            super().mousePressEvent(event)
        elif row.kind == "more":
            self.unfolded.emit(row.part)
        elif part == "add":
            self.added.emit(row.day)
        elif part == "menu":
            self.menu_wanted.emit(row.key, self.viewport().mapToGlobal(at))
        else:
            (self.ticked if part == "check" else self.logged).emit(row.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place, part = self.part_at(event.position().toPoint())
        row = self.list_model.rows[place] if place >= 0 else None
        if row is not None and row.line is not None and not part:
            self.opened.emit(row.key)
        elif part:
            # The second press of two quick clicks on the same tick or button.
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(self.part_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point((-1, ""))

    def _point(self, under: tuple[int, str]) -> None:
        if under != self.under:
            self.under = under
            hand = Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(hand if under[1] else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place, part = self.part_at(event.pos())
            words = row_look.tip(part, self.list_model.rows[place]) if place >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    # -- carrying to another day

    def day_at(self, at: QPoint) -> dt.date | None:
        """The day that something put down at a point goes to."""
        row = self._row_at(at)
        return None if row is None else row.day

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(unpacked(event.mimeData())[0] == CARRIED)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        fits = unpacked(event.mimeData())[0] == CARRIED
        day = self.day_at(event.position().toPoint()) if fits else None
        event.setAccepted(day is not None)
        self._aim(day)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        kind, key = unpacked(event.mimeData())
        day = self.day_at(event.position().toPoint())
        self._aim(None)
        if kind == CARRIED and day is not None:
            # Not a move for Qt: the row comes again with fresh data.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.moved.emit(str(key), day)

    def _aim(self, day: dt.date | None) -> None:
        if day != self.target:
            self.target = day
            self.viewport().update()
