"""The application: what `main.py [FILE]` opens, and going from one file to another.

Fast on purpose: the file is opened and the first page read before the first paint, everything
else (the ORM, counts, backups, dialogs) is loaded after it.
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.errors import FileProblem, HeldProblem, LockedProblem, UserError
from core.store.operation import Store
from core.text import tr
from gui import language, reading_order, theme
from gui.help.opening import close_help
from gui.options import Options, read_options
from gui.state import State
from gui.widgets import hearing
from gui.window import Window

SETTLE_MS = 60
"""Pause between the first page's paint and everything that may wait."""


def open_window(arguments: Sequence[str]) -> int:
    """Open the window on the file that `arguments` name, else on the file used last.

    Returns the exit code. `--quit-when-ready` leaves once the first page is painted and answers.
    """
    asked = read_options(arguments)
    language.speak()
    qt = Application([*sys.argv[:1], "-style", "fusion"])
    language.speak_qt(qt)
    app = App(qt, State(), asked, has_style=True)
    qt.file_wanted.connect(app.open_named)
    app.start(asked.file)
    return qt.exec()


class Application(QApplication):
    """Hears which file the system wants opened: macOS says so by an event, not by an argument."""

    file_wanted = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Pass on the path of a file that was double-clicked while Regulars runs or starts."""
        if isinstance(event, QFileOpenEvent):
            self.file_wanted.emit(event.file())
            return True
        return super().event(event)


class App(QObject):
    """Holds the one window, or the start window while no file is open."""

    def __init__(
        self,
        qt: QApplication,
        state: State,
        asked: Options,
        *,
        has_style: bool = False,
    ) -> None:
        super().__init__(qt)
        self.state = state
        self.window: Window | None = None
        self.first: QWidget | None = None
        self._qt = qt
        self._asked = asked
        self._code = 0
        self._bug: QObject | None = None
        self._collector: QObject | None = None
        # Before any widget is told of: what a screen reader has met keeps its role.
        hearing.install()
        reading_order.install(qt)
        qt.setApplicationName("Regulars")
        qt.setDesktopFileName("regulars")
        theme.install(
            qt,
            mode=state.mode,
            text_size=state.text_size,
            reduced_motion=state.reduced_motion,
            has_style=has_style,
        )
        sys.excepthook = self._hook

    @property
    def today(self) -> dt.date:
        """The day on this computer, unless another was asked for."""
        return self._asked.today or dt.datetime.now().astimezone().date()

    def start(self, path: Path | None) -> None:
        """Open `path`, else the file used last, else the start window."""
        recent = [path] if path else self.state.recent_files()[:1]
        if recent and (path or recent[0].exists()):
            self.open_path(recent[0])
        if self.window is None:
            self._show_first()

    def open_path(
        self, path: Path, *, key: str | None = None, take_over: bool = False, remember: bool = False
    ) -> None:
        """Open a file in place of the one that is open; what is in the way is said or asked."""
        path = path.absolute()
        if self.window is not None and self.window.path == path:
            self.window.raise_()
            return
        try:
            store = self._open(path, key, take_over)
        except (LockedProblem, HeldProblem) as problem:
            if self._asked.leaves:
                self._give_up(problem.sentence)
            elif isinstance(problem, HeldProblem):
                self._say_held(path, problem, key)
            else:
                again = key is not None
                self._ask_passphrase(path, problem, take_over=take_over, again=again)
        except FileProblem as problem:
            self.complain(problem.sentence, tr("Restore from a backup"), self.restore)
        else:
            self._show(store)
            if remember and key is not None:
                self._remember(path, key)

    def open_named(self, name: str) -> None:
        """Open the file that the system names."""
        self.open_path(Path(name))

    def speak_anew(self) -> None:
        """Take the language chosen into use: what is open is closed, and opened anew in it."""
        window, self.window = self.window, None
        first, self.first = self.first, None
        close_help()
        # For a moment there is no window, which is not the end.
        self._qt.setQuitOnLastWindowClosed(False)
        for shown in filter(None, (window, first)):
            shown.close()
            shown.deleteLater()
        language.speak()
        language.speak_qt(self._qt)
        self.start(window.path) if window is not None else self._show_first()
        self._qt.setQuitOnLastWindowClosed(True)

    def complain(self, sentence: str, action: str = "", act: object = None) -> None:
        """Show a sentence in whatever window there is."""
        if self._asked.leaves:
            self._give_up(sentence)
            return
        place = self.window or self._show_first()
        place.say(sentence, action, act)  # type: ignore[attr-defined]

    def restore(self) -> None:
        """Make a file from any backup on this computer, and open it."""
        from gui.dialogs.restore import RestoreAs

        RestoreAs(self.open_path, self.window or self._show_first()).open()

    def failed(self, error: BaseException) -> None:
        """Show a bug: a dialog with the details to copy. Only one at a time."""
        from gui.dialogs.bug import Bug, details

        print(details(error), file=sys.stderr)
        if self._asked.leaves:
            self._give_up("")
        elif self._bug is None:
            self._bug = Bug(details(error), self.window or self.first)
            self._bug.destroyed.connect(self._bug_gone)
            self._bug.open()

    def _bug_gone(self) -> None:
        self._bug = None

    def _open(self, path: Path, key: str | None, take_over: bool) -> Store:
        try:
            return Store.open(path, key=key, take_over=take_over)
        except LockedProblem:
            if key is not None:
                raise
            from core.store import keys

            kept = keys.find_passphrase(path)
            if kept is None:
                raise
            return Store.open(path, key=kept, take_over=take_over)

    def _show(self, store: Store) -> None:
        before = self.window
        try:
            self.window = Window(store, self, self._asked.today)
        except BaseException:
            store.close()
            raise
        self.state.opened(store.path)
        self.window.painted.connect(self._painted)
        self.window.show_first_page()
        self.window.show()
        if before is not None:
            self.window.setGeometry(before.geometry())
            before.close()
            before.deleteLater()
        if self.first is not None:
            self.first.close()
            self.first = None

    def _show_first(self) -> QWidget:
        from gui.frame.first import FirstWindow

        self._collect()
        if self.first is None:
            self.first = FirstWindow(self)
            self.first.show()
            if self._asked.leaves:
                QTimer.singleShot(0, self._leave)
        return self.first

    def _painted(self) -> None:
        self._tell_time("first paint")
        if self.window is None:
            return
        QCoreApplication.postEvent(
            self.window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier(0))
        )
        QTimer.singleShot(0, self._answered)

    def _answered(self) -> None:
        self._tell_time("usable")
        if self._asked.quit_when_ready:
            self._leave()
        else:
            QTimer.singleShot(SETTLE_MS, self._settle)

    def _settle(self) -> None:
        from gui.frame.keeper import Keeper
        from gui.frame.text_undo import TextUndo
        from gui.icons import app_icon

        if self.window is None:
            return
        # What the start made stays: no later collection needs to look at it again.
        gc.freeze()
        self._collect()
        self._qt.setWindowIcon(app_icon())
        if self._qt.property("text undo") is None:
            self._qt.setProperty("text undo", TextUndo(self._qt))
        self.window.settle()
        if self._asked.look_around:
            from gui.looking_around import LookingAround

            LookingAround(self.window, then=self._leave)
        Keeper(self.window).begin()

    def _leave(self) -> None:
        # Else the last window's end would be a quit of its own, and with code 0.
        self._qt.setQuitOnLastWindowClosed(False)
        if self.window is not None:
            self.window.close()
        self._qt.exit(self._code)

    def _give_up(self, sentence: str) -> None:
        if sentence:
            print(sentence, file=sys.stderr)
        self._code = 1
        # Not at once: before the first turn of its loop Qt does not know of leaving.
        QTimer.singleShot(0, self._leave)

    def _collect(self) -> None:
        from gui.collector import Collector

        if self._collector is None:
            self._collector = Collector(self)

    def _tell_time(self, what: str) -> None:
        if self._asked.timings:
            print(f"{what}\t{time.monotonic()}", flush=True)

    def _ask_passphrase(
        self, path: Path, problem: LockedProblem, *, take_over: bool, again: bool
    ) -> None:
        from gui.dialogs.passphrase import AskPassphrase

        def go_on(passphrase: str, remember: bool) -> None:
            self.open_path(path, key=passphrase, take_over=take_over, remember=remember)

        dialog = AskPassphrase(path, self.window or self._show_first())
        if again:
            dialog.say_wrong(problem.sentence)
        dialog.given.connect(go_on)
        dialog.open()

    def _say_held(self, path: Path, problem: HeldProblem, key: str | None) -> None:
        if not problem.elsewhere:
            self.complain(problem.sentence)
            return
        from gui.dialogs.held import Held

        dialog = Held(problem.sentence, self.window or self._show_first())
        dialog.accepted.connect(lambda: self.open_path(path, key=key, take_over=True))
        dialog.open()

    def _remember(self, path: Path, key: str) -> None:
        from core.store import keys

        try:
            keys.remember_passphrase(path, key)
        except UserError as error:
            self.complain(error.sentence)

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._qt.quit()
        else:
            self.failed(error)
