"""What was logged of somebody, the newest first, corrected where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.prospects import words
from core.prospects.limits import ASK, GIVE, OPEN, REPLY, WORDS_LIMIT
from core.prospects.queries import ProspectFacts, TouchRow
from core.text import short_day, tr, trn
from gui import icons
from gui.theme import theme
from gui.widgets import painting
from gui.widgets.buttons import Button, IconButton
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Label

Given = tuple[int, Sequence[TouchRow], ProspectFacts | None, Mapping[str, str]]

FIRST = 12
"""Touches that are shown until the owner wants them all."""

GLYPHS = {
    "": "notebook-pen",
    "followed": "user-plus",
    "commented": "message-circle",
    "shared_theirs": "repeat-2",
    "linked_theirs": "link",
    "sent_customer": "footprints",
    "helped": "gift",
    "theirs": "messages-square",
    "ours": "messages-square",
}


def glyph(kind: str, what: str) -> str:
    """The icon that stands for a touch."""
    return "send" if kind == ASK else GLYPHS[what if kind in (GIVE, REPLY) else ""]


class Badge(QWidget):
    """An icon on a small rounded ground."""

    def __init__(self, icon: str, hue: str) -> None:
        super().__init__()
        self._icon, self._hue = icon, hue
        self.setFixedSize(theme().px(26), theme().px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(QPainter(self))
        painter.setPen(theme().colour("line" if not self._hue else f"{self._hue}_soft"))
        painter.setBrush(theme().colour(f"{self._hue}_soft" if self._hue else "card"))
        painter.drawRoundedRect(painting.inner(self.rect()), theme().px(6), theme().px(6))
        inset = theme().px(5)
        room = self.rect().adjusted(inset, inset, -inset, -inset)
        icons.paint(painter, self._icon, self._hue or "ink2", room)


class Entry(QWidget):
    """One touch: what, when, and the words, which a click edits."""

    words_typed = Signal(int, str)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, touch: TouchRow, network: str) -> None:
        super().__init__()
        self.touch = touch
        title = words.touch_title(touch.kind, touch.what, network)
        self.setAccessibleName(f"{title}, {short_day(touch.day)}")
        column = _entry(self, Badge(glyph(touch.kind, touch.what), _hue(touch)))
        self.more = IconButton("ellipsis", tr("Change or remove this"), side=22)
        self.more.clicked.connect(self._menu)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column.addLayout(_head(title, short_day(touch.day), self.more))
        if touch.outcome is not None:
            said = words.outcome_name(touch.outcome)
            if touch.outcome != OPEN and touch.settled_on is not None:
                said = f"{said}, {short_day(touch.settled_on)}"
            column.addWidget(Label(said, "label", tone=_tone(touch.outcome), wrap=True))
        if touch.sooner_because:
            column.addWidget(
                Label(tr("Sooner, because {why}", why=touch.sooner_because), "label", wrap=True)
            )
        self.text = InlineText(
            touch.words,
            role="label",
            name=tr("What was said"),
            placeholder=tr("What was said?"),
            lines=True,
            limit=WORDS_LIMIT,
        )
        self.text.committed.connect(lambda text: self.words_typed.emit(touch.id, text))
        column.addWidget(self.text)

    def _menu(self) -> None:
        self.menu_wanted.emit(self.touch.id, self.more.mapToGlobal(self.more.rect().bottomLeft()))


class FoundEntry(QWidget):
    """How it began: the day and why, which a click edits."""

    words_typed = Signal(str)

    def __init__(self, facts: ProspectFacts) -> None:
        super().__init__()
        column = _entry(self, Badge("search", ""))
        column.addLayout(_head(tr("Found"), short_day(facts.found_on), None))
        self.text = InlineText(
            facts.found_words,
            role="label",
            name=tr("Why they are a prospect"),
            placeholder=tr("Why are they a prospect?"),
            lines=True,
            limit=200,
        )
        self.text.committed.connect(self.words_typed)
        column.addWidget(self.text)


def _entry(widget: QWidget, badge: QWidget) -> QVBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(8))
    row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    row.addLayout(column, 1)
    widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return column


def _head(title: str, when: str, more: QWidget | None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme().px(6))
    line.addWidget(Label(title, "strong", wrap=True), 1)
    line.addWidget(Label(when, "label"), 0, Qt.AlignmentFlag.AlignVCenter)
    if more is not None:
        line.addWidget(more, 0, Qt.AlignmentFlag.AlignVCenter)
    return line


def _hue(touch: TouchRow) -> str:
    if touch.kind == ASK:
        return "mustard"
    return {GIVE: "stamp", REPLY: "leaf"}.get(touch.kind, "")


def _tone(outcome: str) -> str:
    return {"yes": "leaf", "declined": "tomato", "open": "mustard"}.get(outcome, "ink2")


class Timeline(QWidget):
    """Every touch of somebody; further ones are shown on request."""

    words_typed = Signal(int, str)
    found_typed = Signal(str)
    menu_wanted = Signal(int, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme().px(12))
        self._shown: object = None
        self._given: Given | None = None
        self._all = False
        self._person = 0
        self.entries: list[Entry] = []

    def show_touches(
        self,
        person_id: int,
        touches: Sequence[TouchRow],
        facts: ProspectFacts | None,
        networks: Mapping[str, str],
    ) -> None:
        """Show what was logged; what is the same stays as it is, half-typed words with it."""
        self._given = (person_id, touches, facts, networks)
        if person_id != self._person:
            self._person, self._all = person_id, False
        shown = (person_id, tuple(touches), facts, self._all)
        if shown == self._shown:
            return
        self._shown = shown
        self._clear()
        last = len(touches) if self._all else FIRST
        for touch in touches[:last]:
            entry = Entry(touch, networks.get(touch.network, touch.network))
            entry.words_typed.connect(self.words_typed)
            entry.menu_wanted.connect(self.menu_wanted)
            self.entries.append(entry)
            self.column.addWidget(entry)
        if len(touches) > last:
            rest = len(touches) - last
            more = Button(trn("{n} more", "{n} more", rest), "quiet", small=True)
            more.clicked.connect(self._show_all)
            self.column.addWidget(more)
        if facts is not None:
            found = FoundEntry(facts)
            found.words_typed.connect(self.found_typed)
            self.column.addWidget(found)

    def _show_all(self) -> None:
        self._all = True
        if self._given is not None:
            self.show_touches(*self._given)

    def _clear(self) -> None:
        self.entries.clear()
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
