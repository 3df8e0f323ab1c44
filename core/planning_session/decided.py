"""What a plan has decided so far, question by question: beside the session, and in its minutes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.audience.limits import PRIMARY
from core.audience.queries import Group, audience_page
from core.calendar.queries import slots
from core.campaigns.queries import campaigns
from core.goals.queries import GoalsPage, goals_page
from core.goals.words import bet_words, figure
from core.networks.queries import choices, network_names, not_now
from core.store.database import Reader
from core.text import hours, minutes, number_range, short_day, tr, trn

ARROW = "\N{RIGHTWARDS ARROW}"
MOST_NAMED = 6
"""People and ideas that are named; the others are counted."""


@dataclass(frozen=True)
class Decided:
    """Lines under a heading, decided at a question; `kind` is "decision" or "bet".

    `person_id` stands for the name in a line about somebody, so that names can be hidden.
    """

    step: int
    heading: str
    lines: tuple[str, ...] = ()
    kind: str = "decision"
    people: tuple[tuple[int, str], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every line, names included."""
        return (*(name for _, name in self.people), *self.lines)


def decided(
    reader: Reader, plan_id: int, since: dt.date, today: dt.date, step: int | None = None
) -> tuple[Decided, ...]:
    """What is decided, in the order of the questions, or at one of them.

    Of people to win over, those found since the day `since`.
    """
    found: list[Decided] = []
    parts = {1: _goals, 4: _networks, 7: _coming}
    for number in range(1, 9) if step is None else (step,):
        if number in parts:
            found += parts[number](reader, plan_id, today)
        elif number in (2, 3):
            found += _groups(reader, plan_id, number)
        elif number == 5:
            found += _people(reader, since)
        elif number == 6:
            found += _ideas(reader)
        else:
            found += _week(reader)
    return tuple(one for one in found if one.words)


def _goals(reader: Reader, plan_id: int, today: dt.date) -> list[Decided]:
    page = goals_page(reader, plan_id, today)
    if page is None:
        return []
    bets = [
        f"{goal.title}: {bet_words(goal.bet, goal.measure.unit, page.currency)}"
        for goal in page.goals
        if goal.bet is not None
    ]
    return [
        Decided(1, tr("Goals"), _goal_lines(page)),
        Decided(1, tr("Bets"), tuple(bets), "bet"),
    ]


def _goal_lines(page: GoalsPage) -> tuple[str, ...]:
    lines = []
    for goal in page.goals:
        unit = goal.measure.unit
        aim = figure(goal.target, unit, page.currency)
        if goal.baseline is not None:
            aim = f"{figure(goal.baseline, unit, page.currency)} {ARROW} {aim}"
        lines.append(tr("{title}: {aim}", title=goal.title, aim=aim))
    return tuple(lines)


def _groups(reader: Reader, plan_id: int, step: int) -> list[Decided]:
    page = audience_page(reader, plan_id)
    focus = [group for _, group in sorted(page.focus.items())]
    if step == 3:
        sizes = tuple(_size(group) for group in focus if group.size is not None)
        return [Decided(3, tr("Sizes"), sizes)]
    primary = tuple(group.name for group in focus if group.slot == PRIMARY)
    subs = tuple(group.name for group in focus if group.slot != PRIMARY)
    parked = tuple(
        f"{group.name}: {group.reason}" if group.reason else group.name
        for group in page.others
        if group.parked
    )
    return [
        Decided(2, tr("Primary group"), primary),
        Decided(2, tr("Sub-groups"), subs),
        Decided(2, tr("Parked"), parked),
    ]


def _size(group: Group) -> str:
    low, high = group.size or (0, 0)
    return tr("{group}: {range}", group=group.name, range=number_range(low, high))


def _networks(reader: Reader, plan_id: int, today: dt.date) -> list[Decided]:
    names = network_names(reader)
    lines = []
    for one in choices(reader, plan_id):
        line = names.get(one.network, one.network)
        if one.hours is not None:
            line = tr("{network}, {hours} a week", network=line, hours=hours(one.hours))
        lines.append(f"{line}: {one.role}" if one.role else line)
    against = tuple(
        f"{names.get(key, key)}: {reason}" if reason else names.get(key, key)
        for key, reason in not_now(reader, plan_id).items()
    )
    return [
        Decided(4, tr("Networks"), tuple(lines)),
        Decided(4, tr("Not now"), against),
    ]


def _people(reader: Reader, since: dt.date) -> list[Decided]:
    rows = reader.rows(
        "SELECT n.id, n.name FROM prospect AS p JOIN person AS n ON n.id = p.person_id "
        "WHERE p.found_on >= :since ORDER BY p.found_on DESC, n.id DESC",
        since=since.isoformat(),
    )
    named = tuple((row.id, row.name) for row in reversed(rows[:MOST_NAMED]))
    return [Decided(5, tr("New people to win over"), _more(len(rows)), people=named)]


def _ideas(reader: Reader) -> list[Decided]:
    rows = reader.rows(
        "SELECT text FROM idea WHERE status = 'asking' ORDER BY status_on DESC, id DESC"
    )
    named = tuple(row.text for row in reversed(rows[:MOST_NAMED]))
    return [Decided(6, tr("Ideas to ask about"), (*named, *_more(len(rows))))]


def _coming(reader: Reader, plan_id: int, today: dt.date) -> list[Decided]:
    cards = [
        card
        for card in campaigns(reader, today)
        if card.closed_on is None and card.facts.last_day >= today
    ]
    cards.sort(key=lambda card: card.facts.event_on)
    lines = tuple(f"{c.facts.name}, {short_day(c.facts.event_on)}" for c in cards)
    bets = tuple(
        tr(
            "{name}: {range} {counts}",
            name=card.facts.name,
            range=number_range(card.bet.low, card.bet.high),
            counts=card.facts.counts,
        ).rstrip()
        for card in cards
        if card.bet is not None
    )
    return [Decided(7, tr("Coming up"), lines), Decided(7, tr("Bets"), bets, "bet")]


def _week(reader: Reader) -> list[Decided]:
    there = slots(reader)
    if not there:
        return []
    line = tr(
        "{n} a week, {time}",
        n=trn("{n} place", "{n} places", len(there)),
        time=minutes(sum(slot.minutes for slot in there)),
    )
    return [Decided(8, tr("The week"), (line,))]


def _more(count: int) -> tuple[str, ...]:
    rest = count - MOST_NAMED
    return (trn("and {n} more", "and {n} more", rest),) if rest > 0 else ()
