"""What every sheet's values are made from; what several sheets need is read once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from core.audience.queries import AudiencePage, audience_page
from core.business.queries import BusinessCard
from core.goals.queries import GoalsPage, goals_page
from core.loyalty.page_numbers import PageNumbers, kept_numbers
from core.networks import queries as networks
from core.networks.queries import Choice
from core.plans.queries import PlanCard
from core.prospects import queries as prospects
from core.prospects.rules import Pace, week_end
from core.prospects.summaries import Summary, summaries
from core.sheets.options import Options
from core.store.database import Reader


@dataclass(frozen=True)
class Asked:
    """A file, what is wanted of it, and whose it is; `plan` is None where there is none."""

    reader: Reader
    options: Options
    business: BusinessCard
    plan: PlanCard | None

    @property
    def today(self) -> dt.date:
        """The day that everything is told as of."""
        return self.options.today

    @cached_property
    def week(self) -> tuple[dt.date, dt.date]:
        """The first and the last day of this week."""
        end = week_end(self.today, self.business.first_weekday)
        return end - dt.timedelta(6), end

    @cached_property
    def goals(self) -> GoalsPage | None:
        """The plan's goals."""
        return goals_page(self.reader, self.plan.id, self.today) if self.plan else None

    @cached_property
    def audience(self) -> AudiencePage:
        """The groups, with the plan's focus."""
        return audience_page(self.reader, self.plan.id if self.plan else None)

    @cached_property
    def network_names(self) -> dict[str, str]:
        """What each network is called, by key."""
        return networks.network_names(self.reader)

    @cached_property
    def choices(self) -> Sequence[Choice]:
        """The networks of the plan, first place first."""
        return networks.choices(self.reader, self.plan.id) if self.plan else ()

    @cached_property
    def pace(self) -> Pace:
        """The owner's rules of asking."""
        return prospects.pace(self.reader)

    @cached_property
    def prospects(self) -> Sequence[Summary]:
        """Every prospect, by name."""
        return summaries(self.reader, self.pace, self.today)

    @cached_property
    def numbers(self) -> PageNumbers | None:
        """The numbers of loyalty, as kept or else worked out now; None without orders."""
        kept = kept_numbers(self.reader, self.today)
        if kept.fresh:
            found = kept.numbers
        else:
            from core.loyalty.queries import shop
            from core.loyalty.reckoning import page_numbers

            found = page_numbers(shop(self.reader, self.today), kept.rules)
        return found if found and found.as_of else None
