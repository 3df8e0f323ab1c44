"""Threads beside the window: neither a crash nor a standstill, whenever what ends.

Each story runs in a process of its own, since failing would end or stop this one.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
START = """
import random, time
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent, QIODevice, QObject, QThreadPool
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QApplication
app = QApplication([])
begun = time.monotonic()
"""
ASKERS_GO_WHILE_ANSWERS_COME = """
from gui.beside import Beside
QThreadPool.globalInstance().setMaxThreadCount(6)
window, asked, came = QObject(), [], []
while time.monotonic() < begun + 1.5:
    asker, takes = QObject(window), random.random() * 0.002
    work = Beside(asker)
    work.done.connect(came.append)
    work.run(time.sleep, takes)
    asked.append((asker, time.monotonic() + takes + random.random() * 0.0008 - 0.0003))
    for gone, _ in [one for one in asked if one[1] < time.monotonic()]:
        gone.deleteLater()
    asked = [one for one in asked if one[1] >= time.monotonic()]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()
    time.sleep(0.0005)
QThreadPool.globalInstance().waitForDone()
print("answers" if came else "none")
"""
PAGES_ARE_DECODED_WHILE_THE_WINDOW_PAINTS = """
from gui.pages.plan.pictures import picture
page, buffer = QImage(400, 560, QImage.Format.Format_RGB32), QBuffer()
page.fill(0xFFEEDDCC)
buffer.open(QIODevice.OpenModeFlag.WriteOnly)
page.save(buffer, "PNG")
page.save("page.png")
png, pages = bytes(buffer.data()), []
def decode():
    while time.monotonic() < begun + 2:
        pages.append(picture(png).width())
for _ in range(3):
    QThreadPool.globalInstance().start(decode)
while time.monotonic() < begun + 2:
    QImageReader("page.png").size()
QThreadPool.globalInstance().waitForDone()
print("pages" if set(pages) == {400} else "none")
"""


def told(story: str, folder: Path) -> str:
    """What a story prints; it ends well, and soon."""
    code = f"import sys; sys.path.insert(0, {str(PROJECT)!r})\n{START}{story}"
    asked = [sys.executable, "-c", code]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=30, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_an_answer_may_come_while_whoever_asked_is_going(tmp_path: Path) -> None:
    assert told(ASKERS_GO_WHILE_ANSWERS_COME, tmp_path) == "answers"


def test_a_page_that_is_decoded_never_waits_for_a_window_that_waits_for_it(tmp_path: Path) -> None:
    assert told(PAGES_ARE_DECODED_WHILE_THE_WINDOW_PAINTS, tmp_path) == "pages"
