"""What an activity brought, typed right where it was ticked off."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from core.calendar.limits import MOST_COUNT
from core.text import tr
from gui.theme import theme
from gui.widgets.labels import section
from gui.widgets.number_field import NumberField

COUNTS = ("views", "likes", "comments", "shares", "clicks")


def count_name(key: str) -> str:
    """What a count is called."""
    return {
        "views": tr("Views"),
        "likes": tr("Likes"),
        "comments": tr("Comments"),
        "shares": tr("Shares"),
        "clicks": tr("Clicks"),
    }[key]


class NumbersPart(QWidget):
    """Five small fields; `changed({"views": 120, "likes": None, …})` when one was left."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(8))
        grid.setVerticalSpacing(theme().px(6))
        grid.addWidget(section(tr("What it brought")), 0, 0, 1, 3)
        self.fields = {key: NumberField(count_name(key), low=0, high=MOST_COUNT) for key in COUNTS}
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, 1 + place // 3, place % 3)
            field.committed.connect(self._tell)

    def show_counts(self, counts: Mapping[str, int | None]) -> None:
        """Show what is known."""
        for key, field in self.fields.items():
            field.set_value(counts.get(key))

    def _tell(self, _: object) -> None:
        if all(field.check() for field in self.fields.values()):
            found = {key: field.value for key, field in self.fields.items()}
            self.changed.emit({k: None if v is None else int(v) for k, v in found.items()})
