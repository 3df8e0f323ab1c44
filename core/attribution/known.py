"""What Regulars takes a trace for by itself: `resources/attribution.toml`, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.attribution.traces import Trace
from core.resources import resource


@dataclass(frozen=True)
class Known:
    """Ways by source, medium and host, and the words that say nothing."""

    source: dict[str, str]
    medium: dict[str, str]
    host: dict[str, str]
    begins: dict[str, str]
    nothing: frozenset[str]

    def way_of(self, trace: Trace) -> str:
        """The way that a trace names, "" for none: its source, then its referrer, its medium."""
        return (
            self.of_word(trace.source)
            or self.of_word(trace.host)
            or self.medium.get(trace.medium, "")
        )

    def of_word(self, word: str) -> str:
        """The way that a source or a host is, "" for none."""
        if not word or word in self.nothing:
            return ""
        return self.source.get(word) or self._of_host(word)

    def says_nothing(self, word: str) -> bool:
        """Whether a word is no place at all: "web", "direct", the number of an app."""
        return not word or word in self.nothing or word.isdecimal()

    def _of_host(self, word: str) -> str:
        host = word.partition("/")[0].removeprefix("www.")
        labels = host.split(".")
        for at in range(len(labels)):
            if way := self.host.get(".".join(labels[at:])):
                return way
        return self.begins.get(labels[0], "") if len(labels) > 1 else ""


@lru_cache(maxsize=1)
def known() -> Known:
    """The table that comes with Regulars."""
    with resource("attribution.toml").open("rb") as file:
        read = tomllib.load(file)
    return Known(
        _turned(read["source"]),
        _turned(read["medium"]),
        _turned(read["host"]),
        _turned(read["begins"]),
        frozenset(read["nothing"]["words"]),
    )


def _turned(ways: dict[str, Any]) -> dict[str, str]:
    return {value: way for way, values in ways.items() for value in values}
