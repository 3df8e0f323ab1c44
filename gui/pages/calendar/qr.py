"""A text as QR codes, to take it to the phone without internet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.text import number, tr
from gui.dialogs.base import Dialog
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.labels import Label

Matrix = Sequence[Sequence[int]]
QUIET = 4
"""Modules of white around a code, as the standard asks for."""


class QrCode(QWidget):
    """One code, drawn black on white in every theme: cameras read nothing else as well."""

    def __init__(self) -> None:
        super().__init__()
        self._matrix: Matrix = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_code(self, matrix: Matrix, words: str) -> None:
        """Show a code; `words` say what it holds."""
        self._matrix = matrix
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), theme().px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        modules = len(self._matrix) + 2 * QUIET
        # Whole pixels for each module: a code with blurred edges is hard to read.
        ratio = self.devicePixelRatioF()
        side = int(min(self.width(), self.height()) * ratio / modules) / ratio
        whole = side * modules
        left, top = (self.width() - whole) / 2, (self.height() - whole) / 2
        painter.fillRect(QRectF(left, top, whole, whole), QColor("white"))
        black = QColor("black")
        for y, row in enumerate(self._matrix, QUIET):
            for x, dark in enumerate(row, QUIET):
                if dark:
                    painter.fillRect(QRectF(left + x * side, top + y * side, side, side), black)


class QrDialog(Dialog):
    """The codes of a text one after the other."""

    def __init__(self, title: str, codes: Sequence[Matrix], parent: QWidget) -> None:
        super().__init__(
            title,
            tr("Point the phone’s camera at it; nothing goes over the internet."),
            width=420,
            parent=parent,
        )
        self._codes, self._at = codes, 0
        self.code = QrCode()
        self.which = Label("", "label")
        self.which.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self.code, 1)
        self.body.addWidget(self.which)
        self.cancel.setText(tr("Close"))
        self.next = Button(tr("Next code"), "primary")
        self.next.clicked.connect(self._next)
        self.buttons.addWidget(self.next)
        self.next.setVisible(len(codes) > 1)
        self.which.setVisible(len(codes) > 1)
        self._show()

    def _show(self) -> None:
        words = tr("{n} of {total}", n=number(self._at + 1), total=number(len(self._codes)))
        self.which.setText(words)
        self.code.show_code(self._codes[self._at], tr("QR code {which}", which=words))
        last = self._at + 1 == len(self._codes)
        self.next.setText(tr("First code") if last else tr("Next code"))

    def _next(self) -> None:
        self._at = (self._at + 1) % len(self._codes)
        self._show()
