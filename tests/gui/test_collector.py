"""Garbage is collected in the window's thread, never in the store's."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtWidgets import QWidget

from gui.collector import Collector, collect_when_due


class Knot(QWidget):
    """A widget that only a collection can free."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def _litter() -> None:
    for _ in range(5000):
        knot: list[object] = []
        knot.append(knot)


def test_a_widget_let_go_of_outlives_the_work_of_other_threads(qapp) -> None:
    collector = Collector()
    gone = weakref.ref(Knot())

    worker = threading.Thread(target=_litter)
    worker.start()
    worker.join()
    assert gone() is not None
    collect_when_due()

    assert gone() is None
    assert not gc.isenabled()
    del collector


def test_collecting_waits_until_there_is_enough(qapp) -> None:
    gc.collect()
    gone = weakref.ref(Knot())

    collect_when_due()

    assert gone() is not None
