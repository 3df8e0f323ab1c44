"""One table model: rows are plain values, columns are data, changes are found by key."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Align = Literal["left", "right", "centre"]

_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "centre": Qt.AlignmentFlag.AlignHCenter,
}

# With more places of change than this, one reset is quicker than telling of each; the table
# keeps selection and scroll over it by key.
_MOST_RUNS = 200

# What a column may say to its delegate besides text: see gui.widgets.rows_table.
LOOK_ROLE = Qt.ItemDataRole.UserRole + 1
VALUE_ROLE = Qt.ItemDataRole.UserRole + 2
SORT_ROLE = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True)
class Column:
    """One column as data; every callable takes the row.

    `key` names it in remembered settings. `value` is what it is about; `text` how it reads
    (str of the value without it), `sort` what it sorts by (the value without it). With `commit`
    it can be edited where `editable` says so: `commit(row, typed)` is called with the text typed
    (`edit` gives the text to start from). `look` gives a gui.widgets.rows_table look: a chip, a
    bar. `icon` names a Lucide icon.
    """

    key: str
    title: str
    value: Callable[[Any], Any]
    text: Callable[[Any], str] | None = None
    align: Align = "left"
    sort: Callable[[Any], Any] | None = None
    tooltip: Callable[[Any], str] | None = None
    commit: Callable[[Any, str], object] | None = None
    edit: Callable[[Any], str] | None = None
    editable: Callable[[Any], bool] | None = None
    look: Callable[[Any], Any] | None = None
    spoken: Callable[[Any], str] | None = None
    """What is heard of it, where a widget stands in it or a sign says more than its words."""
    checked: Callable[[Any], bool] | None = None
    check: Callable[[Any, bool], object] | None = None
    width: int = 0
    stretch: bool = False
    optional: bool = True

    def heard(self, row: Any) -> str:
        """How the row sounds in this column: its words with those in the line below."""
        if self.spoken is not None:
            return self.spoken(row)
        below = getattr(self.look(row), "second", "") if self.look else ""
        return ", ".join(filter(None, (self.shown(row), below)))

    def shown(self, row: Any) -> str:
        """How the row reads in this column; nothing where the value is None."""
        if self.text is not None:
            return self.text(row)
        value = self.value(row)
        return "" if value is None else str(value)

    def can_edit(self, row: Any) -> bool:
        """Whether the owner may type here."""
        return self.commit is not None and (self.editable is None or self.editable(row))


class RowsModel(QAbstractTableModel):
    """Rows of any frozen values under columns; `set_rows` changes only what changed.

    Rows are told apart by `key(row)`, which must be unique and hashable, and compared by `==`.
    """

    def __init__(self, columns: Sequence[Column], key: Callable[[Any], Hashable]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.key = key
        # The keys in the order of the rows that were given: what no sorting goes back to.
        self._given: list[Hashable] = []
        self._rows: list[Any] = []
        self._keys: list[Hashable] = []
        self._places: dict[Hashable, int] = {}
        self._sort: tuple[int, bool] | None = None

    @property
    def rows(self) -> Sequence[Any]:
        """All rows in their own order; not to be changed."""
        return self._rows

    def row_at(self, index: Index) -> Any:
        """The row under an index of this model; IndexError when there is none."""
        return self._rows[index.row()]

    def place_of(self, key: Hashable) -> int:
        """Where the row with this key stands, -1 when it is not there."""
        return self._places.get(key, -1)

    def set_rows(self, rows: Iterable[Any]) -> None:
        """Show these rows: remove, insert and change only where they differ.

        Rows that stay but stand in another order are moved as one change of layout, which keeps
        selection and scroll.
        """
        given = list(rows)
        self._given = [self.key(row) for row in given]
        self._show(self._sorted(given))

    def _show(self, new: list[Any]) -> None:
        keys = [self.key(row) for row in new]
        if keys == self._keys:
            self._change(new)
            return
        places = dict(zip(keys, range(len(keys)), strict=True))
        if len(places) != len(keys):
            raise ValueError("two rows have one key")
        if not self._rows or not new or places.keys().isdisjoint(self._places):
            self._reset(new, keys, places)
            return
        gone = _runs([i for i, key in enumerate(self._keys) if key not in places])
        come = _runs([i for i, key in enumerate(keys) if key not in self._places])
        if len(gone) + len(come) > _MOST_RUNS:
            self._reset(new, keys, places)
            return
        self._remove(gone)
        staying = [key for key in keys if key in self._places]
        if staying != self._keys:
            self._reorder(staying)
        self._insert(new, keys, come)
        self._places = places
        self._change(new)

    def set_row(self, row: Any) -> None:
        """Show another value of one row that is there; KeyError when its key is not."""
        place = self._places[self.key(row)]
        if self._rows[place] != row:
            self._rows[place] = row
            self._tell(place, place)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, or as given with -1; rows without a value come last either way."""
        self._sort = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._show(self._sorted([self._rows[self._places[key]] for key in self._given]))

    def _sorted(self, rows: list[Any]) -> list[Any]:
        if self._sort is None:
            return list(rows)
        place, descending = self._sort
        column = self.columns[place]
        worth = column.sort or column.value
        pairs = [(worth(row), row) for row in rows]
        known = [(_folded(value), row) for value, row in pairs if value is not None]
        known.sort(key=itemgetter(0), reverse=descending)
        return [row for _, row in known] + [row for value, row in pairs if value is None]

    def _reset(self, new: list[Any], keys: list[Hashable], places: dict[Hashable, int]) -> None:
        self.beginResetModel()
        self._rows, self._keys, self._places = new, keys, places
        self.endResetModel()

    def _remove(self, gone: list[tuple[int, int]]) -> None:
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            del self._keys[first : last + 1]
            self.endRemoveRows()
        if gone:
            self._places = {key: i for i, key in enumerate(self._keys)}

    def _insert(self, new: list[Any], keys: list[Hashable], come: list[tuple[int, int]]) -> None:
        for first, last in come:
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = new[first : last + 1]
            self._keys[first:first] = keys[first : last + 1]
            self.endInsertRows()

    def _reorder(self, keys: list[Hashable]) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        held = [(self._keys[index.row()], index.column()) for index in old]
        self._rows = [self._rows[self._places[key]] for key in keys]
        self._keys = keys
        self._places = {key: i for i, key in enumerate(keys)}
        moved = [self.index(self._places[key], column) for key, column in held]
        self.changePersistentIndexList(old, moved)
        self.layoutChanged.emit()

    def _change(self, new: list[Any]) -> None:
        old, self._rows = self._rows, new
        differing = [
            i
            for i, (was, now) in enumerate(zip(old, new, strict=True))
            if was is not now and was != now
        ]
        for first, last in _runs(differing):
            self._tell(first, last)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = _READERS.get(role)
        return found(self.columns[index.column()], self._rows[index.row()]) if found else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.EditRole and column.commit and column.can_edit(row):
            if str(value) != _edit_text(column, row):
                column.commit(row, str(value))
            return True
        if role == Qt.ItemDataRole.CheckStateRole and column.check:
            column.check(row, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid():
            column, row = self.columns[index.column()], self._rows[index.row()]
            if column.can_edit(row):
                flags |= Qt.ItemFlag.ItemIsEditable
            if column.check is not None:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags


def _folded(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Rising places folded into (first, last) runs."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _edit_text(column: Column, row: Any) -> str:
    return column.edit(row) if column.edit else column.shown(row)


def _check_state(column: Column, row: Any) -> Qt.CheckState | None:
    if column.checked is None:
        return None
    return Qt.CheckState.Checked if column.checked(row) else Qt.CheckState.Unchecked


_READERS: dict[int, Callable[[Column, Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.shown(row),
    Qt.ItemDataRole.EditRole: _edit_text,
    Qt.ItemDataRole.ToolTipRole: lambda column, row: (
        column.tooltip(row) if column.tooltip else None
    ),
    Qt.ItemDataRole.TextAlignmentRole: lambda column, row: (
        _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter
    ),
    Qt.ItemDataRole.CheckStateRole: _check_state,
    Qt.ItemDataRole.AccessibleTextRole: lambda column, row: column.heard(row),
    LOOK_ROLE: lambda column, row: column.look(row) if column.look else None,
    VALUE_ROLE: lambda column, row: column.value(row),
    SORT_ROLE: lambda column, row: (column.sort or column.value)(row),
}
