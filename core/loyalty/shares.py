"""Shares of what was counted: by recommendation, stamp cards, bets, orders without a customer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from core.loyalty.estimate import LEAST, Estimate, too_few_customers, unknown, wilson
from core.text import number, opening, percent, share_words, tr

CARD_WEEKS = 8
"""Weeks from handing a stamp card out to looking for it among the redeemed ones."""


@dataclass(frozen=True)
class CardWeek:
    """One week of stamp cards, by the day that it began."""

    week: dt.date
    handed_out: int
    redeemed: int


def recommended(by_recommendation: int, customers: int) -> Estimate:
    """The share of customers who came by recommendation, with its Wilson interval; floor 30.

    By recommendation: somebody is noted as having recommended the shop to them, or they said so
    when asked how they found it.
    """
    if customers < LEAST:
        return too_few_customers(customers)
    share = by_recommendation / customers
    low, high = wilson(by_recommendation, customers)
    sentence = tr(
        "{share} of {count} customers came by recommendation; between {low} and {high} is likely.",
        share=opening(share_words(share)),
        count=number(customers),
        low=percent(low),
        high=percent(high),
    )
    return Estimate(share, low, high, customers, sentence)


def stamp_cards(weeks: Sequence[CardWeek], as_of: dt.date) -> Estimate:
    """Cards redeemed in the 8 weeks up to `as_of` ÷ cards handed out in the 8 weeks before those.

    Only pairs of weeks of which both were counted. Wilson interval; floor 30 cards handed out.
    Nothing is said where more came back than were handed out: the count cannot be right.
    """
    shift = dt.timedelta(weeks=CARD_WEEKS)
    by_week = {one.week: one for one in weeks}
    pairs = [
        (by_week[one.week - shift].handed_out, one.redeemed)
        for one in weeks
        if as_of - shift < one.week <= as_of and one.week - shift in by_week
    ]
    handed_out, redeemed = (sum(column) for column in zip(*pairs, strict=True)) if pairs else (0, 0)
    if handed_out < LEAST:
        words = tr("Too few cards to say: {count} of {least}.", count=handed_out, least=LEAST)
        return unknown(handed_out, words)
    if redeemed > handed_out:
        words = tr(
            "More cards were redeemed than handed out {weeks} weeks before: check the count.",
            weeks=CARD_WEEKS,
        )
        return unknown(handed_out, words)
    low, high = wilson(redeemed, handed_out)
    sentence = tr(
        "{redeemed} of {handed_out} cards came back full; between {low} and {high} is likely.",
        redeemed=number(redeemed),
        handed_out=number(handed_out),
        low=percent(low),
        high=percent(high),
    )
    return Estimate(redeemed / handed_out, low, high, handed_out, sentence)


def without_customer(orders: int, without: int) -> Estimate:
    """The share of orders that no customer is known of: they count for revenue, not for loyalty."""
    if not orders:
        return unknown(0, tr("No orders yet."))
    sentence = tr(
        "{share} of the orders have no customer and count for revenue alone.",
        share=opening(share_words(without / orders)),
    )
    return Estimate(without / orders, None, None, orders, sentence)
