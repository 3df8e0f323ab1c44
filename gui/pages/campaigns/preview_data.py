"""Working out what a campaign would put on the calendar, in words. No widgets."""

from __future__ import annotations

import datetime as dt

from core.calendar.rules import kind_words
from core.campaigns import queries
from core.campaigns.facts import CampaignFacts, Piece, Proposal, WeekPlan
from core.store.database import Reader
from core.text import EN_DASH, minutes, short_day, tr, trn
from gui.pages.calendar.kinds import KIND_HUES
from gui.pages.campaigns.preview import Load, Preview, Step


def read_preview(
    reader: Reader, facts: CampaignFacts, today: dt.date, networks: tuple[str, ...]
) -> tuple[Proposal, Preview]:
    """What would be written, and how the window says it."""
    proposal = queries.proposal(reader, facts, today, networks=networks)
    warnings = (
        queries.no_plan_sentence(reader, facts),
        queries.overlap_sentence(queries.overlaps(reader, facts)),
        _past(facts, today),
    )
    return proposal, Preview(
        sentence=_sentence(proposal),
        loads=tuple(_load(week) for week in proposal.weeks if week.added or week.there),
        steps=tuple(_step(piece) for piece in proposal.pieces),
        left_out=tuple(_step(one.piece, one.because) for one in proposal.left_out),
        left_out_because=trn(
            "{n} activity is left out", "{n} activities are left out", len(proposal.left_out)
        ),
        warnings=tuple(words for words in warnings if words),
    )


def _past(facts: CampaignFacts, today: dt.date) -> str:
    if facts.event_on < today:
        return tr("{day} has passed.", day=short_day(facts.event_on, year=True))
    return ""


def _sentence(proposal: Proposal) -> str:
    whole = sum(piece.activity.minutes for piece in proposal.pieces)
    full = [week for week in proposal.weeks if week.hours and week.there + week.added > week.hours]
    words = trn(
        "{n} activity, {time} in all.",
        "{n} activities, {time} in all.",
        len(proposal.pieces),
        time=minutes(whole),
    )
    if full:
        over = trn(
            "{n} week is over your hours already.",
            "{n} weeks are over your hours already.",
            len(full),
        )
        return f"{words} {over}"
    return f"{words} {tr('Every week stays inside your hours.')}" if proposal.weeks else words


def _load(week: WeekPlan) -> Load:
    ends = week.starts_on + dt.timedelta(6)
    words = f"{short_day(week.starts_on)} {EN_DASH} {short_day(ends)}"
    return Load(words, week.there, week.added, week.hours)


def _step(piece: Piece, because: str = "") -> Step:
    activity = piece.activity
    words = f"{activity.title}: {because}" if because else activity.title
    return Step(
        short_day(activity.day) if activity.day else "",
        kind_words(activity.kind),
        KIND_HUES[activity.kind],
        words,
    )
