"""A started file and the real window on it, for every test of the frame."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.business.rules import BusinessFacts
from core.start import start_file
from gui.app import App
from gui.options import Options
from gui.pages import PAGES, SETTINGS
from gui.state import State
from gui.window import Window

TODAY = dt.date(2027, 3, 9)


def make_file(folder: Path, name: str = "Canal Cycles", *, key: str | None = None) -> Path:
    """A file with a business, one plan for spring 2027 and nothing else."""
    path = folder / f"{name.split()[0].lower()}.regulars"
    start_file(path, BusinessFacts(name=name, sells="bikes"), TODAY, key=key)
    return path


class Opened:
    """The application with its window, and how a test waits for it."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, folder: Path) -> None:
        self.qtbot = qtbot
        self.state = State(folder / "state.ini")
        for place in (*PAGES, SETTINGS):
            self.state.dismiss_tip(place.key)
        asked = Options(today=TODAY)
        self.app = App(qapp, self.state, asked)

    @property
    def window(self) -> Window:
        """The window; there must be one."""
        assert self.app.window is not None
        return self.app.window

    def open(self, path: Path) -> Window:
        """Open `path`, and let what follows the first paint come."""
        self.app.open_path(path)
        window = self.window
        # What follows the first paint comes now and once, not some time during the test.
        window.painted.disconnect()
        window.settle()
        self.settle()
        window.activateWindow()
        self.until(window.isActiveWindow)
        return window

    def settle(self) -> None:
        """Wait until every answer has arrived and stands in its place."""
        self.until(lambda: self.window.runner.idle)
        QApplication.processEvents()

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds; fails after five seconds."""
        self.qtbot.waitUntil(holds, timeout=5000)

    def close(self) -> None:
        """Close whatever is open."""
        if self.app.window is not None:
            self.app.window.close()
            self.app.window.deleteLater()
            self.app.window = None
        if self.app.first is not None:
            self.app.first.close()
            self.app.first.deleteLater()
            self.app.first = None
        QApplication.processEvents()
