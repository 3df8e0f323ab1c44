"""An error in what Qt calls reaches whoever asked, whatever raised it."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from gui import overrides

PROJECT = Path(__file__).parents[2]
# In a process of its own, since failing would end this one.
ERRORS = """
import shiboken6
import gui
from PySide6.QtWidgets import QApplication, QLabel, QWidget
app, gone = QApplication([]), QLabel()
shiboken6.delete(gone)
class Card(QWidget):
    def sizeHint(self):
        wrong()
        return super().sizeHint()
for wrong in (lambda: 1 / 0, lambda: int("x"), lambda: len(), gone.text):
    try:
        Card().adjustSize()
    except Exception as error:
        print(type(error).__name__)
"""


def test_an_error_in_what_qt_calls_is_told_and_not_the_end() -> None:
    asked = [sys.executable, "-c", ERRORS]
    ran = subprocess.run(asked, capture_output=True, text=True, timeout=30, cwd=PROJECT)
    told = ["ZeroDivisionError", "ValueError", "TypeError", "RuntimeError"]
    assert (ran.returncode, ran.stdout.split()) == (0, told), ran.stderr


def test_what_is_overridden_keeps_its_parameters(qtbot: object) -> None:
    overrides.install()

    class Sheet(QDialog):
        left, code = False, 0

        def reject(self) -> None:
            self.left = True

        def done(self, code: int = 5) -> None:
            self.code = code

    sheet, asks = Sheet(), QWidget()
    # The title that is told is one parameter more than there is.
    asks.windowTitleChanged.connect(sheet.reject)
    asks.setWindowTitle("Regulars")
    sheet.done()
    assert (sheet.left, sheet.code) == (True, 5)
    sheet.done(code=3)
    assert sheet.code == 3
    assert list(inspect.signature(Sheet.done).parameters) == ["self", "code"]
