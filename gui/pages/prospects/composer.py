"""Writing a message: an example or a template to start from, braces filled, the length, a copy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.people import addresses
from core.people.limits import HUMAN
from core.prospects import messages, words
from core.prospects.limits import ASK, ASKS, GIVE, GIVES, OURS, REPLY, WORDS_LIMIT
from core.text import tr
from gui.dialogs.base import let_shrink
from gui.pages.prospects.data import OpenPerson
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.combo import Combo
from gui.widgets.field import NoteEdit, keep_wheel_off
from gui.widgets.labels import Label

Kind = tuple[str, str]
"""A kind of touch, and what it is."""

KINDS: tuple[Kind, ...] = (
    *((GIVE, what) for what in GIVES),
    *((ASK, what) for what in ASKS),
    (REPLY, OURS),
)


class Marker(QSyntaxHighlighter):
    """Marks the braces that are still empty."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        theme().changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        look = QTextCharFormat()
        look.setBackground(theme().colour("tomato_soft"))
        look.setForeground(theme().colour("tomato"))
        for start, end in messages.empty_braces(text):
            self.setFormat(start, end - start, look)


class Composer(QWidget):
    """A message to whoever is in the panel. What is copied can be logged with it."""

    copied = Signal(str, str, str, str)
    """Kind, what, network and the words that were copied."""
    keep_wanted = Signal(str, str, str, str)
    """Kind, what, network and the words to keep as a template."""

    def __init__(self) -> None:
        super().__init__()
        self._person: OpenPerson | None = None
        self._starts: list[tuple[str, str]] = []
        self._kinds: list[Kind] = []
        self._networks: list[str] = []
        self.kind, self.network, self.start = _choice(), _choice(), _choice()
        self.kind.setAccessibleName(tr("What the message is for"))
        self.network.setAccessibleName(tr("Where it goes"))
        self.start.setAccessibleName(tr("Words to start from"))
        self.kind.activated.connect(self._offer_starts)
        self.network.activated.connect(self._offer_starts)
        self.start.activated.connect(self._fill)
        self.edit = NoteEdit()
        self.edit.setAccessibleName(tr("Message"))
        self.edit.setFixedHeight(theme().px(112))
        self.edit.textChanged.connect(self._typed)
        self._marker = Marker(self.edit.document())
        self.length = Label("", "hint", wrap=True)
        self.missing = Label("", "error", wrap=True)
        self.copy = Button(tr("Copy"), "primary", icon="copy", small=True)
        self.copy.clicked.connect(self._copy)
        self.keep = Button(tr("Keep as a message"), "quiet", small=True)
        self.keep.clicked.connect(self._keep)
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        top = QHBoxLayout()
        top.addWidget(self.kind, 1)
        top.addWidget(self.network, 1)
        column.addLayout(top)
        column.addWidget(self.start)
        column.addWidget(self.edit)
        column.addWidget(self.missing)
        column.addWidget(self.length)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addWidget(self.keep)
        foot.addStretch(1)
        column.addLayout(foot)

    @property
    def chosen(self) -> Kind:
        """The kind of touch that the message is."""
        return self._kinds[max(self.kind.currentIndex(), 0)] if self._kinds else KINDS[0]

    @property
    def network_key(self) -> str:
        """The network that it goes to, empty for elsewhere."""
        return self._networks[max(self.network.currentIndex(), 0)] if self._networks else ""

    def show_person(self, person: OpenPerson, wanted: Kind | None = None) -> None:
        """Be about somebody; what is being written to them stays."""
        new = self._person is None or person.id != self._person.id
        templates = None if self._person is None else self._person.templates
        self._person = person
        if new or wanted is not None:
            self._offer_kinds(wanted)
        elif templates != person.templates:
            self._list_starts()

    def _offer_kinds(self, wanted: Kind | None) -> None:
        person = self._person
        assert person is not None
        self._kinds = list(KINDS)
        self.kind.clear()
        self.kind.addItems([_kind_words(kind) for kind in self._kinds])
        self.kind.setCurrentIndex(self._kinds.index(wanted or (GIVE, "commented")))
        theirs = [key.scope for key in person.person.person.keys if key.kind == "handle"]
        order = [*dict.fromkeys(theirs), *(key for key in person.networks if key not in theirs)]
        self._networks = [*order[: len(dict.fromkeys(theirs))], "", *order[len(set(theirs)) :]]
        names = {key: one.name for key, one in person.networks.items()}
        self.network.clear()
        self.network.addItems([names.get(key, tr("Elsewhere")) for key in self._networks])
        self._offer_starts()

    def _offer_starts(self) -> None:
        self._list_starts()
        self._fill()

    def _list_starts(self) -> None:
        person = self._person
        assert person is not None
        kind, what = self.chosen
        own = [
            (one.name, one.words)
            for one in person.templates
            if one.kind == kind and one.what in ("", what) and one.network in ("", self.network_key)
        ]
        given = messages.examples_for(kind, what, self.network_key)
        self._starts = own + [(one.words, one.words) for one in given]
        self.start.clear()
        self.start.addItems([name for name, _ in self._starts] or [tr("Nothing to start from")])
        self.start.setEnabled(bool(self._starts))

    def _fill(self) -> None:
        person = self._person
        place = self.start.currentIndex()
        if person is None or not 0 <= place < len(self._starts):
            return
        who = person.person.person
        page = person.prospect.facts.their_page if person.prospect else ""
        site = next((key.shown for key in who.keys if key.kind == "site"), "")
        filled = messages.fill(
            self._starts[place][1],
            name=messages.first_name(who.name, who.kind == HUMAN),
            their_page=addresses.plain(page or site) if page or site else "",
            my_page=addresses.plain(person.my_page) if person.my_page else "",
        )
        self.edit.setPlainText(filled.text)

    def _typed(self) -> None:
        text = self.edit.toPlainText()
        kind, _ = self.chosen
        filled = messages.fill(text)
        network = self._person.networks.get(self.network_key) if self._person else None
        length = messages.length(text, kind, network)
        self.length.setText(length.words)
        self.length.set_tone("tomato" if length.too_long else "")
        self.missing.setText(messages.missing_words(filled.missing))
        self.missing.setVisible(bool(filled.missing))
        self.copy.setEnabled(filled.may_go_out)
        self.keep.setEnabled(bool(text.strip()) and len(text) <= WORDS_LIMIT)

    def _copy(self) -> None:
        text = self.edit.toPlainText().strip()
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(*self.chosen, self.network_key, text[:WORDS_LIMIT])

    def _keep(self) -> None:
        self.keep_wanted.emit(*self.chosen, self.network_key, self.edit.toPlainText().strip())


def _choice() -> Combo:
    combo = Combo()
    let_shrink(combo)
    combo.setMinimumContentsLength(4)
    keep_wheel_off(combo)
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return combo


def _kind_words(kind: Kind) -> str:
    return words.log_name(*kind)
