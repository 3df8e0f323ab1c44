"""A pasted block of comments as candidate ideas: one a line, with the names that were found.

Pages are copied with all that stands on them, so lines that are only buttons, counts, ages or
pictures are kept as candidates that nobody ticked, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.ideas.alike import Known, told
from core.ideas.limits import TEXT_LIMIT
from core.people.keys import cleaned
from core.text import tr

LARGEST = 2 * 1024 * 1024
"""Characters that are read; what is beyond is left out, and said so."""
MOST = 5_000
"""Candidates of a block."""
LONGEST_NAME = 40
SHORTEST = 3
"""Letters of an idea."""

_BULLET = re.compile(r"^(?:[-*•·–—▪◦>]+|\(?\d{1,3}[.)])\s+")
_AGE = re.compile(
    r"^(?:\d+\s*(?:s|m|h|d|w|y|min|mins|hr|hrs|days?|weeks?|months?|years?)(?:\s+ago)?|"
    r"just now|yesterday|edited|today)\b[\s·•|,.]*",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"^(?:(?:\d[\d.,]*\s*[km]?\s*)?(?:likes?|loves?|repl(?:y|ies)|comments?|shares?|follow(?:ing)?|"
    r"see translation|view (?:all |more )?(?:\d+ )?(?:more )?(?:repl(?:y|ies)|comments)|"
    r"hide replies|top fan|author|pinned|report|edited|most relevant|load more.*|see more)"
    r"[\s·•|]*)+$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"^@([\w.]{2,30})[:,]?\s+(\S.*)$")
_NAMED = re.compile(r"^([^:@]{2,40}):\s+(\S.*)$")
_DASHED = re.compile(r"^(\S+(?:\s+\S+){0,2})\s+[-–—]\s+(\S.*)$")
_NAME = re.compile(
    r"^[^\W\d_][\w.'’&-]*(?:\s+(?:(?:&|and|of|de|von|van)\s+)?[^\W\d_][\w.'’-]*){0,3}$"
)
_ALONE = re.compile(r"^@?[a-z0-9_]+[._][a-z0-9_.]+$|^@[\w.]{2,30}$")
"""A line that is nothing but a name on a network, as copied above its comment."""


@dataclass(frozen=True)
class Candidate:
    """One line that may be an idea.

    `same_as` is the place of an earlier candidate that it is like, `idea_id` the idea of the file
    that it is like: taken, it is a vote for that one. `why_not` says why it is not ticked by
    itself, empty when it is.
    """

    place: int
    line: int
    text: str
    name: str = ""
    handle: str = ""
    email: str = ""
    day: str = ""
    same_as: int | None = None
    idea_id: int | None = None
    why_not: str = ""

    @property
    def who(self) -> str:
        """The name that was found, a handle with its @."""
        return self.name or (f"@{self.handle}" if self.handle else self.email)


@dataclass(frozen=True)
class Pasted:
    """What a block has: its candidates, and how many lines were left out for their number."""

    candidates: tuple[Candidate, ...]
    left_out: int = 0


def read_block(block: str, known: Mapping[int, str] | None = None) -> Pasted:
    """The candidates of a pasted block; `known` are the texts of the ideas there are, by id."""
    lines = block[:LARGEST].splitlines()
    found: list[Candidate] = []
    waiting = ""
    left_out = 1 if len(block) > LARGEST else 0
    for number, raw in enumerate(lines, start=1):
        line = cleaned(raw[: 4 * TEXT_LIMIT])
        if not line:
            continue
        if _ALONE.fullmatch(line):
            waiting = line.lstrip("@")
            continue
        if len(found) >= MOST:
            left_out += 1
            continue
        found.append(_candidate(len(found) + 1, number, line, waiting))
        if not found[-1].why_not:
            waiting = ""
    return Pasted(tuple(grouped(found, known or {})), left_out)


def grouped(found: Sequence[Candidate], known: Mapping[int, str]) -> list[Candidate]:
    """The candidates with what each is like: an idea of the file, else one before it."""
    there, before = Known(known), Known()
    told_of = []
    for one in found:
        if one.why_not:
            told_of.append(one)
            continue
        idea = there.like(one.text)
        same = before.like(one.text) if idea is None else None
        if idea is None and same is None:
            before.add(one.place, one.text)
        told_of.append(replace(one, idea_id=idea, same_as=same))
    return told_of


def _candidate(place: int, number: int, line: str, waiting: str) -> Candidate:
    line = _BULLET.sub("", line)
    name, handle, text = "", waiting, line
    if match := _HANDLE.match(line):
        handle, text = match[1], match[2]
    elif (match := _NAMED.match(line) or _DASHED.match(line)) and _is_name(match[1]):
        name, handle, text = match[1].strip(), "", match[2]
    text = _AGE.sub("", text).strip(' "“”')
    return Candidate(place, number, text or line, name, handle, why_not=_why_not(text))


def _is_name(words: str) -> bool:
    """Whether words read like somebody's name: few of them, each with a capital letter."""
    parts = [part for part in words.split() if part not in ("&", "and", "of", "de", "von", "van")]
    capital = all(part[0].isupper() or not part[0].isascii() for part in parts)
    return len(words) <= LONGEST_NAME and capital and bool(_NAME.match(words))


def _why_not(text: str) -> str:
    letters = sum(letter.isalnum() for letter in text)
    if not letters:
        return tr("No words")
    if _BUTTON.match(text):
        return tr("Looks like a button")
    if letters < SHORTEST or not told(text).words:
        return tr("Too short")
    if len(text) > TEXT_LIMIT:
        return tr("Longer than a line")
    return ""
