"""Planning a campaign: what is typed at the left, what it would mean for the weeks at the right."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from core.business.queries import business
from core.calendar.queries import networks_on
from core.campaigns import operations
from core.campaigns.facts import CampaignFacts, Piece, Proposal
from core.errors import UserError
from core.store.database import Reader
from core.text import tr
from gui.dialogs.base import Dialog
from gui.pages.campaigns.form import CampaignForm
from gui.pages.campaigns.preview import PreviewPart
from gui.pages.campaigns.preview_data import read_preview
from gui.theme import theme
from gui.widgets.labels import Divider
from gui.widgets.layouts import ScrollArea
from gui.widgets.segmented import Switch

if TYPE_CHECKING:
    from gui.pages.calendar.page import CalendarPage as Page

AHEAD = 42
"""Days from today that a new campaign is proposed for."""
WIDE, HIGH = 860, 520
"""Pixels at 100 %."""


class BuilderDialog(Dialog):
    """Nothing is written before "Plan it" is pressed."""

    def __init__(self, page: Page, networks: dict[str, str], currency: str, day: dt.date) -> None:
        super().__init__(
            tr("Plan a campaign"),
            tr("Warm it up long before, and follow up after. It is never a one-time thing."),
            width=min(WIDE, round(page.window().width() / theme().scale) - 40),
            parent=page,
        )
        self._page = page
        self.form = CampaignForm(networks, currency, day)
        self.preview = PreviewPart()
        self.proposal: Proposal | None = None
        self.keep = Switch(tr("Keep what is left out in the tray"))
        self._lay()
        self.form.changed.connect(self.ask)
        self.main_button = self.add_main(tr("Plan it"), icon="party-popper")
        self.main_button.clicked.connect(self._plan)
        self.ask()

    def _lay(self) -> None:
        px = theme().px
        left = ScrollArea(spacing=0)
        left.add(self.form)
        row = QHBoxLayout()
        row.setSpacing(px(18))
        row.addWidget(left, 5)
        row.addWidget(Divider(upright=True))
        row.addWidget(self.preview, 6)
        left.setMinimumHeight(self.room(HIGH))
        self.body.addLayout(row, 1)
        self.body.addWidget(self.keep)
        self.keep.hide()

    def ask(self) -> None:
        """Work out what would be written."""
        facts = self.form.facts()
        if facts is not None:
            self._page.runner.ask(
                read_preview,
                facts,
                self._page.today,
                self.form.chosen_networks,
                then=self._show,
                owner=self,
                refused=self._refused,
            )

    def _show(self, found: tuple[Proposal, object]) -> None:
        self.proposal, preview = found
        self.error.hide()
        self.preview.show_preview(preview)  # type: ignore[arg-type]
        self.keep.setVisible(bool(self.proposal.left_out))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What would be written: what is proposed, and what is kept in the tray."""
        if self.proposal is None:
            return ()
        left = [one.piece for one in self.proposal.left_out] if self.keep.isChecked() else []
        kept = [replace(one, activity=replace(one.activity, day=None, time=None)) for one in left]
        return (*self.proposal.pieces, *kept)

    def _plan(self) -> None:
        facts = self.form.facts()
        if not self.form.check() or facts is None:
            return
        self._page.run(
            operations.add_campaign,
            facts,
            self._page.today,
            self.pieces,
            bet=self.form.wager,
            then=lambda made: self._planned(made, facts),
            refused=self._refused,
        )

    def _planned(self, campaign_id: int, facts: CampaignFacts) -> None:
        self.accept()
        self._page.show_day(max(facts.warm_up_from, self._page.today))
        self._page.show_campaign(campaign_id)

    def _refused(self, error: UserError) -> None:
        self.refuse(error, self.form.fields)


def read_start(reader: Reader, today: dt.date) -> tuple[dict[str, str], str, dt.date]:
    """What the builder starts with: chosen networks, the currency, a day to begin from."""
    day = today + dt.timedelta(AHEAD)
    chosen = networks_on(reader, day) or networks_on(reader, today)
    return dict(chosen), business(reader).currency, day
