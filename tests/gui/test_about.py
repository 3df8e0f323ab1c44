"""What About says, without internet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.release import this_release
from core.text import day
from gui.dialogs.about import About
from gui.help.view import HelpView
from gui.state import State
from gui.widgets.labels import Label


def test_about_says_version_day_news_and_every_part(qtbot, tmp_path: Path) -> None:
    beneath = QWidget()
    qtbot.addWidget(beneath)
    about = About(State(tmp_path / "state.ini"), beneath)
    release = this_release()
    said = " ".join(label.text() for label in about.findChildren(Label))
    assert f"Regulars {release.version}" in said
    assert f"Released on {day(release.day, year=True)}." in said
    news = about.findChild(HelpView)
    assert not news.isHidden()
    assert "primary group" in news.toPlainText()
    about.tabs.chosen.emit(1)
    parts = about.findChild(QPlainTextEdit)
    assert news.isHidden()
    assert not parts.isHidden()
    for name in ("Qt and PySide6 6.", "OpenSSL", "Inter", "Python 3."):
        assert name in parts.toPlainText()
