"""Fixtures of the tests of single parts."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget


@pytest.fixture
def shown(qtbot):
    """Puts a widget into a window with another field to leave to, and returns that window."""
    windows = []

    def show(widget):
        window = QWidget()
        column = QVBoxLayout(window)
        column.addWidget(widget)
        window.elsewhere = QLineEdit()
        column.addWidget(window.elsewhere)
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.elsewhere.setFocus()
        return window

    yield show
    windows.clear()
