"""Messages that stay: a bar with a sentence, and what an empty page says."""

from __future__ import annotations

import re
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.text import tr
from gui import icons
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.buttons import Button, IconButton
from gui.widgets.labels import Label
from gui.widgets.speaking import announce, keep_silent

Kind = Literal["info", "caution", "problem", "done"]

_LOOKS: dict[str, tuple[str, str]] = {
    "info": ("stamp", "info"),
    "caution": ("mustard", "triangle-alert"),
    "problem": ("tomato", "circle-alert"),
    "done": ("leaf", "circle-check"),
}


class Glyph(QWidget):
    """An icon that only decorates."""

    def __init__(
        self, name: str, token: str = "ink2", size: int = 17, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._token, self._size = name, token, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_icon(self, name: str, token: str) -> None:
        """Show another icon, in another colour."""
        self._name, self._token = name, token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._size), theme().px(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, self._token, self.rect())


_LONG = re.compile(r"\S{24}")


def _as_typed(text: str) -> str:
    """`text` as rich text that shows it letter by letter; very long words may be broken."""
    text = _LONG.sub(lambda found: f"{found[0]}\u200b", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class MessageBar(QFrame):
    """A sentence on a soft ground: a bold lead, the rest, maybe one action, maybe dismissible.

    `acted` when its button is pressed, `dismissed` after the cross (the bar hides itself).
    """

    acted = Signal()
    dismissed = Signal()

    def __init__(
        self,
        text: str = "",
        kind: Kind = "info",
        *,
        lead: str = "",
        action: str = "",
        icon: str = "",
        dismissible: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._glyph = Glyph("info", "stamp")
        self._label = Label(role="second", wrap=True, rich=True)
        # The bar's own name says it.
        keep_silent(self._label)
        self._button = Button("")
        self._button.clicked.connect(self.acted)
        self._close = IconButton("x", tr("Dismiss"), side=26)
        self._close.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setSpacing(theme().px(10))
        row.setContentsMargins(*(theme().px(n) for n in (12, 9, 12, 9)))
        words = QHBoxLayout()
        words.setSpacing(theme().px(10))
        words.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._label, 1)
        row.addLayout(words, 1)
        row.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        # After it has its place: shown before, it would be a window for a moment.
        self._close.setVisible(dismissible)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme().changed.connect(self._recolour)
        self.say(text, kind, lead=lead, action=action, icon=icon)

    def say(
        self, text: str, kind: Kind = "info", *, lead: str = "", action: str = "", icon: str = ""
    ) -> None:
        """Say something else; a problem is also announced."""
        self._lead, self._text, self._kind = lead, text, kind
        hue, glyph = _LOOKS[kind]
        self._glyph.set_icon(icon or glyph, hue)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._recolour()
        self.setAccessibleName(self.sentence)
        if kind == "problem" and self.sentence:
            announce(self, self.sentence)

    @property
    def sentence(self) -> str:
        """All its words without marks."""
        return f"{self._lead} {self._text}".strip()

    def _recolour(self) -> None:
        lead, text = _as_typed(self._lead), _as_typed(self._text)
        ink = theme().hex("ink")
        self._label.setText(
            f'<span style="color:{ink}; font-weight:600">{lead}</span> {text}' if lead else text
        )
        self.update()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(f"{_LOOKS[self._kind][0]}_soft"))
        radius = theme().px(7)
        painter.drawRoundedRect(self.rect(), radius, radius)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


class EmptyState(QWidget):
    """What an empty page says: one sentence, one example, one button (`pressed`)."""

    pressed = Signal()

    def __init__(
        self,
        sentence: str,
        example: str = "",
        button: str = "",
        *,
        icon: str = "circle-dashed",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(theme().px(6))
        column.addStretch(2)
        column.addWidget(Glyph(icon, "ink3", 24), 0, middle)
        self._sentence = self._line(sentence, "strong")
        self._example = self._line(example, "label")
        column.addWidget(self._sentence)
        column.addWidget(self._example)
        self._example.setVisible(bool(example))
        self.button = Button(button, "primary")
        self.button.clicked.connect(self.pressed)
        column.addSpacing(theme().px(8))
        column.addWidget(self.button, 0, middle)
        self.button.setVisible(bool(button))
        column.addStretch(3)
        self.setAccessibleName(sentence)

    def _line(self, text: str, role: str) -> Label:
        label = Label(text, role, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label

    def set_words(self, sentence: str, example: str = "", button: str = "") -> None:
        """Say something else, as when a filter and not the page is empty."""
        self._sentence.setText(sentence)
        self._example.setText(example)
        self._example.setVisible(bool(example))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setAccessibleName(sentence)
