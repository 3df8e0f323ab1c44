"""Beside the week: its hours, the campaign, the goals, ideas to answer.

Imported once the week is on screen: what it reads is not needed before.
"""

from __future__ import annotations

from core.today.queries import TodayPage
from gui.pages.today.campaign_card import CampaignsCard
from gui.pages.today.goals_card import GoalsCard
from gui.pages.today.hours_card import HoursCard
from gui.pages.today.loop_card import LoopCard
from gui.widgets.layouts import ScrollArea


class Side(ScrollArea):
    """The cards one below the other; the page connects their wishes."""

    def __init__(self) -> None:
        super().__init__()
        self.hours = HoursCard()
        self.campaigns = CampaignsCard()
        self.goals = GoalsCard()
        self.loop = LoopCard()
        for card in (self.hours, self.campaigns, self.goals, self.loop):
            self.add(card)
        self.body.addStretch(1)

    def show_page(self, page: TodayPage) -> None:
        """Show everything beside the week."""
        self.hours.show_week(page.week)
        self.campaigns.show_campaigns(page.running, page.today)
        self.goals.show_goals(page.goals, page.stones)
        self.loop.show_loops(page.loop)
