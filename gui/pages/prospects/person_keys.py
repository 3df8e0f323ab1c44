"""Where a person is found: e-mail, phone, site and names on networks, edited where they stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.errors import UserError
from core.people import operations
from core.people.limits import EMAIL, HANDLE, KEY_LIMIT, PHONE, SITE
from core.people.queries import KeyRow
from core.people.rules import key_name
from core.text import tr
from gui.icons import icon
from gui.pages.prospects.opening import open_address
from gui.pages.prospects.person_data import PersonData
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton
from gui.widgets.chip import ChipButton
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Label
from gui.widgets.menu_words import as_written
from gui.widgets.messages import Glyph

ICONS = {EMAIL: "mail", PHONE: "phone", SITE: "globe", HANDLE: "user"}
SHOWN = (EMAIL, PHONE, SITE, HANDLE)
"""Kinds that are shown, in this order; numbers of sources are for imports alone."""


class Runs(Protocol):
    """The page, as far as its parts need it."""

    def run(self, operation: Callable[..., Any], *args: Any, **kw: Any) -> None:
        """Run an operation on the file."""


class KeysPart(QWidget):
    """The keys of one person, and a button to add another."""

    def __init__(self, page: Runs) -> None:
        super().__init__()
        self._page = page
        self._data: PersonData | None = None
        self.lines: dict[int, KeyLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(4))
        self.new_line = NewKeyLine(self._add)
        self.new_line.hide()
        self.add_button = Button(tr("Add a way to reach them"), "quiet", icon="plus", small=True)
        self.add_button.clicked.connect(self._menu)
        self._column.addWidget(self.new_line)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_data(self, data: PersonData) -> None:
        """Show the keys of a person; a line that somebody types in stays."""
        if self._data is None or self._data.person.id != data.person.id:
            self.new_line.hide()
        self._data = data
        keys = [key for kind in SHOWN for key in data.person.of_kind(kind)]
        wanted = {key.id for key in keys}
        for key_id in [one for one in self.lines if one not in wanted]:
            line = self.lines.pop(key_id)
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        for place, key in enumerate(keys):
            found = self.lines.get(key.id)
            if found is None:
                found = self.lines[key.id] = KeyLine(self._page, key)
            self._column.insertWidget(place, found)
            found.show_key(key, data.networks)

    def start(self, kind: str, scope: str = "") -> None:
        """Open an empty line for a new key of a kind."""
        network = self._data.networks.get(scope, scope) if self._data else scope
        self.new_line.start(kind, scope, network or key_name(kind))

    def _menu(self) -> None:
        menu = QMenu(self)
        for kind in (EMAIL, PHONE, SITE):
            menu.addAction(icon(ICONS[kind]), key_name(kind), partial(self.start, kind))
        menu.addSeparator()
        for network, name in (self._data.networks if self._data else {}).items():
            menu.addAction(as_written(name), partial(self.start, HANDLE, network))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def _add(self, kind: str, scope: str, text: str) -> None:
        if self._data is None:
            return
        self._page.run(
            operations.add_key,
            self._data.person.id,
            kind,
            text,
            scope,
            told=None,
            then=lambda key_id: self.new_line.hide(),
            refused=self.new_line.refuse,
        )


class KeyLine(QWidget):
    """One key: what it is, its text, and what can be done with it."""

    def __init__(self, page: Runs, key: KeyRow) -> None:
        super().__init__()
        self._page = page
        self.key = key
        self.glyph = Glyph(ICONS[key.kind], "ink2", 16)
        self.network = Label("", "second")
        self.text = InlineText(limit=KEY_LIMIT)
        self.text.committed.connect(self._changed)
        self.follows = ChipButton(tr("Follows us"), checkable=True)
        self.follows.clicked.connect(
            lambda on: page.run(operations.set_follows_us, self.key.id, on, told=None)
        )
        self.open = IconButton("external-link", tr("Open in the browser"), side=26)
        self.open.clicked.connect(self._open)
        self.copy = IconButton("copy", tr("Copy"), side=26)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.key.shown))
        self.remove = IconButton("x", tr("Remove"), side=26)
        self.remove.clicked.connect(lambda: page.run(operations.remove_key, self.key.id))
        self.warning = Label("", "label", tone="mustard", wrap=True)
        self._arrange()

    def _arrange(self) -> None:
        px = theme().px
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(self.glyph)
        row.addWidget(self.network)
        row.addWidget(self.text, 1)
        for button in (self.open, self.copy, self.remove):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addLayout(row)
        for below in (self.follows, self.warning):
            column.addWidget(below, 0, Qt.AlignmentFlag.AlignLeft)

    def show_key(self, key: KeyRow, networks: Any) -> None:
        """Show the key as it is now."""
        self.key = key
        named = networks.get(key.scope, key.scope) if key.kind == HANDLE else key_name(key.kind)
        self.network.setText(named if key.kind == HANDLE else "")
        self.network.setVisible(key.kind == HANDLE)
        self.text.setAccessibleName(named)
        if not self.text.editing:
            self.text.set_text(key.shown.removeprefix("https://"))
            self.text.set_error("")
        self.follows.setVisible(key.kind == HANDLE)
        self.follows.setChecked(key.follows_us)
        self.open.setVisible(key.address is not None)
        self.copy.setVisible(key.address is None)
        for button, words in (
            (self.open, tr("Open {what} in the browser", what=key.words)),
            (self.copy, tr("Copy {what}", what=key.words)),
            (self.remove, tr("Remove {what}", what=key.words)),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        look_alike = "xn--" in key.value
        self.warning.setText(tr("Look at the letters: {address}", address=key.words))
        self.warning.setVisible(look_alike)

    def _changed(self, text: str) -> None:
        if not text.strip():
            self._page.run(operations.remove_key, self.key.id)
            return
        self._page.run(operations.change_key, self.key.id, text, told=None, refused=self._refuse)

    def _refuse(self, error: UserError) -> None:
        self.text.set_text(self.key.shown.removeprefix("https://"))
        self.text.set_error(error.sentence)

    def _open(self) -> None:
        if self.key.address is not None:
            open_address(self.key.address)


class NewKeyLine(QWidget):
    """An empty line for a key that is added; Esc puts it away."""

    def __init__(self, add: Callable[[str, str, str], object]) -> None:
        super().__init__()
        self._add = add
        self._kind, self._scope = EMAIL, ""
        self.network = Label("", "second")
        self.text = InlineText(limit=KEY_LIMIT)
        self.text.committed.connect(self._committed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(6))
        row.addWidget(self.network, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)

    def start(self, kind: str, scope: str, name: str) -> None:
        """Ask for the text of a key."""
        self._kind, self._scope = kind, scope
        self.network.setText(name)
        self.text.setAccessibleName(name)
        self.text.set_text("")
        self.text.set_error("")
        self.show()
        self.text.edit()

    def refuse(self, error: UserError) -> None:
        """Say what is wrong with it."""
        self.text.set_error(error.sentence)

    def _committed(self, text: str) -> None:
        if text.strip():
            self._add(self._kind, self._scope, text)
        else:
            self.hide()
