"""A new activity: a few words are enough, the rest can come later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from core.calendar import operations, queries
from core.calendar.facts import ActivityFacts
from core.calendar.limits import DOER_LIMIT, KINDS, MOST_MINUTES, QUESTION, TITLE_LIMIT
from core.calendar.rules import kind_words
from core.errors import UserError
from core.store.database import Reader
from core.text import opening, tr, weekday_and_day
from gui.dialogs.base import Dialog
from gui.pages.calendar.questions import open_questions
from gui.pages.calendar.time_field import TimeField
from gui.pages.page import Page
from gui.widgets.buttons import Button
from gui.widgets.day_field import DayField
from gui.widgets.field import ChoiceField, Field, TextField, side_by_side
from gui.widgets.number_field import NumberField

USUAL_MINUTES = 15


class AddDialog(Dialog):
    """Asks and adds. The kind, network and doer of the `last` one are offered again.

    `added(id, facts)` is called with what was made.
    """

    def __init__(
        self,
        page: Page,
        day: dt.date | None,
        kind: str = "",
        *,
        last: ActivityFacts | None = None,
        campaign_id: int | None = None,
        added: Callable[[int, ActivityFacts], object],
    ) -> None:
        super().__init__(
            tr("New activity"),
            opening(weekday_and_day(day)) if day else tr("Without a day: it waits in the tray."),
            width=440,
            parent=page,
        )
        self._page, self._last = page, last
        self._campaign_id, self._told = campaign_id, added
        self.what = TextField(
            tr("What it is"),
            placeholder=tr("As in: what did your gran bake on Sundays?"),
            limit=TITLE_LIMIT,
            required=tr("Say in a few words what it is."),
        )
        self.kind = ChoiceField(
            tr("Kind"),
            [(one, kind_words(one)) for one in KINDS],
            kind or (last.kind if last else QUESTION),
        )
        self.network = ChoiceField(tr("Network"), [("", tr("No network"))])
        self.day = DayField(tr("Day"), day)
        self.time = TimeField()
        self.minutes = NumberField(
            tr("Minutes"), last.minutes if last else USUAL_MINUTES, low=0, high=MOST_MINUTES
        )
        self.doer = TextField(
            tr("Doer"),
            last.doer if last else "",
            placeholder=tr("Nobody yet"),
            limit=DOER_LIMIT,
        )
        self.suggest = Button(tr("Suggest a question"), "quiet", icon="lightbulb", small=True)
        self.suggest.clicked.connect(self._suggest)
        self._questions: list[str] = []
        self.body.addWidget(self.what)
        self.body.addWidget(self.suggest)
        self.body.addLayout(side_by_side(self.kind, self.network))
        self.body.addLayout(side_by_side(self.day, self.time))
        self.body.addLayout(side_by_side(self.minutes, self.doer))
        self.add_main(tr("Add it"), icon="plus").clicked.connect(self._add)
        self.kind.chosen.connect(self._kind_chosen)
        self._kind_chosen()
        self.day.edit.dateChanged.connect(self._day_changed)
        self._day_changed()

    def _kind_chosen(self, *_: object) -> None:
        self.suggest.setVisible(self.kind.value == QUESTION)

    def _suggest(self) -> None:
        if self._questions:
            self._propose(self._questions)
        else:
            ask = self._page.runner.ask
            ask(open_questions, then=self._propose, owner=("calendar", "questions"))

    def _propose(self, found: list[str]) -> None:
        self._questions = [*found[1:], *found[:1]]
        self.what.line.setText(found[0])

    def _day_changed(self, *_: object) -> None:
        day = self.day.value
        self.time.setEnabled(day is not None)
        self._page.runner.ask(_networks, day or self._page.today, then=self._offer, owner=self)

    def _offer(self, chosen: list[tuple[str, str]]) -> None:
        last = self._last
        kept = self.network.value or (last.network if last else chosen[0][0] if chosen else "")
        options: list[tuple[object, str]] = [*chosen, ("", tr("No network"))]
        self.network.set_options(options, kept)

    def _add(self) -> None:
        checked = [field.check() for field in (self.what, self.time, self.minutes, self.doer)]
        if not all(checked):
            return
        facts = ActivityFacts(
            kind=str(self.kind.value),
            title=self.what.value,
            network=str(self.network.value or ""),
            day=self.day.value,
            time=self.time.time if self.day.value else None,
            minutes=int(self.minutes.value or 0),
            doer=self.doer.value,
            campaign_id=self._campaign_id,
        )
        self._page.run(
            operations.add_activity,
            facts,
            then=lambda made: self._added(made, facts),
            refused=self._refused,
        )

    def _added(self, activity_id: int, facts: ActivityFacts) -> None:
        self.accept()
        self._told(activity_id, facts)

    def _refused(self, error: UserError) -> None:
        fields: dict[str, Field] = {
            "title": self.what,
            "kind": self.kind,
            "network": self.network,
            "day": self.day,
            "time": self.time,
            "minutes": self.minutes,
            "doer": self.doer,
        }
        self.refuse(error, fields)


def _networks(reader: Reader, day: dt.date) -> list[tuple[str, str]]:
    return queries.networks_on(reader, day)
