"""All pages as small pictures below each other; the one with the ring is shown large."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from core.sheets.catalogue import NAMING, sheet_name
from core.text import number, tr
from gui.names import names
from gui.pages.plan.preview import INCHES, veil
from gui.theme import theme
from gui.widgets import painting

if TYPE_CHECKING:
    from core.sheets.typesetting import SheetPlace

WIDE = 92
"""Pixels at 100 % that a small page is wide at most, and the column with its edges around it."""
EDGE = 8
PICTURE = Qt.ItemDataRole.UserRole
LOOK_MS = 30


class Thumbs(QListWidget):
    """`picked(sheet key, page of it from 0)` as the owner moves; `wanted(keys)` names the sheets
    in sight whose pictures are missing."""

    picked = Signal(str, int)
    wanted = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Look(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.setObjectName("thumbs")
        self._pages: list[tuple[str, int]] = []
        self._kept: dict[str, tuple[Hashable, tuple[QImage, ...]]] = {}
        self._marks: dict[str, Hashable] = {}
        self._paper = "a4"
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _at: self._look.start())
        self.currentRowChanged.connect(self._moved)
        theme().changed.connect(self._rescale)
        names().changed.connect(self.viewport().update)
        self._rescale()

    @property
    def ppi(self) -> float:
        """The resolution that small pictures are wanted in."""
        return theme().px(WIDE) * self.devicePixelRatioF() / INCHES[self._paper][0]

    def show_places(
        self, places: tuple[SheetPlace, ...], marks: dict[str, Hashable], paper: str
    ) -> None:
        """Show the pages of these sheets; a picture is made anew when its sheet's mark changed."""
        self._marks, self._paper = marks, paper
        pages = [(place.key, nth) for place in places for nth in range(place.pages)]
        if pages != self._pages:
            self._fill(pages)
        self._paint_all()
        self._look.start()

    def show_small(self, key: str, pictures: tuple[QImage, ...]) -> None:
        """Take the small pictures of a sheet."""
        self._kept[key] = (self._marks.get(key), pictures)
        self._paint_all()
        self._look.start()

    def show_current(self, key: str, nth: int) -> None:
        """Put the ring around a page."""
        if (key, nth) in self._pages:
            self.blockSignals(True)
            self.setCurrentRow(self._pages.index((key, nth)))
            self.blockSignals(False)
            self.viewport().update()

    def page(self, key: str, nth: int) -> int:
        """The number of a page among all, from 1; 0 when it is none."""
        return self._pages.index((key, nth)) + 1 if (key, nth) in self._pages else 0

    def at(self, number: int) -> tuple[str, int] | None:
        """The sheet and its page at a number from 1; the nearest one there is."""
        if not self._pages:
            return None
        return self._pages[min(max(number, 1), len(self._pages)) - 1]

    def sheet_at(self, row: int) -> str:
        """The sheet that a row's page belongs to."""
        return self._pages[row][0]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look.start()

    def _fill(self, pages: list[tuple[str, int]]) -> None:
        row = self.currentRow()
        current = self._pages[row] if 0 <= row < len(self._pages) else None
        self.blockSignals(True)
        self.clear()
        self._pages = pages
        for n, (key, _) in enumerate(pages, 1):
            words = tr("Page {number}, {sheet}", number=number(n), sheet=sheet_name(key))
            item = QListWidgetItem(words)
            item.setToolTip(words)
            self.addItem(item)
        self.blockSignals(False)
        if current in pages:
            self.show_current(*current)

    def _paint_all(self) -> None:
        for row, (key, nth) in enumerate(self._pages):
            _, pictures = self._kept.get(key, (None, ()))
            picture = pictures[nth] if nth < len(pictures) else None
            if self.item(row).data(PICTURE) is not picture:
                self.item(row).setData(PICTURE, picture)
        self.scheduleDelayedItemsLayout()

    def _ask(self) -> None:
        if not self.isVisible():
            return
        seen = []
        for row, (key, _) in enumerate(self._pages):
            near = self.visualItemRect(self.item(row)).intersects(self.viewport().rect())
            known = key in self._kept and self._kept[key][0] == self._marks.get(key)
            if near and not known and key not in seen:
                seen.append(key)
        self.wanted.emit(seen)

    def _moved(self, row: int) -> None:
        if 0 <= row < len(self._pages):
            self.picked.emit(*self._pages[row])

    def _rescale(self) -> None:
        self._kept.clear()
        bar = self.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(theme().px(WIDE + 2 * EDGE) + bar)
        self._paint_all()
        self._look.start()


class _Look(QStyledItemDelegate):
    def __init__(self, thumbs: Thumbs) -> None:
        super().__init__(thumbs)
        self._thumbs = thumbs

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        page = self._size(index.data(PICTURE))
        return QSize(theme().px(WIDE), page.height() + theme().px(EDGE) * 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painting.smooth(painter)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        picture = index.data(PICTURE)
        page = QRect(rect.topLeft(), self._size(picture))
        page.moveCenter(rect.center())
        painter.fillRect(page, QColor("white"))
        if picture is not None:
            hidden = names().hidden and self._thumbs.sheet_at(index.row()) in NAMING
            painter.drawImage(page, veil(picture) if hidden else picture)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        if not chosen:
            painter.setPen(QPen(theme().colour("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(painting.inner(page))
            return
        # Wider with the keyboard on it: one sees where the arrow keys are.
        wide = 3 if self._thumbs.hasFocus() else 2
        painter.setPen(QPen(theme().colour("stamp"), wide))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(page.adjusted(-2, -2, 1, 1))

    def _size(self, picture: QImage | None) -> QSize:
        wide, high = INCHES[self._thumbs._paper]
        across = theme().px(WIDE)
        if picture is not None and picture.width() > picture.height():
            wide, high = high, wide
        return QSize(across, round(across * high / wide))
