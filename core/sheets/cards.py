"""Numbered stamp cards to cut out and hand over the counter."""

from __future__ import annotations

from dataclasses import dataclass

from core.loyalty.stamp_cards import cards_to_print
from core.sheets.asked import Asked
from core.sheets.catalogue import sheet_name
from core.text import tr, trn

PER_SHEET = 8
"""Cards of 85 by 55 mm that leave room for a head and a foot, on A4 and on Letter."""

MOST_RINGS = 30
"""Rings that find room on a card; more are told in words."""


@dataclass(frozen=True)
class CardsSheet:
    """The whole sheet; `numbers` as they stand on the cards."""

    title: str
    lead: str
    business: str
    stamps: int
    stamps_words: str
    reward: str
    numbers: tuple[str, ...]


def read(asked: Asked) -> CardsSheet:
    """The sheet's values."""
    found = cards_to_print(asked.reader, asked.options.card_sheets, PER_SHEET)
    return CardsSheet(
        title=sheet_name("cards"),
        lead=tr("Cut along the lines. Count what you hand out, what comes back full and what you"
                " redeem, once a week."),
        business=found.business,
        stamps=found.stamps if found.stamps <= MOST_RINGS else 0,
        stamps_words=trn("{n} stamp", "{n} stamps", found.stamps),
        reward=found.reward,
        numbers=tuple(tr("No. {number}", number=number) for number in found.numbers),
    )  # fmt: skip
