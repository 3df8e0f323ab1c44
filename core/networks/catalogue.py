"""What is known of each network: `resources/networks.toml` as dataclasses, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from core.resources import resource


@dataclass(frozen=True)
class Source:
    """Where a fact was read, and of which year it is."""

    title: str
    year: int


@dataclass(frozen=True)
class Fact:
    """One word about a network ("yes", "nofollow", "business"), and its source."""

    value: str
    source: Source


@dataclass(frozen=True)
class Hours:
    """Hours a week: from `least` on it is worth it; `low` to `high` is usual."""

    least: float
    low: float
    high: float
    source: Source


@dataclass(frozen=True)
class Limit:
    """Characters that a kind of text (`what`: post, bio, comment …) may have."""

    what: str
    characters: int
    source: Source


@dataclass(frozen=True)
class LinkRule:
    """What links or posts may do, in a sentence."""

    text: str
    source: Source


@dataclass(frozen=True)
class Network:
    """A network of the catalogue, or one that the owner added (`own`).

    `survey` is its name in the survey file, None where no survey asks about it. Strengths are
    0 to 100 by kind of content. An own network has no facts but the owner's three figures:
    hours, `content_fit` and `search_value`, each None where nothing was said.
    """

    key: str
    name: str
    survey: str | None
    strengths: Mapping[str, int] = field(default_factory=dict)
    strengths_source: Source | None = None
    hours: Hours | None = None
    lean: Fact | None = None
    search_profile: Fact | None = None
    search_posts: Fact | None = None
    links: Fact | None = None
    limits: tuple[Limit, ...] = ()
    rules: tuple[LinkRule, ...] = ()
    own: bool = False
    content_fit: int | None = None
    search_value: int | None = None


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Network]:
    """The networks that Regulars knows, by key, in the file's order."""
    with resource("networks.toml").open("rb") as file:
        return {key: _network(key, table) for key, table in tomllib.load(file).items()}


def own_network(
    key: str, name: str, hours: float | None, content_fit: int | None, search_value: int | None
) -> Network:
    """A network that the owner added; a survey that asks about a network of this name counts."""
    return Network(
        key=key,
        name=name,
        survey=name,
        hours=None if hours is None else Hours(hours, hours, hours, Source("", 0)),
        own=True,
        content_fit=content_fit,
        search_value=search_value,
    )


def _network(key: str, table: dict[str, Any]) -> Network:
    facts, formats = table["facts"], table["formats"]
    hours = table["hours"]
    return Network(
        key=key,
        name=table["name"],
        survey=table.get("survey"),
        strengths=formats["strengths"],
        strengths_source=_source(formats),
        hours=Hours(hours["least"], hours["low"], hours["high"], _source(hours)),
        lean=_fact(facts["lean"]),
        search_profile=_fact(facts["search_profile"]),
        search_posts=_fact(facts["search_posts"]),
        links=_fact(facts["links"]),
        limits=tuple(Limit(x["what"], x["characters"], _source(x)) for x in table.get("limit", ())),
        rules=tuple(LinkRule(x["text"], _source(x)) for x in table.get("rule", ())),
    )


def _fact(table: dict[str, Any]) -> Fact:
    return Fact(table["is"], _source(table))


def _source(table: dict[str, Any]) -> Source:
    return Source(table["source"], table["year"])
