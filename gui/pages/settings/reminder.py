"""Whether and when today's work is told: kept beside the file, for this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSystemTrayIcon

from core.text import tr
from gui.pages.calendar.time_field import TimeField
from gui.state import AT_A_TIME, NO_REMINDER, ON_OPENING, State
from gui.widgets.card import Card
from gui.widgets.labels import Label
from gui.widgets.segmented import Segmented


class ReminderCard(Card):
    """Off, when the app is opened for the first time of a day, or at a time; `changed`."""

    changed = Signal()

    def __init__(self, state: State) -> None:
        super().__init__(tr("Reminder"), spacing=10)
        self._state = state
        self.when = Segmented(
            [
                (NO_REMINDER, tr("Off")),
                (ON_OPENING, tr("On opening")),
                (AT_A_TIME, tr("At a time")),
            ],
            state.reminder,
            name=tr("When today’s work is told"),
        )
        self.when.chosen.connect(self._chosen)
        self.time = TimeField(tr("Time of day"))
        self.time.set_value(state.reminder_time)
        self.time.picked.connect(self._timed)
        self.hint = Label("", "hint", wrap=True)
        self.add(self.when)
        self.add(self.time)
        self.add(self.hint)
        self._show()

    def _chosen(self, when: object) -> None:
        self._state.reminder = str(when)
        self._show()
        self.changed.emit()

    def _timed(self, time: object) -> None:
        if isinstance(time, str):
            self._state.reminder_time = time
            self.changed.emit()
        self.time.set_value(self._state.reminder_time)

    def _show(self) -> None:
        at_a_time = self._state.reminder == AT_A_TIME
        self.time.setVisible(at_a_time)
        self.hint.setText(_hint(self._state.reminder))


def _hint(when: str) -> str:
    if when == ON_OPENING:
        return tr("The first time you open a plan on a day: “3 things today, 25 min.”")
    if when == AT_A_TIME and QSystemTrayIcon.isSystemTrayAvailable():
        return tr("Beside the clock, while Regulars is open: “3 things today, 25 min.”")
    if when == AT_A_TIME:
        return tr("In the window, while Regulars is open: “3 things today, 25 min.”")
    return tr("Regulars says nothing by itself.")
