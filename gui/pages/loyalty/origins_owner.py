"""Choosing whose a code or a trace is: a menu, and dialogs for people and for a new code."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from core.attribution import operations
from core.attribution.choices import Choices
from core.attribution.limits import CODE_LIMIT
from core.errors import UserError
from core.text import tr
from gui.dialogs.base import Dialog, let_shrink
from gui.pages.page import Page
from gui.pages.prospects.who import PersonField
from gui.widgets.field import ChoiceField, TextField
from gui.widgets.menu_words import as_written

Chosen = Callable[[dict[str, Any]], None]
"""Called with the one owner, as the operations take it: {"network": "instagram"}."""

LONGEST = 60
"""Characters of a name in a menu; the rest is on the page of what it is."""


def owner_menu(
    parent: QWidget, page: Page, choices: Choices, chosen: Chosen, *, code: bool
) -> QMenu:
    """A menu of everybody whom a code (`code`), or else a trace, can be counted to."""
    menu = QMenu(parent)

    def offer(to: QMenu, words: str, owner: dict[str, Any]) -> None:
        shown = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        to.addAction(as_written(shown)).triggered.connect(partial(chosen, owner))

    networks = menu.addMenu(tr("A network"))
    for key, words in choices.networks:
        offer(networks, words, {"network": key})
    others = menu.addMenu(tr("Another way"))
    for key, words in choices.others:
        offer(others, words, {"network": key})
    lists = [(tr("A campaign"), "campaign_id", choices.campaigns)]
    lists.append(
        (tr("An idea"), "idea_id", choices.ideas)
        if code
        else (tr("A link gained"), "link_id", choices.links)
    )
    for title, owner, rows in lists:
        if rows:
            part = menu.addMenu(title)
            for row, words in rows:
                offer(part, words, {owner: row})
    menu.addAction(tr("A person …")).triggered.connect(lambda: PersonDialog(page, chosen).open())
    return menu


class PersonDialog(Dialog):
    """Who it is."""

    def __init__(self, page: Page, chosen: Chosen) -> None:
        super().__init__(
            tr("Whose is it?"),
            tr("A person or a site who sends customers your way."),
            parent=page,
        )
        self._chosen = chosen
        self.who = PersonField(page.runner, tr("Person"), nobody=tr("Type a name"))
        self.body.addWidget(self.who)
        self.add_main(tr("Choose")).clicked.connect(self._choose)

    def _choose(self) -> None:
        if self.who.person_id is None:
            self.who.set_error(tr("Choose one of the names offered."))
            self.who.setFocus()
            return
        self.accept()
        self._chosen({"person_id": self.who.person_id})


class CodeDialog(Dialog):
    """A new code and whose it is; a code of an idea or a campaign is set there too."""

    def __init__(self, page: Page, choices: Choices) -> None:
        super().__init__(
            tr("Add code"),
            tr("Orders with this code are counted to one owner."),
            parent=page,
        )
        self._page = page
        self.code = TextField(tr("Code"), placeholder="INSTA10", limit=CODE_LIMIT)
        owners: list[tuple[object, str]] = [
            *((("network", key), words) for key, words in (*choices.networks, *choices.others)),
            *((("campaign_id", row), words) for row, words in choices.campaigns),
            *((("idea_id", row), words) for row, words in choices.ideas),
            (None, tr("A person")),
        ]
        self.owner = ChoiceField(tr("Whose it is"), owners, owners[0][0])
        let_shrink(self.owner.combo)
        self.who = PersonField(page.runner, tr("Person"), nobody=tr("Type a name"))
        self.who.hide()
        self.owner.chosen.connect(lambda owner: self.who.setVisible(owner is None))
        for field in (self.code, self.owner, self.who):
            self.body.addWidget(field)
        self.add_main(tr("Add code"), icon="plus").clicked.connect(self._add)

    def _add(self) -> None:
        owner: Any = self.owner.value
        if owner is None and self.who.person_id is None:
            self.who.set_error(tr("Choose one of the names offered."))
            self.who.setFocus()
            return
        name, value = owner or ("person_id", self.who.person_id)
        whose: dict[str, Any] = {name: value}
        self._page.run(
            operations.add_code,
            self.code.value,
            then=lambda _: self.accept(),
            refused=self._refused,
            **whose,
        )

    def _refused(self, error: UserError) -> None:
        self.refuse(error, {"code": self.code, "owner": self.owner})


class RenameDialog(Dialog):
    """A code spelt anew."""

    def __init__(self, page: Page, code_id: int, text: str) -> None:
        super().__init__(tr("Rename code"), parent=page)
        self._page, self._code_id = page, code_id
        self.code = TextField(tr("Code"), text, limit=CODE_LIMIT)
        self.body.addWidget(self.code)
        self.add_main(tr("Rename")).clicked.connect(self._rename)

    def _rename(self) -> None:
        self._page.run(
            operations.rename_code,
            self._code_id,
            self.code.value,
            then=lambda _: self.accept(),
            refused=lambda error: self.refuse(error, {"code": self.code}),
        )
