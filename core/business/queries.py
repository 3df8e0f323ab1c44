"""The business as screens, sheets and rules read it."""

from __future__ import annotations

from dataclasses import dataclass

from core.business.limits import SAMPLE
from core.store.database import Reader


@dataclass(frozen=True)
class BusinessCard:
    """The one business of a file; hours are a week's, `first_weekday` is 0 for Monday."""

    name: str
    sells: str
    site: str
    hours_a_week: float
    currency: str
    country: str
    first_weekday: int
    time_zone: str
    file_id: str


def business(reader: Reader) -> BusinessCard:
    """The business of this file."""
    return reader.each(
        BusinessCard,
        "SELECT name, sells, site, hours_a_week, currency, country, first_weekday, time_zone, "
        "file_id FROM business",
    )[0]


def is_sample(reader: Reader) -> bool:
    """Whether this is a business to play with, and nobody's own."""
    return reader.value("SELECT value FROM setting WHERE key = :key", key=SAMPLE) is not None
