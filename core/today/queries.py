"""Everything on page Today: the week by day, whom to get back to, whom to tell, the goals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from core.calendar import items as reading
from core.calendar.facts import Filters
from core.calendar.queries import Week, weeks
from core.calendar.rules import DUE_MINUTES
from core.campaigns.queries import FOLLOWING_UP, ON, TO_CLOSE, WARMING_UP, CampaignCard, campaigns
from core.goals.queries import GoalsPage, StoneCard, goals_page
from core.ideas.telling import Tell, to_answer
from core.networks.known import network_names
from core.plans.queries import PlanCard, current_plan
from core.prospects import words
from core.prospects.board import due_list
from core.prospects.limits import READY
from core.prospects.summaries import Summary
from core.store.database import Reader
from core.text import number, tr
from core.today.glance import FirstSteps, first_day, first_steps, is_bare
from core.today.lines import ASK, FOLLOW_UP, ONE_DAY, Line, TodayDay, by_day, of_item, week_number

LATE_DAYS = 28
"""Days that an activity which was not done is still shown as late; then the calendar keeps it."""
RUNNING = (WARMING_UP, ON, FOLLOWING_UP, TO_CLOSE)
"""States of campaigns that the owner is in the middle of."""


@dataclass(frozen=True)
class Loop:
    """An idea with people who wait for an answer; `status` is what they are told of it."""

    idea_id: int
    idea: str
    status: str
    people: int
    late: bool


@dataclass(frozen=True)
class TodayPage:
    """Everything on the page, as of `today`.

    `days` are those of this week that have something, in order, and today always; `late` is what
    earlier weeks left undone, the oldest first; `back` are people whose follow-up has come by
    their stage, the most urgent first (those planned for a day stand there).
    """

    today: dt.date
    week_number: int
    week: Week
    days: tuple[TodayDay, ...]
    late: tuple[Line, ...]
    back: tuple[Line, ...]
    loop: tuple[Loop, ...]
    plan: PlanCard | None
    goals: GoalsPage | None
    stones: tuple[StoneCard, ...]
    left: int
    running: tuple[CampaignCard, ...]
    """Campaigns that the owner is in the middle of."""
    bare: bool
    steps: FirstSteps

    @property
    def starts_on(self) -> dt.date:
        """The first day of this week."""
        return self.week.starts_on

    @property
    def ends_on(self) -> dt.date:
        """The last day of this week."""
        return self.week.starts_on + 6 * ONE_DAY

    @property
    def spare(self) -> int:
        """Minutes of the business's week that nothing asks for; below 0 it is too full."""
        return self.week.hours - self.week.total

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all to do, to answer or to reach."""
        whole = (self.late, self.back, self.loop, self.stones)
        some_goal = self.goals is not None and bool(self.goals.goals)
        return not some_goal and not any(whole) and not any(day.lines for day in self.days)


def today_page(reader: Reader, today: dt.date) -> TodayPage:
    """The page as of today."""
    start = first_day(reader, today)
    end = start + 6 * ONE_DAY
    names = network_names(reader)
    due = due_list(reader, today, end)
    planned = [one for one in due if _is_planned(one, today, end)]
    on_a_day = {one.person_id for one in planned}
    plan = current_plan(reader, today)
    goals = goals_page(reader, plan.id, today) if plan else None
    days = by_day(
        [
            *(of_item(one, names, today) for one in reading.items(reader, start, end)),
            *(_of_person(one, today) for one in planned),
        ],
        today,
    )
    return TodayPage(
        today=today,
        week_number=week_number(start),
        week=weeks(reader, today, today, today, due_people=due)[0],
        days=days,
        late=tuple(_late(reader, names, start, today)),
        back=tuple(_of_person(one, today) for one in due if one.person_id not in on_a_day),
        loop=tuple(loops(to_answer(reader, today))),
        plan=plan,
        goals=goals,
        stones=tuple(_stones(goals)) if goals else (),
        left=sum(not line.done for day in days for line in day.lines),
        running=tuple(one for one in campaigns(reader, today) if one.state in RUNNING),
        bare=is_bare(reader),
        steps=first_steps(reader, today),
    )


def count(reader: Reader, today: dt.date) -> str:
    """How much is left of what this week has planned, for the sidebar; empty for nothing."""
    start = first_day(reader, today)
    end = start + 6 * ONE_DAY
    left = sum(one.done_on is None for one in reading.items(reader, start, end))
    left += int(
        reader.value(
            "SELECT count(*) FROM prospect JOIN person ON person.id = prospect.person_id "
            "WHERE NOT person.do_not_contact AND next_on BETWEEN :today AND :end",
            today=today.isoformat(),
            end=end.isoformat(),
        )
    )
    return number(left) if left else ""


def loops(waiting: Iterable[Tell]) -> list[Loop]:
    """Those who wait for an answer, counted by idea; what is late first."""
    by_idea: dict[tuple[int, str], list[Tell]] = {}
    for one in waiting:
        by_idea.setdefault((one.idea_id, one.status), []).append(one)
    found = [
        Loop(idea_id, tells[0].idea, status, len(tells), any(one.late for one in tells))
        for (idea_id, status), tells in by_idea.items()
    ]
    return sorted(found, key=lambda one: not one.late)


def _is_planned(one: Summary, today: dt.date, end: dt.date) -> bool:
    """Whether the owner set a day of this week for somebody."""
    on = one.story.next_on
    return on is not None and today <= on <= end and one.due == on


def _late(reader: Reader, names: dict[str, str], start: dt.date, today: dt.date) -> Iterable[Line]:
    """What was planned before this week and never done; a repeat that nobody ticked is let go."""
    before = reading.activities(reader, today - LATE_DAYS * ONE_DAY, start - ONE_DAY, Filters())
    for one in sorted(before, key=reading.order):
        if one.done_on is None:
            yield of_item(one, names, today)


def _of_person(one: Summary, today: dt.date) -> Line:
    assert one.due is not None
    step = one.next_step or words.step_for(one.stage)
    about = (words.stage_name(one.stage), words.given(one.story.gives, one.story.asks))
    return Line(
        key=f"p{one.person_id}",
        kind=ASK if one.stage == READY else FOLLOW_UP,
        title=tr("{name}: {step}", name=one.name, step=step) if step else one.name,
        about=" · ".join(about),
        day=max(one.due, today),
        minutes=DUE_MINUTES,
        late=max((today - one.due).days, 0),
        doer=one.doer,
        person_id=one.person_id,
        person=one.name,
        stage=one.stage,
    )


def _stones(goals: GoalsPage) -> Iterable[StoneCard]:
    """The stepping stones that have a figure, chain by chain, then the watched numbers."""
    chains = [stone for goal in goals.goals for stone in goal.stones]
    kept = [stone for stone in goals.watched if stone.kept]
    return (stone for stone in (*chains, *kept) if stone.present is not None)
