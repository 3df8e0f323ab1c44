"""The table that shows a RowsModel: sorting, columns to hide, the keyboard, things remembered."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from core.text import tr
from gui.models.rows import Index, RowsModel
from gui.theme import theme
from gui.widgets import column_widths, painting
from gui.widgets.looks import CellDelegate

MOST, MOST_GROWING = 1.6, 4
"""How many times its width a column may want for its cells, and one that takes what is left."""


class RowsTable(QTableView):
    """A table over a RowsModel.

    `opened(row)` on Enter or a double click, `current_changed(row)` as the owner moves (None for
    nothing), `menu_wanted(row, global point)` for a right click or the menu key.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(
        self,
        model: RowsModel,
        *,
        name: str,
        row_height: int = 40,
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows_model = model
        self._row_height = row_height
        self._held: tuple[list[Hashable], Hashable | None, int] = ([], None, 0)
        self._needs: list[column_widths.Needs] = []
        """What the words of each column need; empty until there are rows to look at."""
        self._chosen: set[int] = set()
        """The columns whose width was chosen, by the owner or by the page."""
        self._sharing = False
        self.setHorizontalHeader(column_widths.Head(self))
        self.setModel(model)
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self._behave(several)
        self._scale = theme().scale
        self._dress()
        self._widen()
        model.modelAboutToBeReset.connect(self._hold)
        model.modelReset.connect(self._restore_held)
        model.modelReset.connect(self._look_again)
        model.rowsInserted.connect(self._look_again)
        self.horizontalHeader().sectionResized.connect(self._resized_by_hand)
        theme().changed.connect(self._rescale)

    def _behave(self, several: bool) -> None:
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu_at)
        self.doubleClicked.connect(self._double_clicked)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._header_menu)
        header.setAccessibleName(tr("Columns"))
        self.setSortingEnabled(True)

    def _dress(self) -> None:
        # All rows are of one height: Qt need not ask 100,000 of them.
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(theme().px(20))
        rows.setDefaultSectionSize(theme().px(self._row_height))
        self.horizontalHeader().setMinimumSectionSize(theme().px(40))

    def _rescale(self) -> None:
        header, grown = self.horizontalHeader(), theme().scale / self._scale
        self._scale = theme().scale
        self._dress()
        self._needs = []
        if grown != 1:
            for i in self._chosen:
                header.resizeSection(i, round(header.sectionSize(i) * grown))
        self._fill()

    def _widen(self) -> None:
        self._chosen.clear()
        self._fill()

    def measure_anew(self) -> None:
        """Share out the room by the rows that are there now, when others came before them."""
        self._needs = []
        self._fill()

    def _look_again(self) -> None:
        # Only once: widths that follow what is filtered would jump.
        if not self._needs:
            self._fill()

    def _resized_by_hand(self, column: int, before: int, now: int) -> None:
        # Hiding and showing a column is told as a change to and from nothing.
        shown = before and now and not self._sharing
        if shown and not self.rows_model.columns[column].stretch:
            self._chosen.add(column)

    def _fill(self) -> None:
        # Qt's own stretching squeezes a column to nothing before it lets the table scroll.
        header, columns = self.horizontalHeader(), self.rows_model.columns
        shown = [i for i in range(len(columns)) if not header.isSectionHidden(i)]
        free = [i for i in shown if i not in self._chosen]
        given, needed = self._given(), self._needed()
        room = self.viewport().width() - sum(header.sectionSize(i) for i in self._chosen & {*shown})
        widths = column_widths.shared_out(room, [given[i] for i in free], [needed[i] for i in free])
        growing = [i for i in free if columns[i].stretch]
        rest = max(room - sum(widths), 0)
        self._sharing = True
        for i, wide in zip(free, widths, strict=True):
            header.resizeSection(i, wide + (rest // len(growing) if i in growing else 0))
        self._sharing = False

    def _given(self) -> list[int]:
        usual = {True: 160, False: 120}
        return [theme().px(c.width or usual[c.stretch]) for c in self.rows_model.columns]

    def _needed(self) -> list[column_widths.Needs]:
        if self._needs:
            return self._needs
        self.ensurePolished()
        columns = self.rows_model.columns
        most = [
            round(wide * (MOST_GROWING if column.stretch else MOST))
            for wide, column in zip(self._given(), columns, strict=True)
        ]
        found = column_widths.needs(self, most)
        if self.rows_model.rows:
            self._needs = found
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    # -- rows

    def current_row(self) -> Any:
        """The row that the keyboard is on, None when there is none."""
        index = self.currentIndex()
        return self.rows_model.row_at(index) if index.isValid() else None

    def selected_rows(self) -> list[Any]:
        """The chosen rows, from top to bottom."""
        indexes = self.selectionModel().selectedRows()
        return [self.rows_model.row_at(i) for i in sorted(indexes, key=lambda i: i.row())]

    def select_key(self, key: Hashable) -> bool:
        """Choose the row with this key and scroll to it; whether it is there."""
        place = self.rows_model.place_of(key)
        if place >= 0:
            index = self.rows_model.index(place, self._first_column())
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return place >= 0

    def _first_column(self) -> int:
        header = self.horizontalHeader()
        visible = [i for i in range(header.count()) if not header.isSectionHidden(i)]
        return min(visible, key=header.visualIndex, default=0)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row() or not current.isValid():
            self.current_changed.emit(self.current_row())

    def _double_clicked(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self.rows_model.row_at(index))

    def _hold(self) -> None:
        key = self.rows_model.key
        current = self.current_row()
        self._held = (
            [key(row) for row in self.selected_rows()],
            None if current is None else key(current),
            self.verticalScrollBar().value(),
        )

    def _restore_held(self) -> None:
        chosen, current, scrolled = self._held
        last = len(self.rows_model.columns) - 1
        selection = QItemSelection()
        for place in filter(lambda place: place >= 0, map(self.rows_model.place_of, chosen)):
            selection.select(self.rows_model.index(place, 0), self.rows_model.index(place, last))
        flags = QItemSelectionModel.SelectionFlag
        place = -1 if current is None else self.rows_model.place_of(current)
        if place >= 0:
            index = self.rows_model.index(place, self._first_column())
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)
        self.verticalScrollBar().setValue(scrolled)

    # -- keyboard and menus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None and not editing:
            self.opened.emit(row)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.key() == Qt.Key.Key_Home and not editing:
            self._go(0)
        elif event.key() == Qt.Key.Key_End and not editing:
            self._go(len(self.rows_model.rows) - 1)
        else:
            super().keyPressEvent(event)

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.rows_model.rows):
            self.setCurrentIndex(self.rows_model.index(place, self._first_column()))

    def copy_rows(self) -> None:
        """Put the chosen rows on the clipboard, columns parted by tabs."""
        header = self.horizontalHeader()
        order = sorted(range(header.count()), key=header.visualIndex)
        shown = [self.rows_model.columns[i] for i in order if not header.isSectionHidden(i)]
        lines = ["\t".join(c.shown(row) for c in shown) for row in self.selected_rows()]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def _menu_at(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if not index.isValid():
            index = self.currentIndex()
        if index.isValid():
            row = self.rows_model.row_at(index)
            self.menu_wanted.emit(row, self.viewport().mapToGlobal(point))

    def _header_menu(self, point: QPoint) -> None:
        self.columns_menu().popup(self.horizontalHeader().mapToGlobal(point))

    def columns_menu(self) -> QMenu:
        """A menu that ticks columns on and off."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for i, column in enumerate(self.rows_model.columns):
            if column.optional and column.title:
                action = menu.addAction(column.title)
                action.setCheckable(True)
                action.setChecked(not self.isColumnHidden(i))
                action.toggled.connect(lambda on, i=i: self._show_column(i, on))
        menu.addSeparator()
        menu.addAction(tr("All columns as they were")).triggered.connect(self.reset_columns)
        return menu

    def _show_column(self, place: int, on: bool) -> None:
        self.setColumnHidden(place, not on)
        self._fill()

    # -- what is remembered

    def save(self) -> dict[str, Any]:
        """Chosen widths, order, hidden columns and sorting as plain values to remember."""
        header, columns = self.horizontalHeader(), self.rows_model.columns
        sorted_by = header.sortIndicatorSection()
        descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        order = sorted(range(len(columns)), key=header.visualIndex)
        scale = theme().scale
        return {
            "widths": {columns[i].key: round(self.columnWidth(i) / scale) for i in self._chosen},
            "order": [columns[i].key for i in order],
            "hidden": [c.key for i, c in enumerate(columns) if self.isColumnHidden(i)],
            "sort": [columns[sorted_by].key, descending] if 0 <= sorted_by < len(columns) else None,
        }

    def restore(self, saved: dict[str, Any]) -> None:
        """Take back what `save` gave; columns that it does not know stay as they are."""
        header, columns = self.horizontalHeader(), self.rows_model.columns
        places = {column.key: i for i, column in enumerate(columns)}
        hidden = set(saved.get("hidden", ()))
        for i, column in enumerate(columns):
            self.setColumnHidden(i, column.key in hidden and column.optional)
            width = saved.get("widths", {}).get(column.key, 0)
            if width and not column.stretch and column.key not in hidden:
                self.setColumnWidth(i, theme().px(width))
        for visual, key in enumerate(k for k in saved.get("order", ()) if k in places):
            header.moveSection(header.visualIndex(places[key]), visual)
        sort = saved.get("sort")
        if sort and sort[0] in places:
            order = Qt.SortOrder.DescendingOrder if sort[1] else Qt.SortOrder.AscendingOrder
            self.sortByColumn(places[sort[0]], order)
        self._fill()

    def reset_columns(self) -> None:
        """Show every column at its first width and in its first place."""
        header = self.horizontalHeader()
        for i in range(header.count()):
            self.setColumnHidden(i, False)
            header.moveSection(header.visualIndex(i), i)
        self._widen()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.selectionModel().hasSelection():
            painter = painting.smooth(QPainter(self.viewport()))
            painting.focus_ring(painter, self.viewport().rect(), theme().px(7))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.viewport().update()
