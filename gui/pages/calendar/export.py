"""The calendar as a file for other calendars."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from core.business.queries import business
from core.errors import UserError
from core.store.database import Reader
from core.text import tr, trn
from gui.dialogs.files import documents, safe_stem

if TYPE_CHECKING:
    from gui.pages.calendar.page import CalendarPage as Page

SUFFIX = ".ics"


def ask_and_write(page: Page) -> None:
    """Let the owner choose a place; nothing happens on Cancel."""
    page.runner.ask(_proposed, then=lambda name: _ask(page, name), owner=("calendar", "file"))


def _proposed(reader: Reader) -> str:
    return safe_stem(business(reader).name) + SUFFIX


def _ask(page: Page, name: str) -> None:
    folder = documents()
    folder.mkdir(parents=True, exist_ok=True)
    kinds = tr("Calendar files (*{suffix})", suffix=SUFFIX)
    dialog = QFileDialog(page, tr("Save as a calendar file"), str(folder), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: write(page, Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def write(page: Page, path: Path) -> None:
    """Write everything that has a day."""
    from core.exporting.ics import write_calendar

    def said(error: UserError) -> None:
        page.desk.say(error.sentence)

    def told(count: int) -> None:
        entries = trn("{n} entry", "{n} entries", count)
        page.desk.toast(tr("{entries} in {file}.", entries=entries, file=path.name))

    page.runner.ask(write_calendar, path, page.today, then=told, refused=said)
