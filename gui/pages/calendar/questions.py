"""Questions of the day that were not asked yet, from the bank of the business's trade."""

from __future__ import annotations

from core.business.queries import business
from core.ideas import polls
from core.people.rules import folded
from core.store.database import Reader


def open_questions(reader: Reader) -> list[str]:
    """Questions that stand on no day and in no poll yet; all of them once each was asked."""
    trade = polls.trade_of(business(reader).sells)
    found = [one.words for one in polls.questions(reader, trade)]
    asked = polls.asked_before(reader)
    return [words for words in found if folded(words) not in asked] or found
