"""Who may be one and the same: pairs of people, and why.

Only those are compared who share something: a mailbox, a phone number, a name on a network, a
site, or words of their names. So ten thousand people take a second or two and not an hour.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import NamedTuple

from core.people.limits import EMAIL, HANDLE, PHONE, SITE
from core.people.profiles import network_of

SIMILAR = 90.0
"""Likeness of two names, 0 to 100, from which on they are offered (rapidfuzz's ratio of the words
in order of the alphabet): Tess Arden and Tes Arden are, Tess Arden and Tess Warren are not."""
CROWD = 40
"""More people than this who share one thing are a crowd and no duplicates: a page of a directory,
a first name with an initial."""
SAME_SITE = 6
"""More people than this on one site work there, or are listed there."""
WORDS_COMPARED = 5
DIGITS_COMPARED = 9
"""Digits at the end of a phone number that tell it from others whatever stands before them."""

_FILLERS = frozenset(
    [
        *("the", "and", "of", "ltd", "limited", "llc", "llp", "inc", "co", "company", "plc"),
        *("gmbh", "ag", "kg", "bv", "sa", "srl", "mr", "mrs", "ms", "dr"),
    ]
)
_WORD = re.compile(r"\w+")
_SHARED_HOSTS = (
    "linktr.ee", "etsy.com", "google.com", "goo.gl", "bit.ly", "eventbrite.com", "medium.com",
    "yelp.com", "tripadvisor.com", "amazon.com", "ebay.com", "github.io", "carrd.co", "beacons.ai",
    "about.me", "patreon.com", "wa.me", "t.me",
)  # fmt: skip
"""Hosts that many people share and none of them owns."""
_GENERIC = frozenset(
    ["info", "hello", "contact", "shop", "office", "mail", "admin", "team", "press"]
)

Pair = tuple[int, int]


@dataclass(frozen=True)
class Known:
    """A person as far as likeness goes: the folded name, and keys as (kind, value)."""

    id: int
    folded: str
    keys: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Alike:
    """Two people who may be one, the smaller id first.

    `reasons` are of "email", "phone", "handle", "site", "name", the strongest first; `likeness` is
    that of their names, 0 when it is below `SIMILAR`.
    """

    first: int
    second: int
    reasons: tuple[str, ...]
    likeness: float

    @property
    def strength(self) -> float:
        """For the order in which pairs are offered: the surest first."""
        return sum(_WEIGHTS[reason] for reason in self.reasons) + self.likeness / 100


class _Name(NamedTuple):
    """A name as it is compared: its words in the order of the alphabet, and without gaps."""

    in_order: str
    in_one: str


_WEIGHTS = {EMAIL: 8.0, PHONE: 5.0, HANDLE: 4.0, SITE: 3.0, "name": 2.0}


def pairs(people: Iterable[Known], apart: Set[Pair] = frozenset()) -> list[Alike]:
    """All pairs that look alike, the surest first; not those that were said to be `apart`."""
    known = {person.id: person for person in people}
    reasons: dict[Pair, set[str]] = defaultdict(set)
    for kind, shared in _by_key(known.values()).items():
        most = SAME_SITE if kind == SITE else CROWD
        for pair in _pairs(shared.values(), most):
            reasons[pair].add(kind)
    likeness = _alike_names(known)
    for pair in likeness:
        reasons[pair].add("name")
    found = [
        Alike(*pair, tuple(sorted(why, key=lambda one: -_WEIGHTS[one])), likeness.get(pair, 0.0))
        for pair, why in reasons.items()
        if pair not in apart
    ]
    return sorted(found, key=lambda one: (-one.strength, one.first, one.second))


class Names:
    """The names of people who are known, to find those that are like another one."""

    def __init__(self, people: Iterable[Known]) -> None:
        self._names = {person.id: _name(person.folded) for person in people}
        self._blocks = _blocks(self._names)

    def like(self, folded: str) -> list[tuple[int, float]]:
        """Ids of people with a similar name and the likeness, the most alike first."""
        wanted = _name(folded)
        seen = {
            person_id
            for key in _block_keys(wanted)
            if len(block := self._blocks.get(key, ())) <= CROWD
            for person_id in block
        }
        found = [(one, _likeness(wanted, self._names[one])) for one in seen]
        return sorted((one for one in found if one[1]), key=lambda one: (-one[1], one[0]))


def similar(one: str, other: str) -> bool:
    """Whether two folded names are much alike."""
    return bool(_likeness(_name(one), _name(other)))


def mailbox(email: str) -> str:
    """The mailbox that an address ends in: without +tags, and for Gmail without dots."""
    local, _, host = email.partition("@")
    local = local.partition("+")[0] or local
    if host in ("gmail.com", "googlemail.com"):
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{host}"


def _by_key(people: Iterable[Known]) -> dict[str, dict[str, set[int]]]:
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for person in people:
        for kind, value in person.keys:
            if shared := _shared(kind, value):
                found[kind][shared].add(person.id)
    return found


def _shared(kind: str, value: str) -> str:
    """What of a key two people may share although the whole is one person's alone."""
    if kind == EMAIL:
        return mailbox(value)
    if kind == PHONE:
        digits = value.lstrip("+")
        return digits[-DIGITS_COMPARED:] if len(digits) >= DIGITS_COMPARED else ""
    if kind == HANDLE:
        name = re.sub(r"[._-]", "", value.rpartition("/")[2])
        return name if len(name) > 3 and name not in _GENERIC else ""
    if kind == SITE:
        host = re.split(r"[:/?]", value, maxsplit=1)[0]
        shared = network_of(host) or any(host == h or host.endswith("." + h) for h in _SHARED_HOSTS)
        return "" if shared else host
    return ""


def _alike_names(known: Mapping[int, Known]) -> dict[Pair, float]:
    names = {person.id: _name(person.folded) for person in known.values()}
    found: dict[Pair, float] = {}
    compared: set[Pair] = set()
    for pair in _pairs(_blocks(names).values(), CROWD):
        if pair in compared:
            continue
        compared.add(pair)
        if likeness := _likeness(names[pair[0]], names[pair[1]]):
            found[pair] = likeness
    return found


def _likeness(one: _Name, other: _Name) -> float:
    """How like two names are, 0 where it is below `SIMILAR`."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one.in_order, other.in_order, score_cutoff=SIMILAR) or fuzz.ratio(
        one.in_one, other.in_one, score_cutoff=SIMILAR
    )


def _pairs(groups: Iterable[Iterable[int]], most: int) -> Iterator[Pair]:
    for group in groups:
        members = sorted(set(group))
        if len(members) <= most:
            yield from combinations(members, 2)


def _name(folded: str) -> _Name:
    """A name as it is compared, without the words that say nothing."""
    words = _WORD.findall(folded)
    telling = [word for word in words if word not in _FILLERS] or words
    return _Name(" ".join(sorted(telling)), "".join(telling))


def _blocks(names: Mapping[int, _Name]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for person_id, name in names.items():
        for key in _block_keys(name):
            found[key].append(person_id)
    return found


def _block_keys(name: _Name) -> Sequence[str]:
    """What names that are alike have in common: the whole, a word with an initial, a beginning.

    A slip of the pen in one word leaves the other words; a gap too many leaves the beginning.
    """
    words = name.in_order.split()[:WORDS_COMPARED]
    crossed = {f"{one}|{other[0]}" for one, other in permutations(words, 2)}
    return [f"={name.in_order}", f"^{name.in_one[:6]}", *crossed]
