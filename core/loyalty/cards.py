"""The number cards: each figure with what it was before, how sure it is, and its plain sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.loyalty.estimate import Estimate
from core.loyalty.page_numbers import Figure, PageNumbers, Then
from core.text import day, money, number, share_words, short_number, tr

MISSING = "–"


@dataclass(frozen=True)
class NumberCard:
    """A card ready to be shown.

    `words` is the big figure ("–" where nothing can be said, and `hint` says why in two words);
    `change` what it gained since the time shown began, `better` whether that is good (None: the
    same, or neither). `said` is the whole in sentences; `course` the small line, None for gaps.
    """

    key: str
    title: str
    words: str
    change: str
    better: bool | None
    hint: str
    said: str
    course: tuple[float | None, ...]


@dataclass(frozen=True)
class _Kind:
    title: str
    tell: Callable[[float], str]
    differ: Callable[[float], str]
    more_is_better: bool | None = True


def number_cards(
    numbers: PageNumbers, since: dt.date, keys: Sequence[str]
) -> tuple[NumberCard, ...]:
    """The cards of `keys` (of `numbers.figures`), with the course since `since`."""
    kinds = _kinds(numbers)
    return tuple(
        _card(key, kinds[key], numbers.figures[key], since)
        for key in keys
        if key in numbers.figures
    )


def score_card(score: Estimate, course: Sequence[float | None] = ()) -> NumberCard:
    """Would recommend (NPS), with half of its interval in the place of a change."""
    known = score.value is not None and score.low is not None and score.high is not None
    margin = f"±{number((score.high - score.low) / 2)}" if known else ""  # type: ignore[operator]
    return NumberCard(
        "recommendation_score",
        tr("Would recommend (NPS)"),
        MISSING if score.value is None else number(score.value),
        margin,
        None,
        "" if known else tr("too few answers to say"),
        _sentences(
            tr("Promoters (9 or 10) less detractors (0 to 6), in per cent of the answers."),
            score.sentence,
        ),
        tuple(course),
    )


def _kinds(numbers: PageNumbers) -> dict[str, _Kind]:
    def amount(minor: float) -> str:
        return money(round(minor), numbers.currency)

    return {
        "came_back": _Kind(
            tr("Came back within {n} days", n=number(numbers.days)),
            lambda share: share_words(share, 1),
            lambda points: short_number(points * 100),
        ),
        "regulars": _Kind(tr("Regulars"), number, number),
        "revenue_from_regulars": _Kind(
            tr("Revenue from regulars"), share_words, lambda points: number(points * 100)
        ),
        "how_soon": _Kind(tr("Half of them by day"), number, number, more_is_better=False),
        "repeat_customers": _Kind(
            tr("Repeat customers"), share_words, lambda points: number(points * 100)
        ),
        "average_order": _Kind(tr("Average order"), amount, amount),
        "orders_per_week": _Kind(tr("Orders a week"), short_number, short_number),
        "new_customers": _Kind(tr("New customers, 28 days"), number, number),
    }


def _card(key: str, kind: _Kind, figure: Figure, since: dt.date) -> NumberCard:
    before = figure.before(since)
    course = tuple(one.value for one in figure.since(since))
    if figure.value is None:
        few = tr("too few customers to say")
        return NumberCard(key, kind.title, MISSING, "", None, few, figure.sentence, course)
    change, better = _change(kind, figure.value, before)
    return NumberCard(
        key,
        kind.title,
        kind.tell(figure.value),
        change,
        better,
        "",
        _sentences(figure.sentence, _was(kind, before)),
        course,
    )


def _change(kind: _Kind, value: float, before: Then | None) -> tuple[str, bool | None]:
    """What it gained ("+2.8"), and whether that is good."""
    if before is None or before.value is None:
        return "", None
    gained = value - before.value
    words = kind.differ(abs(gained))
    if words == kind.differ(0.0):
        return tr("as before"), None
    good = None if kind.more_is_better is None else (gained > 0) == kind.more_is_better
    return f"{'+' if gained > 0 else '−'}{words}", good


def _was(kind: _Kind, before: Then | None) -> str:
    if before is None or before.value is None:
        return ""
    return tr(
        "It was {value} on {day}.", value=kind.tell(before.value), day=day(before.day, year=True)
    )


def _sentences(*said: str) -> str:
    return " ".join(one for one in said if one)
