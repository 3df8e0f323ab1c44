"""How long a session took so far, breaks not counted."""

from __future__ import annotations

import time
from collections.abc import Callable


class Clock:
    """Runs on from the minutes that a session had; `now` gives seconds that only grow."""

    def __init__(self, minutes: int, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._before = minutes
        self._since = now()

    @property
    def minutes(self) -> int:
        """Whole minutes so far."""
        return self._before + int((self._now() - self._since) // 60)
