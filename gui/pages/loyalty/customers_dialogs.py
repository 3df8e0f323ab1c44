"""Dialogs about one customer: how they found us, and whether to forget them for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox

from core.attribution import operations as attribution
from core.attribution.found_us import FoundUs, how_words
from core.attribution.limits import ON_NETWORK, RECOMMENDED, WORDS_LIMIT
from core.errors import UserError
from core.people import operations as people
from core.text import tr, trn
from gui.dialogs.base import Dialog, let_shrink
from gui.pages.page import Page
from gui.pages.prospects.who import PersonField
from gui.widgets.field import ChoiceField, TextField
from gui.widgets.labels import Label

if TYPE_CHECKING:
    from core.people.forgetting import Forgot


class FoundUsDialog(Dialog):
    """How somebody found the business."""

    def __init__(
        self, page: Page, person_id: int, found: FoundUs | None, networks: dict[str, str]
    ) -> None:
        super().__init__(
            tr("How did they find us?"),
            tr("Ask at the counter: it shows which network brings people."),
            parent=page,
        )
        self._page, self._person_id = page, person_id
        said = found.said if found else None
        ways: list[tuple[object, str]] = list(how_words().items())
        self.how = ChoiceField(tr("How"), ways, said.how if said else ON_NETWORK)
        chosen = said.network if said and said.network else next(iter(networks), "")
        listed: list[tuple[object, str]] = list(networks.items())
        self.network = ChoiceField(tr("Network"), listed, chosen)
        let_shrink(self.network.combo)
        self.who = PersonField(page.runner, tr("Recommended by"), nobody=tr("Nobody we know"))
        if found and found.said.recommended_by is not None:
            self.who.set_person(found.said.recommended_by, found.recommender)
        self.words = TextField(tr("What they said"), said.words if said else "", limit=WORDS_LIMIT)
        for field in (self.how, self.network, self.who, self.words):
            self.body.addWidget(field)
        self.how.chosen.connect(self._show)
        self._show(self.how.value)
        if found is not None:
            self.add_other(tr("Take out", of="answer")).clicked.connect(self._clear)
        self.add_main(tr("Keep")).clicked.connect(self._keep)

    def _show(self, how: object) -> None:
        self.network.setVisible(how == ON_NETWORK)
        self.who.setVisible(how == RECOMMENDED)

    def _keep(self) -> None:
        if self.how.value == RECOMMENDED and self.who.problem():
            self.who.set_error(self.who.problem())
            return
        self._page.run(
            attribution.set_found_us,
            self._person_id,
            str(self.how.value),
            network=str(self.network.value) if self.how.value == ON_NETWORK else "",
            recommended_by=self.who.person_id if self.how.value == RECOMMENDED else None,
            words=self.words.value,
            then=lambda _: self.accept(),
            refused=self._refused,
        )

    def _clear(self) -> None:
        self._page.run(attribution.clear_found_us, self._person_id, then=lambda _: self.accept())

    def _refused(self, error: UserError) -> None:
        fields: dict[str, Any] = {
            "how": self.how,
            "network": self.network,
            "recommended_by": self.who,
            "words": self.words,
        }
        self.refuse(error, fields)


class ForgetDialog(Dialog):
    """Asked first, since there is no way back."""

    def __init__(self, page: Page, person_id: int, name: str) -> None:
        super().__init__(tr("Forget {name}?", name=name), parent=page)
        self._page, self._person_id = page, person_id
        for words in (
            tr(
                "Everything about them is taken out of the file: addresses, notes, what was "
                "logged, votes, mentions in texts and minutes, and all kept printouts."
            ),
            tr("Their orders stay as a guest’s. No import brings them back."),
            tr(
                "The undo history is emptied, and backups are rewritten without them; those that "
                "cannot be are removed. Copies and printed pages elsewhere are yours to clear."
            ),
        ):
            self.body.addWidget(Label(words, wrap=True))
        self.sure = QCheckBox(tr("I know that this cannot be undone"))
        self.body.addWidget(self.sure)
        button = self.add_main(tr("Forget for good"), "danger", icon="trash-2")
        button.setEnabled(False)
        self.sure.toggled.connect(button.setEnabled)
        button.clicked.connect(self._forget)

    def _forget(self) -> None:
        self.main.setEnabled(False)  # type: ignore[union-attr]
        self._page.run(
            people.forget_person,
            self._person_id,
            self._page.today,
            then=self._done,
            refused=self._refused,
            told=None,
        )

    def _done(self, done: Forgot) -> None:
        self.accept()
        said = tr("They are forgotten.")
        if done.rewritten:
            backups = trn(
                "{n} backup was rewritten.", "{n} backups were rewritten.", done.rewritten
            )
            said = f"{said} {backups}"
        if done.removed:
            removed = trn("{n} backup was removed.", "{n} backups were removed.", done.removed)
            said = f"{said} {removed}"
        self._page.desk.toast(said)

    def _refused(self, error: UserError) -> None:
        self.main.setEnabled(True)  # type: ignore[union-attr]
        self.refuse(error)
