"""Which ideas may be one and the same: pairs to compare, never merged by themselves.

Two texts are alike when their letters are (a slip of the pen, words in another order), or when
most of the telling words of the shorter one are in the other. Only those are compared that share
a telling word, so ten thousand ideas take about a second.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from core.people.rules import folded

SIMILAR = 88.0
"""Likeness of two whole texts, 0 to 100 (rapidfuzz's ratio of the words in order)."""
SAME_WORD = 84.0
"""Likeness from which on two words are one, "cookie" and "cookies"."""
SHARED = 0.6
"""The share of the shorter text's telling words that the other one has."""
LEAST_SHARED = 2
"""Telling words that two texts share at least, where their letters differ."""
CROWD = 80
"""More texts than this with one word: the word tells nothing."""
LONGEST = 120
"""Characters that are compared: an idea says what it is at its beginning."""
STEM = 4

_WORD = re.compile(r"\w+")
_FILLERS = frozenset(
    [
        *("a", "an", "the", "and", "or", "of", "for", "to", "in", "on", "at", "with", "by", "is"),
        *("be", "it", "i", "we", "you", "my", "our", "your", "me", "us", "do", "can", "could"),
        *("would", "should", "please", "love", "like", "want", "wish", "more", "some", "have"),
        *("make", "bring", "back", "sell", "offer", "get", "please", "maybe", "that", "this", "s"),
        *("der", "die", "das", "und", "fur", "mit", "ein", "eine", "le", "la", "les", "des", "de"),
        *("et", "pour", "un", "une", "el", "los", "y", "para", "con"),
    ]
)
"""Words without meaning for likeness; a text that has no others keeps them."""

Pair = tuple[int, int]


@dataclass(frozen=True)
class Alike:
    """Two ideas that may be one, the smaller id first; `likeness` 0 to 100."""

    first: int
    second: int
    likeness: float


@dataclass(frozen=True)
class Told:
    """A text as it is compared: its telling words in the order of the alphabet."""

    words: tuple[str, ...]
    in_order: str


def told(text: str) -> Told:
    """What of a text is compared."""
    words = _WORD.findall(folded(text)[:LONGEST].replace("'", "").replace("’", ""))
    telling = sorted({word for word in words if word not in _FILLERS} or set(words))
    return Told(tuple(telling), " ".join(telling))


def likeness(one: Told, other: Told) -> float:
    """How alike two texts are, 0 to 100; 0 for those that are not."""
    from rapidfuzz import fuzz

    if not one.words or not other.words:
        return 0.0
    if one.in_order == other.in_order:
        return 100.0
    whole = fuzz.ratio(one.in_order, other.in_order, score_cutoff=SIMILAR)
    if whole:
        return whole
    fewer, more = sorted((one.words, other.words), key=len)
    shared = sum(
        any(fuzz.ratio(word, their, score_cutoff=SAME_WORD) for their in more) for word in fewer
    )
    if shared < LEAST_SHARED or shared < SHARED * len(fewer):
        return 0.0
    return SIMILAR * (shared / len(fewer) + shared / len(more)) / 2


def pairs(texts: Mapping[int, str], apart: Set[Pair] = frozenset()) -> list[Alike]:
    """All pairs that look alike, the likeliest first, without those said to be `apart`."""
    known = {key: told(text) for key, text in texts.items()}
    found = []
    for first, second in _candidates(known):
        if (first, second) in apart:
            continue
        like = likeness(known[first], known[second])
        if like:
            found.append(Alike(first, second, like))
    return sorted(found, key=lambda pair: (-pair.likeness, pair.first, pair.second))


class Known:
    """Texts that are known, to find the one that another is most like."""

    def __init__(self, texts: Mapping[int, str] | None = None) -> None:
        self._texts: dict[int, Told] = {}
        self._whole: dict[str, int] = {}
        self._stems: dict[str, list[int]] = defaultdict(list)
        for key, text in (texts or {}).items():
            self.add(key, text)

    def add(self, key: int, text: str) -> None:
        """Know one more."""
        one = told(text)
        self._texts[key] = one
        self._whole.setdefault(one.in_order, key)
        for stem in _stems(one):
            self._stems[stem].append(key)

    def like(self, text: str) -> int | None:
        """The key of the text that is most like this one, None when none is."""
        wanted = told(text)
        if wanted.in_order in self._whole:
            return self._whole[wanted.in_order]
        shared = Counter(
            key
            for stem in _stems(wanted)
            if len(block := self._stems.get(stem, ())) <= CROWD
            for key in block
        )
        graded = [(likeness(wanted, self._texts[key]), -key) for key in shared]
        best = max(graded, default=(0.0, 0))
        return -best[1] if best[0] else None


def _candidates(known: Mapping[int, Told]) -> Iterable[Pair]:
    """Pairs that share a telling word, or its beginning."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for key, one in known.items():
        for stem in _stems(one):
            blocks[stem].append(key)
    seen: set[Pair] = set()
    for members in blocks.values():
        if len(members) <= CROWD:
            seen.update(combinations(sorted(members), 2))
    return sorted(seen)


def _stems(one: Told) -> Sequence[str]:
    return list(dict.fromkeys([f"={one.in_order}", *(word[:STEM] for word in one.words)]))
