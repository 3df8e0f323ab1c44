"""What every page is: a title, one live line, actions, and a body that reads itself anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.store.changes import Changes
from core.store.database import Reader
from gui.runner import Runner

EVERY_PAGE_READS = frozenset({"business", "plan", "setting"})
"""Tables that any page may show: the business's currency and hours, the current plan, choices."""


@dataclass(frozen=True)
class HeaderAction:
    """A button at the right of the header. One of a page's actions is primary, or none."""

    words: str
    icon: str
    act: Callable[[], object]
    primary: bool = False
    shortcut: str = ""
    """Shown in the tooltip; the primary action has Ctrl+N anyway."""
    enabled: bool = True
    checked: bool | None = None
    """For a switch (a side sheet open or not): its state; None for a plain button."""
    about: str = ""
    """What its words do not say, for the tooltip and the ear."""


class Desk(Protocol):
    """What a page may ask of the window around it."""

    @property
    def runner(self) -> Runner:
        """The way to the file."""

    @property
    def today(self) -> dt.date:
        """The day that everything is reckoned from, in the business's time zone."""

    def show_page(self, key: str, row: int | None = None) -> None:
        """Go to another page, and there to a row."""

    def say(self, sentence: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence in the message bar, with a button where something can be done."""

    def toast(
        self, sentence: str, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence for some seconds, for what is done and needs no decision."""


class Page(QWidget):
    """One place of the sidebar.

    A page says which tables it reads. `load(reader)` collects everything that the page shows;
    it runs on the worker (for the first page: before the first paint) and touches no widget.
    `show_data(data)` puts it on screen, keeping selection and scroll. When a change touches
    `reads`, the visible page is read again at once, a hidden one when it is shown.
    """

    key: ClassVar[str]
    """As in the registry: "goals"."""
    title: ClassVar[str] = ""
    """Overrides the registry's words in the header; empty takes them from there."""
    reads: ClassVar[frozenset[str]] = frozenset()
    """Tables whose change makes the page old; business, plan and setting are always among them."""

    keeps_undo: ClassVar[frozenset[str]] = frozenset()
    """Other pages' keys: what shows there and was done here, is undone without going there."""

    header_changed = Signal()
    """The summary or the header's actions are to be shown anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.runner = desk.runner
        self.today = desk.today
        self._summary = ""
        self._stale = True
        self._loading = False
        self._wanted_row: int | None = None
        self.setObjectName(f"page-{self.key}")

    # For a page to override ---------------------------------------------------------------

    def load(self, reader: Reader) -> Any:
        """Everything that the page shows, as plain values. Runs on the worker: no widgets here.

        May read `self.today` and plain state of the page (a filter, a picked row's id).
        """
        raise NotImplementedError

    def show_data(self, data: Any) -> None:
        """Put what `load` returned on screen, keeping selection, scroll and typing."""
        raise NotImplementedError

    def header_actions(self) -> Iterable[HeaderAction]:
        """The header's buttons, left to right, the primary last."""
        return ()

    def header_widget(self) -> QWidget | None:
        """Something that is no button and stands before the header's buttons, made once."""
        return None

    def new_thing(self) -> None:
        """Ctrl+N: what the primary action does, unless the page says otherwise."""
        for action in self.header_actions():
            if action.primary and action.enabled:
                action.act()
                return

    def go_to(self, row: int) -> None:
        """Show the thing with this id: scroll to it, select it. Called when the data is there."""

    def escape(self) -> bool:
        """Esc: close what is open on the page (a side panel). Whether there was something."""
        return False

    def save_state(self) -> dict[str, Any]:
        """What to remember until the next start, as JSON takes it: columns, the open tab."""
        return {}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Take up what `save_state` gave; called once, before the first `show_data`.

        Anything may be missing or wrong: whoever edits the file by hand must not stop a start.
        """

    # For a page to use ---------------------------------------------------------------------

    @property
    def summary(self) -> str:
        """The one line beside the title."""
        return self._summary

    def set_summary(self, words: str) -> None:
        """Say the page's one line, live numbers included."""
        if words != self._summary:
            self._summary = words
            self.header_changed.emit()

    def run(
        self,
        operation: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object] | None = None,
        refused: Callable[[UserError], object] | None = None,
        told: str | None = "",
        **kw: Any,
    ) -> None:
        """`runner.run`: do something to the file. See there."""
        self.runner.run(operation, *args, then=then, refused=refused, told=told, **kw)

    def refresh(self) -> None:
        """Read everything again now: after a filter changed, say."""
        self._stale = True
        if self.isVisible():
            self._read()

    def reveal(self, row: int) -> None:
        """`go_to(row)` as soon as fresh data is on screen: for a thing that was just made."""
        self._wanted_row = row
        if not self._stale and not self._loading:
            self._go_to_wanted()

    # For the window -------------------------------------------------------------------------

    @property
    def stale(self) -> bool:
        """Whether what is on screen may be old."""
        return self._stale

    def touched_by(self, changes: Changes) -> bool:
        """Whether a change concerns this page."""
        return bool(changes.tables & (self.reads | EVERY_PAGE_READS))

    def mark_stale(self) -> None:
        """What is shown may be old: read again now if visible, else when shown."""
        self.refresh()

    def day_changed(self, today: dt.date) -> None:
        """Midnight passed, or the clock was set."""
        self.today = today
        self.refresh()

    def shown(self) -> None:
        """The page came to the front."""
        if self._stale:
            self._read()

    def load_now(self) -> None:
        """Read in the window's thread: only before the first paint, when nothing else works."""
        self._stale = False
        self._arrived(self.runner.read_now(self.load))

    def _read(self) -> None:
        self._loading = True
        self._stale = False
        self.runner.ask(self.load, then=self._arrived, owner=self)

    def _arrived(self, data: Any) -> None:
        self._loading = False
        self.show_data(data)
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        row, self._wanted_row = self._wanted_row, None
        if row is not None:
            self.go_to(row)
