"""What a cell of a table can look like besides plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from gui import icons
from gui.models.rows import LOOK_ROLE, RowsModel
from gui.theme import ROLES, theme
from gui.widgets import painting
from gui.widgets.bars import range_bar

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ChipLook:
    """A chip with the cell's text; `wide` (pixels at 100 %) lets a column of chips line up."""

    hue: str = ""
    icon: str = ""
    wide: int = 0


@dataclass(frozen=True)
class BarLook:
    """A bar filled by `share` (0 to 1), the cell's text after it."""

    share: float
    hue: str = "stamp"
    wide: int = 74


@dataclass(frozen=True)
class RangeLook:
    """A likely range on a scale from 0 to 1, the cell's text below it."""

    low: float
    high: float
    at: float | None = None


@dataclass(frozen=True)
class StampsLook:
    """Small stamps before the cell's text."""

    filled: int
    total: int


@dataclass(frozen=True)
class TextLook:
    """Text in the type of a role, a second line of hints below, an icon before."""

    role: str = "body"
    second: str = ""
    tone: str = ""
    icon: str = ""


PLAIN = TextLook()


class CellDelegate(QStyledItemDelegate):
    """Paints a cell in the look that its column gives; a plain one has Qt's own text."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        told: Any = option
        # Focus is the table's ring and the selected row, not dots round one cell.
        told.state &= ~QStyle.StateFlag.State_HasFocus

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = index.data(LOOK_ROLE)
        if look is None:
            if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
                super().paint(painter, option, index)
                return
            look = PLAIN
        copy: Any = QStyleOptionViewItem(option)
        self.initStyleOption(copy, index)
        text, copy.text = copy.text, ""
        widget: QWidget | None = copy.widget
        style = widget.style() if widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, copy, painter, widget)
        painter.save()
        painting.smooth(painter)
        pad = theme().px(10)
        place = QRect(copy.rect).adjusted(pad, 0, -pad, -1)
        selected = bool(copy.state & QStyle.StateFlag.State_Selected)
        _PAINTERS[type(look)](painter, place, look, text, copy.displayAlignment, selected)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) is None:
            size.setWidth(_wanted(index) + 2 * theme().px(10))
        return size

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        place: QRect = option.rect  # type: ignore[attr-defined]
        told = index.data(Qt.ItemDataRole.ToolTipRole)
        if told or _wanted(index) <= place.width() - 2 * theme().px(10):
            return super().helpEvent(event, view, option, index)
        look = index.data(LOOK_ROLE)
        lines = (index.data(), look.second if isinstance(look, TextLook) else "")
        QToolTip.showText(event.globalPos(), "\n".join(filter(None, lines)), view)
        return True

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        model = index.model()
        if isinstance(model, RowsModel):
            editor.setAccessibleName(model.columns[index.column()].title)
        return editor


def _wanted(index: Index) -> int:
    """The pixels that the cell's look and words need, without the space around them."""
    px, look = theme().px, index.data(LOOK_ROLE) or PLAIN
    text = index.data(Qt.ItemDataRole.DisplayRole) or ""
    if isinstance(look, ChipLook):
        return max(painting.chip_width(text, look.icon), px(look.wide)) if text else 0
    if isinstance(look, TextLook):
        icon = px(16) + px(8) if look.icon else 0
        return icon + max(_long(text, look.role), _long(look.second, "label"))
    words = _long(text, "label")
    if isinstance(look, RangeLook):
        return max(words, px(150))
    if isinstance(look, BarLook):
        return px(look.wide) + px(8) + words
    return max(look.total, look.filled) * px(11) + px(4) + words


def _long(text: str, role: str) -> int:
    metrics = QFontMetrics(theme().font(role, tabular=True))
    return metrics.horizontalAdvance(text) + 1 if text else 0


def _plain(
    painter: QPainter, place: QRect, role: str, token: str, text: str, align: Qt.AlignmentFlag
) -> None:
    figures = bool(align & Qt.AlignmentFlag.AlignRight)
    painter.setFont(theme().font(role, tabular=figures))
    painter.setPen(theme().colour(token))
    fitting = painting.elided(text, painter.fontMetrics(), place.width())
    painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, fitting)


def _chip(
    painter: QPainter, place: QRect, look: ChipLook, text: str, align: Qt.AlignmentFlag, on: bool
) -> None:
    if not text:
        return
    wide = max(painting.chip_width(text, look.icon), theme().px(look.wide))
    size = QSize(min(wide, place.width()), painting.chip_height())
    rect = QStyle.alignedRect(Qt.LayoutDirection.LeftToRight, align, size, place)
    painting.chip(painter, rect, text, look.hue, look.icon)


def _bar(
    painter: QPainter, place: QRect, look: BarLook, text: str, align: Qt.AlignmentFlag, on: bool
) -> None:
    wide, height = min(theme().px(look.wide), place.width()), theme().px(7)
    top = place.center().y() - height / 2 + 1
    painting.bar(painter, QRectF(place.left(), top, wide, height), look.share, look.hue)
    rest = place.adjusted(wide + theme().px(8), 0, 0, 0)
    _plain(painter, rest, "label", "ink2", text, Qt.AlignmentFlag.AlignLeft)


def _range(
    painter: QPainter, place: QRect, look: RangeLook, text: str, align: Qt.AlignmentFlag, on: bool
) -> None:
    line, bar = theme().px(17), theme().px(14)
    top = place.center().y() - (line + bar) / 2
    range_bar(painter, QRectF(place.left(), top, place.width(), bar), look.low, look.high, look.at)
    below = QRect(place.left(), round(top + bar), place.width(), line)
    _plain(painter, below, "label", "ink2" if on else "ink3", text, align)


def _stamps(
    painter: QPainter, place: QRect, look: StampsLook, text: str, align: Qt.AlignmentFlag, on: bool
) -> None:
    side, step = theme().px(7), theme().px(11)
    top = place.center().y() - side / 2 + 1
    for i in range(max(look.total, look.filled)):
        rect = QRectF(place.left() + i * step, top, side, side)
        painting.dot(painter, rect, i < look.filled)
    rest = place.adjusted(max(look.total, look.filled) * step + theme().px(4), 0, 0, 0)
    _plain(painter, rest, "label", "ink2", text, Qt.AlignmentFlag.AlignLeft)


def _text(
    painter: QPainter, place: QRect, look: TextLook, text: str, align: Qt.AlignmentFlag, on: bool
) -> None:
    if look.icon:
        side = theme().px(16)
        spot = QRect(place.left(), place.center().y() - side // 2, side, side)
        icons.paint(painter, look.icon, look.tone or "ink2", spot)
        place = place.adjusted(side + theme().px(8), 0, 0, 0)
    token = look.tone or _token(look.role, on)
    if not look.second:
        _plain(painter, place, look.role, token, text, align)
        return
    half = theme().px(18)
    upper = QRect(place.left(), place.center().y() - half + 1, place.width(), half)
    _plain(painter, upper, look.role, token, text, align)
    under = upper.translated(0, half)
    _plain(painter, under, "label", "ink2" if on else "ink3", look.second, align)


def _token(role: str, selected: bool) -> str:
    # Hints on the colour of the selection are a shade stronger, to stay readable.
    token = ROLES[role].token
    return "ink2" if selected and token == "ink3" else token


_PAINTERS: dict[type, Any] = {
    ChipLook: _chip,
    BarLook: _bar,
    RangeLook: _range,
    StampsLook: _stamps,
    TextLook: _text,
}
