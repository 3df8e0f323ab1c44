"""What the actions of the table do in a window; dialogs are imported when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.text import tr
from gui.pages import PAGES
from gui.theme import TEXT_SIZES, Mode, theme

if TYPE_CHECKING:
    from gui.window import Window

TEXT_STEP = 10
WAYS_OUT = {
    "print": "print",
    "save_pdf": "pdf",
    "export_calendar": "calendar",
    "export_workbook": "excel",
    "export_everything": "json",
    "export_tables": "csv",
}
"""What the page Plan calls the actions that it does."""


class Commands(QObject):
    """The handlers of one window's actions.

    `backed_up` and `encryption_changed` tell of what no `Changes` tells: it is beside the tables.
    """

    backed_up = Signal()
    encryption_changed = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Every action's handler by the action's key."""
        pages = {f"page:{p.key}": partial(self._window.show_page, p.key) for p in PAGES}
        return pages | {
            "new_file": self.new_file,
            "open_file": self.open_file,
            "import": self.import_files,
            "imports": self.imports,
            **{key: partial(self.to_paper, way) for key, way in WAYS_OUT.items()},
            "back_up": self.back_up,
            "restore": self.restore,
            "encryption": self.encryption,
            "settings": partial(self._window.show_page, "settings"),
            "quit": self._window.close,
            "undo": self._window.runner.undo,
            "redo": self._window.runner.redo,
            "new_thing": lambda: self._window.page.new_thing(),
            "find": self.find,
            "capture_idea": self.capture_idea,
            "new_plan": partial(self.new_plan, copy=False),
            "copy_plan": partial(self.new_plan, copy=True),
            "planning_session": self.planning_session,
            "manage_plans": self.manage_plans,
            "light": partial(self.choose_mode, "light"),
            "dark": partial(self.choose_mode, "dark"),
            "follow_system": partial(self.choose_mode, "system"),
            "larger": partial(self.change_text_size, TEXT_STEP),
            "smaller": partial(self.change_text_size, -TEXT_STEP),
            "usual_size": partial(self.set_text_size, 100),
            "hide_names": self.hide_names,
            "help": self.help,
            "shortcuts": self.shortcuts,
            "about": self.about,
        }

    def find(self) -> None:
        """Ctrl+K."""
        from gui.palette import Palette

        Palette.open_over(self._window)

    def hide_names(self) -> None:
        """Hide people's names for a meeting, or show them again; not remembered."""
        from gui.names import names

        names().hide(not names().hidden)

    def capture_idea(self) -> None:
        """Ctrl+I: a line for what somebody asked for, from any page."""
        from gui.pages.ideas.capture import CaptureDialog

        CaptureDialog.open_over(self._window, self._window)

    def new_file(self) -> None:
        """Ask for a business and start a file."""
        from gui.dialogs.new_file import NewFile

        NewFile(self._window.host.open_path, self._window.today, self._window).open()

    def open_file(self) -> None:
        """Ask for a file."""
        from gui.dialogs.files import ask_for_file

        ask_for_file(self._window, self._window.path.parent, self._window.host.open_path)

    def import_files(self) -> None:
        """Take in what other programs exported."""
        from gui.imports.opening import open_import

        open_import(self._window)

    def imports(self) -> None:
        """The list of what was imported."""
        from gui.imports.opening import open_imports

        open_imports(self._window)

    def to_paper(self, way: str) -> None:
        """Ctrl+P and what else leaves the app: done on the page Plan. Printing from another page
        shows first what would be printed."""
        from gui.pages.plan.page import PlanPage

        there = isinstance(self._window.page, PlanPage)
        self._window.show_page(PlanPage.key)
        page = self._window.page
        if isinstance(page, PlanPage) and (there or way != "print"):
            page.do(way)

    def back_up(self) -> None:
        """Make a backup now."""
        from core.store import backups

        self._window.runner.run(backups.back_up, then=lambda _made: self._say_backed_up())

    def _say_backed_up(self) -> None:
        self._window.read_last_backup()
        self._window.toast(tr("Backed up"))
        self.backed_up.emit()

    def restore(self) -> None:
        """Choose a backup, look at it, go back to it."""
        from gui.dialogs.restore import Restore

        Restore(self._window.runner, self._restored, self._window).open()

    def _restored(self) -> None:
        self._window.reread_everything()
        self._window.toast(tr("The backup is restored. What was before it is the newest backup."))
        self.backed_up.emit()

    def encryption(self) -> None:
        """Put the file under a passphrase, change it, take it off."""
        from gui.dialogs.encryption import Encryption

        dialog = Encryption(self._window.runner, self._window.path, self._window)
        dialog.changed.connect(self._say_encrypted)
        dialog.open()

    def _say_encrypted(self, sentence: str, encrypted: bool) -> None:
        self._window.status.show_file(self._window.path, encrypted)
        self._window.toast(sentence)
        self._window.read_last_backup()
        self.encryption_changed.emit()

    def pick_plan(self, plan_id: int) -> None:
        """Work on this plan."""
        from core.plans import operations

        self._window.runner.run(operations.pick_plan, plan_id)

    def follow_calendar(self) -> None:
        """Let the day decide which plan is shown."""
        from core.plans import operations

        self._window.runner.run(operations.follow_calendar)

    def new_plan(self, *, copy: bool) -> None:
        """Ask for a new plan's name and days; `copy` takes over the present one's decisions."""
        from gui.dialogs.plan import NewPlan

        source = self._window.facts.plan if copy else None
        NewPlan(self._window.runner, self._window.today, source, self._window).open()

    def planning_session(self) -> None:
        """The guided meeting, over the whole window."""
        from gui.planning_session.opening import open_session

        open_session(self._window)

    def manage_plans(self) -> None:
        """The list of all plans."""
        from gui.dialogs.plan import AllPlans

        AllPlans(self._window.runner, self._window).open()

    def choose_mode(self, mode: Mode) -> None:
        """Light, dark or as the system."""
        theme().choose(mode=mode)
        self._window.state.mode = mode
        self._window.menus.show_look(mode)

    def change_text_size(self, by: int) -> None:
        """Larger or smaller text, in per cent."""
        self.set_text_size(theme().text_size + by)

    def set_text_size(self, size: int) -> None:
        """Text of `size` per cent, as far as 90 to 150 go."""
        size = min(max(size, TEXT_SIZES[0]), TEXT_SIZES[-1])
        theme().choose(text_size=size)
        self._window.state.text_size = size

    def set_reduced_motion(self, reduced: bool) -> None:
        """Whether things appear and go without moving."""
        theme().choose(reduced_motion=reduced)
        self._window.state.reduced_motion = reduced

    def speak_anew(self) -> None:
        """Open the file anew in the language chosen, once what was pressed has come to its end."""
        QTimer.singleShot(0, self._window.host.speak_anew)

    def help(self, subject: str = "") -> None:
        """F1: what the open page is about, or a subject of the help."""
        from gui.help.opening import open_help

        open_help(self._window, subject)

    def show_tips_again(self) -> None:
        """Bring back what pages say at their first visit."""
        self._window.tip.show_again()
        self._window.toast(tr("Every page says again what it is for."))

    def shortcuts(self) -> None:
        """The list of shortcuts."""
        from gui.dialogs.shortcuts import Shortcuts

        Shortcuts(self._window).open()

    def about(self) -> None:
        """Version, licences, where data lives."""
        from gui.dialogs.about import About

        About(self._window.state, self._window).open()
