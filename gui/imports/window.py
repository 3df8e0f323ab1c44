"""The import window: what a file is, what it asks, what it would bring; then one step."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from core import intake
from core.errors import UserError
from core.importing import recognising
from core.intake import Look, Opened
from core.text import number, tr, trn
from gui.collector import Hoard
from gui.dialogs.base import Dialog, let_shrink
from gui.imports.asking import Asking
from gui.imports.course import Course, other_kinds
from gui.imports.drop import FilesZone, dropped
from gui.imports.findings import Findings, summary
from gui.pages.page import Desk
from gui.runner import Progress, Work
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.field import ChoiceField
from gui.widgets.labels import Label
from gui.widgets.layouts import Flow

WIDTH, HEIGHT = 960, 560
"""As large as it would like to be where the screen has room."""
DRAWN_MS = 60
LOOK_MS = 100
"""How often the bar moves."""


class ImportWindow(Dialog):
    """Takes files in one after the other."""

    help_key = "importing"

    def __init__(self, desk: Desk, paths: Iterable[Path], parent: QWidget | None) -> None:
        super().__init__(tr("Import"), width=640, parent=parent)
        self._desk = desk
        self._waiting: list[Path] = []
        self._progress: Progress | None = None
        self._taking = False
        self._path: Path | None = None
        self.look: Look | None = None
        self._hoard = Hoard()
        self.course = Course(desk.runner, desk.today, self)
        self.course.opened.connect(self._opened)
        self.course.looked.connect(self._looked)
        self.course.refused.connect(self._refused)
        self.course.stopped.connect(self._stopped)
        self._make_parts()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._show_progress)
        desk.runner.busy.connect(self._busy)
        self.setAcceptDrops(True)
        self._show_state("empty")
        self.add_files(paths)

    def add_files(self, paths: Iterable[Path]) -> None:
        """Look at these after those that wait already."""
        self._waiting += paths
        if self._path is None:
            self._next()
        self._show_queue()

    def _make_parts(self) -> None:
        px = theme().px
        self.zone = FilesZone()
        self.zone.chosen.connect(self.add_files)
        self.what = Label("", "strong", wrap=True)
        self.words = Label("", "second", wrap=True)
        self.remarks = Label("", "second", wrap=True)
        self.asking = Asking()
        self.asking.answered.connect(self._answered)
        self.asking.setMinimumWidth(px(250))
        self.findings = Findings()
        self.found = QWidget()
        row = QHBoxLayout(self.found)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        row.addWidget(self.asking, 2)
        row.addWidget(self.findings, 5)
        self._make_ways()
        self.other = ChoiceField(tr("Read it as"), [("", tr("What it looks like"))])
        let_shrink(self.other.combo)
        self.other.chosen.connect(lambda key: self._reopen(str(key)))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Reading"))
        for part in (self.zone, self.what, self.words, self.remarks):
            self.body.addWidget(part)
        self.body.addWidget(self.found, 1)
        self.body.addWidget(self.ways)
        self.body.addWidget(self.other)
        self.body.addWidget(self.bar)
        self.queue = Label("", "hint")
        self.buttons.insertWidget(0, self.queue)
        self.earlier = self.add_other(tr("Earlier imports"), "quiet")
        self.earlier.clicked.connect(self._show_earlier)
        self.skip = Button(tr("Leave it out"))
        self.skip.clicked.connect(self._next_or_close)
        self.take = self.add_main(tr("Import"), icon="download")
        self.take.clicked.connect(self._take)
        self.buttons.insertWidget(self.buttons.count() - 1, self.skip)

    def _make_ways(self) -> None:
        self.by_hand = Button(
            tr("Say what the columns hold"), "quiet", icon="columns-3", small=True
        )
        self.by_hand.clicked.connect(self._map)
        self.else_ = Button(tr("It is something else"), "quiet", icon="circle-help", small=True)
        self.else_.clicked.connect(self._offer_others)
        self.ways = Flow(self.by_hand, self.else_)

    # What is shown -------------------------------------------------------------------------

    def _show_state(self, state: str) -> None:
        """`empty`, `reading`, `looked`, `refused` or `taking`."""
        looked, refused = state in ("looked", "taking"), state == "refused"
        self.zone.setVisible(state in ("empty", "refused"))
        self.what.setVisible(state != "empty")
        self.words.setVisible(looked)
        self.remarks.setVisible(looked and bool(self.remarks.text()))
        self.found.setVisible(looked)
        self.other.setVisible(False)
        self.bar.setVisible(state in ("reading", "taking"))
        self.earlier.setVisible(state == "empty")
        self.ways.setVisible(looked or refused)
        self.else_.show()
        self.by_hand.setVisible(looked and self.asking.can_map)
        self.take.setVisible(state != "empty" and not refused)
        self.take.setEnabled(state == "looked" and bool(self.look and self.look.brings))
        self.skip.setVisible(bool(self._waiting) and state != "empty")
        self.skip.setEnabled(state != "taking")
        self.asking.setEnabled(state == "looked")
        self.bar.setRange(0, 0)
        if looked and not self.findings.isHidden():
            self._widen()

    def _widen(self) -> None:
        """Room for the tables, as far as the window around has it."""
        parent = self.parentWidget()
        room = parent.width() - theme().px(48) if parent else theme().px(WIDTH)
        wide = max(self.width(), min(theme().px(WIDTH), room))
        self.resize(wide, max(self.height(), min(theme().px(HEIGHT), self._most())))

    def _map(self) -> None:
        self.asking.open_mapping()
        self.by_hand.hide()
        self._widen()

    def _show_queue(self) -> None:
        count = len(self._waiting)
        self.queue.setText(trn("{n} more file", "{n} more files", count) if count else "")
        self.skip.setVisible(bool(count) and self._path is not None)

    def _opened(self, found: Opened) -> None:
        self.what.setText(tr("{file} · {what}", file=found.path.name, what=found.kind.words))
        if found.kind.kind == recognising.CONTACTS and found.unclear is None:
            self._hand_over(found.path)

    def _looked(self, found: Look) -> None:
        self.look = found
        self._hoard.keep()
        self.error.hide()
        words = found.words if not found.opened.unclear else tr("a table")
        self.what.setText(tr("{file} · {what}", file=found.opened.path.name, what=words))
        if found.open:
            self.words.setText(tr("Answer what the file leaves open."))
        elif not found.brings:
            said = summary(found) if found.known else ""
            self.words.setText(" · ".join(filter(None, (tr("Nothing in it is new"), said))))
        else:
            self.words.setText(summary(found))
        self.remarks.setText("\n".join(found.remarks))
        self.asking.show_look(found)
        self.findings.show_look(found)
        self.take.setText(
            tr("Import {n}", n=number(found.new + found.changed)) if found.brings else tr("Import")
        )
        self._show_state("looked")
        if found.open and (field := self.asking.fields.get(found.open[0].key)) is not None:
            field.setFocus()
        elif found.brings and not self.asking.isAncestorOf(self.focusWidget() or self):
            self.take.setFocus()

    def _refused(self, error: UserError) -> None:
        self.look = None
        self._taking = False
        self._hoard.keep()
        self._timer.stop()
        self.asking.forget()
        self._show_state("refused")
        self.what.setVisible(False)
        self.refuse(error)

    def _stopped(self) -> None:
        self._taking = False
        self._hoard.keep()
        self._timer.stop()
        self._show_state("looked" if self.look is not None else "empty")

    # What is done --------------------------------------------------------------------------

    def _next(self) -> None:
        if not self._waiting:
            return
        self._path = self._waiting.pop(0)
        self._read("")
        self._show_queue()

    def _read(self, chosen: str) -> None:
        assert self._path is not None
        self.look = None
        self._hoard.grow()
        self.error.hide()
        self.asking.forget()
        self.what.setText(tr("Reading {file}", file=self._path.name))
        self._show_state("reading")
        self._timer.start()
        # The window is drawn first: what reads would keep Python from it again and again.
        QTimer.singleShot(DRAWN_MS, self, partial(self._begin, self._path, chosen))

    def _begin(self, path: Path, chosen: str) -> None:
        if path == self._path and self.look is None:
            self.course.open(path, chosen)

    def _answered(self, answers: dict[str, str]) -> None:
        self.take.setEnabled(False)
        self._hoard.grow()
        self.course.answer(answers)

    def _offer_others(self) -> None:
        """Let the owner say what the file is."""
        options: list[tuple[object, str]] = [("", tr("What it looks like"))]
        options += [(one.format, one.words) for one in other_kinds()]
        now = self.look.opened.kind.format if self.look else ""
        self.other.set_options(options, now)
        self.other.show()
        self.else_.hide()
        self.other.setFocus()

    def _reopen(self, chosen: str) -> None:
        if self._path is not None:
            self._read(chosen)

    def _take(self) -> None:
        if self.look is None or not self.look.brings or self._taking:
            return
        self._taking = True
        self._hoard.grow()
        self._show_state("taking")
        self.course.take(self.look, self._taken, self._refused, self._stopped)

    def _taken(self, _done: intake.Taken) -> None:
        self._taking = False
        self._next_or_close()

    def _next_or_close(self) -> None:
        self._timer.stop()
        if self._waiting:
            self._next()
        else:
            self._path = None
            self.accept()

    def _hand_over(self, path: Path) -> None:
        """Contacts have a window of their own, with a tick for everybody."""
        from gui.pages.prospects.importing import ImportContacts

        self._timer.stop()
        runner = self._desk.runner
        window = ImportContacts(runner, self if self._waiting else self.parentWidget(), path)
        if self._waiting:
            window.finished.connect(self._next_or_close)
            window.open()
        else:
            self.accept()
            window.open()

    def _show_earlier(self) -> None:
        from gui.imports.opening import open_imports

        self.reject()
        open_imports(self._desk, self.parentWidget())

    # Under way -----------------------------------------------------------------------------

    def _busy(self, work: Work | None) -> None:
        self._progress = work.progress if work is not None and self._taking else None

    def _show_progress(self) -> None:
        progress = self._progress or self.course.progress
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def done(self, result: int) -> None:
        """Let go of the rows before the window goes."""
        self.look = self._path = None
        self._hoard.give_up()
        super().done(result)

    def reject(self) -> None:
        """Cancel stops the taking in first, which leaves nothing; otherwise it closes."""
        if self._taking:
            if self._progress is not None:
                self._progress.stop()
            return
        self._timer.stop()
        self.course.stop()
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := dropped(event):
            event.acceptProposedAction()
            self.add_files(paths)
