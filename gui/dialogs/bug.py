"""A bug: said plainly, with the details to copy."""

from __future__ import annotations

import platform
import traceback

from PySide6 import __version__ as qt_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.text import tr
from gui.dialogs.base import Dialog


class Bug(Dialog):
    """What happened, for whoever can mend it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Something in Regulars went wrong"),
            tr(
                "This is our mistake, not yours. What you did last may not have been saved; "
                "everything before it is. Copy the details and send them to us."
            ),
            width=560,
            parent=parent,
        )
        self.words = words
        shown = QPlainTextEdit(words)
        shown.setReadOnly(True)
        shown.setAccessibleName(tr("Details"))
        shown.setMinimumHeight(self.room(180))
        self.body.addWidget(shown)
        self.cancel.setText(tr("Close"))
        self.copy = self.add_main(tr("Copy details"), icon="copy")
        self.copy.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words)
        self.copy.setText(tr("Copied"))


def details(error: BaseException) -> str:
    """The error with its trace and the versions; nothing of the owner's file."""
    versions = f"Python {platform.python_version()}, Qt {qt_version}, {platform.platform()}"
    return f"{versions}\n\n{''.join(traceback.format_exception(error))}"
