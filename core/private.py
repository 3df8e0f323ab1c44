"""Names inside a sentence, so that a window whose names are hidden can leave them out.

What a step is called is kept in the file, and may say whom it was about. The name stands there
between marks that show nothing, with the person's number, since the person may be gone by then.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# First strong isolate and pop directional isolate: a name is set apart by its direction as well.
_OPEN, _BETWEEN, _CLOSE = "\u2068", "\u2063", "\u2069"
_MARKED = f"(?s){_OPEN}([0-9]*){_BETWEEN}(.*?){_CLOSE}"


def private(words: str, person_id: int | None = None) -> str:
    """`words` marked as a person's own: their name with `person_id`, or an address of theirs."""
    number = "" if person_id is None else person_id
    return f"{_OPEN}{number}{_BETWEEN}{words}{_CLOSE}"


def plain(sentence: str) -> str:
    """`sentence` as it reads with its names, without marks."""
    return re.sub(_MARKED, r"\2", sentence) if _OPEN in sentence else sentence


def veiled(sentence: str, said: Callable[[int | None], str]) -> str:
    """`sentence` with what `said` makes of each number (None for an address) for the names."""
    return re.sub(_MARKED, lambda found: said(int(found[1]) if found[1] else None), sentence)
