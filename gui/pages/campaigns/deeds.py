"""What is done with campaigns from the Calendar page: one operation each."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.campaigns import operations
from core.errors import UserError
from core.text import and_list, tr
from gui.pages.campaigns.views import CampaignView

if TYPE_CHECKING:
    from gui.pages.calendar.page import CalendarPage as Page
    from gui.pages.campaigns.closing import CloseDialog
    from gui.pages.campaigns.panel import CampaignPanelView


class CampaignDeeds(QObject):
    """Answers what the panel and the bands wish for."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page = page

    def wire(self, panel: CampaignPanelView) -> None:
        """Answer this panel."""
        panel.changed.connect(self.change)
        panel.moved.connect(self.move)
        panel.bands_changed.connect(self.set_bands)
        panel.bet_changed.connect(self.bet)
        panel.outcome_given.connect(self.settle)
        panel.piece_opened.connect(self.page.open_activity)
        panel.close_wanted.connect(self.close)
        panel.open_again_wanted.connect(self.open_again)
        panel.again_wanted.connect(self.again)
        panel.ics_wanted.connect(self.page.export)
        panel.delete_wanted.connect(self.delete)

    @property
    def view(self) -> CampaignView | None:
        """The campaign that is open."""
        return self.page.campaign

    def plan(self) -> None:
        """Open the builder."""
        from gui.pages.campaigns.builder import read_start

        self.page.runner.ask(
            read_start, self.page.today, then=self._build, owner=("calendar", "builder")
        )

    def _build(self, start: tuple[dict[str, str], str, dt.date]) -> None:
        from gui.pages.campaigns.builder import BuilderDialog

        BuilderDialog(self.page, *start).open()

    def resize(self, campaign_id: int, start: object, end: object) -> None:
        """The ends of a band were dragged."""
        self.page.run(
            operations.set_days,
            campaign_id,
            warm_up_from=start,
            follow_up_to=end,
            refused=self._say,
        )

    def _say(self, error: UserError) -> None:
        self.page.desk.say(error.sentence)
        self.page.stage.bands.forget()
        self.page.refresh()

    def _refused(self, error: UserError) -> None:
        self.page.campaign_panel.refuse(error)

    def change(self, field: str, value: object) -> None:
        """Keep a field of the campaign that is open."""
        if self.view is None:
            return
        if field == "event_until":
            self.page.run(
                operations.set_days, self.view.id, event_until=value, refused=self._refused
            )
            return
        self.page.run(
            operations.change_campaign,
            self.view.id,
            field,
            value,
            refused=self._refused,
            told=None,
        )

    def move(self, day: object) -> None:
        """Move the event with all that is not done."""
        if self.view is not None and isinstance(day, dt.date):
            self.page.run(
                operations.move_event,
                self.view.id,
                day,
                self.page.today,
                then=self._moved,
                refused=self._refused,
            )

    def _moved(self, parked: list[str]) -> None:
        if parked:
            names = and_list(parked)
            self.page.desk.say(
                tr("Into the tray, since its new day has passed: {what}.", what=names)
            )

    def set_bands(self, start: object, end: object) -> None:
        """Begin the warm-up or end the follow-up on another day."""
        if self.view is not None:
            self.page.run(
                operations.set_days,
                self.view.id,
                warm_up_from=start,
                follow_up_to=end,
                refused=self._refused,
            )

    def bet(self, low: object, high: object) -> None:
        """Note what the team expects; emptied, the bet is taken back."""
        view = self.view
        if view is None:
            return
        if low is not None and high is not None:
            self.page.run(
                operations.place_bet,
                view.id,
                low,
                high,
                self.page.today,
                refused=self._refused,
            )
        elif low is None and high is None and view.bet_low is not None:
            self.page.run(operations.remove_bet, view.id, refused=self._refused)

    def settle(self, outcome: object) -> None:
        """Say what came out."""
        if self.view is not None:
            self.page.run(
                operations.settle_bet,
                self.view.id,
                outcome,
                self.page.today,
                refused=self._refused,
            )

    def close(self) -> None:
        """Close it; while follow-up is left, ask why it is skipped."""
        view = self.view
        if view is None:
            return
        if not view.left:
            self._close(view.id, "")
            return
        from gui.pages.campaigns.closing import CloseDialog

        dialog = CloseDialog(view.name, view.left, self.page)
        dialog.settled.connect(lambda reason: self._close(view.id, reason, dialog))
        dialog.open()

    def _close(self, campaign_id: int, reason: str, dialog: CloseDialog | None = None) -> None:
        self.page.run(
            operations.close_campaign,
            campaign_id,
            self.page.today,
            skipped_because=reason,
            then=None if dialog is None else lambda _: dialog.accept(),
            refused=self._refused if dialog is None else dialog.refused,
        )

    def open_again(self) -> None:
        """Open a closed one again."""
        if self.view is not None:
            self.page.run(operations.reopen_campaign, self.view.id, refused=self._refused)

    def again(self) -> None:
        """Plan it again a year on."""
        if self.view is not None:
            self.page.run(
                operations.again_next_year,
                self.view.id,
                self.page.today,
                then=self._planned_again,
                refused=self._refused,
            )

    def _planned_again(self, campaign_id: int) -> None:
        self.page.show_campaign(campaign_id, go=True)

    def delete(self) -> None:
        """Take it away with its work; Undo brings all of it back."""
        view = self.view
        if view is not None:
            self.page.close_panel()
            self.page.run(operations.delete_campaign, view.id)
