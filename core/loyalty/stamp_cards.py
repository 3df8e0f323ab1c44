"""Stamp cards counted: a figure for shops whose customers have no names, and cards to print.

Numbered cards are handed out, come back full and are redeemed. Week by week the owner types how
many; what was redeemed is held against what was handed out eight weeks before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from core.loyalty.estimate import LEAST, Estimate, unknown, wilson
from core.loyalty.rules import PREFIX, checked_card
from core.store.database import Reader
from core.text import number, opening, percent, share_words, tr

LATER = 8
"""Weeks from handing out to redeeming: about as long as a card of ten takes a weekly customer."""
WINDOW = 12
"""Weeks of redeeming that the figure takes together, since single weeks swing."""
PER_SHEET = 10
"""Cards of 85 by 55 mm on a sheet of A4 or Letter."""


@dataclass(frozen=True)
class CardWeek:
    """A week as it was counted, by its Monday; None for what was not counted."""

    week: dt.date
    handed_out: int | None
    full: int | None
    redeemed: int | None


@dataclass(frozen=True)
class Redeemed:
    """Redeemed ÷ handed out eight weeks before, with its Wilson interval and a sentence.

    `handed_out` and `redeemed` are the cards of the `weeks` pairs of weeks counted at both ends.
    """

    estimate: Estimate
    weeks: int
    handed_out: int
    redeemed: int


@dataclass(frozen=True)
class Card:
    """What a card says: how many stamps it takes, what it brings, the next number to print."""

    stamps: int
    reward: str
    next_number: int


@dataclass(frozen=True)
class StampCards:
    """Numbered cards to be printed."""

    business: str
    stamps: int
    reward: str
    numbers: tuple[int, ...]


def monday(day: dt.date) -> dt.date:
    """The Monday of the week of `day`, which the week is kept under."""
    return day - dt.timedelta(day.weekday())


def weeks(reader: Reader) -> list[CardWeek]:
    """Every week that was counted, the newest first."""
    return reader.each(
        lambda week, *counts: CardWeek(dt.date.fromisoformat(week), *counts),
        "SELECT week, handed_out, full, redeemed FROM stamp_card_week ORDER BY week DESC",
    )


def redeemed(reader: Reader, today: dt.date) -> Redeemed:
    """How many of the cards handed out are redeemed, of the newest twelve pairs of weeks."""
    return share(weeks(reader), today)


def course(reader: Reader, today: dt.date, count: int = 26) -> list[tuple[dt.date, Redeemed]]:
    """The figure as it was at the end of each of the last weeks, the oldest first."""
    counted = weeks(reader)
    this = monday(today)
    mondays = [this - dt.timedelta(weeks=back) for back in reversed(range(count))]
    return [(week, share(counted, week + dt.timedelta(6))) for week in mondays]


def share(counted: list[CardWeek], today: dt.date) -> Redeemed:
    """The figure from weeks as counted: pairs of a week and the one eight weeks before it.

    A week that is not over is left out. Said from 30 cards on; more redeemed than were handed out
    then (cards of before) counts as all of them.
    """
    by_week = {one.week: one for one in counted}
    over = [one for one in counted if one.week + dt.timedelta(7) <= today + dt.timedelta(1)]
    pairs: list[tuple[int, int]] = []
    for one in sorted(over, key=lambda one: one.week, reverse=True):
        before = by_week.get(one.week - dt.timedelta(weeks=LATER))
        if one.redeemed is not None and before is not None and before.handed_out is not None:
            pairs.append((one.redeemed, before.handed_out))
    pairs = pairs[:WINDOW]
    back, out = sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)
    return Redeemed(_estimate(back, out, len(pairs)), len(pairs), out, back)


def _estimate(back: int, out: int, pairs: int) -> Estimate:
    if out < LEAST:
        return unknown(
            out,
            tr(
                "Too few cards to say: {count} of at least {least} were handed out {weeks} weeks "
                "before a week that was counted.",
                count=number(out),
                least=number(LEAST),
                weeks=number(LATER),
            ),
        )
    hits = min(back, out)
    low, high = wilson(hits, out)
    sentence = tr(
        "{share} of the cards handed out were redeemed {weeks} weeks later; from {out} cards, so "
        "between {low} and {high} is likely.",
        share=opening(share_words(hits / out)),
        weeks=number(LATER),
        out=number(out),
        low=percent(low),
        high=percent(high),
    )
    return Estimate(hits / out, low, high, out, sentence)


def report(reader: Reader, as_of: dt.date) -> dict[str, object] | None:
    """The figure for `main.py numbers`; None where nothing can be said."""
    found = redeemed(reader, as_of)
    if found.estimate.value is None:
        return None
    return {
        "value": found.estimate.value,
        "low": found.estimate.low,
        "high": found.estimate.high,
        "handed_out": found.handed_out,
        "redeemed": found.redeemed,
        "weeks": found.weeks,
    }


def card(reader: Reader) -> Card:
    """What the cards of this business say."""
    rows = reader.rows(
        "SELECT substr(key, :skip) AS name, value FROM setting WHERE key GLOB :keys",
        skip=len(PREFIX) + 1,
        keys=f"{PREFIX}card_*",
    )
    return card_of({row.name: row.value for row in rows})


def card_of(settings: Mapping[str, str]) -> Card:
    """The card from settings by name; what is missing or spoilt is usual."""
    return Card(
        _whole(settings.get("card_stamps", ""), 9),
        settings.get("card_reward", "") or tr("The next one is on us"),
        _whole(settings.get("card_next_number", ""), 1),
    )


def cards_to_print(reader: Reader, sheets: int = 1, per_sheet: int = PER_SHEET) -> StampCards:
    """The next cards, numbered on from those printed before."""
    name = str(reader.value("SELECT name FROM business") or "")
    one = card(reader)
    numbers = range(one.next_number, one.next_number + max(sheets, 1) * per_sheet)
    return StampCards(name, one.stamps, one.reward, tuple(numbers))


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and checked_card(int(text)) else otherwise
