"""The plan on one page, for the wall: all decisions, the open ones as open."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.calendar.items import items
from core.calendar.limits import KINDS
from core.calendar.queries import Band, bands
from core.calendar.rules import kind_words
from core.goals.queries import GoalCard
from core.goals.words import figure
from core.prospects.limits import LINKED, ON_THE_WAY, READY
from core.prospects.rules import counted_gives, waiting
from core.prospects.summaries import Summary
from core.prospects.words import missing, step_for
from core.sheets.asked import Asked
from core.sheets.decisions import (
    goals_open,
    groups_open,
    networks_open,
    people_open,
)
from core.sheets.focus import size_words
from core.sheets.kinds import KIND_LOOKS
from core.sheets.pointing import More, more, whole
from core.sheets.prospects import person, soonest
from core.text import and_list, day, hours, share_words, short_day, tr, trn

ARROW = "→"


@dataclass(frozen=True)
class Goal:
    """A goal as big figures and what they count."""

    figure: str
    words: str


@dataclass(frozen=True)
class GroupLine:
    """A group in focus in two lines."""

    name: str
    size: str
    wants: str


@dataclass(frozen=True)
class NetworkLine:
    """A chosen network in two lines."""

    name: str
    hours: str
    role: str


@dataclass(frozen=True)
class Coming:
    """What is coming up, and when."""

    when: str
    name: str
    words: str


@dataclass(frozen=True)
class PersonLine:
    """Somebody to win over: what was given, and what is next."""

    name: str
    given: int
    needed: int
    next: str


@dataclass(frozen=True)
class Task:
    """A piece of this week's work, with its box to tick."""

    words: str
    done: bool


@dataclass(frozen=True)
class Share:
    """A part of the mix."""

    words: str
    share: float
    hue: str
    pattern: str


@dataclass(frozen=True)
class OnePage:
    """The whole sheet; `…_open` say what is still to decide, `…_more` where the rest is."""

    title: str
    goals_title: str
    goals_open: str
    goals: tuple[Goal, ...]
    goals_more: More
    groups_title: str
    groups_open: str
    groups: tuple[GroupLine, ...]
    groups_more: More
    networks_title: str
    networks_open: str
    networks: tuple[NetworkLine, ...]
    networks_more: More
    mix_title: str
    mix_open: str
    mix: tuple[Share, ...]
    mix_alt: str
    coming_title: str
    coming_open: str
    coming: tuple[Coming, ...]
    coming_more: More
    people_title: str
    people_open: str
    people: tuple[PersonLine, ...]
    people_more: More
    week_title: str
    week_open: str
    week: tuple[Task, ...]
    week_more: More
    wall: bool = field(default=True)


def read(asked: Asked) -> OnePage:
    """The sheet's values."""
    goals = asked.goals.goals if asked.goals else ()
    focus = [asked.audience.focus[slot] for slot in sorted(asked.audience.focus)]
    people = [one for one in asked.prospects if one.stage in ON_THE_WAY]
    wanted = nearest_first(people)
    coming, week, mix = _coming(asked), _week(asked), _mix(asked)
    plan = asked.plan.name if asked.plan else ""
    return OnePage(
        title=tr("Our plan for {plan}", plan=plan) if plan else tr("Our plan"),
        goals_title=tr("What it is for"),
        goals_open=goals_open(len(goals)),
        goals=tuple(_goal(asked, goal) for goal in goals),
        goals_more=more("goals", len(goals), lambda n: trn("{n} more goal", "{n} more goals", n)),
        groups_title=tr("Who it is for"),
        groups_open=groups_open([group.slot or 0 for group in focus]),
        groups=tuple(GroupLine(one.name, size_words(one), one.wants) for one in focus),
        groups_more=whole("focus", tr("What they want, in full")),
        networks_title=tr("Where we show up"),
        networks_open=networks_open(len(asked.choices)),
        networks=_networks(asked),
        networks_more=whole("focus", tr("What each is for, in full")),
        mix_title=tr("How we talk"),
        mix_open="" if mix else tr("How we talk: nothing planned yet."),
        mix=mix,
        mix_alt=tr("Planned: {mix}.", mix=and_list([part.words for part in mix])) if mix else "",
        coming_title=tr("Coming up"),
        coming_open=""
        if coming
        else tr("Coming up: nothing yet. Plan an event, a sale or a launch."),
        coming=coming,
        coming_more=more("month", len(coming), lambda n: trn("{n} more", "{n} more", n)),
        people_title=tr("People to win over"),
        people_open=people_open(len(people)),
        people=tuple(_person(asked, one) for one in wanted),
        people_more=more(
            "prospects", len(wanted), lambda n: trn("{n} more person", "{n} more people", n)
        ),
        week_title=tr("This week, {hours}", hours=hours(asked.business.hours_a_week)),
        week_open=""
        if week
        else tr("This week: nothing planned yet. Begin with ten minutes a day."),
        week=week,
        week_more=more("week", len(week), lambda n: trn("{n} more", "{n} more", n)),
    )


def figures(goal: GoalCard, currency: str) -> str:
    """Where a goal stands and where it leads: "34.1% → 40%"."""
    unit = goal.measure.unit
    start = goal.present.value if goal.present else goal.baseline
    aim = figure(goal.target, unit, currency)
    return aim if start is None else f"{figure(start, unit, currency)} {ARROW} {aim}"


def nearest_first(people: Sequence[Summary]) -> list[Summary]:
    """Those to ask now, then those who are nearest to it; links that stand come last."""

    def place(one: Summary) -> tuple[int, int, int]:
        ahead = {READY: 0, LINKED: 2}.get(one.stage, 1)
        return ahead, -counted_gives(one.story), -sum(one.fit)

    return sorted(soonest(people), key=place)


def _goal(asked: Asked, goal: GoalCard) -> Goal:
    words = tr("{goal}, by {day}", goal=goal.title, day=day(goal.due_on, year=goal.is_far))
    return Goal(figures(goal, asked.business.currency), words)


def _networks(asked: Asked) -> tuple[NetworkLine, ...]:
    return tuple(
        NetworkLine(
            asked.network_names.get(one.network, one.network),
            tr("{hours} a week", hours=hours(one.hours)) if one.hours is not None else "",
            one.role,
        )
        for one in asked.choices
    )


def _coming(asked: Asked) -> tuple[Coming, ...]:
    """Campaigns that are not over yet, the next one first."""
    last = asked.plan.ends_on if asked.plan else asked.today + dt.timedelta(90)
    ahead = bands(asked.reader, asked.today, max(last, asked.today))
    return tuple(
        Coming(short_day(one.event_on), one.name, _campaign(one, asked.today))
        for one in sorted(ahead, key=lambda one: one.event_on)
        if not one.closed
    )


def _campaign(one: Band, today: dt.date) -> str:
    if today > one.event_until:
        return tr("follow-up to {day}", day=short_day(one.follow_up_to))
    since = {
        True: tr("warm-up since {day}", day=short_day(one.warm_up_from)),
        False: tr("warm-up from {day}", day=short_day(one.warm_up_from)),
    }[one.warm_up_from <= today]
    return tr("{warm_up}, follow-up to {day}", warm_up=since, day=short_day(one.follow_up_to))


def _week(asked: Asked) -> tuple[Task, ...]:
    """This week's work: what is still to be done first."""
    planned = sorted(items(asked.reader, *asked.week), key=lambda one: one.done_on is not None)
    return tuple(Task(one.title, one.done_on is not None) for one in planned)


def _mix(asked: Asked) -> tuple[Share, ...]:
    """What the plan's work is made of, by count, conversation before one's own."""
    if asked.plan is None:
        return ()
    counts = Counter(
        one.kind for one in items(asked.reader, asked.plan.starts_on, asked.plan.ends_on)
    )
    whole = counts.total()
    return tuple(
        Share(
            tr("{kind} {share}", kind=kind_words(kind), share=share_words(counts[kind] / whole)),
            counts[kind] / whole,
            *KIND_LOOKS[kind],
        )
        for kind in KINDS
        if counts[kind]
    )


def _person(asked: Asked, one: Summary) -> PersonLine:
    row = person(asked, one)
    lacking = missing(waiting(one.story, asked.pace, asked.today))
    step = one.next_step or (step_for(READY) if one.stage == READY else lacking)
    return PersonLine(row.name, row.given, row.needed, step or row.next)
