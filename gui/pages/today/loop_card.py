"""Ideas with people who wait for an answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

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


class LoopCard(Card):
    """`tell_wanted(Loop)` for a button, `rest_wanted` for those that are not shown."""

    tell_wanted = Signal(object)
    rest_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Close the loop"), spacing=10)
        self.buttons: list[Button] = []
        self._shown: Sequence[Loop] | None = None

    def show_loops(self, loops: Sequence[Loop]) -> None:
        """Show the first of these; nothing at all when nobody waits."""
        self.setVisible(bool(loops))
        if loops == self._shown:
            return
        held = any(button.hasFocus() for button in self.buttons)
        self._shown, self.buttons = loops, []
        while (item := self.body.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for loop in loops[:SHOWN]:
            self.add(self._line(loop))
        rest = len(loops) - SHOWN
        if rest > 0:
            more = Button(trn("And {n} more idea", "And {n} more ideas", rest), "quiet", small=True)
            more.clicked.connect(self.rest_wanted)
            self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if held and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, loop: Loop) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(10))
        hue = "tomato" if loop.late else STATUS_HUES.get(loop.status, "")
        words = tr("Over a week") if loop.late else status_name(loop.status)
        row.addWidget(Chip(words, hue, icon="clock" if loop.late else "lightbulb"))
        idea = Label(loop.idea, "medium", wrap=True)
        keep_silent(idea)
        row.addWidget(idea, 1)
        button = Button(tell_words(loop), small=True)
        button.setAccessibleName(f"{tell_words(loop)}: {loop.idea}")
        button.clicked.connect(lambda: self.tell_wanted.emit(loop))
        self.buttons.append(button)
        row.addWidget(button)
        return line


def tell_words(loop: Loop) -> str:
    """What the button says."""
    if loop.status == NEW:
        return tr("Answer")
    return trn("Tell {n} person", "Tell {n} people", loop.people)
