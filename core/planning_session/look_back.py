"""What a session starts with: the last plan's goals, what came of them, and what was promised."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.goals.queries import GoalCard, bet_record
from core.goals.words import bet_words, figure, from_to, pace_words
from core.goals.words import record_words as words_of_record
from core.planning_session.queries import sessions
from core.plans.comparison import comparison
from core.plans.queries import current_plan
from core.store.database import Reader
from core.text import day, tr

MOST_LISTED = 5


@dataclass(frozen=True)
class GoalBack:
    """A goal, where it stands, and what became of it; `state` as in `core.goals.rules.Pace`."""

    title: str
    stands: str
    verdict: str
    state: str
    bet: str


@dataclass(frozen=True)
class LookBack:
    """What came of what was decided. `since` says from when on things are counted."""

    plan: str
    since: dt.date
    since_words: str
    goals: tuple[GoalBack, ...]
    made: tuple[str, ...]
    links: int
    not_done: tuple[str, ...]
    not_done_more: int
    late: int
    record: str


def look_back(reader: Reader, today: dt.date) -> LookBack | None:
    """The look back at the plan before this one, else at the last session about this one.

    None for a first session: there is nothing to look back at.
    """
    plan = current_plan(reader, today)
    if plan is None:
        return None
    held = [one for one in sessions(reader, plan.id) if one.ended_on is not None]
    both = comparison(reader, today)
    if both is None:
        return None
    if held:
        look, since = both.this, held[0].started_on
    elif both.last is not None:
        look, since = both.last, both.last.plan.starts_on
    else:
        return None
    undone, more = _not_done(reader, since, today)
    return LookBack(
        plan=look.plan.name,
        since=since,
        since_words=tr("Since {day}", day=day(since, year=True)),
        goals=tuple(_goal(goal, both.currency) for goal in look.goals),
        made=_made(reader, since),
        links=int(
            reader.value(
                "SELECT count(*) FROM link WHERE found_on >= :since", since=since.isoformat()
            )
        ),
        not_done=undone,
        not_done_more=more,
        late=_late(reader, today),
        record=words_of_record(bet_record(reader)),
    )


def _goal(goal: GoalCard, currency: str) -> GoalBack:
    unit, present = goal.measure.unit, goal.present
    stands = from_to(goal, currency)
    if present is not None:
        stands = tr("{now} now, {aim}", now=figure(present.value, unit, currency), aim=stands)
    return GoalBack(
        goal.title,
        stands,
        pace_words(goal.pace, unit, currency),
        goal.pace.state,
        bet_words(goal.bet, unit, currency) if goal.bet is not None else "",
    )


def _made(reader: Reader, since: dt.date) -> tuple[str, ...]:
    rows = reader.rows(
        "SELECT text FROM idea WHERE status = 'made' AND status_on >= :since "
        "ORDER BY status_on DESC, id DESC",
        since=since.isoformat(),
    )
    return tuple(row.text for row in rows)


def _not_done(reader: Reader, since: dt.date, today: dt.date) -> tuple[tuple[str, ...], int]:
    rows = reader.rows(
        "SELECT title FROM activity WHERE done_on IS NULL AND day >= :since AND day < :today "
        "ORDER BY day DESC, id DESC",
        since=since.isoformat(),
        today=today.isoformat(),
    )
    return tuple(row.title for row in rows[:MOST_LISTED]), max(len(rows) - MOST_LISTED, 0)


def _late(reader: Reader, today: dt.date) -> int:
    from core.prospects.board import due_list

    return len(due_list(reader, today, today - dt.timedelta(1)))
