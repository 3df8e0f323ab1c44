"""Buttons: with words, and with an icon alone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from gui.icons import icon as themed_icon
from gui.theme import theme

_ICON_TOKENS = {"primary": "on_stamp", "plain": "ink", "quiet": "ink2", "danger": "tomato"}


class Button(QPushButton):
    """A button with words; `kind` is primary, plain, quiet or danger."""

    def __init__(
        self,
        text: str,
        kind: str = "plain",
        *,
        icon: str = "",
        small: bool = False,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setToolTip(tip)
        self._small = small
        if icon:
            self.set_icon(icon)
        theme().changed.connect(self._resized)
        self._resized()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Left to the dialog, Enter on Cancel would press the button that the dialog is for.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def set_icon(self, name: str) -> None:
        """Show a Lucide icon before the words."""
        kind = self.property("kind")
        checked = "stamp" if kind == "quiet" else ""
        self.setIcon(themed_icon(name, _ICON_TOKENS[kind], 17, checked))

    def _resized(self) -> None:
        # The icon is drawn at the left of a wider place: the rest is the space before the words.
        side = theme().px(15 if self._small else 17)
        self.setIconSize(QSize(side + theme().px(4), side))


class IconButton(QToolButton):
    """An icon alone, 32 px square; its name is its tooltip and what a screen reader says."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        shortcut: str = "",
        token: str = "ink2",
        side: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setIcon(themed_icon(icon, token))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._side = side
        self.set_name(name, shortcut)
        theme().changed.connect(self._resized)
        self._resized()

    def set_name(self, name: str, shortcut: str = "") -> None:
        """Say what it does; `shortcut` ("Ctrl+Z") is shown beside and not bound."""
        self.setAccessibleName(name)
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{name} ({keys})" if keys else name)

    def _resized(self) -> None:
        side = theme().px(17)
        self.setIconSize(QSize(side, side))
        self.setFixedSize(theme().px(self._side), theme().px(self._side))


class ShortcutHint(QLabel):
    """Keys as they are called on this machine: Ctrl K."""

    def __init__(self, shortcut: str, parent: QWidget | None = None) -> None:
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        super().__init__(keys.replace("+", " "), parent)
        self.setProperty("role", "chip")
