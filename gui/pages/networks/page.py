"""The Networks page: the places, the table of fits, and the panels at its side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.errors import UserError
from core.networks import operations, own_results
from core.networks.page import CHOSEN, NOT_NOW, GroupHead, NetworkRow, networks_page
from core.networks.page import NetworksPage as Shown
from core.networks.queries import found_network
from core.plans.queries import current_plan
from core.store.database import Reader
from core.text import hours, short_number, tr
from gui.pages.networks.dialogs import (
    OwnNetworkDialog,
    ReasonDialog,
    SurveyRowsDialog,
    SwapDialog,
)
from gui.pages.networks.leaving import LeavingDialog
from gui.pages.networks.messages import Messages
from gui.pages.networks.profile import ProfilePanel
from gui.pages.networks.sheet import EvidenceSheet
from gui.pages.networks.slots import Slots
from gui.pages.networks.table import FitTable
from gui.pages.networks.weights import WeightsPanel
from gui.pages.page import Desk, HeaderAction, Page
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea, SidePanel
from gui.widgets.messages import EmptyState

PANEL_WIDTH = 374
"""Pixels at 100 % of the panel at the side."""
_NO_LIMIT = 16_777_215
FOLD_WIDTH = 800
"""Pixels at 100 % of the page below which an open panel takes all of it."""

MOST_TURNS = 5
"""Tries on end to count what the networks brought, while orders keep changing."""


class NetworksPage(Page):
    """See the module. `change` runs an operation on the plan that is shown."""

    key = "networks"
    reads = frozenset(
        {
            "network_choice",
            "network_not_now",
            "network_weight",
            "content_strength",
            "own_network",
            "own_reach",
            "profile",
            "profile_check",
            "segment_survey",
            "audience_segment",
            "segment_mix",
            "segment_focus",
            "segment_gathers",
            "import_batch",
            "code",
            "attribution_rule",
            "found_us",
            "person_key",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._data: Shown | None = None
        self._open: SidePanel | None = None
        self._wanted = ""
        self._role_wanted = ""
        self._turns = 0
        self.empty = EmptyState(
            tr("Networks belong to a plan. Start one, and choose its two or three places."),
            tr("For example: Spring 2027, January to June."),
            tr("Go to Goals"),
            icon="share-2",
        )
        self.empty.pressed.connect(lambda: desk.show_page("goals"))
        self.sheet, self.profile, self.weights = (
            EvidenceSheet(self),
            ProfilePanel(self),
            WeightsPanel(self),
        )
        self._main = self._build_main()
        self._lay_out()

    def _build_main(self) -> ScrollArea:
        main = ScrollArea(spacing=14)
        px = theme().px
        main.body.setContentsMargins(px(24), px(18), px(24), px(18))
        self.messages = Messages()
        self.messages.teaching.acted.connect(self._teach)
        self.slots = Slots(self)
        self.table = FitTable()
        self.table.opened_row.connect(self.open_evidence)
        self.table.choose.connect(self.choose)
        self.table.menu_wanted.connect(self._row_menu)
        main.add(self.messages)
        main.add(self.slots)
        main.add(self._table_card())
        main.body.addStretch(1)
        return main

    def _table_card(self) -> Card:
        card = Card(padding=10, spacing=8)
        self.source = Label("", "label", wrap=True)
        self.source.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.setSpacing(theme().px(16))
        px = theme().px
        head.setContentsMargins(px(10), px(4), px(10), 0)
        head.addWidget(Label(tr("Where your groups are"), "card"))
        head.addWidget(self.source, 1)
        card.add_layout(head)
        card.add(self.table)
        self.sureness = Label("", "hint", wrap=True)
        add = Button(tr("Add a network"), "quiet", icon="plus", small=True)
        add.clicked.connect(self.new_thing)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(10), 0, px(6), 0)
        foot.addWidget(self.sureness, 1)
        foot.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        card.add_layout(foot)
        return card

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._main, 1)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        for panel in (self.sheet, self.profile, self.weights):
            panel.hide()
            panel.closed.connect(self.escape)
            side.addWidget(panel)
        self._side.hide()
        row.addWidget(self._side)
        outer.addWidget(self.empty)
        outer.addWidget(self._body)
        self._body.hide()
        theme().changed.connect(self._arrange)

    # Reading -------------------------------------------------------------------------------

    def load(self, reader: Reader) -> Shown | None:
        plan = current_plan(reader, self.today)
        if plan is None:
            return None
        return networks_page(reader, plan.id, own_results.kept(reader, self.today))

    def _work_out_results(self, data: Shown | None) -> None:
        """Have the results counted anew where the orders changed, but not for ever."""
        if data is None or data.results_fresh:
            self._turns = 0
        elif self._turns < MOST_TURNS:
            self._turns += 1
            self.runner.ask_store(
                lambda store: own_results.work_out(store, self.today),
                then=lambda _: self.refresh(),
                owner=("networks", "results"),
            )

    def show_data(self, data: Shown | None) -> None:
        self._data = data
        self._work_out_results(data)
        self.empty.setVisible(data is None)
        self._body.setVisible(data is not None)
        if data is None:
            self.set_summary("")
            return
        self.set_summary(_summary(data))
        self.messages.show_data(data)
        self.slots.show_data(data)
        self.table.show_rows(data.rows)
        self.source.setText(data.missing_sentence or data.survey_sentence)
        said = (data.close_sentence, data.sensitivity_sentence)
        self.sureness.setText(" ".join(sentence for sentence in said if sentence))
        self.weights.show_data(data)
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.open_evidence(wanted)
        self._renew_panel(data)
        if self._role_wanted:
            self._edit_role()

    def _renew_panel(self, data: Shown) -> None:
        """Keep what is open up to date; close what is gone."""
        if self._open is self.sheet:
            row = self._row(self.sheet.key)
            if row is None:
                self.escape()
            else:
                self.sheet.show_row(row, data)
        elif self._open is self.profile:
            card = next((card for card in data.chosen if card.key == self.profile.key), None)
            if card is None:
                self.escape()
            else:
                self.profile.show_card(card)

    def _row(self, key: str) -> NetworkRow | None:
        rows = self._data.rows if self._data else ()
        return next((row for row in rows if row.key == key), None)

    # Panels --------------------------------------------------------------------------------

    def open_evidence(self, key: str) -> None:
        """Show the evidence of a network, at once or as soon as it is there."""
        row = self._row(key)
        if row is None or self._data is None:
            self._wanted = key
            return
        self.sheet.show_row(row, self._data)
        self.table.select_key(key)
        self._show_panel(self.sheet)

    def open_profile(self, key: str) -> None:
        """Show the profile check of a chosen network."""
        chosen = self._data.chosen if self._data else ()
        card = next((card for card in chosen if card.key == key), None)
        if card is not None:
            self.profile.show_card(card)
            self._show_panel(self.profile)
            self.profile.start()

    def open_weights(self) -> None:
        """Show the weights, or close them."""
        self._show_panel(None if self._open is self.weights else self.weights)

    def _show_panel(self, panel: SidePanel | None) -> None:
        self._open = panel
        for one in (self.sheet, self.profile, self.weights):
            one.setVisible(one is panel)
        self._arrange()
        self.header_changed.emit()

    def _arrange(self) -> None:
        px, wide = theme().px, self.width() >= theme().px(FOLD_WIDTH)
        self._main.setVisible(self._open is None or wide)
        self._side.setVisible(self._open is not None)
        self._side.setContentsMargins(0 if wide else px(24), px(18), px(24), px(18))
        self._side.setMinimumWidth(px(PANEL_WIDTH) if wide else 0)
        self._side.setMaximumWidth(px(PANEL_WIDTH) if wide else _NO_LIMIT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def escape(self) -> bool:
        was = self._open is not None
        self._show_panel(None)
        if was:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return was

    # What the owner does ---------------------------------------------------------------------

    def change(
        self,
        operation: Callable[..., Any],
        *args: Any,
        told: str | None = None,
        then: Callable[[Any], object] | None = None,
        refused: Callable[[UserError], object] | None = None,
        **kw: Any,
    ) -> None:
        """Run an operation on the plan that is shown; silent, as inline typing is."""
        if self._data is not None:
            plan = self._data.plan_id
            self.run(operation, plan, *args, told=told, then=then, refused=refused, **kw)

    def choose(self, key: str) -> None:
        """Choose a network; with every place taken, ask which one goes for it."""
        row = self._row(key)
        if self._data is None or row is None or row.state == CHOSEN:
            return
        if len(self._data.chosen) >= self._data.cap:
            SwapDialog(self, self._data.plan_id, key, row.name, self._data.chosen).open()
            return
        self._role_wanted = key
        self.change(operations.choose, key, told="", refused=self._not_chosen)

    def ask_role(self, key: str) -> None:
        """Ask what a network that was just chosen is for, as soon as its card is there."""
        self._role_wanted = key
        self._edit_role()

    def _not_chosen(self, error: UserError) -> None:
        self._role_wanted = ""
        self.desk.say(error.sentence)

    def _edit_role(self) -> None:
        card = self.slots.card_of(self._role_wanted)
        if card is not None:
            self._role_wanted = ""
            self._main.ensureWidgetVisible(card)
            card.role.edit()

    def take_out(self, key: str) -> None:
        """Take a chosen network out; what is planned there is asked about."""
        self._leave(key, lambda: self.change(operations.take_out, key, told=""))

    def take_out_because(self, key: str) -> None:
        """Take a chosen network out and note why."""
        title = tr("Take {name} out")
        self._leave(key, lambda: self._ask_reason(key, title, "", operations.take_out))

    def _leave(self, key: str, nothing_planned: Callable[[], object]) -> None:
        from core.calendar.queries import on_network

        if self._data is None:
            return

        def decide(planned: int) -> None:
            row = self._row(key)
            if not planned or self._data is None or row is None:
                nothing_planned()
                return
            others = {card.key: card.name for card in self._data.chosen if card.key != key}
            LeavingDialog(self, key, row.name, planned, others).open()

        plan, owner = self._data.plan_id, ("networks", "leave")
        self.runner.ask(on_network, plan, key, self.today, then=decide, owner=owner)

    def refuse(self, key: str) -> None:
        """Note "not now, because …"."""
        row = self._row(key)
        reason = row.reason if row else ""
        self._ask_reason(key, tr("{name}: not now"), reason, operations.decide_against)

    def _ask_reason(self, key: str, title: str, reason: str, operation: Callable[..., Any]) -> None:
        row = self._row(key)
        if row is None:
            return

        def keep(
            words: str, then: Callable[[object], object], refused: Callable[[UserError], object]
        ) -> None:
            self.change(operation, key, reason=words, told="", then=then, refused=refused)

        ReasonDialog(self, title.format(name=row.name), reason, keep).open()

    def consider_again(self, key: str) -> None:
        """Take a "not now" back."""
        self.change(operations.consider_again, key, told="")

    def change_own(self, key: str) -> None:
        """Change a network that the owner added."""
        row = self._row(key)
        if row is not None:
            OwnNetworkDialog(self, row.network).open()

    def delete_own(self, key: str) -> None:
        """Delete a network that the owner added; Undo brings it back."""
        self.run(operations.delete_own_network, key)

    def choose_rows(self, group: GroupHead) -> None:
        """Ask which rows of the survey stand for a group."""
        SurveyRowsDialog(self, group).open()

    def _teach(self) -> None:
        if self._data is not None and not self._data.has_focus:
            self.desk.show_page("audience")
        else:
            self._show_panel(self.weights)
            first = next(iter(self.weights.makes.values()))
            self.weights.area.ensureWidgetVisible(first)
            first.scale.setFocus(Qt.FocusReason.OtherFocusReason)

    def row_menu(self, row: NetworkRow) -> QMenu:
        """What can be done with a network of the table."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Why it fits"), lambda: self.open_evidence(row.key))
        menu.addSeparator()
        if row.state == CHOSEN:
            menu.addAction(tr("Take out"), lambda: self.take_out(row.key))
            menu.addAction(tr("Take out, because…"), lambda: self.take_out_because(row.key))
        else:
            menu.addAction(tr("Choose"), lambda: self.choose(row.key))
            menu.addAction(tr("Not now, because…"), lambda: self.refuse(row.key))
        if row.state == NOT_NOW:
            menu.addAction(tr("Consider again"), lambda: self.consider_again(row.key))
        return menu

    def _row_menu(self, row: NetworkRow, point: QPoint) -> None:
        self.row_menu(row).popup(point)

    # For the window -------------------------------------------------------------------------

    def header_actions(self) -> Iterable[HeaderAction]:
        if self._data is None:
            return ()
        on = self._open is self.weights
        words = tr("Weights")
        return (HeaderAction(words, "sliders-horizontal", self.open_weights, checked=on),)

    def new_thing(self) -> None:
        if self._data is not None:
            OwnNetworkDialog(self).open()

    def go_to(self, row: int) -> None:
        """A hit of the search: its network's evidence, and the row that it has in the table."""
        self.runner.ask(found_network, row, then=self._go_to_key, owner=("networks", "found"))

    def _go_to_key(self, key: str | None) -> None:
        if key is not None:
            self.open_evidence(key)

    def save_state(self) -> dict[str, Any]:
        return {"table": self.table.save()}

    def restore_state(self, state: dict[str, Any]) -> None:
        saved = state.get("table")
        if isinstance(saved, dict):
            self.table.restore({**saved, "hidden": []})


def _summary(data: Shown) -> str:
    if not data.decided:
        return tr("Not decided yet · pick two, at most three")
    return tr(
        "Two, at most three, done well · {given} of {week} a week",
        given=short_number(data.given_hours),
        week=hours(data.week_hours),
    )
