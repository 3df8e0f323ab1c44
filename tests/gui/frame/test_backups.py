"""Backups and the passphrase from the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from core.business.operations import change_business
from core.store.database import is_encrypted
from gui.dialogs.encryption import Encryption
from gui.dialogs.restore import Restore
from gui.frame.keeper import Keeper
from gui.window import Window
from tests.gui.frame.opened import Opened


def test_opening_makes_a_backup_and_the_status_line_says_so(window: Window, opened: Opened) -> None:
    keeper = Keeper(window)
    keeper.begin()
    opened.until(lambda: window.status.backup.text().startswith("Last backup today"))


def test_going_back_to_a_backup_shows_its_state(window: Window, opened: Opened) -> None:
    window.commands.back_up()
    opened.settle()
    assert window.toasts.sentence == "Backed up"
    window.runner.run(change_business, "name", "Renamed Cycles")
    opened.until(lambda: "Renamed" in window.windowTitle())
    window.commands.restore()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Restore))
    opened.until(dialog.go.isEnabled)
    assert "Last change" in dialog.words.text()
    dialog.go.click()
    opened.until(lambda: window.windowTitle() == "Canal Cycles – Regulars")
    opened.settle()
    assert not window.header.undo.isEnabled()


def test_encrypting_asks_twice_and_is_said_in_the_status_line(
    window: Window, opened: Opened, file: Path
) -> None:
    window.commands.encryption()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Encryption))
    dialog.new.line.setText("a long passphrase")
    dialog.again.line.setText("another")
    dialog.go.click()
    assert dialog.again.error.text().startswith("The two differ")
    dialog.again.line.setText("a long passphrase")
    dialog.go.click()
    opened.until(lambda: window.status.file.text() == "canal.regulars · encrypted")
    opened.settle()
    assert is_encrypted(file)
    window.runner.run(change_business, "name", "Still Works")
    opened.until(lambda: "Still Works" in window.windowTitle())
