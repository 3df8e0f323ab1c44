"""One column of the board: the prospects of a stage, and a place to drop others on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from core.prospects import words
from core.prospects.summaries import Summary
from core.text import number, trn
from gui.pages.prospects.cards import GAP, STRIP, CardDelegate
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.drop_list import DropList
from gui.widgets.labels import ElidedLabel, Label
from gui.widgets.speaking import keep_silent

Index = QModelIndex | QPersistentModelIndex
KIND = "prospect"
FIRST = 28
"""Cards that a column holds to begin with; scrolling to its end fetches some more."""

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardsModel(QAbstractListModel):
    """The prospects of a column, handed to the view in growing portions."""

    def __init__(self, delegate: CardDelegate) -> None:
        super().__init__()
        self._delegate = delegate
        self.rows: Sequence[Summary] = ()
        self._shown = 0

    def set_rows(self, rows: Sequence[Summary]) -> None:
        """Show these; a column whose cards stay where they are is only drawn anew."""
        shown = min(len(rows), max(FIRST, self._shown))
        if shown == self._shown and len(rows) == len(self.rows) and self._same_people(rows):
            self.rows = rows
            if self._shown:
                self.dataChanged.emit(self.index(0), self.index(self._shown - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self._shown = shown
        self.endResetModel()

    def _same_people(self, rows: Sequence[Summary]) -> bool:
        pairs = zip(rows[: self._shown], self.rows[: self._shown], strict=True)
        return all(new.person_id == old.person_id for new, old in pairs)

    def forget_depth(self) -> None:
        """Begin at the first portion again, as for another filter."""
        self._shown = 0

    def place_of(self, person_id: int) -> int:
        """Where somebody stands, -1 for nowhere; the rows up to there are fetched."""
        found = next((i for i, one in enumerate(self.rows) if one.person_id == person_id), -1)
        while found >= self._shown:
            self.fetchMore(QModelIndex())
        return found

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._shown < len(self.rows)

    def fetchMore(self, parent: Index) -> None:
        # Few enough that no turn of the wheel stops for them, more where many are laid out anew.
        end = min(len(self.rows), self._shown + max(2 * FIRST, self._shown // 16))
        self.beginInsertRows(QModelIndex(), self._shown, end - 1)
        self._shown = end
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return one.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._delegate.words(one).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return one.name
        return None


class Cards(DropList):
    """The cards of one column; whoever is `dropped` here comes to its stage."""

    opened = Signal(int)
    """A click on somebody."""
    entered = Signal(int)
    """Enter on somebody."""
    sideways = Signal(int)
    """An arrow: to the column at the left (-1) or right (1)."""
    carried = Signal(int, int)
    """Somebody, with Alt and an arrow: a stage to the left or right."""
    menu_wanted = Signal(int, QPoint)
    entered_by_keyboard = Signal()

    def __init__(self, stage: str) -> None:
        super().__init__(KIND)
        self.stage = stage
        self.delegate = CardDelegate(self, lambda place: self.cards.rows[place])
        self.cards = CardsModel(self.delegate)
        self.setModel(self.cards)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setAccessibleName(words.stage_name(stage))
        theme().changed.connect(self._redress)
        self._redress()

    def _redress(self) -> None:
        strip = theme().px(STRIP)
        self.setStyleSheet(
            "QListView { background: transparent; padding: 0; }"
            f"QScrollBar:vertical {{ width: {strip}px; }}"
        )
        self.delegate.forget()
        self.scheduleDelayedItemsLayout()

    def show_rows(self, rows: Sequence[Summary], *, anew: bool = False) -> None:
        """Show these, keeping who is chosen and how far was scrolled."""
        current, scrolled = self.current_id(), 0 if anew else self.verticalScrollBar().value()
        if anew:
            self.cards.forget_depth()
        self.delegate.look_from(*self._looked_from)
        self.cards.set_rows(rows)
        if current is not None:
            self.choose(current, scroll=False)
        if scrolled:
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(scrolled)
        self.viewport().update()

    def look_from(self, *how: Any) -> None:
        """The day and the rules that the cards are about."""
        self._looked_from = how

    def current_id(self) -> int | None:
        """Who is chosen, None for nobody."""
        index = self.currentIndex()
        return self.cards.rows[index.row()].person_id if index.isValid() else None

    def choose(self, person_id: int, *, scroll: bool = True) -> bool:
        """Choose somebody; whether they are here."""
        place = self.cards.place_of(person_id)
        if place < 0:
            self.leave()
            return False
        self.setCurrentIndex(self.cards.index(place))
        if scroll:
            self.scrollTo(self.currentIndex())
        return True

    def choose_place(self, place: int) -> None:
        """Choose whoever stands at a place, or the last."""
        if self.cards.rowCount():
            at = min(max(place, 0), self.cards.rowCount() - 1)
            self.setCurrentIndex(self.cards.index(at))

    def leave(self) -> None:
        """Nobody here is chosen."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    # -- keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        person_id, key = self.current_id(), event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in _SIDEWAYS:
            if alt and person_id is not None:
                self.carried.emit(person_id, _SIDEWAYS[Qt.Key(key)])
            elif not alt:
                self.sideways.emit(_SIDEWAYS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and person_id:
            self.entered.emit(person_id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self.currentIndex().isValid():
            self.choose_place(0)
        self.entered_by_keyboard.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(self.cards.rows[index.row()].person_id)

    def menu_at(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid():
            index = self.currentIndex()
            point = self.visualRect(index).center()
        if index.isValid():
            person_id = self.cards.rows[index.row()].person_id
            self.menu_wanted.emit(person_id, self.viewport().mapToGlobal(point))

    def startDrag(self, actions: Qt.DropAction) -> None:
        person_id = self.current_id()
        if person_id is None:
            return
        rect = self.visualRect(self.currentIndex()).adjusted(0, 0, 0, -theme().px(GAP))
        rect.setWidth(self.delegate.width())
        self.carry(person_id, rect)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = painting.smooth(QPainter(self.viewport()))
        rect, radius = self.viewport().rect(), theme().px(10)
        rect.setWidth(self.delegate.width())
        if self.hovered:
            self.paint_landing(painter, rect, radius)
        elif self.hasFocus() and not self.cards.rowCount():
            painting.focus_ring(painter, rect, radius)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class StageColumn(QWidget):
    """A stage's name and count above its cards."""

    def __init__(self, stage: str) -> None:
        super().__init__()
        self.stage = stage
        self.title = ElidedLabel(words.stage_name(stage), "strong")
        self.count = Label("0", "label")
        self.cards = Cards(stage)
        # The list is called so, and says how many.
        keep_silent(self.title, self.count)
        head = QHBoxLayout()
        head.setContentsMargins(theme().px(2), 0, theme().px(STRIP + 2), 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addLayout(head)
        column.addWidget(self.cards, 1)

    def show_rows(self, rows: Sequence[Summary], *, anew: bool = False) -> None:
        """Show the prospects of this stage and say how many they are."""
        self.count.setText(number(len(rows)))
        self.cards.setAccessibleDescription(trn("{n} prospect", "{n} prospects", len(rows)))
        self.cards.show_rows(rows, anew=anew)
