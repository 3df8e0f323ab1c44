"""The table of actions: menus, Ctrl+K, shortcuts and their list are all made from it."""

from __future__ import annotations

from dataclasses import dataclass

from core.text import tr
from gui.pages import PAGES


@dataclass(frozen=True)
class Action:
    """Something that can be done from anywhere.

    `key` names it for the code; `shortcuts` are as Qt reads them, the first one is shown;
    `menu` is where it stands, "" for nowhere; `other_words` are found by Ctrl+K too.
    """

    key: str
    words: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    menu: str = ""
    other_words: str = ""
    in_palette: bool = True

    @property
    def shortcut(self) -> str:
        """The shortcut that is shown, empty when there is none."""
        return self.shortcuts[0] if self.shortcuts else ""


MENUS = ("file", "edit", "go", "plans", "view", "help")


def menu_words(menu: str) -> str:
    """The name of a menu."""
    return {
        "file": tr("File"),
        "edit": tr("Edit"),
        "go": tr("Go to"),
        "plans": tr("Plans"),
        "view": tr("View", of="menu"),
        "help": tr("Help"),
    }[menu]


def actions() -> tuple[Action, ...]:
    """Every action, in the order of the menus."""
    return (*_file(), *_edit(), *_go(), *_plans(), *_view(), *_help())


def _file() -> tuple[Action, ...]:
    return (
        Action("new_file", tr("New file"), "file-plus", ("Ctrl+Shift+N",), "file", tr("start")),
        Action("open_file", tr("Open a file"), "folder-open", ("Ctrl+O",), "file"),
        Action(
            "import",
            tr("Import files"),
            "upload",
            ("Ctrl+Shift+I",),
            "file",
            tr("orders export csv drop"),
        ),
        Action("imports", tr("Imports"), "inbox", (), "file", tr("batches remove take out")),
        *_paper(),
        Action("back_up", tr("Back up now"), "hard-drive", (), "file", tr("backup save copy")),
        Action("restore", tr("Restore from a backup"), "archive-restore", (), "file"),
        Action("encryption", tr("Passphrase and encryption"), "lock", (), "file", tr("password")),
        Action("settings", tr("Settings"), "settings", ("Ctrl+,",), "file", tr("preferences")),
        Action("quit", tr("Quit"), "log-out", ("Ctrl+Q",), "file", tr("close exit")),
    )


def _paper() -> tuple[Action, ...]:
    excel, csv = tr("excel xlsx spreadsheet"), tr("csv spreadsheets")
    return (
        Action("print", tr("Print"), "printer", ("Ctrl+P",), "file", tr("paper sheets printout")),
        Action("save_pdf", tr("Save as PDF"), "file-text", (), "file", tr("paper print")),
        Action(
            "export_calendar",
            tr("Export the calendar"),
            "calendar-plus",
            (),
            "file",
            tr("ics outlook phone"),
        ),
        Action("export_workbook", tr("Export a workbook"), "table", (), "file", excel),
        Action(
            "export_everything",
            tr("Export everything"),
            "database",
            (),
            "file",
            tr("json all data take along"),
        ),
        Action("export_tables", tr("Export a folder of tables"), "folder-open", (), "file", csv),
    )


def _edit() -> tuple[Action, ...]:
    return (
        Action("undo", tr("Undo"), "undo-2", ("Ctrl+Z",), "edit"),
        Action("redo", tr("Redo"), "redo-2", ("Ctrl+Shift+Z", "Ctrl+Y"), "edit"),
        Action("new_thing", tr("New on this page"), "plus", ("Ctrl+N",), "edit", in_palette=False),
        Action(
            "capture_idea",
            tr("Capture idea"),
            "lightbulb",
            ("Ctrl+I",),
            "edit",
            tr("wish suggestion"),
        ),
        Action("find", tr("Find anything"), "search", ("Ctrl+K",), "edit", in_palette=False),
    )


def _go() -> tuple[Action, ...]:
    return tuple(
        Action(f"page:{place.key}", place.words, place.icon, (f"Ctrl+{place.number}",), "go")
        for place in PAGES
    )


def _plans() -> tuple[Action, ...]:
    return (
        Action("new_plan", tr("New plan"), "plus", (), "plans"),
        Action("copy_plan", tr("New plan from this one"), "copy", (), "plans", tr("copy next")),
        Action(
            "planning_session",
            tr("Planning session"),
            "presentation",
            ("Ctrl+Shift+P",),
            "plans",
            tr("meeting guided eight questions decide together"),
        ),
        Action("manage_plans", tr("All plans"), "list", (), "plans", tr("manage rename dates")),
    )


def _view() -> tuple[Action, ...]:
    return (
        Action("light", tr("Light"), "sun", (), "view", tr("theme colours")),
        Action("dark", tr("Dark"), "moon", (), "view", tr("theme colours night")),
        Action("follow_system", tr("As the system"), "monitor", (), "view", tr("theme colours")),
        Action("larger", tr("Larger text"), "zoom-in", ("Ctrl++", "Ctrl+="), "view", tr("zoom")),
        Action("smaller", tr("Smaller text"), "zoom-out", ("Ctrl+-",), "view", tr("zoom")),
        Action("usual_size", tr("Usual text size"), "rotate-ccw", ("Ctrl+0",), "view", tr("zoom")),
        Action(
            "hide_names",
            tr("Hide or show names"),
            "eye-off",
            ("Ctrl+Shift+H",),
            "view",
            tr("privacy meeting people"),
        ),
    )


def _help() -> tuple[Action, ...]:
    return (
        Action("help", tr("Help"), "circle-help", ("F1",), "help", tr("manual explain how why")),
        Action("shortcuts", tr("Keyboard shortcuts"), "keyboard", ("Ctrl+/",), "help"),
        Action("about", tr("About Regulars"), "info", (), "help", tr("version licence")),
    )
