"""Pictures of the real app, drawn offscreen: every page, dialog and Ctrl+K as PNG.

    python packaging/screenshots.py FILE OUT_DIR [--pages goals,palette] [--theme both] ...

The file is copied first, so nothing in it changes. Names are NAME-THEME.png.
With --for-help it makes the pictures of the help instead (help_pictures.py), in both themes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))


def main(arguments: list[str]) -> int:
    """Draw what `arguments` ask for; returns the exit code."""
    asked = _parser().parse_args(arguments)
    themes = ("light", "dark") if asked.theme == "both" else (asked.theme,)
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REGULARS_HOME"] = folder
        copy = Path(folder) / asked.file.name
        shutil.copy(asked.file, copy)
        shoot = Camera(copy, asked)
        if asked.for_help:
            from help_pictures import help_pictures

            made = help_pictures(shoot)
        else:
            made = shoot.all_pictures(themes)
        for path in made:
            print(path)
        shoot.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="screenshots.py", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("out", type=Path, metavar="OUT_DIR")
    parser.add_argument("--pages", default="", help="names, comma between them; all when left out")
    parser.add_argument("--theme", choices=("light", "dark", "both"), default="light")
    parser.add_argument("--size", default="1366x768", help="WIDTHxHEIGHT in pixels")
    parser.add_argument("--text", type=int, default=100, help="text size in per cent, 90 to 150")
    parser.add_argument(
        "--language", default="en", help="en, de, es, or pseudo: English with accents, 40 % longer"
    )
    parser.add_argument("--tips", action="store_true", help="with the tips of a first visit")
    parser.add_argument("--for-help", action="store_true", help="the pictures of the help")
    parser.add_argument("--today", type=dt.date.fromisoformat, help="the day to take for today")
    return parser


class Camera:
    """The app on a copy of a file, and how its pictures are taken."""

    def __init__(self, file: Path, asked: argparse.Namespace) -> None:
        from PySide6.QtWidgets import QApplication

        from gui import language
        from gui.app import App
        from gui.options import Options
        from gui.pages import PAGES, SETTINGS
        from gui.state import State

        os.environ["REGULARS_LANGUAGE"] = asked.language
        language.speak("en_GB")
        self.qt = QApplication([])
        language.speak_qt(self.qt)
        self.asked = asked
        self.file = file
        options = Options(today=asked.today)
        state = State()
        if not asked.tips:
            for place in (*PAGES, SETTINGS):
                state.dismiss_tip(place.key)
        self.app = App(self.qt, state, options)
        self.width, self.height = (int(n) for n in asked.size.split("x"))

    def all_pictures(self, themes: Sequence[str]) -> Iterator[Path]:
        """Draw everything that was asked for in these themes; yields the files as they are made.

        Each in all themes before the next, since a planning session that is over does not go back.
        """
        from gui.theme import install

        wanted = [name for name in self.asked.pages.split(",") if name]
        shots = [
            (name, show) for name, show in self._shots().items() if name in wanted or not wanted
        ]
        for name, show in shots:
            for theme in themes:
                install(self.qt, mode=theme, text_size=self.asked.text)  # type: ignore[arg-type]
                yield self._shoot(name, theme, show)

    def close(self) -> None:
        """Close the file and the window."""
        if self.app.window is not None:
            self.app.window.close()

    def _shots(self) -> dict[str, Callable[[], object]]:
        from gui.pages import PAGES

        window = self.window()
        pages = [place.key for place in PAGES]
        shots: dict[str, Callable[[], object]] = {
            key: lambda key=key: window.show_page(key)  # type: ignore[misc]
            for key in (*pages, "settings")
        }
        commands = window.commands
        dialogs: dict[str, Callable[[], object]] = {
            "palette": commands.find,
            "palette-found": self._search,
            "menu": window.sidebar.open_menu,
            "plan-menu": window.sidebar.open_plan_menu,
            "new-plan": lambda: commands.new_plan(copy=False),
            "all-plans": commands.manage_plans,
            "restore": commands.restore,
            "encryption": commands.encryption,
            "shortcuts": commands.shortcuts,
            "about": commands.about,
            "new-file": commands.new_file,
            "passphrase": self._passphrase,
            "held": self._held,
            "bug": self._bug,
            "message": lambda: window.say("juniper.regulars is in a synced folder.", "Show it"),
            "toast": lambda: window.toast("Rename Young families nearby", "Undo"),
            "first": lambda: None,
        }
        # "session-0" is who is there, 1 to 8 are the questions, 9 is the plan.
        session = {f"session-{n}": partial(self._session, n) for n in range(10)}
        return shots | dialogs | session

    def window(self):  # type: ignore[no-untyped-def] # noqa: ANN201
        """The app's window, opened at the first call, in the size that was asked for."""
        if self.app.window is None:
            self.app.start(self.file)
            self.app.window.painted.disconnect()  # type: ignore[union-attr]
            self.app.window.settle()  # type: ignore[union-attr]
        window = self.app.window
        assert window is not None
        window.read_last_backup()
        window.setMinimumSize(1, 1)
        window.resize(self.width, self.height)
        return window

    def _shoot(self, name: str, theme: str, show: Callable[[], object]) -> Path:
        from gui.frame.first import FirstWindow
        from gui.pages import PAGES, SETTINGS

        window = self.window()
        window.show_page((*PAGES, SETTINGS)[0].key)
        show()
        self.wait()
        picture = window.grab()
        if name == "first":
            first = FirstWindow(self.app)
            first.resize(min(self.width, 960), min(self.height, 620))
            first.show()
            self.wait()
            picture = first.grab()
            first.close()
        else:
            self._lay_over(picture)
        self.close_all()
        path = self.asked.out / f"{name}-{theme}.png"
        picture.save(str(path))
        return path

    def _lay_over(self, picture) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        """Draw dialogs and menus, which are windows of their own, into the picture."""
        from PySide6.QtGui import QPainter
        from PySide6.QtWidgets import QDialog, QMenu

        window = self.window()
        painter = QPainter(picture)
        for over in self.qt.topLevelWidgets():
            if isinstance(over, QDialog | QMenu) and over.isVisible():
                spot = over.pos() - window.pos()
                if isinstance(over, QDialog):
                    spot = window.rect().center() - over.rect().center()
                    painter.fillRect(over.rect().translated(spot).adjusted(-1, -1, 1, 1), "#888888")
                painter.drawPixmap(spot, over.grab())
        painter.end()

    def close_all(self) -> None:
        """Close every dialog, menu and message over the window."""
        from PySide6.QtWidgets import QDialog, QMenu

        from gui.palette import Palette

        window = self.window()
        for over in self.qt.topLevelWidgets():
            if isinstance(over, QDialog | QMenu):
                over.close()
        palette = window.findChild(Palette)
        if palette is not None:
            palette.leave()
        window.toasts.clear()
        window.messages.hide()
        self.wait()

    def wait(self) -> None:
        """Until every answer of the file and of the pool has arrived and is painted."""
        from PySide6.QtCore import QEventLoop, QThreadPool, QTimer

        window = self.window()
        loop = QEventLoop()
        for _turn in range(4):
            window.runner.wait()
            QThreadPool.globalInstance().waitForDone()
            QTimer.singleShot(120, loop.quit)
            loop.exec()

    def _search(self) -> None:
        from gui.palette import Palette

        Palette.open_over(self.window()).line.setText("fam")

    def _session(self, question: int) -> None:
        window = self.window()
        window.commands.planning_session()
        self.wait()
        view = window.front.over
        while view.step != question:
            (view.go_on if view.step < question else view.go_back)()
            self.wait()

    def _passphrase(self) -> None:
        from gui.dialogs.passphrase import AskPassphrase

        AskPassphrase(self.file, self.window()).open()

    def _held(self) -> None:
        from gui.dialogs.held import Held

        words = "juniper.regulars is open on shop-laptop (ana) since 9 Mar 2027, 08:02."
        Held(words, self.window()).open()

    def _bug(self) -> None:
        from gui.dialogs.bug import Bug, details

        Bug(details(ValueError("an example")), self.window()).open()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
