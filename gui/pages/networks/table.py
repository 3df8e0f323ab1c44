"""Where your groups are: every network with its five parts, its fit, why, and its state."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStyleOptionViewItem,
    QWidget,
)

from core.networks.evidence import Evidence
from core.networks.names import part_name
from core.networks.page import CHOSEN, NOT_NOW, OPEN, NetworkRow
from core.networks.rules import PARTS
from core.text import number, tr
from gui.models.rows import Column, RowsModel
from gui.theme import ROLES, theme
from gui.widgets.buttons import Button
from gui.widgets.column_widths import head_width
from gui.widgets.looks import BarLook, CellDelegate, ChipLook, TextLook
from gui.widgets.rows_table import RowsTable

HUES = {
    "reach": "stamp",
    "content": "sea",
    "time": "mustard",
    "search": "plum",
    "results": "tomato",
}
"""The colour of each part; its column says which it is."""
DASH = "–"
FOLDED_FIRST = ("results", "search", "time", "content", "because", "reach")
"""Columns that go first where there is no room; the evidence has them all."""
_WRAPPED = {"name": "medium", "because": "label"}
_WIDTHS = {"name": 148, "reach": 108, "fit": 52, "because": 180, "state": 104}


def columns() -> list[Column]:
    """The columns of the table."""
    parts = [_part_column(part) for part in PARTS]
    return [
        Column(
            "name",
            tr("Network"),
            lambda row: row.name,
            width=_WIDTHS["name"],
            optional=False,
        ),
        *parts,
        Column(
            "fit",
            tr("Fit"),
            lambda row: row.score.value,
            text=lambda row: DASH if row.score.value is None else number(row.score.value),
            spoken=lambda row: _heard(row.score.value),
            look=lambda row: TextLook("strong"),
            align="right",
            tooltip=_fit_tip,
            width=_WIDTHS["fit"],
            optional=False,
        ),
        Column(
            "because",
            tr("Because"),
            why,
            tooltip=why,
            width=_WIDTHS["because"],
            stretch=True,
        ),
        Column(
            "state",
            tr("Choice"),
            lambda row: row.state,
            text=state_words,
            spoken=lambda row: state_words(row) or tr("Choose"),
            look=_state_look,
            tooltip=lambda row: row.reason,
            align="right",
            width=_WIDTHS["state"],
            optional=False,
        ),
    ]


def _heard(value: float | None) -> str:
    return tr("not known") if value is None else number(value)


def _part_column(part: str) -> Column:
    def value(row: NetworkRow) -> float | None:
        return row.score.parts[part]

    def words(row: NetworkRow) -> str:
        found = value(row)
        return DASH if found is None else number(found)

    def look(row: NetworkRow) -> BarLook | TextLook:
        found = value(row)
        return TextLook("label") if found is None else BarLook(found / 100, HUES[part], 54)

    return Column(
        part,
        part_name(part),
        value,
        text=words,
        spoken=lambda row: _heard(value(row)),
        look=look,
        tooltip=lambda row: evidence_words(behind(row, part)),
        width=_WIDTHS["reach"],
    )


def behind(row: NetworkRow, part: str) -> tuple[Evidence, ...]:
    """The evidence behind a part of a row."""
    return row.groups if part == "reach" else (row.parts[PARTS.index(part) - 1],)


def evidence_words(found: tuple[Evidence, ...]) -> str:
    """Evidence as plain lines, for the hover."""
    lines: list[str] = []
    for one in found:
        lines.append(one.title)
        for line in one.lines:
            if line.counts:
                lines.append(f"  {line.text}" + (f" ({line.about})" if line.about else ""))
        if one.note:
            lines.append(f"  {one.note}")
    return "\n".join(lines)


def why(row: NetworkRow) -> str:
    """The sentence beside the fit: why, or why not now."""
    if row.state == NOT_NOW and row.reason:
        return tr("Not now: {reason}", reason=" ".join(row.reason.split()))
    return row.because


def state_words(row: NetworkRow) -> str:
    """What the last column says: Chosen, Not now, or nothing, where its button stands."""
    return {CHOSEN: tr("Chosen"), NOT_NOW: tr("Not now"), OPEN: ""}[row.state]


def _state_look(row: NetworkRow) -> ChipLook:
    return ChipLook("stamp" if row.state == CHOSEN else "")


def _fit_tip(row: NetworkRow) -> str:
    if row.score.value is None:
        return tr("No fit while neither your groups nor your content are known here")
    said = [tr("Weighted mean of the parts that are known")]
    if row.close_to:
        said.append(tr("Too close to call: {names}", names=", ".join(row.close_to)))
    return "\n".join(said)


class WrappedDelegate(CellDelegate):
    """Text in the type of a role, on up to two lines."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._role = role

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        copy: Any = QStyleOptionViewItem(option)
        self.initStyleOption(copy, index)
        text, copy.text = copy.text, ""
        style = copy.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, copy, painter, copy.widget)
        pad = theme().px(10)
        place = QRect(copy.rect).adjusted(pad, 0, -pad, -1)
        painter.save()
        painter.setFont(theme().font(self._role))
        painter.setPen(theme().colour(ROLES[self._role].token))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place, flags, _on_two_lines(painter, place, text))
        painter.restore()


def _on_two_lines(painter: QPainter, place: QRect, text: str) -> str:
    """As many words of `text` as two lines hold, an ellipsis where some are left out."""
    metrics = painter.fontMetrics()
    high = 2 * metrics.lineSpacing() + 1
    words, wrap = text.split(), Qt.TextFlag.TextWordWrap
    for count in range(len(words), 0, -1):
        said = " ".join(words[:count]) + ("" if count == len(words) else "…")
        if metrics.boundingRect(place, wrap, said).height() <= high:
            return said
    return text


class FitTable(RowsTable):
    """The table, as high as its rows; a row not chosen has a button.

    `opened_row(key)` for a click or Enter on a row, `choose(key)` for its button or Space.
    """

    opened_row = Signal(str)
    choose = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            RowsModel(columns(), key=lambda row: row.key),
            name=tr("Where your groups are"),
            row_height=39,
            parent=parent,
        )
        keys = [column.key for column in self.rows_model.columns]
        self._wrapped = {key: WrappedDelegate(role, self) for key, role in _WRAPPED.items()}
        for key, delegate in self._wrapped.items():
            self.setItemDelegateForColumn(keys.index(key), delegate)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: self.opened_row.emit(self._key_at(index.row())))
        self.opened.connect(lambda row: self.opened_row.emit(row.key))
        theme().changed.connect(self._fit)

    def show_rows(self, rows: tuple[NetworkRow, ...]) -> None:
        """Show the networks, best fit first."""
        self.rows_model.set_rows(rows)
        # The results come after the rest, and need their room.
        self.measure_anew()
        self._renew_buttons()
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if event.key() == Qt.Key.Key_Space and row is not None and row.state != CHOSEN:
            self.choose.emit(row.key)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fold()
        super().resizeEvent(event)

    def folded(self) -> list[str]:
        """The columns that have no room now."""
        return [c.key for i, c in enumerate(self.rows_model.columns) if self.isColumnHidden(i)]

    def _key_at(self, place: int) -> str:
        return str(self.rows_model.rows[place].key)

    def _fold(self) -> None:
        """Hide the columns that do not fit, the least telling first."""
        keys = [column.key for column in self.rows_model.columns]
        widths = {key: theme().px(_WIDTHS.get(key, _WIDTHS["reach"])) for key in keys}
        # The narrowest has a longer head in other languages.
        fit = keys.index("fit")
        head = head_width(self.horizontalHeader(), self.rows_model.columns[fit].title)
        widths["fit"] = max(widths["fit"], head)
        room, needed = self.viewport().width(), sum(widths.values())
        hidden = set()
        for key in FOLDED_FIRST:
            if needed <= room:
                break
            hidden.add(key)
            needed -= widths[key]
        for i, key in enumerate(keys):
            if self.isColumnHidden(i) != (key in hidden):
                self.setColumnHidden(i, key in hidden)
        # Without the sentence, which takes what is left, the names do.
        spare = max(0, room - needed) if "because" in hidden else 0
        self.setColumnWidth(keys.index("name"), widths["name"] + spare)

    def _renew_buttons(self) -> None:
        last = len(self.rows_model.columns) - 1
        for place, row in enumerate(self.rows_model.rows):
            index = self.rows_model.index(place, last)
            has = self.indexWidget(index) is not None
            if row.state == OPEN and not has:
                self.setIndexWidget(index, self._button(row.key, row.name))
            elif row.state != OPEN and has:
                self.setIndexWidget(index, None)  # type: ignore[arg-type] # takes it away

    def _button(self, key: str, name: str) -> QWidget:
        button = Button(tr("Choose"), small=True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(tr("Choose {name}", name=name))
        button.clicked.connect(lambda: self.choose.emit(key))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(button)
        return holder

    def _fit(self) -> None:
        self._fold()
        rows = len(self.rows_model.rows)
        high = self.horizontalHeader().sizeHint().height()
        high += rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth()
        self.setFixedHeight(high)
