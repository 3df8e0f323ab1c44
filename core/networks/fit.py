"""How well a network fits the business: a weighted mean of five parts, each 0 to 100.

A part that nobody knows is left out of the mean; it is never a zero. The scales of time, search
and results are Regulars' own judgement (2026); each function says how it reads.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.networks.catalogue import Hours, Network
from core.networks.rules import PARTS

Parts = Mapping[str, float | None]
"""Each of the five parts, 0 to 100, or None where it is not known."""

WORTH_IT = 50.0
"""The time part when the hours left are just enough to be worth it."""
LIKE_THE_SHOP = 50.0
"""The results part of a network whose customers come back as those of the whole shop do."""
PRIOR_CUSTOMERS = 20
"""Customers whose worth the shop's own rate has while a network has few of its own."""
TELLING = ("reach", "content")
"""Parts that tell of this business. Time and search are alike for every shop: alone they make no
fit, or an empty file would praise a network."""
_SHOWN = {"yes": 1.0, "partly": 0.5, "no": 0.0}
_LINKS = {"follow": 20.0, "nofollow": 10.0, "none": 0.0}


@dataclass(frozen=True)
class OwnResults:
    """Of `count` customers whom a network brought, the share `rate` (0 to 1) that came back."""

    rate: float
    count: int


@dataclass(frozen=True)
class Score:
    """A network's fit. `value` is None while neither reach nor content, or nothing, counts.

    `counted` is what each known part weighed, as shares that add to 1. `margin` is how far the
    survey's margin alone may move the fit: the reach margin times its share.
    """

    key: str
    parts: Parts
    counted: Mapping[str, float]
    value: float | None
    margin: float


def content_part(makes: Mapping[str, int], network: Network) -> float | None:
    """How well what the owner makes works there.

    The mean of the network's strengths, weighted by how well the owner makes each kind; None
    until the owner said what they make.
    """
    if network.own:
        return None if network.content_fit is None else float(network.content_fit)
    total = sum(makes.values())
    if not total:
        return None
    return sum(how * network.strengths.get(kind, 0) for kind, how in makes.items()) / total


def time_part(left: float, hours: Hours | None) -> float | None:
    """How well the hours that are left suffice.

    50 when they are just enough to be worth it, 100 when they are as many as it usually takes at
    most, straight lines between and below.
    """
    if hours is None:
        return None
    left = max(left, 0.0)
    if left >= hours.high:
        return 100.0
    if left < hours.least:
        return WORTH_IT * left / hours.least
    return WORTH_IT + (100.0 - WORTH_IT) * (left - hours.least) / (hours.high - hours.least)


def hours_left(key: str, week: float, chosen: Mapping[str, float], cap: int) -> float:
    """Hours that the week leaves to the network `key` beside the other chosen ones.

    When every place is taken, a network not chosen would come in place of one of them: the one
    with the fewest hours is taken to make room.
    """
    others = sorted(hours for other, hours in chosen.items() if other != key)
    if key not in chosen and len(others) >= cap:
        others = others[1:]
    return week - sum(others)


def search_part(network: Network) -> float | None:
    """How well it shows up in search: profile 40, posts 40, links 20 if they count, 10 if not."""
    if network.own:
        return None if network.search_value is None else float(network.search_value)
    if not (network.search_profile and network.search_posts and network.links):
        return None
    return (
        40.0 * _SHOWN[network.search_profile.value]
        + 40.0 * _SHOWN[network.search_posts.value]
        + _LINKS[network.links.value]
    )


def shrunk_rate(own: OwnResults, shop_rate: float) -> float:
    """The network's rate drawn towards the shop's own, the less the more customers it brought."""
    return (own.count * own.rate + PRIOR_CUSTOMERS * shop_rate) / (own.count + PRIOR_CUSTOMERS)


def results_part(own: OwnResults | None, shop_rate: float | None) -> float | None:
    """Own results: 50 is like the shop as a whole, 100 twice as good; None without customers."""
    if own is None or own.count <= 0 or not shop_rate:
        return None
    return min(100.0, LIKE_THE_SHOP * shrunk_rate(own, shop_rate) / shop_rate)


def results_weight(weight: float, count: int) -> float:
    """What own results count: up to `weight`, more as customers come in (half at 20)."""
    return weight * count / (count + PRIOR_CUSTOMERS)


def score(
    key: str,
    parts: Parts,
    weights: Mapping[str, int],
    *,
    reach_margin: float = 0.0,
    customers: int = 0,
) -> Score:
    """The fit of one network; `customers` are those that own results rest on.

    There is none while nothing `TELLING` is known.
    """
    weighed = {
        part: results_weight(weights[part], customers) if part == "results" else weights[part]
        for part in PARTS
        if parts.get(part) is not None
    }
    total = sum(weighed.values())
    if total <= 0:
        return Score(key, parts, {}, None, 0.0)
    counted = {part: weight / total for part, weight in weighed.items()}
    value = sum(share * (parts[part] or 0.0) for part, share in counted.items())
    if all(parts.get(part) is None for part in TELLING):
        return Score(key, parts, counted, None, 0.0)
    return Score(key, parts, counted, value, reach_margin * counted.get("reach", 0.0))


def ranked(scores: Sequence[Score]) -> list[Score]:
    """Best fit first, those without one last and in the order that they came in.

    As soon as the reach of one is known, those without come after all that have one: a mean
    that leaves the groups out cannot be held against one that does not.
    """
    some = any(one.parts.get("reach") is not None for one in scores)
    return sorted(
        scores,
        key=lambda one: (some and one.parts.get("reach") is not None, _value(one)),
        reverse=True,
    )


def too_close(one: Score, other: Score) -> bool:
    """Whether two fits differ by less than the survey's margins can move them.

    The margin of the difference is the root of both squares; the same people answered about both
    networks, mostly alike, so the true one is rather smaller.
    """
    if one.value is None or other.value is None:
        return False
    return abs(one.value - other.value) < math.hypot(one.margin, other.margin)


def first_if_doubled(
    scores: Sequence[Score], weights: Mapping[str, int], customers: Mapping[str, int]
) -> dict[str, str]:
    """For each part, which network is first in `ranked` when that part counts double."""
    found = {}
    for part in PARTS:
        doubled = {**weights, part: weights[part] * 2}
        again = [
            score(one.key, one.parts, doubled, customers=customers.get(one.key, 0))
            for one in scores
        ]
        best = ranked(again)[0] if again else None
        if best is not None and best.value is not None:
            found[part] = best.key
    return found


def usual_parts(scores: Sequence[Score]) -> dict[str, float]:
    """The mean of each part over the networks that it is known of; results against the shop's."""
    found = {}
    for part in PARTS:
        known = [value for one in scores if (value := one.parts.get(part)) is not None]
        if known:
            found[part] = LIKE_THE_SHOP if part == "results" else sum(known) / len(known)
    return found


def _value(one: Score) -> float:
    return one.value if one.value is not None else -math.inf
