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
import shiboken6, sys
import gui
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QLabel, QWidget
app, gone, kept = QApplication([]), QLabel(), []
shiboken6.delete(gone)
def tell(kind, error, trace):
    kept.append(error)
    print(kind.__name__)
sys.excepthook = tell
class Card(QWidget):
    def sizeHint(self):
        wrong()
        return super().sizeHint()
    def paintEvent(self, event):
        painter = QPainter(self)
        wrong()
for wrong in (lambda: 1 / 0, lambda: int("x"), lambda: len(), gone.text):
    card = Card()
    try:
        card.adjustSize()
    except Exception as error:
        tell(type(error), error, None)
    below = Card(card), Card(card)
    for n in range(9):
        card.grab()
"""


def test_an_error_in_what_qt_calls_is_told_and_not_the_end() -> None:
    asked = [sys.executable, "-c", ERRORS]
    ran = subprocess.run(asked, capture_output=True, text=True, timeout=30, cwd=PROJECT)
    told = ["ZeroDivisionError", "ValueError", "TypeError", "RuntimeError"]
    each = 1 + 9 * 3
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split() == [name for name in told for _ in range(each)]


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
