"""Journeys go through real windows, so what holds for every test with a screen holds here."""

from tests.gui.conftest import garbage_is_collected_here, no_thread_of_qt_left_over

__all__ = ["garbage_is_collected_here", "no_thread_of_qt_left_over"]
