"""What every test with a screen stands on: the theme, light and still, and no thread left over."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool
from PySide6.QtWidgets import QApplication

from gui.collector import collect_when_due
from gui.theme import Theme, install


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[Theme]:
    """The theme, light, at 100 % and without movement, whatever a test before did to it."""
    made = install(qapp, mode="light", text_size=100, reduced_motion=True)
    yield made
    # A window that stays would be styled anew in every test that changes the theme.
    for left in QApplication.topLevelWidgets():
        left.close()
        left.deleteLater()
    # What was let go of goes now, not in the middle of the next test.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def garbage_is_collected_here(qapp: QApplication) -> Iterator[None]:
    """As in the app: never in the thread of the store, where a widget must not be destroyed.

    It stays off until a test without a screen has let go of what is left (`tests/conftest.py`).
    """
    gc.disable()
    yield
    collect_when_due()


@pytest.fixture(autouse=True)
def no_thread_of_qt_left_over(qapp: QApplication) -> Iterator[None]:
    """Every QThread that a test started, and every job in the pool, ends with the test."""
    yield
    assert QThreadPool.globalInstance().waitForDone(2000), "a job is still in the pool"
    children = qapp.findChildren(QThread)
    running = [cast(QThread, thread) for thread in children if thread.isRunning()]
    assert not running, f"threads still running: {[thread.objectName() for thread in running]}"
