"""On real paper: the system's dialog, and the pages set at the printer's own resolution.

Qt's printing is loaded when somebody prints. The pages are set and painted beside the window.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from core.errors import UserError
from core.sheets.paper import Paper
from core.text import tr
from gui.beside import Beside, tell
from gui.pages.plan.pictures import paint_in_strips, picture

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from core.sheets.typesetting import Press

SHARPEST = 600
"""Dots an inch: a printer may say 1200, but a page of that takes half a gigabyte."""


def has_printers() -> bool:
    """Whether a printer is set up on this computer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def printer_for(paper: Paper) -> QPrinter:
    """The system's usual printer, set up for a paper."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    sizes = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
    printer.setPageSize(QPageSize(sizes[paper.options.paper]))
    # The sheets have margins of their own, wider than any printer needs.
    printer.setFullPage(True)
    printer.setDocName(paper.title)
    black = paper.options.ink == "black"
    printer.setColorMode(QPrinter.ColorMode.GrayScale if black else QPrinter.ColorMode.Color)
    return printer


def ask_printer(
    parent: QWidget, paper: Paper, pages: int, then: Callable[[QPrinter], object]
) -> None:
    """Show the system's dialog; `then` gets the printer as it was chosen. Nothing on Cancel."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    printer = printer_for(paper)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, max(pages, 1))
    dialog.setFromTo(1, max(pages, 1))
    dialog.accepted.connect(lambda: then(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)


@dataclass(frozen=True)
class _Leaf:
    """A page to print: its sheet, and which of the sheet's pages it is."""

    key: str
    nth: int


class PrintJob(QObject):
    """`progress(page, pages)`, then `done(Made)`; `done(None)` when it was stopped, `refused` when
    the printer does not take it."""

    progress = Signal(int, int)
    done = Signal(object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(
        self, press: Callable[[], Press], paper: Paper, printer: QPrinter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._press, self._paper, self._printer = press, paper, printer
        self._stop = threading.Event()
        self._pool = Beside(self)
        self._pool.done.connect(self.done)
        self._pool.refused.connect(self.refused)
        self._pool.failed.connect(self.failed)

    def start(self) -> None:
        """Begin, beside the window."""
        self._pool.run(self._print)

    def stop(self) -> None:
        """End after the page that is in the works."""
        self._stop.set()

    # In the pool -----------------------------------------------------------------------------

    def _print(self) -> object:
        from gui.pages.plan.deeds import make

        press = self._press()
        leaves = self._leaves(press)
        painter = QPainter()
        try:
            for n, page in enumerate(self._pictures(press, leaves), 1):
                tell(self, self.progress.emit, n, len(leaves))
                self._paint(painter, page, first=n == 1)
                if self._stop.is_set():
                    self._printer.abort()
                    return None
        finally:
            if painter.isActive():
                painter.end()
        self._look()
        return make(self._press, self._paper)

    def _leaves(self, press: Press) -> list[_Leaf]:
        """The pages that were asked for, in the order and as often as they are to come out."""
        from PySide6.QtPrintSupport import QPrinter

        leaves = [
            _Leaf(place.key, nth)
            for place in press.places(self._paper)
            for nth in range(place.pages)
        ]
        first, last = self._printer.fromPage(), self._printer.toPage()
        if first:
            leaves = leaves[first - 1 : max(last, first)]
        if not leaves:
            raise UserError(tr("There is no such page to print."))
        if self._printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
            leaves.reverse()
        if self._printer.supportsMultipleCopies():
            return leaves
        return leaves * max(self._printer.copyCount(), 1)

    def _pictures(self, press: Press, leaves: list[_Leaf]) -> Iterator[QImage]:
        ppi = min(self._printer.resolution(), SHARPEST)
        key, pages = "", list[bytes]()
        for leaf in leaves:
            if leaf.key != key:
                key, pages = leaf.key, press.pages(self._paper, ppi, only=leaf.key)
            yield picture(pages[leaf.nth])

    def _paint(self, painter: QPainter, page: QImage, *, first: bool) -> None:
        across = page.width() > page.height()
        kinds = QPageLayout.Orientation
        self._printer.setPageOrientation(kinds.Landscape if across else kinds.Portrait)
        going = painter.begin(self._printer) if first else self._printer.newPage()
        if not going:
            raise self._silent()
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        size = page.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        paint_in_strips(painter, _middle(size, paper.size()), page)

    def _look(self) -> None:
        from PySide6.QtPrintSupport import QPrinter

        if self._printer.printerState() == QPrinter.PrinterState.Error:
            raise self._silent()

    def _silent(self) -> UserError:
        name = self._printer.printerName() or self._printer.outputFileName()
        return UserError(
            tr(
                "{printer} does not take the pages. See whether it is switched on and connected, "
                "or save the PDF.",
                printer=name or tr("The printer"),
            )
        )


def _middle(size: QSize, room: QSize) -> QRect:
    left, top = (room.width() - size.width()) // 2, (room.height() - size.height()) // 2
    return QRect(left, top, size.width(), size.height())
