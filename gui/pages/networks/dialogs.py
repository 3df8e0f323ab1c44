"""The small questions of the Networks page: whom to swap, why not now, which rows, a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from core.calendar.limits import MOVE
from core.errors import UserError
from core.networks import operations, reach
from core.networks.catalogue import Network
from core.networks.names import survey_group_name, survey_kind_name
from core.networks.page import ChosenCard, GroupHead
from core.networks.rules import (
    NETWORK_NAME_LIMIT,
    REASON_LIMIT,
    SURVEY_KINDS,
    Fate,
    no_room_sentence,
)
from core.text import tr
from gui.dialogs.base import Dialog
from gui.help.book import WHY_FEW
from gui.help.opening import open_help
from gui.theme import theme
from gui.widgets.field import ChoiceField, NoteField, TextField, side_by_side
from gui.widgets.labels import Label
from gui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from gui.pages.networks.page import NetworksPage as Page


class SwapDialog(Dialog):
    """Every place is taken: which network goes for the new one, and maybe why."""

    def __init__(
        self, page: Page, plan_id: int, key: str, name: str, chosen: Sequence[ChosenCard]
    ) -> None:
        names = [card.name for card in chosen]
        super().__init__(
            tr("Swap one for {name}", name=name), no_room_sentence(names, name), parent=page
        )
        self._page, self._plan_id, self._key = page, plan_id, key
        self.body.addWidget(Label(tr("Take out"), "label"))
        self._group = QButtonGroup(self)
        self.options: dict[str, QRadioButton] = {}
        for card in chosen:
            option = QRadioButton(card.name)
            option.setAccessibleDescription(card.role)
            self._group.addButton(option)
            self.options[card.key] = option
            self.body.addWidget(option)
            if card.role:
                role = Label(card.role, "hint", wrap=True)
                role.setContentsMargins(theme().px(26), 0, 0, 0)
                self.body.addWidget(role)
        last = chosen[-1].key
        self.options[last].setChecked(True)
        self.reason = NoteField(
            tr("Not now, because"),
            hint=tr("Printed with the plan: it is also what you decided against. May stay empty."),
            limit=REASON_LIMIT,
            rows=2,
        )
        self.reason.edit.setMaximumHeight(theme().px(76))
        self.body.addWidget(self.reason)
        moves = tr("What is still planned there moves to {name}.", name=name)
        self.body.addWidget(Label(moves, "hint", wrap=True))
        why = self.add_other(tr("Why only two or three?"), "quiet")
        why.clicked.connect(lambda: open_help(self, WHY_FEW))
        self.add_main(tr("Swap")).clicked.connect(self._swap)
        self.options[last].setFocus()

    def _swap(self) -> None:
        if self.reason.has_error:
            return
        goes = next(key for key, option in self.options.items() if option.isChecked())
        self._page.run(
            operations.swap_in,
            self._plan_id,
            self._key,
            goes,
            reason=self.reason.value,
            fate=Fate(MOVE, self._page.today, self._key),
            then=lambda _: self._swapped(),
            refused=lambda error: self.refuse(error, {"reason": self.reason}),
        )

    def _swapped(self) -> None:
        self.accept()
        self._page.ask_role(self._key)


class ReasonDialog(Dialog):
    """Why a network is not for now; `keep(reason, then, refused)` stores it."""

    def __init__(
        self,
        page: Page,
        title: str,
        reason: str,
        keep: Callable[[str, Callable[[object], object], Callable[[UserError], object]], object],
    ) -> None:
        super().__init__(
            title,
            tr("A plan is also what you decided against: the reason is printed with it."),
            parent=page,
        )
        self.reason = NoteField(
            tr("Not now, because"),
            reason,
            placeholder=tr("Short video takes more hours than we have"),
            limit=REASON_LIMIT,
        )
        self.body.addWidget(self.reason)
        main = self.add_main(tr("Save"))
        main.clicked.connect(
            lambda: (
                self.reason.has_error
                or keep(
                    self.reason.value,
                    lambda _: self.accept(),
                    lambda error: self.refuse(error, {"reason": self.reason}),
                )
            )
        )
        self.reason.edit.setFocus()


class OwnNetworkDialog(Dialog):
    """A network that the catalogue lacks, with the owner's own figures."""

    def __init__(self, page: Page, network: Network | None = None) -> None:
        super().__init__(
            tr("Change {name}", name=network.name) if network else tr("Add a network"),
            tr("A forum, a newsletter, an app of your town: what you know of it counts."),
            parent=page,
        )
        self._page, self._network = page, network
        self.name = TextField(
            tr("Name"),
            network.name if network else "",
            limit=NETWORK_NAME_LIMIT,
            required=tr("Give the network a name."),
        )
        hours = network.hours.least if network and network.hours else None
        self.hours = NumberField(tr("Hours a week it takes"), hours, low=0, high=168, digits=2)
        self.content = NumberField(
            tr("How well your content works there"),
            network.content_fit if network else None,
            low=0,
            high=100,
            step=10,
            hint=tr("0 to 100"),
        )
        self.search = NumberField(
            tr("How well it shows up in search"),
            network.search_value if network else None,
            low=0,
            high=100,
            step=10,
            hint=tr("0 to 100"),
        )
        self.body.addWidget(self.name)
        self.body.addWidget(self.hours)
        self.body.addLayout(side_by_side(self.content, self.search))
        hint = tr("What you leave empty is left out. Estimates of your groups go into its sheet.")
        self.body.addWidget(Label(hint, "hint", wrap=True))
        self.add_main(tr("Save") if network else tr("Add")).clicked.connect(self._keep)
        self.name.line.setFocus()

    def _keep(self) -> None:
        # Every field says what is wrong with it, not only the first.
        good = [f.check() for f in (self.name, self.hours, self.content, self.search)]
        if not all(good):
            return
        figures: dict[str, Any] = {
            "hours": self.hours.value,
            "content_fit": self.content.value,
            "search_value": self.search.value,
        }
        name = self.name.value
        if self._network is None:
            self._page.run(
                operations.add_own_network,
                name,
                **figures,
                then=self._added,
                refused=self._refused,
            )
        else:
            self._page.run(
                operations.change_own_network,
                self._network.key,
                name,
                **figures,
                then=lambda _: self.accept(),
                refused=self._refused,
            )

    def _added(self, key: str) -> None:
        self.accept()
        self._page.open_evidence(key)

    def _refused(self, error: UserError) -> None:
        fields = {
            "name": self.name,
            "hours": self.hours,
            "content_fit": self.content,
            "search_value": self.search,
        }
        self.refuse(error, dict(fields))


class SurveyRowsDialog(Dialog):
    """Which rows of the survey stand for a group, beside its ages and sexes."""

    def __init__(self, page: Page, group: GroupHead) -> None:
        super().__init__(
            tr("Survey rows of {name}", name=group.name),
            tr(
                "The survey also tells people apart by education, income and where they live. "
                "These cannot be crossed with ages: one kind counts, the others stand beside it."
            ),
            width=460,
            parent=page,
        )
        self._page, self._group = page, group
        kept = {one.kind: one for one in group.pointed}
        self.kinds: dict[str, ChoiceField] = {}
        for kind in SURVEY_KINDS:
            options: list[tuple[object, str]] = [(None, tr("Not read by this"))]
            options += [(g, survey_group_name(kind, g)) for g in reach.survey_groups()[kind]]
            value = kept[kind].group if kind in kept else None
            self.kinds[kind] = ChoiceField(survey_kind_name(kind), options, value)
            self.kinds[kind].chosen.connect(lambda _: self._offer_leads())
            self.body.addWidget(self.kinds[kind])
        self._leads = next((one.kind for one in group.pointed if one.leads), None)
        self.counts = ChoiceField(tr("What counts"), [])
        self.body.addWidget(self.counts)
        self._offer_leads()
        self.add_main(tr("Save")).clicked.connect(self._keep)

    def _offer_leads(self) -> None:
        value = self.counts.value or self._leads
        ages = tr("Ages and sexes") if self._group.has_mix else tr("The first that is known")
        options: list[tuple[object, str]] = [(None, ages)]
        options += [
            (kind, survey_kind_name(kind))
            for kind, field in self.kinds.items()
            if field.value is not None
        ]
        self.counts.set_options(options, value)

    def _keep(self) -> None:
        rows = {
            kind: str(field.value) for kind, field in self.kinds.items() if field.value is not None
        }
        leads = self.counts.value
        self._page.run(
            operations.point_group_at,
            self._group.id,
            rows,
            leads=None if leads is None else str(leads),
            then=lambda _: self.accept(),
            refused=self.refuse,
        )
