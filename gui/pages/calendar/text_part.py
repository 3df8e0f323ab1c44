"""What an activity says: its words, how long they may be there, copying them, codes of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.calendar.limits import LINK_LIMIT, TEXT_LIMIT
from core.text import tr
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.field import NoteField, TextField
from gui.widgets.labels import Label, mark
from gui.widgets.layouts import Flow


class TextPart(QWidget):
    """The text and the link; `changed("text" or "link", words)` on leaving one."""

    changed = Signal(str, object)
    typed = Signal()
    """The text is being typed: its length is to be told anew."""
    copy_wanted = Signal()
    code_wanted = Signal()
    insert_wanted = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.text = NoteField(
            tr("Text"),
            placeholder=tr("What you will say, ready to copy"),
            limit=TEXT_LIMIT,
            rows=5,
        )
        self._fit()
        theme().changed.connect(self._fit)
        self.text.committed.connect(lambda words: self.changed.emit("text", words))
        self.text.edit.textChanged.connect(self.typed)
        self.length = Label("", "hint", wrap=True)
        self.copy = Button(tr("Copy text"), icon="copy", small=True)
        self.copy.clicked.connect(self.copy_wanted)
        self.insert = Button(tr("Insert"), "quiet", icon="hash", small=True)
        self.insert.setToolTip(tr("Saved words, hashtag groups and questions"))
        self.insert.clicked.connect(self._insert)
        self.code = Button(tr("QR code"), "quiet", icon="qr-code", small=True)
        self.code.clicked.connect(self.code_wanted)
        self.link = TextField(
            tr("Link"), placeholder=tr("Where it leads: juniper.example/cakes"), limit=LINK_LIMIT
        )
        self.link.committed.connect(lambda words: self.changed.emit("link", words))
        self.tagged = Label("", "hint", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        column.addWidget(self.text)
        column.addWidget(self.length)
        column.addWidget(Flow(self.copy, self.insert, self.code))
        column.addWidget(self.link)
        column.addWidget(self.tagged)

    def _fit(self) -> None:
        # Left to itself the field takes all the room that the panel has.
        self.text.edit.setMaximumHeight(theme().px(124))

    def show_text(self, text: str, link: str, tagged: str) -> None:
        """Show what is said and where it leads; `tagged` is the link as it goes out."""
        self.text.set_value(text)
        self.link.set_value(link)
        self.tagged.setText(tr("Goes out as {link}", link=tagged) if tagged else "")
        self.tagged.setVisible(bool(tagged) and tagged != link)

    def say_length(self, words: str, too_long: bool) -> None:
        """Say how long it is for where it goes."""
        self.length.setText(words)
        mark(self.length, role="error" if too_long else "hint")
        self.length.setVisible(bool(words))

    def put_in(self, words: str) -> None:
        """Put words where the cursor is, with a space or a line where one is needed."""
        cursor = self.text.edit.textCursor()
        before = self.text.edit.toPlainText()[: cursor.position()]
        gap = "" if not before or before[-1:].isspace() else " "
        cursor.insertText(gap + words)
        self.text.edit.setTextCursor(cursor)
        if not self.text.edit.hasFocus():
            self.changed.emit("text", self.text.value)

    def errors(self) -> Mapping[str, TextField | NoteField]:
        """The fields by name, for refusals."""
        return {"text": self.text, "link": self.link}

    def _insert(self) -> None:
        self.insert_wanted.emit(self.insert.mapToGlobal(self.insert.rect().bottomLeft()))
