"""The PySide6 that is pinned keeps its reference counts.

6.12.0 loses one of None's on Python 3.11 for every call that returns nothing, and dies of it.
"""

from __future__ import annotations

import subprocess
import sys

CALLS = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
for n in range(150_000):
    label.setText("regular" if n % 2 else "regulars")
print("alive")
"""


def test_a_hundred_thousand_calls_leave_the_interpreter_alive() -> None:
    ran = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout.strip()) == (0, "alive"), ran.stderr
