"""Pages as pictures, decoded and painted in threads beside the window.

Qt decodes and paints large pictures in one go. Only some of its functions let Python's other
threads go on meanwhile: reading through QImageReader does, `QImage.fromData` and painting do not,
and the window would stand still for half a second at 600 dots an inch.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtGui import QImage, QImageReader, QPainter

STRIPS = 24
"""A page is painted in so many pieces, some milliseconds each."""


def picture(png: bytes) -> QImage:
    """A page from its PNG."""
    buffer = QBuffer()
    buffer.setData(png)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, b"png")
    # Looking for what can read it takes a lock of Qt's, under which the buffer is asked, and that
    # takes Python's. Done here it comes after Python's lock, as it does wherever the window paints
    # a picture; in `read`, which lets go of Python's lock, each would wait for the other for good.
    reader.canRead()
    found = reader.read()
    # The paper is white everywhere, so nothing shines through.
    found.reinterpretAsFormat(QImage.Format.Format_RGB32)
    return found


def paint_in_strips(painter: QPainter, place: QRect, page: QImage) -> None:
    """Paint a page at `place`, from top to bottom."""
    for n in range(STRIPS):
        top, end = page.height() * n // STRIPS, page.height() * (n + 1) // STRIPS
        at, to = place.height() * n // STRIPS, place.height() * (n + 1) // STRIPS
        painter.drawImage(
            QRect(place.left(), place.top() + at, place.width(), to - at),
            page,
            QRect(0, top, page.width(), end - top),
        )
