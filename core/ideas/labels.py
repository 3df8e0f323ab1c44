"""What operations on ideas call things, and what they say when they cannot be done."""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import UserError
from core.ideas import queries
from core.store.operation import Store
from core.text import quoted, tr, trn

LONGEST = 40
"""Characters of an idea inside a label."""


def name(store: Store, idea_id: int) -> str:
    """An idea's words inside a label. Raises UserError when it is gone."""
    found = queries.text(store.reader, idea_id)
    if found is None:
        raise UserError(tr("This idea is not there any more. It may have been deleted or undone."))
    return short(found)


def names(store: Store, ideas: Sequence[int]) -> str:
    """One idea by its words, several by their number."""
    if len(ideas) == 1:
        return name(store, ideas[0])
    return trn("{n} idea", "{n} ideas", len(ideas))


def short(text: str) -> str:
    """A text in quotation marks, cut where it is long."""
    line = " ".join(text.split())
    return quoted(f"{line[:LONGEST].rstrip()}…" if len(line) > LONGEST + 1 else line)
