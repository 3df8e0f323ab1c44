"""What the import dialog knows: which contacts are ticked, and the words about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.people.incoming import FORGOTTEN, KNOWN, NEW, Incoming
from core.people.preview import ContactsPreview
from core.text import number, tr, trn


@dataclass
class Picked:
    """A preview, and the contacts that the owner took the tick from."""

    preview: ContactsPreview
    left_out: set[int] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How many contacts will be taken in."""
        return len(self.preview.contacts) - len(self.left_out)

    def is_in(self, one: Incoming) -> bool:
        """Whether a contact is ticked."""
        return one.number not in self.left_out

    def tick(self, one: Incoming, on: bool) -> None:
        """Tick a contact, or take the tick from it."""
        (self.left_out.discard if on else self.left_out.add)(one.number)

    def tick_all(self, on: bool) -> None:
        """Tick all contacts or none."""
        self.left_out = set() if on else {one.number for one in self.preview.contacts}


def summary(preview: ContactsPreview) -> str:
    """In a line: how many are new, known, alike, and will be blocked."""
    parts = [trn("{n} new", "{n} new", preview.new)]
    if preview.known:
        parts.append(tr("{n} known already", n=number(preview.known)))
    if preview.alike:
        parts.append(tr("{n} look like somebody you know", n=number(preview.alike)))
    if preview.blocked:
        parts.append(tr("{n} do not contact", n=number(preview.blocked)))
    if preview.problems:
        parts.append(trn("{n} line to look at", "{n} lines to look at", len(preview.problems)))
    return " · ".join(parts)


def status_words(one: Incoming) -> str:
    """What becomes of a contact."""
    if one.status == KNOWN:
        return tr("Adds to {name}", name=one.person_name)
    if one.status == FORGOTTEN:
        return tr("Left out")
    if one.status != NEW:
        return tr("With {name} above", name=one.person_name)
    if one.like is not None:
        return tr("New, but like {name}", name=one.like[1])
    return tr("New")


def status_hue(one: Incoming) -> str:
    """The colour that says the same."""
    if one.status == NEW:
        return "mustard" if one.like is not None else "leaf"
    return "sea"


def remarks(one: Incoming) -> str:
    """What is left out or set, in sentences."""
    return " ".join(one.remarks)
