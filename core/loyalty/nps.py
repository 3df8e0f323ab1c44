"""Would recommend: the recommendation score (NPS) with its interval.

F. F. Reichheld (2003), The one number you need to grow, Harvard Business Review 81(12), 46-54.
The interval is the normal one with the variance of a multinomial difference.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from core.errors import UserError
from core.loyalty.estimate import LEAST, Estimate, Z, unknown
from core.text import number, tr

PROMOTER, DETRACTOR = 9, 6


def recommendation_score(answers: Iterable[int]) -> Estimate:
    """Promoters (9, 10) less detractors (0 to 6) in per cent of the answers, -100 to 100.

    The variance is (promoters + detractors - (promoters - detractors)²) / n, as shares. Said from
    30 answers on. Raises UserError for an answer outside of 0 to 10.
    """
    given = [int(one) for one in answers]
    count = len(given)
    if count and (min(given) < 0 or max(given) > 10):
        raise UserError(tr("An answer to “Would you recommend us?” is between 0 and 10."))
    if count < LEAST:
        words = tr("Too few answers to say: {count} of at least {least}.", count=count, least=LEAST)
        return unknown(count, words)
    promoters = sum(one >= PROMOTER for one in given) / count
    detractors = sum(one <= DETRACTOR for one in given) / count
    score = promoters - detractors
    half = Z * math.sqrt(max(promoters + detractors - score**2, 0) / count)
    low, high = max(score - half, -1) * 100, min(score + half, 1) * 100
    sentence = tr(
        "{score} from {count} answers; between {low} and {high} is likely.",
        score=number(score * 100),
        count=number(count),
        low=number(low),
        high=number(high),
    )
    return Estimate(score * 100, low, high, count, sentence)
