"""A figure that is typed over where it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets.inline_text import InlineText


class Figure(InlineText):
    """A figure no wider than itself; `committed(str)` with what was typed in its place."""

    def __init__(self, role: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", role=role, name=name, limit=40, parent=parent)
        self._label.setWordWrap(False)
        self._error.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)

    def edit(self) -> None:
        """Open the editor, wide enough for a figure with its sign."""
        super().edit()
        if self._editor is not None:
            self._editor.setFixedWidth(max(theme().px(110), self._label.width() + theme().px(34)))
