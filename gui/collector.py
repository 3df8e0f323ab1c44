"""Garbage is collected in the window's thread alone.

Python collects in whatever thread happens to make the next object. A widget that is let go of
while the store's worker runs would be destroyed there, which Qt does not survive.
"""

from __future__ import annotations

import gc
import sys
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000
USUAL_TURN, TURN = 0.005, 0.0005
"""Seconds that a thread keeps Python to itself while another waits: usually, with much to do."""


class Collector(QObject):
    """Turns Python's own collecting off and does it from the event loop instead."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=EVERY_MS)
        timer.timeout.connect(collect_when_due)
        timer.start()


class Hoard:
    """A great many objects that are being made, or are kept for a while, and are in no circle.

    Looking through a million of them for circles would stop the window for a second.
    """

    _growing: ClassVar[int] = 0

    def __init__(self) -> None:
        self._grows = False

    def grow(self) -> None:
        """Nothing is collected until it is whole or given up."""
        if not self._grows:
            self._grows = True
            Hoard._growing += 1
            # Painting takes Python's lock a hundred times over; each time it waits so long.
            sys.setswitchinterval(TURN)

    def keep(self) -> None:
        """It is whole: it is left out when garbage is looked for."""
        if self._stop_growing():
            gc.freeze()

    def give_up(self) -> None:
        """It is let go of, and garbage is looked for everywhere again."""
        self._stop_growing()
        gc.unfreeze()

    def _stop_growing(self) -> bool:
        grew, self._grows = self._grows, False
        Hoard._growing -= grew
        if not Hoard._growing:
            sys.setswitchinterval(USUAL_TURN)
        return grew

    @classmethod
    def any_grows(cls) -> bool:
        """Whether one is being made just now."""
        return cls._growing > 0


def collect_when_due() -> None:
    """Collect the oldest generation whose own threshold has been passed, as Python would."""
    if Hoard.any_grows():
        return
    passed = [
        count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)
    ]
    due = [generation for generation, over in enumerate(passed) if over]
    if due:
        gc.collect(due[-1])
