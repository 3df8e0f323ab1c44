"""A sheet as it will be printed, large: it fits the window, or as large as the owner likes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from core.text import percent, tr
from gui.names import names
from gui.theme import theme
from gui.widgets import painting

FIT = 0.0
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
INCHES = {"a4": (8.27, 11.69), "letter": (8.5, 11.0)}
SCREEN_PPI = 96.0
SHARPEST_PPI = 300.0
MARGIN = 12
SETTLED_MS = 120
"""A window that is being resized wants no new pictures before it stands still."""
FAR = 1_000_000
VEIL_DOTS = 18
"""So few dots across a page that no word of it can be read."""
SMOOTH = Qt.TransformationMode.SmoothTransformation
WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


def veil(picture: QImage) -> QImage:
    """A page as it may be seen while names are hidden."""
    return picture.scaledToWidth(VEIL_DOTS, SMOOTH)


def _veil_words() -> str:
    return tr("Names are hidden, so this sheet is veiled. Paper and files show the names.")


class Preview(QAbstractScrollArea):
    """Shows one page. `turned` by a number of pages; `sharpened` when another resolution is
    wanted, `zoomed` when the size was changed."""

    turned = Signal(int)
    sharpened = Signal()
    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Preview"))
        self.viewport().setAutoFillBackground(False)
        self.paper = "a4"
        self.zoom = FIT
        self._landscape = False
        self._picture = QImage()
        self._spoken, self._named = "", False
        names().changed.connect(self._names_changed)
        self._settle = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settle.timeout.connect(self.sharpened)

    @property
    def ppi(self) -> float:
        """The resolution that a page is wanted in, in the screen's own pixels."""
        return min(SCREEN_PPI * self._scale() * self.devicePixelRatioF(), SHARPEST_PPI)

    @property
    def picture(self) -> QImage:
        """The page that is shown; null when there is none."""
        return self._picture

    def show_page(self, picture: QImage, spoken: str, *, named: bool = False) -> None:
        """Show a page; `spoken` says which one it is. One on which people are `named` is veiled
        while names are hidden."""
        self._named = named
        turned = picture.width() > picture.height()
        fits_anew = turned != self._landscape and self.zoom == FIT
        self._picture, self._landscape = picture, turned
        self.describe(spoken)
        self._place()
        if fits_anew:
            self._settle.start()

    def describe(self, spoken: str) -> None:
        """Say to the ear which page it is."""
        self._spoken = spoken
        words = _veil_words() if self.veiled else ""
        self.setAccessibleDescription(". ".join(filter(None, (spoken, words))))

    @property
    def veiled(self) -> bool:
        """Whether the page is not to be read now: it names people, and names are hidden."""
        return self._named and names().hidden and not self._picture.isNull()

    def clear(self) -> None:
        """Show nothing."""
        self._picture = QImage()
        self.describe("")
        self._place()

    def zoom_by(self, steps: int) -> None:
        """Larger (1) or smaller (-1)."""
        now = self._scale()
        if steps > 0:
            self._zoom_to(next((one for one in ZOOMS if one > now + 0.01), ZOOMS[-1]))
        else:
            self._zoom_to(next((one for one in reversed(ZOOMS) if one < now - 0.01), ZOOMS[0]))

    def fit(self) -> None:
        """As large as the window allows."""
        self._zoom_to(FIT)

    def zoom_words(self) -> str:
        """How large it is, for people."""
        return tr("Whole page") if self.zoom == FIT else percent(self.zoom)

    def to_top(self) -> None:
        """Show the head of the page."""
        self.verticalScrollBar().setValue(0)

    def to_end(self) -> None:
        """Show the foot of the page."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    # Qt ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._page(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Home:
            self.turned.emit(-FAR)
        elif key == Qt.Key.Key_End:
            self.turned.emit(FAR)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        up = event.angleDelta().y() > 0
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if up else -1)
        elif not self.verticalScrollBar().maximum() and event.angleDelta().y():
            self.turned.emit(-1 if up else 1)
        else:
            super().wheelEvent(event)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        if self.zoom == FIT:
            self._settle.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self.viewport()))
        page = self._page_rect()
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(page.adjusted(-1, -1, 1, 2), theme().colour("line"))
            painter.fillRect(page, QColor("white"))
            if self.veiled:
                self._paint_veil(painter, page)
            else:
                painter.drawImage(page, self._picture)
        if self.hasFocus():
            around = self.viewport().rect().adjusted(1, 1, -1, -1)
            painting.focus_ring(painter, around, theme().px(7))

    def _paint_veil(self, painter: QPainter, page: QRect) -> None:
        painter.drawImage(page, veil(self._picture))
        px = theme().px
        room = page.intersected(self.viewport().rect())
        text = QRect(0, 0, min(room.width() - px(48), px(320)), FAR)
        painter.setFont(theme().font("body"))
        text = painter.boundingRect(text, WRAPPED, _veil_words())
        text.moveCenter(room.center())
        painter.setPen(QPen(theme().colour("line"), 1))
        painter.setBrush(theme().colour("card"))
        painter.drawRoundedRect(text.adjusted(-px(16), -px(12), px(16), px(12)), px(10), px(10))
        painter.setPen(theme().colour("ink"))
        painter.drawText(text, WRAPPED, _veil_words())

    def _names_changed(self) -> None:
        self.describe(self._spoken)
        self.viewport().update()

    def _page(self, step: int) -> None:
        bar = self.verticalScrollBar()
        there = bar.maximum() if step > 0 else bar.minimum()
        if bar.value() == there:
            self.turned.emit(step)
        else:
            bar.setValue(bar.value() + step * bar.pageStep())

    def _page_rect(self) -> QRect:
        room, page = self.viewport().size(), self._size()
        margin = theme().px(MARGIN)
        left = max((room.width() - page.width()) // 2, margin)
        top = max((room.height() - page.height()) // 2, margin)
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRect(QPoint(left - across, top - down), page)

    def _zoom_to(self, zoom: float) -> None:
        self.zoom = zoom
        self._place()
        self.zoomed.emit()
        self.sharpened.emit()

    def _scale(self) -> float:
        if self.zoom != FIT:
            return self.zoom
        width, height = self._inches()
        room = self.size() - QSize(2, 2) * theme().px(MARGIN)
        fits = min(room.width() / (width * SCREEN_PPI), room.height() / (height * SCREEN_PPI))
        return max(fits, 0.15)

    def _inches(self) -> tuple[float, float]:
        width, height = INCHES[self.paper]
        return (height, width) if self._landscape else (width, height)

    def _size(self) -> QSize:
        width, height = self._inches()
        scale = self._scale() * SCREEN_PPI
        wanted = QSize(round(width * scale), round(height * scale))
        set_for = self._picture.size() / self.devicePixelRatioF()
        close = abs(set_for.width() - wanted.width()) <= 1
        # A picture that has its size but for a pixel is shown dot for dot: sharper than scaled.
        return set_for if close and abs(set_for.height() - wanted.height()) <= 1 else wanted

    def _place(self) -> None:
        room = self.viewport().size()
        around = QSize(2, 2) * theme().px(MARGIN)
        whole = QSize() if self._picture.isNull() else self._size() + around
        whole = QSize(0, 0) if self.zoom == FIT else whole
        for bar, length, shown in (
            (self.horizontalScrollBar(), whole.width(), room.width()),
            (self.verticalScrollBar(), whole.height(), room.height()),
        ):
            bar.setRange(0, max(length - shown, 0))
            bar.setPageStep(max(shown - theme().px(40), 1))
            bar.setSingleStep(theme().px(40))
        self.viewport().update()
