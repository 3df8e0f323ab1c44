"""Counting a pile of ballots over the whole screen, by keyboard alone.

1 to 9 tick, Enter takes the next ballot, Backspace goes back, T writes the free text down, N the
name and where to answer. Every ballot is kept as soon as it is laid down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.errors import UserError
from core.ideas import operations
from core.ideas.ballots import RunRow
from core.ideas.counting import Count, Read
from core.ideas.limits import PICK_ONE, TEXT_LIMIT
from core.text import number, tr, trn
from gui.pages.ideas.count_line import CountLine
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.field import TextField, side_by_side
from gui.widgets.labels import Label
from gui.widgets.layouts import Flow, ScrollArea
from gui.widgets.messages import MessageBar
from gui.widgets.speaking import announce

if TYPE_CHECKING:
    from gui.pages.ideas.page import IdeasPage as Page

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CountView(QDialog):
    """The ballot in hand; what was counted stands beside each idea."""

    def __init__(self, page: Page, run: RunRow, done: list[Read]) -> None:
        super().__init__(page.window())
        self._page, self._run = page, run
        self.count = Count(len(run.lines), run.kind, done)
        self.setWindowTitle(tr("Count ballots"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.question = Label(run.question, "title", wrap=True)
        self.place = Label("", "big")
        self.so_far = Label("", "second")
        self.warning = MessageBar("", "caution", dismissible=True)
        self.warning.hide()
        self.lines = [CountLine(line.number, line.text) for line in run.lines]
        self.text = TextField(tr("Their own idea (T)"), limit=TEXT_LIMIT)
        self.name = TextField(tr("First name (N)"), limit=120)
        self.contact = TextField(tr("Where to tell them"), limit=200)
        self.finish = Button(tr("Finish the count"), "primary", icon="check")
        self.leave = Button(tr("Stop for now"), tip=tr("What was counted is kept (Esc)"))
        self._arrange()
        self._wire()
        self.show_hand()

    def _arrange(self) -> None:
        px = theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(48), px(32), px(48), px(24))
        column.setSpacing(px(14))
        head = QHBoxLayout()
        head.addWidget(self.question, 1)
        numbers = QVBoxLayout()
        numbers.addWidget(self.place, 0, Qt.AlignmentFlag.AlignRight)
        numbers.addWidget(self.so_far, 0, Qt.AlignmentFlag.AlignRight)
        head.addLayout(numbers)
        column.addLayout(head)
        column.addWidget(self.warning)
        area = ScrollArea(spacing=8)
        for line in self.lines:
            area.add(line)
        area.body.addStretch(1)
        column.addWidget(area, 1)
        column.addLayout(side_by_side(self.text, self.name, self.contact))
        column.addWidget(self._keys())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.finish)
        column.addLayout(foot)

    def _keys(self) -> QWidget:
        pick = tr("1 to {n} pick one", n=number(len(self.lines)))
        tick = tr("1 to {n} tick", n=number(len(self.lines)))
        said = (
            pick if self._run.kind == PICK_ONE else tick,
            tr("Enter next ballot"),
            tr("Backspace back"),
            tr("T their own idea"),
            tr("N name"),
            tr("Esc stop, it is kept"),
        )
        return Flow(*(Label(words, "label") for words in said), spacing=24)

    def _wire(self) -> None:
        for line in self.lines:
            line.clicked.connect(lambda _on=False, n=line.number: self.toggle(n))
            line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for field in (self.text, self.name, self.contact):
            field.line.textEdited.connect(self._typed)
            field.line.installEventFilter(self)
        self.finish.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.finish.clicked.connect(self._finish)
        self.leave.clicked.connect(self.reject)

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and not _with_control(event):
            self.toggle(key - Qt.Key.Key_0)
        elif key in _ENTER:
            if _with_control(event):
                self._finish()
            elif not event.isAutoRepeat():
                self.next()
        elif key == Qt.Key.Key_Backspace and not event.isAutoRepeat():
            self.back()
        elif key == Qt.Key.Key_T:
            self.text.line.setFocus()
        elif key == Qt.Key.Key_N:
            self.name.line.setFocus()
        elif key == Qt.Key.Key_Escape:
            self.reject()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.setFocus()
                return True
            if event.key() in _ENTER:
                # From the name Enter goes on to where to tell them, from there to the ballot.
                on_name = self.name.line.hasFocus() and self.name.value
                (self.contact.line if on_name else self).setFocus()
                return True
        return False

    def toggle(self, nth: int) -> None:
        """Tick a number, or take the tick back."""
        if self.count.toggle(nth):
            self.show_hand()
            line = self.lines[nth - 1]
            n = number(nth)
            announce(self, tr("{n} ticked", n=n) if line.isChecked() else tr("{n} empty", n=n))

    def _typed(self) -> None:
        self.count.write(self.text.value)
        self.count.sign(self.name.value, self.contact.value)

    def next(self) -> None:
        """Lay the ballot in hand down, and take the next one."""
        self._typed()
        read = self.count.next()
        self._page.run(
            operations.count_ballot,
            self._run.id,
            read,
            self._page.today,
            told=None,
            refused=self._refused,
        )
        self._empty_fields()
        self.show_hand()
        start = self.count.repeats()
        self.warning.setVisible(start is not None)
        if start is not None:
            said = tr(
                "These six were ticked in the same order as ballots {first} to {last}. "
                "If it is the same pile, take them back with Backspace.",
                first=number(start),
                last=number(start + 5),
            )
            self.warning.say(said, "caution", lead=tr("Counted before?"))
            announce(self, said)

    def back(self) -> None:
        """Empty the ballot in hand, or take the last one up again."""
        before = self.count.counted
        taken = self.count.back()
        if taken is not None and self.count.counted < before:
            self._page.run(
                operations.take_back_ballot, self._run.id, told=None, refused=self._refused
            )
        self.warning.hide()
        hand = self.count.hand
        for field, value in (
            (self.text, hand.text),
            (self.name, hand.name),
            (self.contact, hand.contact),
        ):
            field.line.setText(value)
            field.clear_error()
        self.show_hand()

    def _finish(self) -> None:
        if self.count.hand != Read():
            self.warning.say(tr("Lay this ballot down with Enter first, or empty it."), "caution")
            self.warning.show()
            self.setFocus()
            return
        self._page.run(
            operations.finish_count,
            self._run.id,
            self._page.today,
            told=trn("{n} ballot counted", "{n} ballots counted", self.count.counted),
            then=lambda _done: self.accept(),
        )

    def _refused(self, error: UserError) -> None:
        """The ballot was not kept: take it up again and say why."""
        if self.count.done:
            self.count.hand = self.count.done.pop()
        self.text.line.setText(self.count.hand.text)
        self.name.line.setText(self.count.hand.name)
        self.contact.line.setText(self.count.hand.contact)
        self.text.set_error(error.sentence)
        self.show_hand()

    # -- showing

    def show_hand(self) -> None:
        """Show the ballot in hand and what was counted."""
        votes = self.count.votes()
        for line, count in zip(self.lines, votes, strict=True):
            line.show_line(line.number in self.count.hand.numbers, count, self.count.counted)
        nth = self.count.counted + 1
        self.place.setText(tr("Ballot {n}", n=number(nth)))
        self.so_far.setText(trn("{n} counted", "{n} counted", self.count.counted))

    def _empty_fields(self) -> None:
        for field in (self.text, self.name, self.contact):
            field.line.clear()
            field.clear_error()
        self.setFocus()


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
