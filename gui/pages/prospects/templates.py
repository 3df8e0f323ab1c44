"""The owner's own messages: kept, changed and removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.prospects import operations, queries, words
from core.prospects.limits import TEMPLATE_NAME_LIMIT, WORDS_LIMIT
from core.prospects.queries import Template
from core.text import tr
from gui.dialogs.base import Dialog
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton
from gui.widgets.card import Card
from gui.widgets.field import NoteField, TextField
from gui.widgets.labels import ElidedLabel, Label
from gui.widgets.layouts import ScrollArea

if TYPE_CHECKING:
    from gui.pages.prospects.page import ProspectsPage as Page


class TemplateDialog(Dialog):
    """A name for words that are kept to start messages from; with an id they are changed."""

    def __init__(self, page: Page, template: Template) -> None:
        title = tr("Change the message") if template.id else tr("Keep as a message")
        lead = tr(
            "{name}, {their_page} and {my_page} are filled in when you use it.",
            name="{name}",
            their_page="{their_page}",
            my_page="{my_page}",
        )
        super().__init__(title, lead, width=440, parent=page)
        self._page, self._template = page, template
        self.name = TextField(
            tr("Name"),
            template.name,
            limit=TEMPLATE_NAME_LIMIT,
            required=tr("Give the message a name."),
        )
        self.words = NoteField(tr("Words"), template.words, limit=WORDS_LIMIT, rows=4)
        self.body.addWidget(self.name)
        self.body.addWidget(self.words)
        self.add_main(tr("Keep it")).clicked.connect(self._keep)

    def _keep(self) -> None:
        if not self.name.check():
            return
        one = self._template
        facts = (self.name.value, self.words.value, one.kind, one.what, one.network)
        how = partial(self.refuse, fields={"name": self.name, "words": self.words})
        if one.id:
            self._page.run(operations.change_template, one.id, *facts, then=self._kept, refused=how)
        else:
            self._page.run(operations.add_template, *facts, then=self._kept, refused=how)

    def _kept(self, done: object) -> None:
        self.accept()


class TemplatesDialog(Dialog):
    """Every message that the owner kept."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            tr("Your messages"),
            tr("Words that you kept to start from. Write a message to somebody to keep another."),
            width=460,
            parent=page,
        )
        self._page = page
        self.cancel.setText(tr("Close"))
        self.none = Label(tr("You have kept none yet."), "second", wrap=True)
        self.list = QWidget()
        self._rows = QVBoxLayout(self.list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        area = ScrollArea()
        area.setMinimumHeight(self.room(240))
        area.add(self.none)
        area.add(self.list)
        area.body.addStretch(1)
        self.body.addWidget(area, 1)
        page.runner.changed.connect(self._read)
        self._read()

    def _read(self, *ignored: object) -> None:
        self._page.runner.ask(queries.templates, then=self._show, owner=self)

    def _show(self, templates: list[Template]) -> None:
        self.none.setVisible(not templates)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in templates:
            self._rows.addWidget(self._row(one))

    def _row(self, one: Template) -> QWidget:
        card = Card(padding=10, spacing=2)
        edit = Button(tr("Change"), small=True)
        edit.setAccessibleName(tr("Change {name}", name=one.name))
        edit.clicked.connect(lambda: TemplateDialog(self._page, one).open())
        remove = IconButton("trash-2", tr("Remove {name}", name=one.name), side=28)
        remove.clicked.connect(lambda: self._page.run(operations.remove_template, one.id))
        card.add_row(ElidedLabel(one.name, "strong"), edit, remove, stretch=0)
        card.add(Label(words.log_name(one.kind, one.what), "label"))
        words_of = ElidedLabel(one.words, "second")
        words_of.setMinimumWidth(theme().px(40))
        card.add(words_of)
        return card
