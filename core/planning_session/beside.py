"""What the data say beside each question of a planning session.

Every part reads what its page reads; a session only shows less of it, and larger.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from core.audience.queries import AudiencePage, audience_page
from core.business.queries import business
from core.calendar.items import items
from core.calendar.named_days import NamedDay, named_days
from core.calendar.queries import Slot, networks_on, slots, week_start
from core.calendar.rules import Mix, mix
from core.campaigns.queries import CampaignCard, campaigns
from core.goals.measures import results
from core.goals.queries import GoalsPage, goals_page
from core.goals.words import figure
from core.ideas.board import Filter, IdeaRow, read_board
from core.ideas.limits import ASKING, NEW, PLANNED
from core.networks import own_results
from core.networks.page import NetworksPage, networks_page
from core.planning_session.decided import Decided, decided
from core.planning_session.look_back import LookBack, look_back
from core.planning_session.queries import (
    Drafts,
    NoteRow,
    SessionRow,
    drafts,
    last_who,
    notes,
    open_session,
    session_row,
)
from core.plans.queries import PlanCard, current_plan, plan
from core.prospects.board import due_list
from core.prospects.queries import prospect_count
from core.store.database import Reader
from core.text import tr, trn

SHOWN_PEOPLE = 12
"""People to win over that are shown, the newest first."""
AHEAD_DAYS = 120
"""How far ahead named days are looked for."""
SHOWN_DAYS = 8


@dataclass(frozen=True)
class Meeting:
    """A session with its plan, what is decided so far, and its notes."""

    session: SessionRow
    plan: PlanCard
    decided: tuple[Decided, ...]
    notes: tuple[NoteRow, ...]
    drafts: Drafts


@dataclass(frozen=True)
class Arrival:
    """What a session begins with: the plan, the session to go on with, who was there last."""

    plan: PlanCard | None
    open: SessionRow | None
    who: str
    back: LookBack | None


@dataclass(frozen=True)
class GoalsBeside:
    """The goals, and what the orders say of each measure: its words, ready to be read."""

    page: GoalsPage
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class GroupsBeside:
    """The groups, and how many people in the file are in each."""

    page: AudiencePage
    people: Mapping[int, int]


@dataclass(frozen=True)
class PersonLine:
    """Somebody to win over."""

    id: int
    name: str
    why: str
    doer: str


@dataclass(frozen=True)
class PeopleBeside:
    """The newest people to win over, how many there are, and how many wait for an answer."""

    people: tuple[PersonLine, ...]
    total: int
    due: int


@dataclass(frozen=True)
class IdeasBeside:
    """The open ideas, the surest first."""

    ideas: tuple[IdeaRow, ...]


@dataclass(frozen=True)
class ComingBeside:
    """What is planned, which days have a name, and what a campaign begins with."""

    campaigns: tuple[CampaignCard, ...]
    days: tuple[NamedDay, ...]
    networks: tuple[tuple[str, str], ...]
    a_year_ago: tuple[str, ...]


@dataclass(frozen=True)
class WeekBeside:
    """The rhythm, the minutes of a week, the networks there are, the next week to fill."""

    slots: tuple[Slot, ...]
    minutes: int
    networks: tuple[tuple[str, str], ...]
    mix: Mix
    starts_on: dt.date
    there: int
    first_weekday: int


def meeting(reader: Reader, session_id: int, today: dt.date) -> Meeting | None:
    """A session with all that stands at its side; None when it or its plan is gone."""
    session = session_row(reader, session_id)
    about = plan(reader, session.plan_id) if session is not None else None
    if session is None or about is None:
        return None
    return Meeting(
        session,
        about,
        decided(reader, about.id, session.started_on, today),
        tuple(one for one in notes(reader, session_id) if one.kind == "note"),
        drafts(reader, session_id),
    )


def arrival(reader: Reader, today: dt.date) -> Arrival:
    """What there is to begin with."""
    about = current_plan(reader, today)
    going = open_session(reader, about.id) if about is not None else None
    return Arrival(about, going, last_who(reader), look_back(reader, today) if about else None)


def goals(reader: Reader, plan_id: int, today: dt.date) -> GoalsBeside | None:
    """Beside the first question."""
    page = goals_page(reader, plan_id, today)
    if page is None:
        return None
    found = []
    for measure in results():
        newest = page.data.newest(measure.key)
        if newest is not None:
            found.append((measure.name, figure(newest[1], measure.unit, page.currency)))
    return GoalsBeside(page, tuple(found))


def groups(reader: Reader, plan_id: int, today: dt.date) -> GroupsBeside:
    """Beside the second and the third question."""
    rows = reader.rows("SELECT segment_id, count(*) AS n FROM person_segment GROUP BY segment_id")
    return GroupsBeside(audience_page(reader, plan_id), {row.segment_id: row.n for row in rows})


def networks(reader: Reader, plan_id: int, today: dt.date) -> NetworksPage | None:
    """Beside the fourth question."""
    return networks_page(reader, plan_id, own_results.kept(reader, today))


def people(reader: Reader, plan_id: int, today: dt.date) -> PeopleBeside:
    """Beside the fifth question."""
    rows = reader.each(
        PersonLine,
        "SELECT n.id, n.name, p.found_words, p.doer FROM prospect AS p "
        "JOIN person AS n ON n.id = p.person_id ORDER BY p.found_on DESC, n.id DESC LIMIT :most",
        most=SHOWN_PEOPLE,
    )
    return PeopleBeside(tuple(rows), prospect_count(reader), len(due_list(reader, today, today)))


def ideas(reader: Reader, plan_id: int, today: dt.date) -> IdeasBeside:
    """Beside the sixth question."""
    found = read_board(reader, today).wanted(Filter(), "surest")
    return IdeasBeside(tuple(one for one in found if one.status in (NEW, ASKING, PLANNED)))


def coming(reader: Reader, plan_id: int, today: dt.date) -> ComingBeside:
    """Beside the seventh question."""
    known = campaigns(reader, today)
    ahead = today + dt.timedelta(AHEAD_DAYS)
    year_ago = [
        card.facts.name
        for card in known
        if today <= card.facts.event_on + dt.timedelta(364) <= ahead
    ]
    still = [one for one in known if one.closed_on is None and one.facts.last_day >= today]
    return ComingBeside(
        tuple(sorted(still, key=lambda one: one.facts.event_on)),
        tuple(named_days(reader, today, ahead)[:SHOWN_DAYS]),
        tuple(networks_on(reader, today)),
        tuple(year_ago),
    )


def week(reader: Reader, plan_id: int, today: dt.date) -> WeekBeside:
    """Beside the last question. `starts_on` is the first week that has all of its days ahead."""
    shop = business(reader)
    there = slots(reader)
    start = week_start(today, shop.first_weekday)
    if start < today:
        start += dt.timedelta(7)
    planned = items(reader, start, start + dt.timedelta(6))
    return WeekBeside(
        tuple(there),
        round(shop.hours_a_week * 60),
        tuple(networks_on(reader, start) or networks_on(reader, today)),
        mix(slot.kind for slot in there),
        start,
        len(planned),
        shop.first_weekday,
    )


def lead(reader: Reader, plan_id: int, step: int) -> str:
    """The sentence below a question, with the numbers that matter for it."""
    shop = business(reader)
    hours = shop.hours_a_week
    if step == 4:
        return trn(
            "You have {n} hour a week. Each network needs about two to be worth it.",
            "You have {n} hours a week. Each network needs about two to be worth it.",
            round(hours),
        )
    return (
        tr("A result, a number and a day. Likes are stepping stones on the way there."),
        tr("One group that you talk to most, and at most two more. The rest is parked."),
        tr("From at least to at most is enough. What you cannot guess, leave open."),
        "",
        tr("People and places who could send you customers. Give before you ask."),
        tr("What your customers asked for. Tick those that you want to ask everybody about."),
        tr("Warm it up long before, and follow up after. It is never a one-time thing."),
        tr("Ten minutes a day come first: replies, questions, the work of others."),
    )[step - 1]


def done_counts(found: tuple[Decided, ...]) -> Mapping[int, int]:
    """How many lines are decided at each question."""
    counts: Counter[int] = Counter()
    for one in found:
        counts[one.step] += len(one.words)
    return counts
