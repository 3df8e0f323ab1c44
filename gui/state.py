"""What this computer remembers between starts: size, page, columns, theme, recent files.

Kept in an INI file in the user's own configuration folder. It is only a memory: whatever is
broken in it is taken for not there, and no start fails because of it.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
import os
from pathlib import Path
from typing import Any, Literal, cast

from PySide6.QtCore import QByteArray, QSettings

RECENT_KEPT = 8
HOME = "REGULARS_HOME"
"""As in `core.store.places`: everything in one folder, on a stick or in a test."""
MODES = ("system", "light", "dark")
NO_REMINDER, ON_OPENING, AT_A_TIME = REMINDERS = ("no", "opening", "time")
"""When today's work is told: never, on the day's first opening, or at a time of day."""
USUAL_TIME = "09:00"

Mode = Literal["light", "dark", "system"]


class State:
    """The memory. `path` names its file; None takes the usual place of the system."""

    def __init__(self, path: Path | None = None) -> None:
        form = QSettings.Format.IniFormat
        home = os.environ.get(HOME)
        path = path or (Path(home) / "regulars.ini" if home else None)
        self._settings = (
            QSettings(str(path), form)
            if path
            else QSettings(form, QSettings.Scope.UserScope, "regulars", "regulars")
        )

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return Path(self._settings.fileName())

    @property
    def mode(self) -> Mode:
        """Light, dark, or as the system has it."""
        found = self._text("look/mode")
        return cast(Mode, found) if found in MODES else "system"

    @mode.setter
    def mode(self, value: Mode) -> None:
        self._settings.setValue("look/mode", value)

    @property
    def text_size(self) -> int:
        """Per cent, 90 to 150."""
        found = self._text("look/text_size")
        return min(max(int(found), 90), 150) if found.isdecimal() else 100

    @text_size.setter
    def text_size(self, value: int) -> None:
        self._settings.setValue("look/text_size", str(value))

    @property
    def reduced_motion(self) -> bool:
        """Whether things appear and go without moving."""
        return self._text("look/reduced_motion") == "yes"

    @reduced_motion.setter
    def reduced_motion(self, value: bool) -> None:
        self._settings.setValue("look/reduced_motion", "yes" if value else "no")

    @property
    def reminder(self) -> str:
        """When today's work is told: "no", "opening" or "time"."""
        found = self._text("reminder/when")
        return found if found in REMINDERS else NO_REMINDER

    @reminder.setter
    def reminder(self, value: str) -> None:
        self._settings.setValue("reminder/when", value)

    @property
    def reminder_time(self) -> str:
        """The time of day of the reminder, as "09:00"."""
        found = self._text("reminder/time")
        try:
            dt.time.fromisoformat(found)
        except ValueError:
            return USUAL_TIME
        return found

    @reminder_time.setter
    def reminder_time(self, value: str) -> None:
        self._settings.setValue("reminder/time", value)

    @property
    def reminded_on(self) -> str:
        """The last day that was reminded of, as "2027-03-09"; empty for none."""
        return self._text("reminder/last")

    @reminded_on.setter
    def reminded_on(self, value: str) -> None:
        self._settings.setValue("reminder/last", value)

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window as Qt gives it; empty when unknown."""
        try:
            return QByteArray(base64.b64decode(self._text("window/geometry"), validate=True))
        except (binascii.Error, ValueError):
            return QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._settings.setValue("window/geometry", base64.b64encode(value.data()).decode())

    def recent_files(self) -> list[Path]:
        """Files opened lately, newest first, whether they are still there or not."""
        return [Path(entry["path"]) for entry in self._recent()]

    def opened(self, path: Path) -> None:
        """Put `path` first among the recent files."""
        entries = self._recent()
        mine = next((e for e in entries if e["path"] == str(path)), {"path": str(path)})
        others = [entry for entry in entries if entry["path"] != str(path)]
        self._keep_recent([mine, *others][:RECENT_KEPT])

    def forget_file(self, path: Path) -> None:
        """Take `path` off the recent files."""
        self._keep_recent([entry for entry in self._recent() if entry["path"] != str(path)])

    def last_page(self, path: Path) -> str:
        """The page that was open last in `path`; empty when unknown."""
        found = next((e for e in self._recent() if e["path"] == str(path)), {})
        page = found.get("page", "")
        return page if isinstance(page, str) else ""

    def page_opened(self, path: Path, page: str) -> None:
        """Remember the open page of `path`, which must be among the recent files."""
        entries = self._recent()
        for entry in entries:
            if entry["path"] == str(path):
                entry["page"] = page
        self._keep_recent(entries)

    def page_state(self, page: str) -> dict[str, Any]:
        """What a page wants to remember: columns, an open tab."""
        found = self._json(f"page/{page}")
        return found if isinstance(found, dict) else {}

    def keep_page_state(self, page: str, state: dict[str, Any]) -> None:
        """Remember it for the next start; `state` as JSON takes it."""
        self._settings.setValue(f"page/{page}", json.dumps(state))

    def tip_wanted(self, page: str) -> bool:
        """Whether the tip of a page was never dismissed on this computer."""
        return page not in self._dismissed()

    def dismiss_tip(self, page: str) -> None:
        """Never show the tip of this page again."""
        dismissed = sorted({*self._dismissed(), page})
        self._settings.setValue("tips/dismissed", json.dumps(dismissed))

    def bring_tips_back(self) -> None:
        """Show the tips of all pages again."""
        self._settings.remove("tips/dismissed")

    def save(self) -> None:
        """Write it down now; a disk that refuses is of no consequence here."""
        self._settings.sync()

    def _recent(self) -> list[dict[str, Any]]:
        found = self._json("files/recent")
        entries = found if isinstance(found, list) else []
        return [e for e in entries if isinstance(e, dict) and isinstance(e.get("path"), str)]

    def _keep_recent(self, entries: list[dict[str, Any]]) -> None:
        self._settings.setValue("files/recent", json.dumps(entries))

    def _dismissed(self) -> list[str]:
        found = self._json("tips/dismissed")
        return [page for page in found if isinstance(page, str)] if isinstance(found, list) else []

    def _json(self, key: str) -> Any:
        try:
            return json.loads(self._text(key))
        except ValueError:
            return None

    def _text(self, key: str) -> str:
        found = self._settings.value(key)
        return found if isinstance(found, str) else ""
