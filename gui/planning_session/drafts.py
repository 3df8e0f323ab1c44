"""What is half typed in the form of a question, as texts that the file can keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QLineEdit

from gui.widgets.day_field import DayField

Way = tuple[Callable[[], object], Callable[[str], object]]
"""How a choice is read, and how it is made again."""


@dataclass(frozen=True)
class Form:
    """The lines of a form, and the choices that mean nothing without a word in one of them."""

    lines: Mapping[str, QLineEdit] = field(default_factory=dict)
    choices: Mapping[str, Way] = field(default_factory=dict)

    def read(self) -> dict[str, str]:
        """What stands in it; nothing as long as every line is empty."""
        typed = {key: line.text() for key, line in self.lines.items() if line.text().strip()}
        chosen = {key: str(read()) for key, (read, _) in self.choices.items()}
        return typed | chosen if typed else {}

    def write(self, kept: Mapping[str, str]) -> None:
        """Put it back."""
        for key, (_, choose) in self.choices.items():
            if key in kept:
                choose(kept[key])
        for key, line in self.lines.items():
            if key in kept:
                line.setText(kept[key])


def day_way(day: DayField) -> Way:
    """A day that is chosen in a form."""

    def choose(text: str) -> None:
        try:
            day.set_value(dt.date.fromisoformat(text))
        except ValueError:
            # No day was chosen.
            return

    return lambda: day.value or "", choose
