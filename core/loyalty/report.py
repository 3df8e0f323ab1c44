"""The numbers as plain values for JSON: money as decimal strings, what cannot be said as None.

`why` says of each None why it is none; `sentences` says what each number means.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from core.loyalty.estimate import Estimate
from core.loyalty.nps import recommendation_score
from core.loyalty.queries import Shop
from core.loyalty.rules import Rules
from core.loyalty.sentences import sentences
from core.loyalty.summary import Numbers, numbers
from core.text import tr

NOT_KEPT = (
    "nps",
    "recommended",
    "stamp_cards",
    "by_network",
    "by_campaign",
    "stepping_stones",
)
FROM_ORDERS = (
    "came_back",
    "days_to_second_purchase",
    "repeat_customers",
    "revenue_share_of_regulars",
    "average_order",
    "orders_per_week",
    "model",
    "spend_model",
)


def report(
    shop: Shop,
    rules: Rules,
    *,
    scores: bool = False,
    answers: Sequence[int] = (),
    beside: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """All numbers of `shop`; `scores` adds everybody's RFM scores. `answers` (0 to 10) are those
    to "would you recommend us"; `beside` are more of `NOT_KEPT`, where they are known."""
    values = _empty(shop) if shop.as_of is None else _of_orders(shop, shop.as_of, rules, scores)
    _add_recommendation(values, answers)
    known = {key: value for key, value in (beside or {}).items() if value is not None}
    values.update(known)
    values["why"] = {key: said for key, said in values["why"].items() if key not in known}
    return values


def _add_recommendation(values: dict[str, Any], answers: Sequence[int]) -> None:
    if not answers:
        return
    score = recommendation_score(answers)
    values["sentences"]["nps"] = score.sentence
    if score.value is None:
        values["why"]["nps"] = score.sentence
    else:
        values["nps"] = {**_interval(score), "answers": score.count}
        del values["why"]["nps"]


def _of_orders(shop: Shop, as_of: dt.date, rules: Rules, scores: bool) -> dict[str, Any]:
    found = numbers(
        shop.purchases,
        shop.orders,
        as_of,
        data_from=shop.data_from,
        digits=shop.digits,
        rules=rules,
    )
    values = {
        "as_of": as_of.isoformat(),
        "currency": shop.currency,
        "notes": [note for note in (shop.lagging, shop.left_out) if note],
        **_counted(found, shop.digits, rules),
        "cohorts": [
            {
                "month": f"{cohort.month:%Y-%m}",
                "customers": cohort.customers,
                "buyers": list(cohort.buyers),
                "shares": list(cohort.shares),
            }
            for cohort in found.cohorts
        ],
        "rfm": _rfm(found, shop.digits, scores),
        **_models(found),
        "customer_groups": found.by_group,
        "slipping_away": [
            {
                "customer": one.customer,
                "last": one.last.isoformat(),
                "purchases": one.purchases,
                "revenue": major(one.net, shop.digits),
                "chance": one.chance,
                "sentence": one.sentence,
            }
            for one in found.slipping_away
        ],
        **dict.fromkeys(NOT_KEPT),
    }
    values["sentences"] = sentences(found, shop.currency)
    values["why"] = _why(values, found)
    return values


def major(minor: float, digits: int) -> str:
    """Minor units as a decimal string in major units: 1250 with two digits is "12.50"."""
    exact = Decimal(str(minor)).scaleb(-digits)
    return str(exact.quantize(Decimal(1).scaleb(-digits)))


def _counted(found: Numbers, digits: int, rules: Rules) -> dict[str, Any]:
    came_back, repeated = found.came_back, found.repeat_customers
    average = found.average_order
    return {
        "customers": found.customers,
        "orders": found.orders,
        "revenue": major(found.revenue, digits),
        "orders_without_customer": found.without_customer,
        "came_back": None
        if came_back.value is None
        else {"days": rules.days, **_interval(came_back), "customers": came_back.count},
        "days_to_second_purchase": found.how_soon.value,
        "repeat_customers": None if repeated.value is None else _interval(repeated),
        "regulars": round(found.regulars.value or 0),
        "revenue_share_of_regulars": found.revenue_of_regulars.value,
        "average_order": _money(average.now, digits),
        "orders_per_week": found.orders_per_week.now,
        "new_customers": round(found.new_customers.now or 0),
        "before": {
            "average_order": _money(average.before, digits),
            "orders_per_week": found.orders_per_week.before,
            "new_customers": round(found.new_customers.before or 0),
        },
    }


def _interval(one: Estimate) -> dict[str, float | None]:
    return {"value": one.value, "low": one.low, "high": one.high}


def _money(minor: float | None, digits: int) -> str | None:
    return None if minor is None else major(minor, digits)


def _rfm(found: Numbers, digits: int, scores: bool) -> dict[str, Any]:
    scored = found.scores
    values: dict[str, Any] = {
        "groups": [
            {
                "key": size.group.key,
                "name": size.group.name,
                "rule": size.group.rule,
                "customers": size.customers,
                "orders": size.orders,
                "revenue": major(size.net, digits),
            }
            for size in found.rfm
        ],
        "cuts": {
            "recency": scored.recency_cuts.tolist(),
            "frequency": scored.frequency_cuts.tolist(),
            "money": scored.money_cuts.tolist(),
        },
    }
    if scores:
        pairs = zip(scored.customer.tolist(), scored.together.tolist(), strict=True)
        values["scores"] = [{"customer": who, "rfm": rfm} for who, rfm in pairs]
    return values


def _models(found: Numbers) -> dict[str, Any]:
    model = spend_model = None
    if found.future:
        fit = found.future.fit
        model = {
            "name": fit.model,
            "r": fit.r,
            "alpha": fit.alpha,
            "a": fit.a,
            "b": fit.b,
            "log_likelihood": fit.log_likelihood,
            "unit": fit.unit,
            "customers": fit.customers,
            "expected_in_90_days": found.future.expected,
        }
    if found.worth:
        spent, year = found.worth.fit, found.worth.year
        spend_model = {
            "p": spent.p,
            "q": spent.q,
            "v": spent.v,
            "log_likelihood": spent.log_likelihood,
            "customers": spent.customers,
            "correlation": None if math.isnan(spent.correlation) else spent.correlation,
            "worth_over_12_months": None if year is None else f"{year:.2f}",
        }
    return {"model": model, "spend_model": spend_model}


def _why(values: dict[str, Any], found: Numbers) -> dict[str, str]:
    """Of each number that is missing, why it is."""
    said = {
        "came_back": found.came_back.sentence,
        "days_to_second_purchase": found.how_soon.sentence,
        "repeat_customers": found.repeat_customers.sentence,
        "revenue_share_of_regulars": found.revenue_of_regulars.sentence,
        "average_order": tr("No orders in the last 28 days."),
        "orders_per_week": tr("No orders yet."),
        "model": tr(
            "Too few customers to say: it takes 100, 30 of them with a second purchase, who do "
            "not all buy alike. Until then slipping away means overdue by their own rhythm."
        ),
        "spend_model": tr("Too few customers to say: it takes 100 with a second purchase."),
        **_not_kept(),
    }
    return {key: said[key] for key in said if values[key] is None}


def _not_kept() -> dict[str, str]:
    return {
        "nps": tr("No answers to “Would you recommend us?” are kept in this file."),
        "recommended": tr("Nothing is noted in this file on who came by recommendation."),
        "stamp_cards": tr("No stamp cards are counted in this file."),
        "by_network": tr("The orders in this file are not told apart by network."),
        "by_campaign": tr("The orders in this file are not told apart by campaign."),
        "stepping_stones": tr("No views, likes or clicks are kept in this file."),
    }


def _empty(shop: Shop) -> dict[str, Any]:
    nothing = tr("No orders yet.")
    return {
        "as_of": None,
        "currency": shop.currency,
        "notes": [],
        "customers": 0,
        "orders": 0,
        "revenue": major(0, shop.digits),
        "orders_without_customer": 0,
        **dict.fromkeys(FROM_ORDERS),
        "regulars": 0,
        "new_customers": 0,
        "cohorts": [],
        "rfm": None,
        "slipping_away": [],
        **dict.fromkeys(NOT_KEPT),
        "sentences": {},
        "why": {**dict.fromkeys((*FROM_ORDERS, "as_of", "rfm"), nothing), **_not_kept()},
    }
