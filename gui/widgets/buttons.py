"""Buttons: with words, and with an icon alone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QWidget,
)

from gui.icons import icon as themed_icon
from gui.theme import theme

_ICON_TOKENS = {"primary": "on_stamp", "plain": "ink", "quiet": "ink2", "danger": "tomato"}


class Button(QPushButton):
    """A button with words; `kind` is primary, plain, quiet or danger.

    Words that have no room end in an ellipsis; `shrinks` lets a layout do that to it.
    """

    def __init__(
        self,
        text: str,
        kind: str = "plain",
        *,
        icon: str = "",
        small: bool = False,
        tip: str = "",
        shrinks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._shrinks = shrinks
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

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(min(least.width(), theme().px(80)), least.height()) if self._shrinks else least

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Left to the dialog, Enter on Cancel would press the button that the dialog is for.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and not self.toolTip():
            QToolTip.showText(event.globalPos(), self.text() if self._lacking() else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        lacking = self._lacking()
        if not lacking:
            super().paintEvent(event)
            return
        # Hardly any button lacks room, and loading these takes a fiftieth of a start.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option: Any = QStyleOptionButton()
        self.initStyleOption(option)
        metrics, words = self.fontMetrics(), self.text()
        room = metrics.horizontalAdvance(words) - lacking
        option.text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _lacking(self) -> int:
        """The pixels that its words have too few."""
        return max(self.sizeHint().width() - self.width(), 0)

    def set_icon(self, name: str) -> None:
        """Show a Lucide icon before the words."""
        kind = self.property("kind")
        checked = "stamp" if kind == "quiet" else ""
        self.setIcon(themed_icon(name, _ICON_TOKENS[kind], 17, checked))

    def _resized(self) -> None:
        # The icon is drawn at the left of a wider place: the rest is the space before the words.
        side = theme().px(15 if self._small else 17)
        self.setIconSize(QSize(side + theme().px(4), side))


def keys_of(shortcut: str) -> str:
    """A shortcut ("Ctrl+Z") as this machine's keys are called."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


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
        keys = keys_of(shortcut)
        self.setAccessibleDescription(keys)
        self.setToolTip(f"{name} ({keys})" if keys else name)

    def _resized(self) -> None:
        side = theme().px(17)
        self.setIconSize(QSize(side, side))
        self.setFixedSize(theme().px(self._side), theme().px(self._side))
