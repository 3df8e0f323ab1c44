"""Messages to prospects: examples to start from, what goes into their braces, how long they may be.

Nothing goes out with an empty brace: what is not known stays in the text, marked, until the owner
has typed it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from core.errors import UserError
from core.networks.catalogue import Network
from core.prospects.limits import (
    ASK,
    GIVE,
    NETWORK_LIMIT,
    TEMPLATE_NAME_LIMIT,
    WHATS,
    WORDS_LIMIT,
)
from core.resources import resource
from core.text import number, tr, trn, words_language
from core.typed import clean, clean_line

LONG = 400
"""Characters from which on a message is long for what it is."""

_BRACES = re.compile(r"\{([^{}\n]*)\}")
_LIMITS = {GIVE: ("comment", "post"), ASK: ("message", "comment", "post")}
"""Which of a network's limits a message of a kind falls under: the first that it has."""


@dataclass(frozen=True)
class Example:
    """Words to start from that come with Regulars; `what` and `network` are empty for any."""

    kind: str
    what: str
    words: str
    network: str = ""


@dataclass(frozen=True)
class Filled:
    """A message with its braces filled, and which are still empty (as they stand in the text)."""

    text: str
    missing: tuple[str, ...]

    @property
    def may_go_out(self) -> bool:
        """Whether there is something to say, and no empty brace in it."""
        return bool(self.text.strip()) and not self.missing


@dataclass(frozen=True)
class Length:
    """How long a message is, and how long its network lets it be (None where nothing is known)."""

    characters: int
    limit: int | None
    words: str

    @property
    def too_long(self) -> bool:
        """Whether the network would cut or refuse it."""
        return self.limit is not None and self.characters > self.limit


class Named(Protocol):
    """A template, as far as its name goes."""

    @property
    def name(self) -> str:
        """What it is called."""


def examples() -> tuple[Example, ...]:
    """The examples of `resources/messages.toml` in the language in use, in the file's order."""
    return _examples(words_language())


@lru_cache(maxsize=2)
def _examples(_language: str) -> tuple[Example, ...]:
    with resource("messages.toml").open("rb") as file:
        tables = tomllib.load(file)["message"]
    return tuple(
        Example(one["kind"], one.get("what", ""), tr(one["words"]), one.get("network", ""))
        for one in tables
    )


def examples_for(kind: str, what: str, network: str = "") -> list[Example]:
    """The examples for a touch, those for its network first."""
    fit = [
        one
        for one in examples()
        if one.kind == kind and one.what in ("", what) and one.network in ("", network)
    ]
    return sorted(fit, key=lambda one: (one.network == "", one.what == ""))


def first_name(name: str, is_human: bool) -> str:
    """How somebody is greeted: a human by the first word of the name, others by all of it."""
    words = name.split(",")[0].split()
    return words[0] if is_human and words else name


def fill(template: str, *, name: str = "", their_page: str = "", my_page: str = "") -> Filled:
    """Put what is known into the braces. An unknown one counts as missing too."""
    known = {"name": name, "their_page": their_page, "my_page": my_page}
    missing: list[str] = []

    def put(found: re.Match[str]) -> str:
        value = known.get(found[1].strip(), "").strip()
        if not value:
            missing.append(found[0])
        return value or found[0]

    text = _BRACES.sub(put, template)
    return Filled(text, tuple(dict.fromkeys(missing)))


def empty_braces(text: str) -> list[tuple[int, int]]:
    """Where braces stand in a text, from and to, for marking them."""
    return [found.span() for found in _BRACES.finditer(text)]


def missing_words(missing: Sequence[str]) -> str:
    """What is still to be typed, in a sentence; empty for nothing."""
    if not missing:
        return ""
    names = {
        "{name}": tr("their name"),
        "{their_page}": tr("their page"),
        "{my_page}": tr("your page"),
    }
    listed = ", ".join(names.get(one, one) for one in missing)
    return tr("Still missing: {what}. Type it where it is marked.", what=listed)


def length(text: str, kind: str, network: Network | None) -> Length:
    """How long a message is, held against its network."""
    characters = len(text)
    limits = {limit.what: limit.characters for limit in network.limits} if network else {}
    which = next((what for what in _LIMITS.get(kind, ("message", "comment")) if what in limits), "")
    if not which or network is None:
        said = trn("{n} character", "{n} characters", characters)
        if characters > LONG:
            said = tr("{length}: long for a first message", length=said)
        return Length(characters, None, said)
    limit = limits[which]
    said = tr(
        "{length} of {limit} characters on {network}",
        length=number(characters),
        limit=number(limit),
        network=network.name,
    )
    if characters > limit:
        said = tr("{said}: too long by {over}", said=said, over=number(characters - limit))
    return Length(characters, limit, said)


def checked(
    name: str, text: str, kind: str, what: str, network: str, others: Sequence[Named]
) -> dict[str, str]:
    """A template's columns. Raises UserError for "name" (blank, taken), "words" or "what"."""
    name = clean_line(name, "name", TEMPLATE_NAME_LIMIT)
    if not name:
        raise UserError(tr("Give the message a name."), field="name")
    if any(one.name.casefold() == name.casefold() for one in others):
        raise UserError(tr("A message has this name already. Choose another one."), field="name")
    text = clean(text, "words", WORDS_LIMIT)
    if not text:
        raise UserError(tr("Type the words of the message."), field="words")
    if kind not in WHATS or what not in ("", *WHATS[kind]):
        raise UserError(tr("Choose what the message is for."), field="what")
    return {
        "name": name,
        "words": text,
        "kind": kind,
        "what": what,
        "network": clean_line(network, "network", NETWORK_LIMIT),
    }
