"""One person in the side panel: who they are, where they are found, what they belong to, notes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from core.people import operations
from core.people.limits import HANDLE, HUMAN, LINE_LIMIT, NOTE_LIMIT, TAG_LIMIT
from core.people.queries import PersonPanel
from core.people.roles import role_name
from core.text import tr
from gui.names import names
from gui.pages.prospects.person_data import PersonData
from gui.pages.prospects.person_keys import KeysPart, Runs
from gui.theme import theme
from gui.widgets.chip import Chip, ChipButton
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Label
from gui.widgets.layouts import Flow
from gui.widgets.menu_words import as_written
from gui.widgets.messages import MessageBar

NETWORK_HUES = {"instagram": "plum", "linkedin": "sea", "facebook": "stamp", "pinterest": "tomato"}


class PersonSection(QWidget):
    """All that is known of a person by themselves, each thing edited where it stands."""

    def __init__(self, page: Runs) -> None:
        super().__init__()
        self._page = page
        self._person_id = 0
        self._data: PersonData | None = None
        self.blocked = MessageBar("", "problem", dismissible=False)
        self.blocked.acted.connect(lambda: page.run(operations.allow_contact, [self._person_id]))
        self.about = self._text(
            "about", tr("Who they are", of="person"), tr("What they do, or whom you talk to")
        )
        self.keys = KeysPart(page)
        self.chips = Flow()
        self.new_tag = InlineText(name=tr("New tag"), placeholder=tr("Type a tag"), limit=TAG_LIMIT)
        self.new_tag.committed.connect(self._add_tag)
        self.new_tag.hide()
        self.how_met = self._text(
            "how_met", tr("How you met"), tr("Where you met, or who told you")
        )
        self.note = self._text("note", tr("Note"), tr("What to remember"), NOTE_LIMIT, lines=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self.blocked)
        column.addWidget(self.about)
        column.addWidget(self.chips)
        column.addWidget(self.new_tag)
        column.addWidget(self.keys)
        for words, text in ((tr("How you met"), self.how_met), (tr("Note"), self.note)):
            column.addWidget(Label(words, "label"))
            column.addWidget(text)

    def show_data(self, data: PersonData) -> None:
        """Show a person; what is being typed stays."""
        person = data.person
        if person.id != self._person_id:
            self.new_tag.hide()
        self._data, self._person_id = data, person.id
        for text, value in (
            (self.about, person.about),
            (self.how_met, person.how_met),
            (self.note, person.note),
        ):
            if not text.editing:
                text.set_text(value)
                text.set_error("")
        self.blocked.setVisible(person.do_not_contact)
        self.blocked.say(
            _why(person), "problem", lead=tr("Do not contact."), action=tr("Allow contact")
        )
        self.keys.show_data(data)
        self._show_chips(data)

    def menu_for(self, menu: QMenu) -> None:
        """Add what can be done with the person to a menu."""
        if self._data is None:
            return
        person = self._data.person
        if person.do_not_contact:
            menu.addAction(tr("Allow contact"), self._run(operations.allow_contact, [person.id]))
        else:
            menu.addAction(tr("Do not contact"), self._run(operations.do_not_contact, [person.id]))
        other = "organisation" if person.kind == HUMAN else HUMAN
        words = tr("This is an organisation") if person.kind == HUMAN else tr("This is a human")
        menu.addAction(words, self._run(operations.change_person, person.id, "kind", other))
        name = names().person(person.id, person.name)
        menu.addAction(
            tr("Delete {name}", name=name), self._run(operations.delete_people, [person.id])
        )

    def _text(
        self,
        field: str,
        name: str,
        placeholder: str,
        limit: int = LINE_LIMIT,
        *,
        lines: bool = False,
    ) -> InlineText:
        text = InlineText(name=name, placeholder=placeholder, limit=limit, lines=lines)
        text.committed.connect(
            lambda typed: self._page.run(
                operations.change_person,
                self._person_id,
                field,
                typed,
                told=None,
                refused=lambda error: text.set_error(error.sentence),
            )
        )
        return text

    def _show_chips(self, data: PersonData) -> None:
        person = data.person
        made: list[QWidget] = [Chip(role_name(role), "leaf") for role in person.roles]
        for network in dict.fromkeys(key.scope for key in person.of_kind(HANDLE)):
            made.append(Chip(data.networks.get(network, network), NETWORK_HUES.get(network, "sea")))
        for group_id, name in person.groups:
            chip = ChipButton(name, icon="users")
            chip.setAccessibleDescription(tr("Group. Press to take them out of it."))
            chip.setToolTip(tr("Take out of {group}", group=name))
            chip.clicked.connect(self._run(operations.take_out_of_group, [person.id], group_id))
            made.append(chip)
        for tag in person.tags:
            chip = ChipButton(tag, icon="tag")
            chip.setAccessibleDescription(tr("Tag. Press to remove it."))
            chip.setToolTip(tr("Remove tag {tag}", tag=tag))
            chip.clicked.connect(self._run(operations.remove_tag, [person.id], tag))
            made.append(chip)
        more = ChipButton(tr("Group or tag"), icon="plus")
        more.clicked.connect(partial(self._menu, more))
        self.chips.set_widgets(*made, more)

    def _menu(self, below: QWidget) -> None:
        if self._data is None:
            return
        person = self._data.person
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inside = {group for group, _ in person.groups}
        for group, name in self._data.groups.items():
            if group not in inside:
                menu.addAction(
                    as_written(name), self._run(operations.put_in_group, [person.id], group)
                )
        menu.addSeparator()
        for tag in self._data.tags[:20]:
            if tag not in person.tags:
                menu.addAction(
                    as_written(f"#{tag}"), self._run(operations.add_tag, [person.id], tag)
                )
        menu.addAction(tr("New tag"), self._start_tag)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _start_tag(self) -> None:
        self.new_tag.set_text("")
        self.new_tag.set_error("")
        self.new_tag.show()
        self.new_tag.edit()

    def _add_tag(self, text: str) -> None:
        if not text.strip():
            self.new_tag.hide()
            return
        self._page.run(
            operations.add_tag,
            [self._person_id],
            text,
            then=lambda done: self.new_tag.hide(),
            refused=lambda error: self.new_tag.set_error(error.sentence),
            told=None,
        )

    def _run(self, operation: Callable[..., Any], *args: Any) -> Callable[..., None]:
        return lambda *ignored: self._page.run(operation, *args)


def _why(person: PersonPanel) -> str:
    """The reason, and the file that gave it."""
    if person.why_not_source:
        return tr(
            "{why}, says {file}",
            why=person.why_not or tr("Unsubscribed"),
            file=person.why_not_source,
        )
    return person.why_not
