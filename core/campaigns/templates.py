"""The templates of `resources/campaigns.toml`: what a campaign of a kind is made of."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from core.resources import resource
from core.text import tr, words_language

_BRACES = re.compile(r"\{(name|hashtag|code)\}")
_BLANKS = re.compile(r"[ \t]{2,}")


@dataclass(frozen=True)
class Step:
    """One step of a template.

    `offset` is in days from the event's first day (0 and before) or from its last day (after);
    `on` is "first" for the first chosen network, "each" for all of them, "none" for off network;
    `rank` 1 stays longest when a week is full.
    """

    key: str
    offset: int
    kind: str
    title: str
    text: str = ""
    minutes: int = 20
    rank: int = 2
    on: str = "first"
    time: str | None = None

    def text_for(self, name: str, hashtag: str, code: str) -> str:
        """The text with what is known of the campaign; a line whose value is missing goes."""
        known = {"name": name, "hashtag": hashtag, "code": code}
        lines = [
            _BRACES.sub(lambda found: known[found[1]], line)
            for line in self.text.splitlines()
            if all(known[word] for word in _BRACES.findall(line))
        ]
        return _BLANKS.sub(" ", "\n".join(lines)).strip()


@dataclass(frozen=True)
class Template:
    """What a kind of campaign is made of, and how long before and after it usually goes."""

    kind: str
    warm_up_days: int
    follow_up_days: int
    steps: tuple[Step, ...]


def templates() -> dict[str, Template]:
    """Every template by its kind, in the language in use."""
    return _templates(words_language())


@lru_cache(maxsize=2)
def _templates(_language: str) -> dict[str, Template]:
    with resource("campaigns.toml").open("rb") as file:
        data = tomllib.load(file)
    return {
        kind: Template(
            kind,
            table["warm_up_days"],
            table["follow_up_days"],
            tuple(_step(**step) for step in table["step"]),
        )
        for kind, table in data.items()
    }


def _step(title: str, text: str = "", **others: Any) -> Step:
    return Step(title=tr(title), text=tr(text) if text else "", **others)
