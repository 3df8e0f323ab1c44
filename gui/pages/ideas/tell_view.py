"""Tell them: who asked for what was made or put off, each with a way, a line and a tick."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.ideas import words
from core.ideas.telling import Tell
from core.text import short_day, tr, trn
from gui.names import names
from gui.pages.ideas.data import PageData, TellData
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea
from gui.widgets.messages import EmptyState
from gui.widgets.stamps import StampCheck

if TYPE_CHECKING:
    from gui.pages.ideas.page import IdeasPage as Page

SHOWN = 60
"""People of one list that are shown at a time; ticking some off shows the next."""


class TellView(QWidget):
    """The people to tell, idea by idea; those who were told last stand below to be unticked."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._drafts: dict[tuple[int, int], str] = {}
        self.lines: list[TellLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(10))
        self.health = Label("", "second", wrap=True)
        column.addWidget(self.health)
        self.area = ScrollArea(spacing=10)
        column.addWidget(self.area, 1)
        self.nobody = EmptyState(
            tr("Nobody waits for an answer."),
            tr("Set an idea to made or not now, and whoever asked for it is listed here."),
            icon="send",
        )
        column.addWidget(self.nobody, 1)

    def show_data(self, data: TellData, page: PageData) -> None:
        """Show whom to tell."""
        said = list(data.health.sentences)
        if data.left_out:
            said.append(
                trn(
                    "{n} person does not want to be contacted and is left out",
                    "{n} people do not want to be contacted and are left out",
                    data.left_out,
                )
            )
        self.health.setText(" · ".join(said))
        waiting = [one for one in data.tells if not one.told]
        told = [one for one in data.tells if one.told]
        scrolled = self.area.verticalScrollBar().value()
        focused = next((line.key for line in self.lines if line.check.hasFocus()), None)
        self._clear()
        self._add(waiting)
        self._add(data.thanks, title=tr("A first thank you"))
        self._add(told, title=tr("Told"))
        self.area.body.addStretch(1)
        empty = not (waiting or told or data.thanks)
        self.area.setVisible(not empty)
        self.nobody.setVisible(empty)
        self.area.verticalScrollBar().setValue(scrolled)
        self._focus_after(focused)

    def _clear(self) -> None:
        self.lines = []
        while (item := self.area.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _add(self, tells: Sequence[Tell], *, title: str = "") -> None:
        if title and tells:
            self.area.add(Label(title, "strong"))
        shown = tells[:SHOWN]
        for _, found in groupby(shown, key=lambda one: one.idea_id):
            people = list(found)
            card = Card(padding=14, spacing=8)
            card.setAccessibleName(" ".join((title, people[0].idea)).strip())
            card.add_layout(self._head(people[0]))
            for one in people:
                line = TellLine(one, self._drafts.get((one.idea_id, one.person_id), one.words))
                line.check.clicked.connect(lambda _on=False, line=line: self._ticked(line))
                line.words.committed.connect(partial(self._typed, line))
                card.add(line)
                self.lines.append(line)
            self.area.add(card)
        rest = len(tells) - len(shown)
        if rest > 0:
            self.area.add(Label(trn("And {n} more.", "And {n} more.", rest), "hint"))

    def _head(self, one: Tell) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        name = Button(one.idea, "quiet", small=True)
        name.setText(one.idea if len(one.idea) <= 60 else one.idea[:59].rstrip() + "…")
        name.setToolTip(one.idea)
        name.clicked.connect(lambda: self._page.go_to(one.idea_id))
        row.addWidget(name)
        row.addWidget(Chip(words.status_name(one.status), words.STATUS_HUES.get(one.status, "")))
        since = Label(tr("since {day}", day=short_day(one.since)), "hint")
        row.addWidget(since)
        if one.late:
            row.addWidget(Chip(tr("over a week"), "tomato", icon="clock"))
        row.addStretch(1)
        return row

    def _typed(self, line: TellLine, text: str) -> None:
        self._drafts[line.key] = text

    def _ticked(self, line: TellLine) -> None:
        if line.check.isChecked():
            self._page.deeds.tell(line.tell, line.words.text)
        else:
            self._page.deeds.untell(line.tell)

    def _focus_after(self, key: tuple[int, int] | None) -> None:
        """After a tick by keyboard the next one who waits has the keyboard."""
        if key is None:
            return
        waiting = [line for line in self.lines if not line.tell.told]
        target = waiting[0] if waiting else next(iter(self.lines), None)
        if target is not None:
            target.check.setFocus(Qt.FocusReason.OtherFocusReason)


class TellLine(QWidget):
    """One person: a tick, who and where, the line to send, a button that copies it."""

    def __init__(self, one: Tell, draft: str) -> None:
        super().__init__()
        self.tell = one
        person = names().person(one.person_id, one.person)
        self.setAccessibleName(person)
        row = QHBoxLayout(self)
        # Where the words of the button above begin.
        row.setContentsMargins(theme().px(6), 0, 0, 0)
        row.setSpacing(theme().px(10))
        self.check = StampCheck(tr("Told {name}", name=person), one.told)
        row.addWidget(self.check, 0, Qt.AlignmentFlag.AlignTop)
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addWidget(Label(person, "medium", wrap=True))
        if not names().hidden:
            who.addWidget(Label(one.channel, "hint", wrap=True))
        who.addStretch(1)
        row.addLayout(who, 3)
        self.words = InlineText(draft, name=tr("What to say"), lines=True, limit=2_000)
        row.addWidget(self.words, 7, Qt.AlignmentFlag.AlignTop)
        if names().hidden:
            # It begins with their name; ticking and copying take it as it is.
            self.words.hide()
            hint = Label(tr("The line to send shows with the names."), "hint", wrap=True)
            row.addWidget(hint, 7, Qt.AlignmentFlag.AlignTop)
        copy = Button(tr("Copy"), icon="copy", small=True)
        copy.clicked.connect(self._copy)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def key(self) -> tuple[int, int]:
        """The idea and the person."""
        return self.tell.idea_id, self.tell.person_id

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.text)
