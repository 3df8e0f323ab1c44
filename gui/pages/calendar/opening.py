"""What is open beside the days: an activity or a campaign, never both."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, cast

from gui.pages.calendar.deeds import Deeds
from gui.pages.calendar.details import Details
from gui.pages.calendar.grid import DayGrid
from gui.pages.calendar.stage import Stage
from gui.pages.calendar.state import LIST, WEEK, State
from gui.pages.page import Desk, Page

if TYPE_CHECKING:
    from gui.pages.calendar.data import PageData
    from gui.pages.calendar.dialogs import Dialogs
    from gui.pages.calendar.page import CalendarPage
    from gui.pages.calendar.panel import ActivityPanelView
    from gui.pages.campaigns.deeds import CampaignDeeds
    from gui.pages.campaigns.panel import CampaignPanelView
    from gui.pages.campaigns.views import CampaignView


class Opening(Page):
    """The page's panels. They are made when they are first wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.state = State(self.today)
        self.data: PageData | None = None
        self.open_key: str | None = None
        self.open_campaign: int | None = None
        self._then: Callable[[], object] | None = None
        self._panel: ActivityPanelView | None = None
        self._campaign_panel: CampaignPanelView | None = None
        self.stage = Stage(self.today)

    @property
    def _page(self) -> CalendarPage:
        return cast("CalendarPage", self)

    @cached_property
    def deeds(self) -> Deeds:
        """What is done with activities."""
        return Deeds(self._page)

    @cached_property
    def campaign_deeds(self) -> CampaignDeeds:
        """What is done with campaigns."""
        from gui.pages.campaigns.deeds import CampaignDeeds

        return CampaignDeeds(self._page)

    @cached_property
    def dialogs(self) -> Dialogs:
        """The windows for the weekly rhythm and for saved words."""
        from gui.pages.calendar.dialogs import Dialogs

        return Dialogs(self._page)

    @property
    def panel(self) -> ActivityPanelView:
        """The panel of an activity."""
        if self._panel is None:
            from gui.pages.calendar.panel import ActivityPanelView

            self._panel = ActivityPanelView(self.runner)
            self._panel.closed.connect(self.close_panel)
            self.deeds.wire(self._panel)
        return self._panel

    @property
    def campaign_panel(self) -> CampaignPanelView:
        """The panel of a campaign."""
        if self._campaign_panel is None:
            from gui.pages.campaigns.panel import CampaignPanelView

            self._campaign_panel = CampaignPanelView()
            self._campaign_panel.closed.connect(self.close_panel)
            self.campaign_deeds.wire(self._campaign_panel)
        return self._campaign_panel

    @property
    def details(self) -> Details | None:
        """The activity that is open."""
        return self.data.details if self.data is not None and self.open_key is not None else None

    @property
    def campaign(self) -> CampaignView | None:
        """The campaign that is open."""
        shown = self.data is not None and self.open_campaign is not None
        return self.data.campaign if self.data is not None and shown else None

    def show_panels(self, data: PageData) -> None:
        """Show what is open, as it was just read; what is gone closes."""
        if self.open_key is not None and data.asked == (self.open_key, self.open_campaign):
            self.open_key = self.open_key if data.details is not None else None
        if self.open_campaign is not None and data.asked == (self.open_key, self.open_campaign):
            self.open_campaign = self.open_campaign if data.campaign is not None else None
        if data.details is not None and data.details.key == self.open_key:
            self.panel.show_details(data.details)
            self.stage.show_panel(self.panel)
        elif data.campaign is not None and data.campaign.id == self.open_campaign:
            self.campaign_panel.show_campaign(data.campaign)
            self.stage.show_panel(self.campaign_panel)
        elif self.open_key is None and self.open_campaign is None and self.stage.panel is not None:
            self.stage.show_panel(None)

    def open_activity(self, key: str, *, then: Callable[[], object] | None = None) -> None:
        """Show an activity in the side panel, and then do something with it."""
        self.open_key, self.open_campaign, self._then = key, None, then
        self.refresh()

    def show_campaign(self, campaign_id: int, *, go: bool = False) -> None:
        """Show a campaign in the side panel; with `go` the days of its event too."""
        self.open_key, self.open_campaign = None, campaign_id
        self._then = self._go_to_event if go else None
        self.refresh()

    def _go_to_event(self) -> None:
        if self.campaign is not None and self.campaign.event_on != self.state.anchor:
            self.state.anchor = self.campaign.event_on
            self.refresh()

    def renamed(self, old: str, new: object) -> None:
        """A day of a repeat became an activity of its own: it goes on under its new name."""
        if self.open_key == old and isinstance(new, str):
            self.open_key = new
        for grid in self.stage.grids:
            if grid.active == old and isinstance(new, str):
                grid.active = new
        self.refresh()

    def close_panel(self) -> None:
        """Hide the panel; the keyboard goes back to the days."""
        was, campaign = self.open_key, self.open_campaign
        self.open_key = self.open_campaign = None
        self.stage.show_panel(None)
        if campaign is not None:
            self.stage.bands.focus_on(campaign)
        if was is None:
            return
        if self.state.view == LIST:
            self.stage.agenda.choose(was, focus=True)
        elif not self.stage.side.tray.choose(was, focus=True):
            day = self.grid.day_of(was) or self.grid.day or self.today
            self.grid.choose(day, was, focus=True)

    def escape(self) -> bool:
        if self.open_key is None and self.open_campaign is None:
            return False
        self.close_panel()
        return True

    @property
    def grid(self) -> DayGrid:
        """The days that are shown: the month's or the week's."""
        return self.stage.week if self.state.view == WEEK else self.stage.month
