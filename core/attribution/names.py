"""What the ways to the business and the traces of them are called."""

from __future__ import annotations

from core.attribution.limits import (
    EMAIL,
    LANDING,
    LINKS,
    NOT_KNOWN,
    OTHER,
    PASSING,
    RECOMMENDED,
    REFERRER,
    SEARCH,
    UTM_CAMPAIGN,
    UTM_MEDIUM,
    UTM_SOURCE,
)
from core.networks.queries import network_names
from core.store.database import Reader
from core.text import tr


def other_ways() -> dict[str, str]:
    """The ways that are no networks, by key."""
    return {
        SEARCH: tr("Search engines"),
        EMAIL: tr("Newsletter and e-mail"),
        LINKS: tr("Sites that link to you"),
        RECOMMENDED: tr("Recommendation"),
        PASSING: tr("Passing by"),
        OTHER: tr("Another way"),
    }


def way_names(reader: Reader) -> dict[str, str]:
    """What every way is called: the networks, the other ways, and "" for not known."""
    return {**network_names(reader), **other_ways(), NOT_KNOWN: tr("Not known")}


def trace_names() -> dict[str, str]:
    """What the kinds of traces are called, by key."""
    return {
        UTM_SOURCE: tr("Source in the link"),
        UTM_MEDIUM: tr("Medium in the link"),
        UTM_CAMPAIGN: tr("Campaign in the link"),
        REFERRER: tr("Came from"),
        LANDING: tr("First page"),
    }
