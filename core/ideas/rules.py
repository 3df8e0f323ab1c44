"""What is decided about ideas: which are surest, most wanted, worth most, and what may be typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from core.errors import UserError
from core.ideas.limits import MADE, MOST_ASKED, MOST_EFFORT, NOT_NOW, PICK_ONE, TEXT_LIMIT, YES_NO
from core.loyalty.estimate import wilson
from core.people.keys import cleaned
from core.text import number, tr
from core.typed import checked_length

STALE_DAYS = 30
"""An idea that nobody touched for so long is stale."""
ANSWER_DAYS = 7
"""Within so many days whoever gave an idea should hear back."""
USUAL_EFFORT = 3
"""What an idea is reckoned with while nobody said what it takes."""
SERVES = {1: 1.0, 2: 0.75, 3: 0.75}
"""What an idea is worth by the group it serves: the primary group, a sub-group."""
SERVES_NOBODY = 0.5
"""For no group in focus, and for no goal: half, since it may still be worth doing."""
REPEATED = 6
"""So many ballots that come again in the same order are probably the same pile."""
CLOSED = (MADE, NOT_NOW)
"""Ideas that are decided: they grow stale no more."""


class Standing(NamedTuple):
    """How an idea stands with those who were asked, in yes/no and pick-any results pooled.

    `low` and `high` are the ends of the 95 % Wilson interval, None while nobody was asked.
    """

    wanted: int = 0
    asked: int = 0
    low: float | None = None
    high: float | None = None

    @property
    def share(self) -> float | None:
        """The share of those asked who want it, None while nobody was."""
        return self.wanted / self.asked if self.asked else None


NOBODY_ASKED = Standing()


@dataclass(frozen=True)
class Result:
    """One counted result for one idea: `occasion` names the poll or the pile it is of."""

    occasion: str
    kind: str
    votes_for: int
    asked: int


def standing(wanted: int, asked: int) -> Standing:
    """The standing of `wanted` among `asked`."""
    if not asked:
        return NOBODY_ASKED
    return Standing(wanted, asked, *wilson(wanted, asked))


def of_one_occasion(results: list[Result]) -> Result:
    """One result for an idea and those merged into it, from one poll or pile.

    Whoever was asked was asked once. In a pick-one poll each picked one of them, so the votes add
    up; elsewhere the same person may have ticked both, so the larger number is what is sure.
    """
    first = results[0]
    asked = max(one.asked for one in results)
    counts = [one.votes_for for one in results]
    votes = min(sum(counts), asked) if first.kind == PICK_ONE else max(counts)
    return Result(first.occasion, first.kind, votes, asked)


def worth(
    low: float | None, votes: int, slot: int | None, serves_goal: bool, effort: int | None
) -> tuple[bool, float]:
    """What an idea is worth, to be sorted by, the most last.

    Sureness × serves a focus group × serves a goal ÷ effort. Ideas that nobody counted yet come
    after those that were, by their votes in place of the sureness.
    """
    group = SERVES.get(slot, SERVES_NOBODY) if slot is not None else SERVES_NOBODY
    goal = 1.0 if serves_goal else SERVES_NOBODY
    counted = low is not None
    base = low if low is not None else float(votes)
    return counted, base * group * goal / (effort or USUAL_EFFORT)


def is_stale(status: str, last_on: dt.date, today: dt.date) -> bool:
    """Whether an idea that is not decided was left alone for over 30 days."""
    return status not in CLOSED and (today - last_on).days > STALE_DAYS


def checked_text(text: str, field: str = "text") -> str:
    """An idea, a question or an option on one line. Raises UserError for `field`."""
    line = cleaned(text)
    if not line:
        raise UserError(tr("Say what it is in a line."), field=field)
    if not any(letter.isalnum() for letter in line):
        raise UserError(
            tr("Put it into words: signs and pictures alone are not found again."), field=field
        )
    return checked_length(line, field, TEXT_LIMIT)


def checked_effort(effort: int | None) -> int | None:
    """Stamps of effort, 1 to 5, or None for not known. Raises UserError for "effort"."""
    if effort is not None and not 1 <= effort <= MOST_EFFORT:
        raise UserError(tr("Give one to five stamps."), field="effort")
    return effort


def checked_result(kind: str, votes: list[int], asked: int) -> None:
    """Refuse results that cannot be: raises UserError for "asked" or for "votes".

    `votes` are those of each option. In a pick-one poll everybody has one vote.
    """
    if asked < 0 or asked > MOST_ASKED:
        raise UserError(tr("Type how many people answered."), field="asked")
    if any(one < 0 for one in votes):
        raise UserError(tr("Votes cannot be below zero."), field="votes")
    most = max(votes, default=0)
    if most > asked:
        raise UserError(
            tr(
                "{votes} votes are more than the {asked} people who answered. Correct one of them.",
                votes=number(most),
                asked=number(asked),
            ),
            field="votes",
        )
    total = sum(votes)
    if kind == PICK_ONE and total > asked:
        raise UserError(
            tr(
                "Everybody picks one, but {votes} votes are more than the {asked} people who "
                "answered. Correct a number, or say that they could pick any.",
                votes=number(total),
                asked=number(asked),
            ),
            field="votes",
        )


def asked_of(kind: str, votes: list[int], asked: int | None) -> int | None:
    """How many answered, where the votes say it: in a pick-one poll, their sum."""
    if asked is not None:
        return asked
    return sum(votes) if kind == PICK_ONE and votes else None


def options_needed(kind: str) -> int:
    """How many options a poll of this kind has at least."""
    return 1 if kind == YES_NO else 2
