"""A field for a time of day, typed as people type it."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.text import tr
from gui.widgets.field import TextField

_TYPED = re.compile(r"^(\d{1,2})(?:[:.h\s]?(\d{2}))?\s*(am|pm|a|p|uhr|h)?$", re.IGNORECASE)


def read_time(typed: str) -> str | None:
    """HH:MM from "9", "9.30", "0930", "9 pm"; None for what is no time."""
    found = _TYPED.match(typed.strip().replace("a.m.", "am").replace("p.m.", "pm"))
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()[:1]
    if half in ("a", "p") and not 1 <= hour <= 12:
        return None
    if half in ("a", "p"):
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


class TimeField(TextField):
    """A time or none; `picked("HH:MM" or None)` on leaving it with another."""

    picked = Signal(object)

    def __init__(self, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label or tr("Time"), placeholder=tr("Any time"), limit=12, parent=parent)
        self.committed.connect(self._entered)

    @property
    def time(self) -> str | None:
        """The time in it, None for none."""
        return read_time(self.value) if self.value else None

    def problem(self) -> str:
        if self.value and read_time(self.value) is None:
            return tr("Type a time, as in 9:30.")
        return super().problem()

    def _entered(self, _: str) -> None:
        self.picked.emit(self.time)
