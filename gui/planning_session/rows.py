"""Rows by key: fresh data changes what a row says and leaves the keyboard where it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme import theme


class Row(Protocol):
    """What a row can do."""

    def show_row(self, row: Any) -> None:
        """Show what is known now."""


class Rows(QWidget):
    """Rows under one another; `make()` makes one, which then shows its data."""

    def __init__(self, make: Callable[[], QWidget], spacing: int = 10) -> None:
        super().__init__()
        self._make = make
        self._shown: dict[Hashable, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(spacing))

    def show_rows(self, rows: Iterable[tuple[Hashable, Any]]) -> None:
        """Show these rows, by their keys, in this order."""
        wanted = list(rows)
        keys = {key for key, _ in wanted}
        for key in [key for key in self._shown if key not in keys]:
            gone = self._shown.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (key, row) in enumerate(wanted):
            widget = self._shown.get(key)
            if widget is None:
                widget = self._shown[key] = self._make()
                self._column.insertWidget(place, widget)
            elif self._column.indexOf(widget) != place:
                self._column.removeWidget(widget)
                self._column.insertWidget(place, widget)
            widget.show_row(row)  # type: ignore[attr-defined]
        self.setVisible(bool(wanted))

    def row(self, key: Hashable) -> QWidget | None:
        """The row with a key."""
        return self._shown.get(key)

    @property
    def all(self) -> list[QWidget]:
        """Every row, from top to bottom."""
        return sorted(self._shown.values(), key=self._column.indexOf)
