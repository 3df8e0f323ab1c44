"""One of a few, side by side: A4 or Letter, Board or Table; and a switch."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets import painting
from gui.widgets.buttons import Button


class Option(NamedTuple):
    """One choice: its key, its words, maybe an icon."""

    key: Hashable
    words: str
    icon: str = ""


class Segmented(QWidget):
    """Buttons of which one is chosen; arrow keys move. `chosen(key)` when the owner chooses."""

    chosen = Signal(object)

    def __init__(
        self,
        options: Sequence[Option | tuple[Hashable, str]],
        value: Hashable = None,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().px(8))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[Hashable, Button] = {}
        self._icons: dict[Hashable, str] = {}
        self._with_icons = True
        for key, words, *icon in options:
            button = Button(words, "quiet", icon=icon[0] if icon else "", small=True)
            button.setCheckable(True)
            # One of a few to a screen reader too, and not a box to tick.
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _, key=key: self._choose(key))
            self._group.addButton(button)
            self._row.addWidget(button)
            self._buttons[key] = button
            if icon and icon[0]:
                self._icons[key] = icon[0]
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._value: Hashable = None
        self.set_value(options[0][0] if value is None and options else value)

    @property
    def value(self) -> Hashable:
        """The key of the chosen one."""
        return self._value

    def set_value(self, value: Hashable) -> None:
        """Choose without emitting; KeyError for a key that is none."""
        self._value = value
        self._buttons[value].setChecked(True)

    def set_words(self, key: Hashable, words: str) -> None:
        """Change the words of one choice, as when its count changes."""
        self._buttons[key].setText(words)

    def show_icons(self, *, shown: bool) -> None:
        """Show the icons, or leave them out where there is little room."""
        if shown != self._with_icons:
            self._with_icons = shown
            for key, icon in self._icons.items():
                if shown:
                    self._buttons[key].set_icon(icon)
                else:
                    self._buttons[key].setIcon(QIcon())

    def whole_width(self) -> int:
        """The pixels that it takes with all its words and icons."""
        if self._with_icons:
            return self.sizeHint().width()
        icon = next(iter(self._buttons.values())).iconSize().width() + theme().px(4)
        return self.sizeHint().width() + icon * len(self._icons)

    def button(self, key: Hashable) -> Button:
        """The button of one choice."""
        return self._buttons[key]

    def _choose(self, key: Hashable) -> None:
        if key != self._value:
            self._value = key
            self.chosen.emit(key)


class Switch(QCheckBox):
    """A check box that looks like a switch, for settings that act at once."""

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        gap = theme().px(10) if words else 0
        height = max(theme().px(24), self.fontMetrics().height() + 4)
        return QSize(theme().px(34) + gap + words + theme().px(8), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        look, wide, high = theme(), theme().px(32), theme().px(18)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        track = QRectF(3, (self.height() - high) / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("stamp" if self.isChecked() else "ink3"))
        painter.drawRoundedRect(track, high / 2, high / 2)
        side = high - 6
        left = track.right() - side - 3 if self.isChecked() else track.left() + 3
        painter.setBrush(look.colour("on_stamp" if self.isChecked() else "card"))
        painter.drawEllipse(QRectF(left, track.top() + 3, side, side))
        painter.setPen(look.colour("ink"))
        words = self.rect().adjusted(wide + look.px(12), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painting.focus_ring(painter, track.adjusted(-3, -3, 3, 3), high / 2 + 2)
