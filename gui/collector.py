"""Garbage is collected in the window's thread alone.

Python collects in whatever thread happens to make the next object. A widget that is let go of
while the store's worker runs would be destroyed there, which Qt does not survive.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Collector(QObject):
    """Turns Python's own collecting off and does it from the event loop instead."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=EVERY_MS)
        timer.timeout.connect(collect_when_due)
        timer.start()


def collect_when_due() -> None:
    """Collect the oldest generation whose own threshold has been passed, as Python would."""
    passed = [
        count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)
    ]
    due = [generation for generation, over in enumerate(passed) if over]
    if due:
        gc.collect(due[-1])
