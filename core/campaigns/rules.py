"""What is decided about campaigns: their days, what they propose, and how they move.

Pure functions of plain values; today is a parameter.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.calendar.facts import ActivityFacts
from core.calendar.rules import week_start
from core.campaigns.facts import CampaignFacts, LeftOut, Piece, Proposal, WeekPlan
from core.campaigns.limits import (
    COUNTS_LIMIT,
    HASHTAG_LIMIT,
    KINDS,
    LARGEST_COST,
    MOST_DAYS_AFTER,
    MOST_DAYS_BEFORE,
    REASON_LIMIT,
)
from core.campaigns.templates import Step
from core.campaigns.words import FOLLOW_UP, THE_EVENT, WARM_UP
from core.errors import UserError
from core.plans.rules import NAME_LIMIT
from core.text import day as day_words
from core.text import tr
from core.typed import clean, clean_line

WEEK = dt.timedelta(7)
ONE_DAY = dt.timedelta(1)
YEAR = dt.timedelta(364)
"""Fifty-two weeks: a year on, on the same weekday."""
NOTE_LIMIT = 10_000


def check(facts: CampaignFacts, today: dt.date) -> CampaignFacts:
    """A new campaign's facts with their texts trimmed.

    Raises UserError for "kind", "name", "event_on" (in the past), "event_until", "warm_up_from",
    "follow_up_to", "hashtag", "cost", "counts" or "note".
    """
    if facts.event_on < today:
        raise UserError(
            tr("{day} has passed. Choose a day that is still to come.",
               day=day_words(facts.event_on, year=True)),
            field="event_on",
        )  # fmt: skip
    return check_kept(facts)


def check_kept(facts: CampaignFacts) -> CampaignFacts:
    """The same for a campaign that is there already, whose event may have passed."""
    if facts.kind not in KINDS:
        raise UserError(tr("Choose what kind of campaign it is."), field="kind")
    name = clean_line(facts.name, "name", NAME_LIMIT)
    if not name:
        raise UserError(tr("Give the campaign a name."), field="name")
    check_days(facts.warm_up_from, facts.event_on, facts.last_day, facts.follow_up_to)
    if facts.cost is not None and not 0 <= facts.cost <= LARGEST_COST:
        raise UserError(tr("Type what it costs, 0 or more."), field="cost")
    return replace(
        facts,
        name=name,
        event_until=facts.last_day,
        hashtag=check_hashtag(facts.hashtag),
        counts=clean_line(facts.counts, "counts", COUNTS_LIMIT),
        note=clean(facts.note, "note", NOTE_LIMIT),
    )


def check_days(warm_up: dt.date, event: dt.date, until: dt.date, follow_up: dt.date) -> None:
    """Raises UserError for days out of order or too far from the event, the field being its own."""
    if until < event:
        raise UserError(
            tr("The event would end before it begins. Choose a later last day."),
            field="event_until",
        )
    if warm_up > event:
        raise UserError(
            tr("The warm-up would begin after the event. Choose an earlier day."),
            field="warm_up_from",
        )
    if (event - warm_up).days > MOST_DAYS_BEFORE:
        raise UserError(
            tr("A warm-up begins at most {n} days before the event.", n=MOST_DAYS_BEFORE),
            field="warm_up_from",
        )
    if follow_up < until:
        raise UserError(
            tr("The follow-up would end before the event does. Choose a later day."),
            field="follow_up_to",
        )
    if (follow_up - until).days > MOST_DAYS_AFTER:
        raise UserError(
            tr("A follow-up ends at most {n} days after the event.", n=MOST_DAYS_AFTER),
            field="follow_up_to",
        )


def check_hashtag(hashtag: str) -> str:
    """A hashtag with its sign and without blanks, or nothing. Raises UserError("hashtag")."""
    word = "".join(hashtag.split()).lstrip("#")
    return clean_line(f"#{word}", "hashtag", HASHTAG_LIMIT) if word else ""


def check_reason(reason: str) -> str:
    """Why the follow-up is skipped. Raises UserError("reason") when it is too long."""
    return clean_line(reason, "reason", REASON_LIMIT)


def part_of(facts: CampaignFacts, day: dt.date) -> str | None:
    """What a day is in a campaign, None outside of it."""
    if facts.event_on <= day <= facts.last_day:
        return THE_EVENT
    if facts.warm_up_from <= day < facts.event_on:
        return WARM_UP
    return FOLLOW_UP if facts.last_day < day <= facts.follow_up_to else None


def propose(
    facts: CampaignFacts,
    steps: Sequence[Step],
    networks: Sequence[tuple[str, str]],
    there: Mapping[dt.date, int],
    hours: int,
    first_weekday: int,
    today: dt.date,
    *,
    doer: str = "",
) -> Proposal:
    """What the template puts on the calendar, thinned where a week is full.

    `networks` are keys and names of those chosen, in their order; `there` the minutes that are on
    the calendar already, by the first day of the week; `hours` the business's minutes a week, 0
    for no bound. Steps on days outside of the campaign or before today are left out and named.
    """
    made = [piece for step in steps for piece in pieces_of(step, facts, networks, doer)]
    kept, left = [], []
    added: Counter[dt.date] = Counter()
    for piece in sorted(made, key=lambda one: (one.rank, abs(one.offset), one.step)):
        day = piece.activity.day
        assert day is not None
        week = week_start(day, first_weekday)
        because = ""
        if day < today:
            because = tr("its day, {day}, has passed", day=day_words(day))
        elif not facts.warm_up_from <= day <= facts.follow_up_to:
            because = tr("{day} lies outside of the campaign", day=day_words(day))
        elif _is_full(there.get(week, 0) + added[week], piece.activity.minutes, hours):
            because = tr("the week of {day} is full", day=day_words(week))
        if because:
            left.append(LeftOut(piece, because))
        else:
            added[week] += piece.activity.minutes
            kept.append(piece)
    kept.sort(key=_order)
    left.sort(key=lambda one: _order(one.piece))
    return Proposal(
        tuple(kept), tuple(left), _weeks(facts, there, added, hours, first_weekday, today)
    )


def pieces_of(
    step: Step, facts: CampaignFacts, networks: Sequence[tuple[str, str]], doer: str
) -> list[Piece]:
    """The pieces that a step becomes: on one network, on each, or on none."""
    anchor = facts.event_on if step.offset <= 0 else facts.last_day
    where = {"none": [("", "")], "each": list(networks) or [("", "")]}.get(
        step.on, list(networks[:1]) or [("", "")]
    )
    return [
        Piece(
            ActivityFacts(
                kind=step.kind,
                title=step.title,
                text=step.text_for(facts.name, facts.hashtag, facts.code),
                network=network,
                day=anchor + step.offset * ONE_DAY,
                time=step.time,
                minutes=step.minutes,
                doer=doer,
            ),
            step=step.key,
            offset=step.offset,
            rank=step.rank,
        )
        for network, _ in where
    ]


def moved_day(day: dt.date, before: CampaignFacts, after: CampaignFacts) -> dt.date:
    """Where a piece of work goes when the event moves.

    What is on the event stays on it; the rest moves by whole weeks, so that its weekday stays,
    and keeps to its side of the event.
    """
    if before.event_on <= day <= before.last_day:
        return day + (after.event_on - before.event_on)
    is_before = day < before.event_on
    days = (
        after.event_on - before.event_on if is_before else after.last_day - before.last_day
    ).days
    moved = day + WEEK * round(days / 7)
    if is_before and moved >= after.event_on:
        moved -= WEEK
    if not is_before and moved <= after.last_day:
        moved += WEEK
    return moved


def moved(facts: CampaignFacts, event_on: dt.date) -> CampaignFacts:
    """The campaign with its event on another day, everything else as far from it as before."""
    by = event_on - facts.event_on
    return replace(
        facts,
        event_on=event_on,
        event_until=facts.last_day + by,
        warm_up_from=facts.warm_up_from + by,
        follow_up_to=facts.follow_up_to + by,
    )


def _is_full(there: int, more: int, hours: int) -> bool:
    return hours > 0 and there + more > hours


def _order(piece: Piece) -> tuple[dt.date, str, str]:
    assert piece.activity.day is not None
    return piece.activity.day, piece.activity.time or "99:99", piece.step


def _weeks(
    facts: CampaignFacts,
    there: Mapping[dt.date, int],
    added: Mapping[dt.date, int],
    hours: int,
    first_weekday: int,
    today: dt.date,
) -> tuple[WeekPlan, ...]:
    first = week_start(max(facts.warm_up_from, min(today, facts.follow_up_to)), first_weekday)
    last = week_start(facts.follow_up_to, first_weekday)
    weeks = (first + WEEK * n for n in range((last - first).days // 7 + 1))
    return tuple(WeekPlan(week, there.get(week, 0), added.get(week, 0), hours) for week in weeks)
