"""A quiet word about today's work: in the window when it is opened, or beside the clock at a time.

Off until the owner asks for it. It never blocks and never takes the keyboard.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSystemTrayIcon

from core.text import tr
from core.today.glance import due_today, due_words
from gui.icons import app_icon
from gui.state import AT_A_TIME, NO_REMINDER, ON_OPENING

if TYPE_CHECKING:
    from gui.window import Window

LOOK_MS = 30_000
"""How often the clock is looked at for the time that was chosen."""
SHOWN_MS = 15_000


def _clock() -> dt.time:
    return dt.datetime.now().time()


class Reminder(QObject):
    """Reminds once a day. `begin` again after the owner changed the setting."""

    def __init__(self, window: Window, clock: Callable[[], dt.time] = _clock) -> None:
        super().__init__(window)
        self._window, self._state, self._clock = window, window.state, clock
        self._tray: QSystemTrayIcon | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        window.closed.connect(self.stop)

    def begin(self) -> None:
        """Do what the setting says from now on."""
        self.stop()
        if self._state.reminder == NO_REMINDER:
            return
        if self._state.reminder == AT_A_TIME:
            self._make_tray()
        # Also for opening: somebody may leave the window open overnight.
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Say nothing any more, and leave the place beside the clock."""
        self._timer.stop()
        if self._tray is not None:
            self._tray.hide()
            self._tray.deleteLater()
            self._tray = None

    def look(self) -> None:
        """Remind, if it is time and was not done today."""
        if self._state.reminded_on == self._window.today.isoformat():
            return
        at = dt.time.fromisoformat(self._state.reminder_time)
        if self._state.reminder == ON_OPENING or self._clock() >= at:
            self._window.runner.ask(
                due_today, self._window.today, then=self._tell, owner=("frame", "reminder")
            )

    def _tell(self, due: tuple[int, int]) -> None:
        self._state.reminded_on = self._window.today.isoformat()
        words = due_words(*due)
        if not words:
            return
        if self._tray is not None:
            self._tray.setToolTip(words)
            self._tray.showMessage(tr("Today"), words, app_icon(), SHOWN_MS)
        else:
            there = self._window.page.key == "today"
            self._window.messages.say(
                tr("{things}.", things=words),
                "" if there else tr("Show"),
                None if there else self._show,
                kind="info",
            )

    def _make_tray(self) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        self._tray = QSystemTrayIcon(app_icon(), self)
        self._tray.setToolTip(tr("Regulars"))
        self._tray.messageClicked.connect(self._show)
        self._tray.activated.connect(self._show)
        self._tray.show()

    def _show(self, *_: object) -> None:
        self._window.show_page("today")
        self._window.raise_()
        self._window.activateWindow()
