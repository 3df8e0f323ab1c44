"""What is likely done next with somebody to get back to, for the one click."""

from __future__ import annotations

from core.prospects.limits import (
    ASK,
    ASKED,
    COMMENTED,
    FOLLOWED,
    FOLLOWING,
    FOUND,
    GIVE,
    LINKED,
    OURS,
    READY,
    REPLY,
    SHARED_THEIRS,
    TALKING,
    THEIRS,
)
from core.text import tr

NEXT = {
    FOUND: (GIVE, FOLLOWED),
    FOLLOWING: (GIVE, COMMENTED),
    TALKING: (GIVE, SHARED_THEIRS),
    READY: (ASK, ""),
    ASKED: (REPLY, THEIRS),
    LINKED: (REPLY, OURS),
}
"""What a stage's usual step is logged as."""


def next_words(stage: str) -> str:
    """What the button that logs it says."""
    from core.prospects.words import what_name

    kind, what = NEXT.get(stage, (REPLY, OURS))
    return tr("Ask") if kind == ASK else what_name(kind, what)
