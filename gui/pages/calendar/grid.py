"""The days as a grid: one walks it by arrows, carries activities about, opens and makes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

from gui.pages.calendar import cell
from gui.pages.calendar.day_table import DayTable
from gui.pages.calendar.days_model import DAYS
from gui.pages.calendar.insertion import Insertion, insertion
from gui.pages.calendar.views import Chip, DayView
from gui.widgets import painting
from gui.widgets.drag import packed, unpacked
from gui.widgets.speaking import announce

KIND = "activity"
"""What is carried, for `packed`."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -DAYS, Qt.Key.Key_Down: DAYS}
_UP_OR_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_OTHERS = (
    Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.MetaModifier
)


class DayGrid(DayTable):
    """See the module. An activity is named by its key, a day by itself."""

    opened = Signal(str)
    chosen = Signal(object)
    """The activity that the keyboard is on, None for a bare day."""
    new_wanted = Signal(object)
    moved = Signal(str, object)
    reordered = Signal(str, int)
    """An activity up (-1) or down (1) within its day."""
    placed = Signal(str, object)
    """An activity was put down within its day, before another one or, with None, at the end."""
    ticked = Signal(str)
    deleted = Signal(str)
    menu_wanted = Signal(object, object, QPoint)
    """An activity or None, the day, and where on the screen."""
    left_for = Signal(object)
    """The keyboard went to a day that is not shown."""
    paged = Signal(int)

    def __init__(self, today: dt.date, *, name: str, roomy: bool = False) -> None:
        super().__init__(today, name=name, roomy=roomy)
        self._pressed: tuple[QPoint, str] | None = None
        self._touched_at: QPoint | None = None
        self.beside: Callable[[str], Sequence[str]] = lambda _key: ()
        """The activities among which one can be reordered, itself too, as they stand."""
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def choose(self, day: dt.date, key: str | None = None, *, focus: bool = False) -> bool:
        """Put the keyboard's mark on a day, and there on an activity; whether it is shown."""
        index = self.days.place_of(day)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self._fold_elsewhere()
        view = self.days.view_at(index)
        known = view.place_of(key) >= 0
        self.active = key if known else (view.chips[0].key if view.chips else None)
        self._show_active()
        self._tell()
        if focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.viewport().update()
        return True

    def _fold_elsewhere(self) -> None:
        """A week that was unfolded folds when the keyboard or the mouse goes to another."""
        if self._unfolded is not None:
            row = self.days.place_of(self._unfolded).row()
            if row != self.currentIndex().row():
                self.unfold(None)

    # -- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = event.key()
        if key in _UP_OR_DOWN and alt and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if self.active is not None:
                self.reordered.emit(self.active, _UP_OR_DOWN[Qt.Key(key)])
        elif key in _STEPS:
            self._carry(_STEPS[Qt.Key(key)]) if alt else self._walk(Qt.Key(key))
        elif not self._do(Qt.Key(key), bool(event.modifiers() & _OTHERS)):
            super().keyPressEvent(event)

    def _do(self, key: Qt.Key, modified: bool) -> bool:
        view = self.view
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.paged.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif view is None or modified:
            return False
        elif key == Qt.Key.Key_Home:
            self._go_to_column(0)
        elif key == Qt.Key.Key_End:
            self._go_to_column(DAYS - 1)
        elif key == Qt.Key.Key_N:
            self.new_wanted.emit(view.day)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.active) if self.active else self.new_wanted.emit(view.day)
        elif key == Qt.Key.Key_Space and self.active:
            self.ticked.emit(self.active)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.active:
            self.deleted.emit(self.active)
        else:
            return False
        return True

    def _go_to_column(self, column: int) -> None:
        self.choose(self.days.view_at(self.days.index(self.currentIndex().row(), column)).day)

    def _carry(self, days: int) -> None:
        day = self.day
        if day is not None and self.active is not None:
            self.moved.emit(self.active, day + dt.timedelta(days))

    def _walk(self, key: Qt.Key) -> None:
        view = self.view
        if view is None:
            self._enter()
            return
        place = view.place_of(self.active)
        if key == Qt.Key.Key_Down and place + 1 < len(view.chips) and view.chips:
            self._activate(view, place + 1)
        elif key == Qt.Key.Key_Up and place > 0:
            self._activate(view, place - 1)
        else:
            day = view.day + dt.timedelta(_STEPS[key])
            if not self.choose(day):
                self.left_for.emit(day)
            elif key == Qt.Key.Key_Up and self.view is not None and self.view.chips:
                self._activate(self.view, len(self.view.chips) - 1)

    def _activate(self, view: DayView, place: int) -> None:
        self.active = view.chips[place].key
        self._show_active()
        self._tell()
        self.viewport().update()

    def _show_active(self) -> None:
        view, index = self.view, self.currentIndex()
        if view is None:
            return
        place = view.place_of(self.active)
        if place >= len(self.layout_of(index).chips) and place >= 0 and view.day != self._unfolded:
            self.unfold(view.day)
        self.scrollTo(index)

    def _tell(self) -> None:
        view = self.view
        if view is None:
            return
        place = view.place_of(self.active)
        if place >= 0 and self.hasFocus():
            announce(self, view.chips[place].spoken)
        self.chosen.emit(self.active if place >= 0 else None)

    def _enter(self) -> None:
        if not self.choose(self.today) and self.days.days:
            first = next((one.day for one in self.days.days if one.inside), self.days.days[0].day)
            self.choose(first)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.view is None:
            self._enter()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # -- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        view, chip, _ = self._found(point)
        self._pressed = None
        if view is None:
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self._touched_at = point
            if chip is not None:
                self._pressed = (point, chip.key)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCurrentIndex(self.days.place_of(view.day))
        self.active = chip.key if chip else (view.chips[0].key if view.chips else None)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            at, key = self._pressed
            far = (event.position().toPoint() - at).manhattanLength()
            if far >= QApplication.startDragDistance():
                self._pressed = self._touched_at = None
                self._drag(key, at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        touched, self._touched_at, self._pressed = self._touched_at, None, None
        if event.button() != Qt.MouseButton.LeftButton or touched is None:
            return
        view, chip, more = self._found(event.position().toPoint())
        was, was_chip, _ = self._found(touched)
        if view is None or was is None or view.day != was.day:
            return
        if chip is not None and was_chip is not None and chip.key == was_chip.key:
            self.opened.emit(chip.key)
        elif more:
            self.unfold(view.day)
        elif chip is None and was_chip is None:
            self.new_wanted.emit(view.day)
        if not more:
            self._fold_elsewhere()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click is no click of its own."""

    def _menu(self, point: QPoint) -> None:
        view, chip, _ = self._found(point)
        if view is not None:
            place = self.viewport().mapToGlobal(point)
            self.menu_wanted.emit(chip.key if chip else None, view.day, place)

    # -- carrying

    def _drag(self, key: str, at: QPoint) -> None:
        index = self.indexAt(at)
        view = self.days.view_at(index)
        place = view.place_of(key)
        drag = QDrag(self)
        drag.setMimeData(packed(KIND, key))
        drag.setPixmap(self._picture(self.layout_of(index).chips[place], view.chips[place]))
        drag.exec(Qt.DropAction.MoveAction)

    def _picture(self, rect: QRect, chip: Chip) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(rect.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = painting.smooth(QPainter(picture))
        cell.paint_chip(painter, QRect(QPoint(0, 0), rect.size()), chip, roomy=self.roomy)
        painter.end()
        return picture

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if unpacked(event.mimeData())[0] == KIND:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        point = event.position().toPoint()
        kind, key = unpacked(event.mimeData())
        index = self.indexAt(point)
        takes = kind == KIND and index.isValid()
        event.setAccepted(takes)
        if takes and self.days.view_at(index).place_of(key) >= 0:
            self._set_over(QModelIndex(), self._insertion(index, key, point))
        else:
            self._set_over(index if takes else QModelIndex())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(QModelIndex())
        point = event.position().toPoint()
        kind, key = unpacked(event.mimeData())
        index = self.indexAt(point)
        if kind != KIND or not index.isValid():
            return
        event.acceptProposedAction()
        if self.days.view_at(index).place_of(key) < 0:
            self.moved.emit(key, self.days.view_at(index).day)
        elif (line := self._insertion(index, key, point)) is not None:
            self.placed.emit(key, line.before)

    def _insertion(self, index: QModelIndex, key: str, at: QPoint) -> Insertion | None:
        view, layout = self.days.view_at(index), self.layout_of(index)
        return insertion(view, layout, self.beside(key), key, at)

    def _set_over(self, index: QModelIndex, line: Insertion | None = None) -> None:
        if (index, line) != (self.over, self.line):
            self.over, self.line = index, line
            self.viewport().update()
