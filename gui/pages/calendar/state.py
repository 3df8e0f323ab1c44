"""What the Calendar shows: which view of which days, and what is filtered away. No widgets."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from core.calendar.facts import Filters
from core.calendar.rules import week_start

MONTH, WEEK, LIST = "month", "week", "list"
VIEWS = (MONTH, WEEK, LIST)


@dataclass
class State:
    """The view, a day inside it, and the filters; remembered, but for the day."""

    anchor: dt.date
    view: str = MONTH
    filters: Filters = field(default_factory=Filters)

    def span(self, first_weekday: int) -> tuple[dt.date, dt.date]:
        """The first and last day on screen: whole weeks, as many as the view needs."""
        if self.view == WEEK:
            start = week_start(self.anchor, first_weekday)
            return start, start + dt.timedelta(6)
        first = self.anchor.replace(day=1)
        last = _next_month(first) - dt.timedelta(1)
        if self.view == LIST:
            return first, last
        return week_start(first, first_weekday), week_start(last, first_weekday) + dt.timedelta(6)

    def page(self, by: int) -> None:
        """Go a month, or in the week view a week, on (1) or back (-1)."""
        if self.view == WEEK:
            self.anchor = shifted(self.anchor, 7 * by)
            return
        first = self.anchor.replace(day=1)
        for _ in range(abs(by)):
            first = _next_month(first) if by > 0 else shifted(first, -1).replace(day=1)
        self.anchor = first

    def inside(self, day: dt.date) -> bool:
        """Whether a day belongs to what is shown, not to the months around it."""
        return self.view == WEEK or (day.year, day.month) == (self.anchor.year, self.anchor.month)

    def saved(self) -> dict[str, Any]:
        """What to remember."""
        return {"view": self.view, "filters": asdict(self.filters)}

    def restore(self, kept: dict[str, Any]) -> None:
        """Take up what was remembered; what makes no sense is passed over."""
        view, filters = kept.get("view"), kept.get("filters")
        if view in VIEWS:
            self.view = str(view)
        if isinstance(filters, dict):
            known = {one.name for one in fields(Filters)}
            words = {k: v for k, v in filters.items() if k in known and isinstance(v, str)}
            campaign = filters.get("campaign_id")
            self.filters = Filters(
                **words, campaign_id=campaign if isinstance(campaign, int) else None
            )


def shifted(day: dt.date, days: int) -> dt.date:
    """A day so many days on, never past what a calendar can say."""
    low, high = dt.date(1900, 2, 1).toordinal(), dt.date(2200, 1, 1).toordinal()
    return dt.date.fromordinal(min(max(day.toordinal() + days, low), high))


def _next_month(first: dt.date) -> dt.date:
    return shifted(first, 32).replace(day=1)
