"""Ideas with people who wait for an answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from core.ideas.limits import NEW
from core.ideas.words import STATUS_HUES, status_name
from core.text import tr, trn
from core.today.queries import Loop
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.labels import Label
from gui.widgets.speaking import keep_silent

SHOWN = 4
LEAST = 110
"""Pixels at 100 % that an idea's words want beside its chip and its button."""


class LoopCard(Card):
    """`tell_wanted(Loop)` for a button, `rest_wanted` for those that are not shown."""

    tell_wanted = Signal(object)
    rest_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Close the loop"), spacing=10)
        self.buttons: list[Button] = []
        self._lines: list[LoopLine] = []
        self._shown: Sequence[Loop] | None = None

    def show_loops(self, loops: Sequence[Loop]) -> None:
        """Show the first of these; nothing at all when nobody waits."""
        self.setVisible(bool(loops))
        if loops == self._shown:
            return
        held = any(button.hasFocus() for button in self.buttons)
        self._shown, self.buttons, self._lines = loops, [], []
        while (item := self.body.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for loop in loops[:SHOWN]:
            self._add_line(loop)
        rest = len(loops) - SHOWN
        if rest > 0:
            more = Button(trn("And {n} more idea", "And {n} more ideas", rest), "quiet", small=True)
            more.clicked.connect(self.rest_wanted)
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._arrange()
        if held and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        edges = self.body.contentsMargins()
        room = self.contentsRect().width() - edges.left() - edges.right()
        in_one = all(line.fits(room) for line in self._lines)
        for line in self._lines:
            line.arrange(in_one_row=in_one)

    def _add_line(self, loop: Loop) -> None:
        line = LoopLine(loop)
        line.button.clicked.connect(lambda: self.tell_wanted.emit(loop))
        self._lines.append(line)
        self.buttons.append(line.button)
        self.add(line)


class LoopLine(QWidget):
    """An idea, where it stands and its button: in a row, or the idea above where that is narrow."""

    def __init__(self, loop: Loop) -> None:
        super().__init__()
        hue = "tomato" if loop.late else STATUS_HUES.get(loop.status, "")
        words = tr("Over a week") if loop.late else status_name(loop.status)
        self.chip = Chip(words, hue, icon="clock" if loop.late else "lightbulb")
        self.idea = Label(loop.idea, "medium", wrap=True)
        keep_silent(self.idea, self.chip)
        self.button = Button(tell_words(loop), small=True)
        self.button.setAccessibleName(f"{tell_words(loop)}: {loop.idea}")
        self.button.setAccessibleDescription(words)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(10))
        self._grid.setVerticalSpacing(theme().px(4))
        self._grid.setColumnStretch(1, 1)
        self.arrange(in_one_row=True)

    def fits(self, room: int) -> bool:
        """Whether chip and button leave the idea enough of `room` pixels."""
        taken = self.chip.sizeHint().width() + self.button.sizeHint().width()
        taken += 2 * self._grid.horizontalSpacing()
        return room - taken >= min(theme().px(LEAST), self.idea.sizeHint().width())

    def arrange(self, *, in_one_row: bool) -> None:
        """Put the three into their places."""
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if in_one_row:
            self._grid.addWidget(self.idea, 0, 1)
        else:
            self._grid.addWidget(self.idea, 0, 0, 1, 3)
        row = 0 if in_one_row else 1
        self._grid.addWidget(self.chip, row, 0, left)
        self._grid.addWidget(self.button, row, 2, right)


def tell_words(loop: Loop) -> str:
    """What the button says."""
    if loop.status == NEW:
        return tr("Answer")
    return trn("Tell {n} person", "Tell {n} people", loop.people)
