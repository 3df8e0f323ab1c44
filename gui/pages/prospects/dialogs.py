"""The questions of the Prospects page: who is new, what to ask, a note, many at once, the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from core.errors import UserError
from core.people.limits import HUMAN, LINE_LIMIT, NAME_LIMIT, ORGANISATION, TAG_LIMIT
from core.prospects import operations, pace, words
from core.prospects.limits import ASK, ASKS, DOER_LIMIT, WORDS_LIMIT
from core.prospects.limits import LINE_LIMIT as FOUND_LIMIT
from core.prospects.rules import INTERVALS, Pace
from core.text import tr, trn
from gui.dialogs.base import Dialog
from gui.names import names
from gui.pages.page import Page as AnyPage
from gui.pages.prospects.data import OpenPerson
from gui.theme import theme
from gui.widgets.day_field import DayField
from gui.widgets.field import ChoiceField, Field, NoteField, TextField, side_by_side
from gui.widgets.labels import Label
from gui.widgets.number_field import NumberField
from gui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from gui.pages.prospects.page import ProspectsPage as Page


class AddDialog(Dialog):
    """Somebody new: a name is enough."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            tr("Add prospect"),
            tr("A person or a site who could send customers your way."),
            width=480,
            parent=page,
        )
        self._page = page
        self.name = TextField(
            tr("Name"),
            placeholder=tr("As in: Willow Barn weddings"),
            limit=NAME_LIMIT,
            required=tr("Give them a name."),
        )
        self.kind = Segmented(
            [(ORGANISATION, tr("Organisation")), (HUMAN, tr("Human"))],
            ORGANISATION,
            name=tr("What they are"),
        )
        self.about = TextField(
            tr("Who they are", of="person"),
            placeholder=tr("As in: Tess Arden, venue manager"),
            limit=LINE_LIMIT,
        )
        self.page_field = TextField(
            tr("Their site or page"), placeholder="willowbarn.example/suppliers", limit=2_000
        )
        self._add_rest(page.network_names())

    def _add_rest(self, names: Mapping[str, str]) -> None:
        networks = sorted(names.items(), key=lambda pair: pair[1].casefold())
        self.network = ChoiceField(tr("Network"), [("", tr("None")), *networks], "")
        self.handle = TextField(tr("Their name there"), placeholder="@willowbarn", limit=200)
        self.found = TextField(
            tr("Why them"),
            placeholder=tr("As in: lists 14 cake suppliers, no bakery within 5 km"),
            limit=FOUND_LIMIT,
        )
        for widget in (self.name, self.kind, self.about, self.page_field):
            self.body.addWidget(widget)
        self.body.addLayout(side_by_side(self.network, self.handle))
        self.body.addWidget(self.found)
        self.add_main(tr("Add prospect"), icon="plus").clicked.connect(self._add)

    def _add(self) -> None:
        if not self.name.check():
            self.name.setFocus()
            return
        address = self.page_field.value
        keys = [("site", "", address)] if address else []
        if self.network.value and self.handle.value:
            keys.append(("handle", str(self.network.value), self.handle.value))
        self._page.run(
            operations.add_prospect,
            self.name.value,
            self._page.today,
            kind=self.kind.value,
            about=self.about.value,
            found_words=self.found.value,
            their_page=address,
            keys=keys,
            then=self._added,
            refused=self._refused,
        )

    def _added(self, person_id: int) -> None:
        self.accept()
        self._page.open_after(person_id)

    def _refused(self, error: UserError) -> None:
        fields: dict[str, Field] = {
            "name": self.name,
            "about": self.about,
            "their_page": self.page_field,
            "site": self.page_field,
            "handle": self.handle,
            "found_words": self.found,
        }
        self.refuse(error, fields)


class AskDialog(Dialog):
    """What is asked for; before it is time, why it should not wait."""

    def __init__(self, page: AnyPage, opened: OpenPerson) -> None:
        prospect = opened.prospect
        assert prospect is not None
        name = names().person(opened.id, opened.person.person.name)
        self._missing = words.missing(prospect.waiting)
        super().__init__(tr("Ask {name}", name=name), self._missing, width=460, parent=page)
        self._page, self._person_id = page, opened.id
        self.what = ChoiceField(
            tr("What you ask for"), [(a, words.what_name(ASK, a)) for a in ASKS]
        )
        places = {key: one.name for key, one in opened.networks.items()}
        self.network = ChoiceField(tr("Where"), [("", tr("Elsewhere")), *places.items()], "")
        self.body.addLayout(side_by_side(self.what, self.network))
        self.words = NoteField(
            tr("Your words"),
            placeholder=tr("What you wrote or said. May stay empty."),
            limit=WORDS_LIMIT,
            rows=2,
        )
        self.words.edit.setMaximumHeight(theme().px(76))
        self.body.addWidget(self.words)
        self.reason = NoteField(
            tr("Why it should not wait"),
            hint=tr("Give before you ask: people say yes to those who gave first."),
            limit=WORDS_LIMIT,
            rows=2,
        )
        self.reason.edit.setMaximumHeight(theme().px(76))
        self.body.addWidget(self.reason)
        self.reason.setVisible(bool(self._missing))
        self.add_main(
            tr("Ask sooner") if self._missing else tr("I have asked"), icon="send"
        ).clicked.connect(self._ask)

    def _ask(self) -> None:
        self._page.run(
            operations.log_ask,
            self._person_id,
            self.what.value,
            self._page.today,
            network=self.network.value,
            words=self.words.value,
            sooner_because=self.reason.value,
            then=lambda _: self.accept(),
            refused=partial(
                self.refuse, fields={"sooner_because": self.reason, "words": self.words}
            ),
        )


class NoteDialog(Dialog):
    """A note, or a touch of another day."""

    def __init__(self, page: AnyPage, person_id: int, name: str) -> None:
        super().__init__(tr("Note about {name}", name=name), width=420, parent=page)
        self._page, self._person_id = page, person_id
        self.words = NoteField(tr("Note"), limit=WORDS_LIMIT, rows=3)
        self.day = DayField(tr("Day"), page.today, required=True)
        self.body.addWidget(self.words)
        self.body.addWidget(self.day)
        self.add_main(tr("Log it")).clicked.connect(self._log)

    def _log(self) -> None:
        self._page.run(
            operations.log_note,
            self._person_id,
            self.words.value,
            self._page.today,
            day=self.day.value,
            then=lambda _: self.accept(),
            refused=partial(self.refuse, fields={"words": self.words, "day": self.day}),
        )


class TouchDialog(Dialog):
    """Correct the day, the network and what a touch was."""

    def __init__(self, page: Page, opened: OpenPerson, touch_id: int) -> None:
        touch = next(one for one in opened.touches if one.id == touch_id)
        title = words.touch_title(touch.kind, touch.what)
        super().__init__(tr("Change “{touch}”", touch=title), width=420, parent=page)
        self._page, self._touch_id = page, touch_id
        whats = words.whats_of(touch.kind)
        self.what = ChoiceField(tr("What it was"), whats, touch.what)
        self.what.setVisible(len(whats) > 1)
        names = {key: one.name for key, one in opened.networks.items()}
        self.network = ChoiceField(
            tr("Where"), [("", tr("Elsewhere")), *names.items()], touch.network
        )
        self.day = DayField(tr("Day"), touch.day, required=True)
        self.body.addWidget(self.what)
        self.body.addLayout(side_by_side(self.network, self.day))
        self.add_main(tr("Change")).clicked.connect(self._change)

    def _change(self) -> None:
        self._page.run(
            operations.change_touch,
            self._touch_id,
            self._page.today,
            what=self.what.value,
            day=self.day.value,
            network=self.network.value,
            then=lambda _: self.accept(),
            refused=partial(self.refuse, fields={"what": self.what, "day": self.day}),
        )


class ManyDialog(Dialog):
    """One thing set for many people at once: a day, a doer or a tag."""

    def __init__(self, page: AnyPage, people: Sequence[int], what: str) -> None:
        who = trn("{n} person", "{n} people", len(people))
        titles = {
            "day": tr("Follow up with {who}", who=who),
            "doer": tr("Who looks after {who}", who=who),
            "tag": tr("Tag {who}", who=who),
        }
        super().__init__(titles[what], width=380, parent=page)
        self._page, self._people, self._what = page, list(people), what
        self.field = self._field(page)
        self.body.addWidget(self.field)
        self.add_main(tr("Set")).clicked.connect(self._set)

    def _field(self, page: AnyPage) -> DayField | TextField:
        if self._what == "day":
            hint = tr("Without a day, their stage says when.")
            return DayField(tr("Day"), page.today, hint=hint)
        if self._what == "doer":
            return TextField(tr("Doer"), limit=DOER_LIMIT)
        return TextField(tr("Tag"), limit=TAG_LIMIT)

    def _set(self) -> None:
        from core.people.operations import add_tag

        deeds: dict[str, Callable[..., object]] = {
            "day": operations.set_next_day,
            "doer": operations.set_doer,
            "tag": add_tag,
        }
        self._page.run(
            deeds[self._what],
            self._people,
            self.field.value,
            then=lambda _: self.accept(),
            refused=lambda error: self.refuse(error, {self._what: self.field}),
        )


class RulesDialog(Dialog):
    """When somebody is ready to be asked, and how soon to follow up; kept as one types."""

    def __init__(self, page: Page, now: Pace) -> None:
        super().__init__(
            tr("Rules for prospects"),
            tr("Give before you ask: how much, for how long, and when to get back to people."),
            width=480,
            parent=page,
        )
        self._page = page
        self.fields: dict[str, Field] = {}
        self._numbers: dict[str, NumberField] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(theme().px(10))
        for place, (name, label) in enumerate(
            (
                ("gives", tr("Gives before an ask")),
                ("days", tr("Days that they spread over")),
                ("fresh", tr("Days since the last touch, at most")),
                ("rest", tr("Days of rest after a decline")),
            )
        ):
            self._add(name, label, getattr(now, name), place)
        self.body.addLayout(self._grid)
        self.body.addWidget(Label(tr("Days from the last touch to the follow-up"), "strong"))
        self._grid = QGridLayout()
        self._grid.setSpacing(theme().px(10))
        for place, stage in enumerate(INTERVALS):
            self._add(
                f"interval.{stage}", words.stage_name(stage), now.intervals[stage], place, across=3
            )
        self.body.addLayout(self._grid)
        self.add_other(tr("All as they were")).clicked.connect(self._reset)
        self.cancel.setText(tr("Close"))

    def _add(self, name: str, label: str, value: int, place: int, across: int = 2) -> None:
        low, high = pace.BOUNDS[name]
        field = NumberField(label, value, low=low, high=high, required=True)
        field.committed.connect(partial(self._set, name))
        self.fields[name] = self._numbers[name] = field
        self._grid.addWidget(field, place // across, place % across)

    def _set(self, name: str, value: float | None) -> None:
        if value is not None:
            self._page.run(
                operations.set_pace,
                name,
                int(value),
                told=None,
                refused=partial(self.refuse, fields=self.fields),
            )

    def _reset(self) -> None:
        self._page.run(operations.reset_pace)
        for name, field in self._numbers.items():
            field.set_value(pace.usual(name))
