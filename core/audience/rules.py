"""What is decided about groups: names and sizes, the three slots, and when the screen warns.

Pure functions of plain values. The database holds the slots as well (see `tables.py`); here
they are said in sentences that the owner can act upon.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.audience.limits import LARGEST, PRIMARY, SLOTS
from core.errors import UserError
from core.text import and_list, number, percent, tr, trn
from core.typed import clean_line

NAME_LIMIT = 120
"""Characters of a group's name; `core.store.schema.NAME_LIMIT` for readers."""
MUCH_THE_SAME = 50.0
"""Per cent of overlap above which two groups are much the same people."""

Size = tuple[int, int]
"""People within reach: the low and the high end of the likely range."""


class Sized(Protocol):
    """What the warnings need to know of a group."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def slot(self) -> int | None: ...
    @property
    def size(self) -> Size | None: ...


@dataclass(frozen=True)
class Overlap:
    """Two groups, and how much of the smaller one is in the other as well, in per cent."""

    first: int
    second: int
    percent: float


@dataclass(frozen=True)
class Warned:
    """Something worth a second look: the groups that it is about, and what to say.

    `kind` is "overlap" (over half the same people) or "bigger" (parked, yet bigger than a
    sub-group). `loud` asks for a message of its own; the rest shows in the group's row.
    """

    kind: str
    groups: tuple[int, ...]
    title: str
    advice: str
    loud: bool


def slot_name(slot: int) -> str:
    """What a slot is called: Primary, Sub-group 1, Sub-group 2."""
    return tr("Primary") if slot == PRIMARY else tr("Sub-group {n}", n=slot - 1)


def slot_words(slot: int) -> str:
    """What a slot is called inside a sentence."""
    return tr("the primary group") if slot == PRIMARY else tr("sub-group {n}", n=slot - 1)


def full_title() -> str:
    """The short half of what is said when the three slots are taken."""
    return tr("Three groups is full.")


def full_advice() -> str:
    """The other half: what to do about it, and why."""
    return tr("Swap one out to add another: spreading wider makes each of them hear less from you.")


def free_slot(taken: Collection[int]) -> int | None:
    """The first open slot, or None when all three are taken."""
    return next((slot for slot in SLOTS if slot not in taken), None)


def checked_slot(slot: int | None, taken: Mapping[int, str]) -> int:
    """The slot for a group that comes into focus; None asks for the first open one.

    `taken` are the names in the slots. Raises UserError when all are taken, or this one is.
    """
    first_open = free_slot(taken)
    if first_open is None:
        raise UserError(f"{full_title()} {full_advice()}", field="slot")
    if slot is None:
        return first_open
    known_slot(slot)
    if slot in taken:
        raise UserError(
            tr(
                "{name} is {place}. Choose an empty place, or swap the two.",
                name=taken[slot],
                place=slot_words(slot),
            ),
            field="slot",
        )
    return slot


def known_slot(slot: int) -> int:
    """`slot` if there is such a one. Raises UserError otherwise."""
    if slot not in SLOTS:
        raise UserError(tr("A plan has one primary group and two sub-groups."), field="slot")
    return slot


def checked_name(value: str, taken: Iterable[str]) -> str:
    """A group's name on one line. Raises UserError if blank, too long, or one of `taken`."""
    name = clean_line(value, "name", NAME_LIMIT)
    if not name:
        raise UserError(tr("Give the group a name."), field="name")
    if name.casefold() in {other.casefold() for other in taken}:
        raise UserError(tr("There is a group called {name} already.", name=name), field="name")
    return name


def checked_size(low: int | None, high: int | None) -> Size | None:
    """A size range, or None for not sized yet. Raises UserError for "low" or "high".

    One number alone stands for both ends.
    """
    if low is None and high is None:
        return None
    first = low if low is not None else high
    last = high if high is not None else low
    assert first is not None
    assert last is not None
    if first < 0:
        raise UserError(tr("A group cannot have fewer than no people."), field="low")
    if last > LARGEST:
        raise UserError(tr("That is more people than there are. Check the zeros."), field="high")
    if first > last:
        raise UserError(
            tr(
                "The range is upside down: write {low} first, then {high}.",
                low=number(last),
                high=number(first),
            ),
            field="high",
        )
    return first, last


def checked_overlap(value: float) -> float:
    """An overlap between 0 and 100 per cent. Raises UserError for "percent" otherwise."""
    if not 0 <= value <= 100:
        raise UserError(tr("An overlap is between 0% and 100%."), field="percent")
    return value


def middle(size: Size) -> float:
    """The number that sizes are compared by: the middle of the range."""
    return (size[0] + size[1]) / 2


def warnings(groups: Sequence[Sized], overlaps: Iterable[Overlap]) -> list[Warned]:
    """What is worth a second look in a plan's focus, the loud ones first."""
    found = [*_overlapping(groups, overlaps), *_bigger(groups)]
    return sorted(found, key=lambda warned: not warned.loud)


def _overlapping(groups: Sequence[Sized], overlaps: Iterable[Overlap]) -> list[Warned]:
    by_id = {group.id: group for group in groups}
    return [
        Warned(
            "overlap",
            (overlap.first, overlap.second),
            tr(
                "{first} and {second} overlap by {percent}.",
                first=by_id[overlap.first].name,
                second=by_id[overlap.second].name,
                percent=percent(overlap.percent / 100),
            ),
            tr("Over half are the same people: one place could go to others."),
            loud=all(by_id[id].slot is not None for id in (overlap.first, overlap.second)),
        )
        for overlap in overlaps
        if overlap.percent > MUCH_THE_SAME
    ]


def _bigger(groups: Sequence[Sized]) -> list[Warned]:
    """Parked groups against the smallest sub-group: whoever beats another one beats that too."""
    subs = [g for g in groups if g.slot is not None and g.slot != PRIMARY and g.size]
    if not subs:
        return []
    smallest = min(subs, key=lambda group: middle(group.size or (0, 0)))
    bar = middle(smallest.size or (0, 0))
    bigger = [g for g in groups if g.slot is None and g.size and middle(g.size) > bar]
    if not bigger:
        return []
    bigger.sort(key=lambda group: -middle(group.size or (0, 0)))
    return [
        Warned(
            "bigger",
            (*(group.id for group in bigger), smallest.id),
            trn(
                "{names} is parked, yet bigger than {smallest}, {place}.",
                "{names} are parked, yet bigger than {smallest}, {place}.",
                len(bigger),
                names=_few([group.name for group in bigger]),
                smallest=smallest.name,
                place=slot_words(smallest.slot or 0),
            ),
            tr("Swap them, or keep a reason why the smaller one matters more."),
            loud=True,
        )
    ]


def _few(names: Sequence[str]) -> str:
    """Names as a sentence has them, two at most and how many more."""
    if len(names) <= 3:
        return and_list(names)
    rest = len(names) - 2
    return and_list([*names[:2], trn("{n} more", "{n} more", rest)])
