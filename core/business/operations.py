"""What an owner does to the business itself."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from core.business import rules
from core.business.limits import SAMPLE
from core.business.rules import BusinessFacts
from core.business.tables import Business, Setting
from core.store.changes import Kind, Place
from core.store.operation import Store
from core.text import tr

_CHECKS: dict[str, Callable[[Any], Any]] = {
    "name": rules.check_name,
    "sells": rules.check_sells,
    "site": rules.check_site,
    "hours_a_week": rules.check_hours,
    "currency": rules.check_currency,
    "country": rules.check_country,
    "first_weekday": rules.check_weekday,
    "time_zone": rules.check_time_zone,
}

CHANGEABLE = tuple(_CHECKS)
"""The fields that `change_business` takes."""


def start_business(
    store: Store, facts: BusinessFacts, today: dt.date, *, sample: bool = False
) -> None:
    """Write the business into a fresh file; currency, week and time zone follow from the country.

    `sample` marks a business to play with, so that nobody takes it for one of their own.
    Cannot be undone: a file is about one business. Raises UserError for facts that make no sense.
    """
    country = rules.check_country(facts.country)
    row = Business(
        id=1,
        file_id=uuid.uuid4().hex,
        name=rules.check_name(facts.name),
        sells=rules.check_sells(facts.sells),
        site=rules.check_site(facts.site),
        hours_a_week=rules.check_hours(facts.hours_a_week),
        currency=rules.check_currency(facts.currency or rules.currency_of(country, today)),
        country=country,
        first_weekday=rules.first_weekday_of(country),
        time_zone=rules.time_zone_of(country),
    )
    with store.operation(tr("Start the plan"), kind=Kind.FINAL) as session:
        session.add(row)
        if sample:
            session.add(Setting(key=SAMPLE, value="yes"))


def change_business(store: Store, field: str, value: object) -> None:
    """Set one field of CHANGEABLE. Raises UserError, naming the field, for a senseless value."""
    checked = _CHECKS[field](value)
    label = _step(field)
    with store.operation(
        label, merge=("business", 1, field), place=Place("settings", None)
    ) as session:
        setattr(session.get_one(Business, 1), field, checked)


def _step(field: str) -> str:
    return {
        "name": tr("Change the name of the business"),
        "sells": tr("Change what the business sells"),
        "site": tr("Change the site of the business"),
        "hours_a_week": tr("Change the hours a week of the business"),
        "currency": tr("Change the currency of the business"),
        "country": tr("Change the country of the business"),
        "first_weekday": tr("Change the first day of the week of the business"),
        "time_zone": tr("Change the time zone of the business"),
    }[field]
