"""Opening files: what is in the way is a sentence or a question, and nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from core.store.lock import lock_path
from core.store.operation import Store
from gui.dialogs.held import Held
from gui.dialogs.new_file import NewFile
from gui.dialogs.passphrase import AskPassphrase
from gui.frame.keeper import start_trace
from gui.window import Window
from tests.gui.frame.opened import TODAY, Opened, make_file

ROOT = Path(__file__).resolve().parents[3]


def shown(kind: type[QDialog]) -> QDialog:
    """The one open dialog of a kind."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def test_without_a_file_there_are_three_choices_and_recent_files(
    opened: Opened, tmp_path: Path
) -> None:
    opened.state.opened(tmp_path / "gone.regulars")
    opened.app.start(None)
    first = opened.app.first
    names = [choice.accessibleName() for choice in (first.sample, first.start, first.open)]
    assert names == ["Open the sample", "Start my plan", "Open a file"]
    assert "gone.regulars" not in " ".join(b.text() for b in first.findChildren(QPushButton))


def test_the_file_used_last_opens_by_itself(opened: Opened, file: Path) -> None:
    opened.state.opened(file)
    opened.app.start(None)
    assert opened.window.path == file


def test_a_plan_of_ones_own_is_four_answers_away(opened: Opened, tmp_path: Path) -> None:
    opened.app.start(None)
    opened.app.first.start_plan()
    dialog = shown(NewFile)
    dialog.main.click()
    assert dialog.name.error.text() == "Type the name of your business."
    dialog.name.line.setText("Velvet Films")
    dialog.hours.line.setText("3.5")
    dialog._choose(tmp_path / "velvet.regulars")
    dialog.main.click()
    opened.until(lambda: opened.app.window is not None)
    assert opened.window.facts.business.name == "Velvet Films"
    assert opened.window.facts.business.hours_a_week == 3.5
    assert opened.window.facts.plan is not None
    assert opened.app.first is None


def test_an_encrypted_file_asks_until_the_passphrase_is_right(
    opened: Opened, tmp_path: Path
) -> None:
    path = make_file(tmp_path, key="a long passphrase")
    opened.app.start(path)
    shown(AskPassphrase).field.line.setText("a wrong one")
    shown(AskPassphrase).main.click()
    opened.until(lambda: bool(shown(AskPassphrase).field.error.text()))
    assert "passphrase is wrong" in shown(AskPassphrase).field.error.text()
    shown(AskPassphrase).field.line.setText("a long passphrase")
    shown(AskPassphrase).main.click()
    opened.until(lambda: opened.app.window is not None)
    assert opened.window.status.file.text() == "canal.regulars · encrypted"


def test_a_file_open_in_another_window_is_a_sentence(opened: Opened, file: Path) -> None:
    with Store.open(file):
        opened.app.start(file)
        assert "is open in another window" in opened.app.first.messages.sentence
    assert opened.app.window is None


def test_a_file_held_elsewhere_opens_only_when_the_owner_says_so(
    opened: Opened, file: Path
) -> None:
    words = {"machine": "till", "person": "ana", "process": 1, "since": "2027-03-09T08:00:00+00:00"}
    lock_path(file).write_text(json.dumps(words))
    opened.app.start(file)
    dialog = shown(Held)
    assert opened.app.window is None
    dialog.main.click()
    opened.until(lambda: opened.app.window is not None)
    assert opened.window.path == file


@pytest.mark.parametrize("content", [b"", b"x" * 9000, b"SQLite format 3\x00" + b"x" * 9000])
def test_a_file_that_is_not_ours_offers_a_backup_and_is_left_alone(
    opened: Opened, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "odd.regulars"
    path.write_bytes(content)
    opened.app.start(path)
    said = [w for w in QApplication.topLevelWidgets() if isinstance(w, AskPassphrase)]
    if not said:
        assert opened.app.first.messages.sentence
        assert opened.app.first.messages.bar is not None
    assert path.read_bytes() == content


def test_what_is_in_the_way_of_another_file_leaves_the_open_one_open(
    opened: Opened, window: Window, tmp_path: Path
) -> None:
    opened.app.open_path(tmp_path / "missing.regulars")
    assert "is not there" in window.messages.sentence
    assert opened.window is window


def test_the_trace_of_a_crash_is_offered_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import faulthandler

    from gui.frame import keeper

    path = tmp_path / "crash.txt"
    path.write_text("Fatal Python error: Segmentation fault")
    monkeypatch.setattr(keeper, "_trace", None)
    left = start_trace(path)
    faulthandler.disable()
    assert left.startswith("Fatal Python error")
    assert path.read_text() == ""
    assert keeper._trace is not None
    keeper._trace.close()


def test_the_sample_opens_from_the_first_window(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.frame.first.documents", lambda: tmp_path / "Documents")
    opened.app.start(None)
    opened.app.first.open_sample()
    opened.qtbot.waitUntil(lambda: opened.app.window is not None, timeout=20_000)
    assert opened.window.facts.business.name == "Juniper Street Bakery"
    assert opened.window.today == TODAY


def test_a_file_that_the_system_names_by_an_event_is_passed_on(tmp_path):
    code = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFileOpenEvent
from gui.app import Application
application = Application(["regulars"])
application.file_wanted.connect(print)
QCoreApplication.sendEvent(application, QFileOpenEvent(sys.argv[1]))
"""
    path = tmp_path / "Plan für März.regulars"
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    assert done.stdout.strip() == str(path)
