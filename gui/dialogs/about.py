"""Version and day, what is new, where data lives, and what Regulars is made of."""

from __future__ import annotations

import platform
import tomllib
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.languages import spoken
from core.release import Release, releases, this_release
from core.resources import resource
from core.store.places import backup_folder
from core.text import day, tr
from gui.dialogs.base import Dialog
from gui.help.book import Subject
from gui.help.view import HelpView
from gui.state import State
from gui.widgets.labels import Label
from gui.widgets.segmented import Segmented


class About(Dialog):
    """About Regulars."""

    def __init__(self, state: State, parent: QWidget) -> None:
        release = this_release()
        super().__init__(
            tr("Regulars {version}", version=release.version),
            tr("Likes don’t feed your family; regulars do."),
            width=620,
            parent=parent,
        )
        self.cancel.setText(tr("Close"))
        released = tr("Released on {day}.", day=day(release.day, year=True))
        free = tr("Free under the MIT licence.")
        self.body.addWidget(Label(f"{released} {free}", "body", wrap=True))
        where = tr(
            "Your plan is in your own file and nowhere else. Backups are in {backups}; "
            "what this computer remembers is in {state}.",
            backups=str(backup_folder()),
            state=str(state.file),
        )
        self.body.addWidget(Label(where, "second", wrap=True))
        names = (tr("What is new"), tr("What it is made of"))
        self.tabs = Segmented(list(enumerate(names)), 0, name=tr("What is shown"))
        self.tabs.chosen.connect(self._show)
        self.body.addWidget(self.tabs)
        self.pages = (self._news(), self._parts())
        for name, page in zip(names, self.pages, strict=True):
            page.setAccessibleName(name)
            page.setMinimumHeight(self.room(280))
            self.body.addWidget(page)
        self._show(0)

    def _show(self, chosen: int) -> None:
        for place, page in enumerate(self.pages):
            page.setVisible(place == chosen)

    def _news(self) -> QWidget:
        shown = HelpView(self)
        shown.setAccessibleDescription("")
        shown.show_subject(Subject("", "", "\n\n".join(map(_told, releases(spoken().code)))))
        return shown

    def _parts(self) -> QWidget:
        shown = QPlainTextEdit(f"{parts_words()}\n\n{licences()}", self)
        shown.setReadOnly(True)
        return shown


def _told(release: Release) -> str:
    heading = tr("Regulars {version}", version=release.version)
    return f"### {heading}, {day(release.day, year=True)}\n\n{release.notes}"


def parts_words() -> str:
    """One line for each part: name, version where it is known, licence."""
    parts = tomllib.loads(resource("licences", "components.toml").read_text(encoding="utf-8"))
    return "\n".join(
        " ".join(word for word in (part["name"], _version(part), "–", part["licence"]) if word)
        for part in parts["component"]
    )


def licences() -> str:
    """The texts that must go with fonts and icons; those of the others lie in one folder."""
    files = [resource("icons", "LICENSE"), *sorted(resource("fonts").glob("*OFL.txt"))]
    texts = [path.read_text(encoding="utf-8").strip() for path in files if path.exists()]
    lead = tr("All licences in full lie in {folder}.", folder=str(resource("licences")))
    return "\n\n".join([lead, *texts])


def _version(part: dict[str, Any]) -> str:
    if part["name"] == "Python":
        return platform.python_version()
    for package in part["packages"]:
        with suppress(PackageNotFoundError):
            return version(package)
    return ""
