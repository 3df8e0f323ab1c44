"""Making a ballot: the question, up to nine ideas, where the QR code leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import UserError
from core.ideas import operations, words
from core.ideas.board import IdeaRow
from core.ideas.limits import (
    ASKING,
    LINK_LIMIT,
    MOST_ON_A_BALLOT,
    NEW,
    PICK_ANY,
    PICK_ONE,
    TEXT_LIMIT,
    YES_NO,
)
from core.ideas.words import kind_name
from core.text import number, tr
from gui.dialogs.base import Dialog
from gui.models.rows import Column, RowsModel
from gui.widgets.field import ChoiceField, TextField, side_by_side
from gui.widgets.labels import Label
from gui.widgets.looks import ChipLook, TextLook
from gui.widgets.rows_table import RowsTable

if TYPE_CHECKING:
    from gui.pages.ideas.page import IdeasPage as Page


class BallotDialog(Dialog):
    """The ideas are numbered in the order in which they are ticked."""

    def __init__(self, page: Page, chosen: list[int]) -> None:
        lead = tr("Up to nine ideas, in the order you tick them. Ideas that are open come first.")
        super().__init__(tr("Make a ballot"), lead, width=620, parent=page)
        self._page = page
        self.chosen = list(chosen)[:MOST_ON_A_BALLOT]
        self.question = TextField(
            tr("Question"), placeholder=tr("What should we bake next?"), limit=TEXT_LIMIT
        )
        self.kind = ChoiceField(
            tr("People", of="poll"), [(one, kind_name(one)) for one in (PICK_ANY, PICK_ONE, YES_NO)]
        )
        self.link = TextField(
            tr("QR code leads to"),
            placeholder=tr("Your page or profile, may stay empty"),
            limit=LINK_LIMIT,
        )
        self.body.addWidget(self.question)
        self.body.addLayout(side_by_side(self.kind, self.link))
        self.table = RowsTable(self._model(), name=tr("Ideas for the ballot"), row_height=44)
        self.table.setMinimumHeight(self.room(240))
        self.table.opened.connect(lambda one: self._tick(one, one.id not in self.chosen))
        self.body.addWidget(self.table, 1)
        self.count = Label("", "label")
        self.body.addWidget(self.count)
        self.take = self.add_main(tr("Make the ballot"), icon="square-check")
        self.take.clicked.connect(self._take)
        order = {key: place for place, key in enumerate(self.chosen)}
        ideas = sorted(
            page.board.ranked("surest"),
            key=lambda one: (order.get(one.id, len(order)), one.status not in (NEW, ASKING)),
        )
        self.table.rows_model.set_rows(ideas)
        self._say()
        page.runner.ask(_site, then=self._offer_link, owner=self)

    def _model(self) -> RowsModel:
        return RowsModel(
            [
                Column(
                    "take",
                    tr("On it"),
                    lambda one: one.id in self.chosen,
                    text=self._number,
                    checked=lambda one: one.id in self.chosen,
                    check=self._tick,
                    width=70,
                    optional=False,
                ),
                Column(
                    "text",
                    tr("Idea"),
                    lambda one: one.text,
                    look=lambda one: TextLook(
                        "body", second=words.standing_line(one.standing, picked=one.picked)
                    ),
                    width=260,
                    stretch=True,
                    optional=False,
                ),
                Column(
                    "status",
                    tr("Status"),
                    lambda one: words.status_name(one.status),
                    look=lambda one: ChipLook(words.STATUS_HUES.get(one.status, "")),
                    width=110,
                ),
            ],
            key=lambda one: one.id,
        )

    def _number(self, one: IdeaRow) -> str:
        return number(self.chosen.index(one.id) + 1) if one.id in self.chosen else ""

    def _tick(self, one: IdeaRow, on: bool) -> None:
        if on and one.id not in self.chosen:
            self.chosen.append(one.id)
        elif not on and one.id in self.chosen:
            self.chosen.remove(one.id)
        self._say()
        self.table.viewport().update()

    def _say(self) -> None:
        full = len(self.chosen) > MOST_ON_A_BALLOT
        self.count.setText(
            tr("{n} of {most} places taken", n=number(len(self.chosen)),
               most=number(MOST_ON_A_BALLOT))
        )  # fmt: skip
        self.count.set_tone("tomato" if full else "")
        self.take.setEnabled(bool(self.chosen))

    def _offer_link(self, site: str) -> None:
        if not self.link.value:
            self.link.set_value(site)

    def _take(self) -> None:
        for field in (self.question, self.link):
            field.clear_error()
        self._page.run(
            operations.start_run,
            self.question.value,
            str(self.kind.value),
            list(self.chosen),
            self._page.today,
            link=self.link.value,
            then=lambda _run: self._taken(),
            refused=self._refused,
        )

    def _taken(self) -> None:
        self.accept()
        self._page.set_view("ballots")

    def _refused(self, error: UserError) -> None:
        self.refuse(error, {"question": self.question, "link": self.link})


def _site(reader: object) -> str:
    from core.business.queries import business

    return business(reader).site  # type: ignore[arg-type]
