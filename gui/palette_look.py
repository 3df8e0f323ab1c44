"""How a line of Ctrl+K looks: icon, words, the text around a match, the shortcut."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui import icons
from gui.theme import theme
from gui.widgets.buttons import keys_of

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """What a line shows; `group` is the heading that it stands under."""

    group: str
    words: str
    around: str
    icon: str
    shortcut: str


def spoken(row: Row) -> str:
    """A line as it is heard: what it is, where it belongs, and its keys."""
    return ", ".join(filter(None, (row.words, row.group, row.around, keys_of(row.shortcut))))


class Look(QStyledItemDelegate):
    """Draws headings small and lines with their parts."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Headings are lower than lines."""
        return QSize(100, theme().px(34 if index.data(ROW_ROLE) else 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        entry = index.data(ROW_ROLE)
        if entry is None:
            self._head(painter, option.rect, str(index.data()))
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._line(painter, option.rect, entry.row, chosen)
        painter.restore()

    def _head(self, painter: QPainter, rect: QRect, words: str) -> None:
        font = theme().font("label")
        painter.setFont(font)
        painter.setPen(theme().colour("ink3"))
        spot = rect.adjusted(theme().px(10), theme().px(8), 0, 0)
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, words)

    def _line(self, painter: QPainter, rect: QRect, row: Row, chosen: bool) -> None:
        look = theme()
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("stamp_soft"))
            painter.drawRoundedRect(rect, 7, 7)
        side = look.px(16)
        spot = QRect(rect.left() + look.px(10), rect.center().y() - side // 2, side, side)
        if row.icon:
            icons.paint(painter, row.icon, "stamp" if chosen else "ink2", spot)
        left, right = float(spot.right() + look.px(12)), float(rect.right() - look.px(10))
        if row.shortcut:
            right = _write_right(painter, rect, right, row.shortcut) - look.px(12)
        left = _write(painter, rect, left, right, row.words, "medium", "ink") + look.px(10)
        if row.around and right - left > look.px(40):
            _write(painter, rect, left, right, row.around, "label", "ink2")


def _write(
    painter: QPainter, rect: QRect, left: float, right: float, words: str, role: str, token: str
) -> float:
    font = theme().font(role)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, right - left)
    painter.setFont(font)
    painter.setPen(theme().colour(token))
    painter.drawText(QPointF(left, _base(metrics, rect)), shown)
    return left + metrics.horizontalAdvance(shown)


def _write_right(painter: QPainter, rect: QRect, right: float, shortcut: str) -> float:
    keys = keys_of(shortcut)
    left = right - QFontMetricsF(theme().font("chip")).horizontalAdvance(keys)
    _write(painter, rect, left, right + 1, keys, "chip", "ink2")
    return left


def _base(metrics: QFontMetricsF, rect: QRect) -> float:
    return rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2
