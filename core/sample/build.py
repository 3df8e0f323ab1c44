"""Builds a sample business by the same operations that an owner uses."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from core.business.operations import start_business
from core.business.rules import BusinessFacts
from core.sample import (
    attribution,
    audience,
    calendar,
    goals,
    ideas,
    links,
    networks,
    orders,
    plans,
    prospects,
    stamp_cards,
    traffic,
)
from core.sample.days import Days
from core.sample.words import sample_words
from core.store.operation import Store


def make_sample(path: Path, kind: str, today: dt.date) -> None:
    """Create the sample `kind` as a new file at `path`, its dates moved to end near `today`.

    The same day gives the same content. Raises FileProblem when the file cannot be made.
    """
    data = sample_words(kind)
    days = Days(data["anchor"], today)
    with Store.making(path, clock=days.moment) as store:
        start_business(store, _facts(data["business"]), days.today, sample=True)
        fill(store, data, kind, days)
        store.forget_history()


def fill(store: Store, data: dict[str, Any], kind: str, days: Days) -> None:
    """Write every subject's part of a sample into a started file."""
    last, this = plans.fill(store, days.today)
    segments = audience.fill(store, data, last, this)
    networks.fill(store, data, segments, last, this)
    goals.fill(store, data, days, last, this)
    people = prospects.fill(store, data, days, segments)
    links.fill(store, data, days, people)
    attribution.fill(store, data, people)
    orders.fill(store, data, kind, days)
    traffic.fill(store, data, kind, days)
    attribution.put_into_groups(store, data, segments)
    stamp_cards.fill(store, data, days)
    ideas.fill(store, kind, days, segments, this)
    calendar.fill(store, kind, days, people)


def _facts(business: dict[str, Any]) -> BusinessFacts:
    return BusinessFacts(**business)
