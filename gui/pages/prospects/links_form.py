"""Adding a link by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from core.links import operations
from core.links.facts import LinkFacts
from core.links.limits import ADDRESS_LIMIT, HOWS, WORDS_LIMIT
from core.links.words import how_name, rel_choice
from core.text import tr
from gui.dialogs.base import Dialog
from gui.pages.page import Page
from gui.pages.prospects.who import PersonField
from gui.widgets.day_field import DayField
from gui.widgets.field import ChoiceField, TextField, side_by_side

REL_CHOICES = ("", "follow", "nofollow", "sponsored", "ugc")


class AddLinkDialog(Dialog):
    """Their page, ours, and what is known of the link; `then(id)` when it is in the file."""

    def __init__(
        self,
        page: Page,
        our_site: str,
        then: Callable[[int], object],
        *,
        person_id: int | None = None,
        person: str = "",
        their_page: str = "",
    ) -> None:
        super().__init__(
            tr("Add link"),
            tr("A page of theirs that points to yours. Nothing is opened by adding it."),
            width=520,
            parent=page,
        )
        self._page, self._then = page, then
        self.theirs = TextField(
            tr("Their page"),
            their_page,
            placeholder="theirblog.example/where-to-eat",
            limit=ADDRESS_LIMIT,
        )
        self.ours = TextField(tr("Our page"), our_site, limit=ADDRESS_LIMIT)
        self.words = TextField(
            tr("The words linked"), placeholder=tr("May stay empty"), limit=WORDS_LIMIT
        )
        self.who = PersonField(
            page.runner,
            tr("Prospect"),
            nobody=tr("Whoever has this site"),
        )
        self.who.set_person(person_id, person)
        self.day = DayField(tr("Found on"), page.today)
        self.how = ChoiceField(tr("How gained"), [(how, how_name(how)) for how in HOWS], "unasked")
        self.rel = ChoiceField(tr("Counts as"), [(rel, rel_choice(rel)) for rel in REL_CHOICES])
        for field in (self.theirs, self.ours, self.words):
            self.body.addWidget(field)
        self.body.addLayout(side_by_side(self.who, self.day))
        self.body.addLayout(side_by_side(self.how, self.rel))
        self.add_main(tr("Add link")).clicked.connect(self._add)
        self.theirs.setFocus()

    def _add(self) -> None:
        fields = {
            "their_page": self.theirs,
            "our_page": self.ours,
            "words": self.words,
            "person": self.who,
            "found_on": self.day,
        }
        for field in fields.values():
            field.clear_error()
        if not self.who.check():
            return
        day: dt.date | None = self.day.value
        facts = LinkFacts(
            self.theirs.value,
            self.ours.value,
            person_id=self.who.person_id,
            words=self.words.value,
            rel=str(self.rel.value),
            how=str(self.how.value),
            found_on=day,
        )
        self._page.run(
            operations.add_link,
            facts,
            self._page.today,
            then=self._added,
            refused=lambda error: self.refuse(error, fields),
        )

    def _added(self, link_id: int) -> None:
        self.accept()
        self._then(link_id)
