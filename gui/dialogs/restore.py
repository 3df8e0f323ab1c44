"""Going back to a backup: the list, what is in the chosen one, and the step itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.errors import LockedProblem, UserError
from core.store import backups
from core.store.backups import Backup, reason_words
from core.store.operation import Store
from core.store.preview import Preview, preview
from core.text import and_list, moment, number, tr
from gui.beside import Beside
from gui.dialogs.base import Dialog
from gui.dialogs.files import ask_for_file, ask_for_place, documents, free_name
from gui.dialogs.passphrase import PassphraseField
from gui.runner import Runner
from gui.theme import theme
from gui.widgets.card import Card
from gui.widgets.labels import Label


class _Chooser(Dialog):
    """A list of backups with a look into the one that is chosen."""

    help_key = "undo"

    def __init__(self, title: str, lead: str, action: str, parent: QWidget) -> None:
        super().__init__(title, lead, width=680, parent=parent)
        self._found: list[Backup] = []
        self._chosen: Path | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Backups"))
        self.list.setMinimumSize(theme().px(300), theme().px(240))
        self.list.currentRowChanged.connect(self._choose_row)
        self.inside = Card(tr("What is in it"), quiet=True)
        self.words = Label(tr("Choose a backup to see what is in it."), "second", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.inside.add(self.words, 1)
        self.passphrase = PassphraseField(tr("Its passphrase"))
        self.passphrase.hide()
        self.passphrase.line.editingFinished.connect(self._look)
        self.inside.add(self.passphrase)
        row = QHBoxLayout()
        row.setSpacing(theme().px(12))
        self.framed = Card(padding=6)
        self.framed.add(self.list)
        row.addWidget(self.framed, 1)
        column = QVBoxLayout()
        column.addWidget(self.inside)
        row.addLayout(column, 1)
        self.body.addLayout(row)
        self.looking = Beside(self)
        self.looking.done.connect(self._show_inside)
        self.looking.refused.connect(self._cannot_look)
        self.go = self.add_main(action, icon="archive-restore")
        self.go.setEnabled(False)
        self.add_other(tr("Another file"), "quiet").clicked.connect(self._ask_file)

    @property
    def key(self) -> str | None:
        """The passphrase that was typed for the backup, None when none was."""
        return self.passphrase.value or None

    def show_backups(self, found: list[Backup]) -> None:
        """Fill the list, newest first."""
        self._found = found
        for backup in found:
            item = QListWidgetItem(_line(backup))
            item.setToolTip(str(backup.path))
            self.list.addItem(item)
        self.framed.setVisible(bool(found))
        if found:
            self.list.setCurrentRow(0)
        else:
            self.words.setText(tr("There is no backup yet. You can choose a copy of your own."))

    def _choose_row(self, row: int) -> None:
        if 0 <= row < len(self._found):
            self._choose(self._found[row].path)

    def _ask_file(self) -> None:
        ask_for_file(self, documents(), self._choose)

    def _choose(self, path: Path) -> None:
        self._chosen = path
        self.passphrase.hide()
        self.passphrase.line.clear()
        self._look()

    def _look(self) -> None:
        if self._chosen is not None:
            self.go.setEnabled(False)
            self.looking.run(_look_into, self._chosen, self.key)

    def _show_inside(self, answer: tuple[Path, Preview]) -> None:
        path, found = answer
        if path == self._chosen:
            self.inside.set_title(found.business or path.name)
            self.words.setText(inside_words(found))
            self.passphrase.clear_error()
            self.go.setEnabled(True)

    def _cannot_look(self, error: UserError) -> None:
        self.words.setText(error.sentence)
        if isinstance(error, LockedProblem):
            self.passphrase.show()
            self.passphrase.line.setFocus()


class Restore(_Chooser):
    """Takes the open file back to a backup."""

    def __init__(self, runner: Runner, restored: Callable[[], object], parent: QWidget) -> None:
        super().__init__(
            tr("Restore from a backup"),
            tr(
                "The file goes back to the state of the backup. The present state is backed up "
                "first, so that you can come back to it."
            ),
            tr("Go back to it"),
            parent,
        )
        self._runner = runner
        self._restored = restored
        self.go.clicked.connect(self._restore)
        runner.ask_store(backups.backups_of, then=self.show_backups, owner=self)

    def _restore(self) -> None:
        if self._chosen is not None:
            self.go.setEnabled(False)
            work = partial(_restore, backup=self._chosen, key=self.key)
            self._runner.run(work, then=self._done, refused=self._refused, told=None)

    def _done(self, _nothing: object) -> None:
        self.accept()
        self._restored()

    def _refused(self, error: UserError) -> None:
        self.go.setEnabled(True)
        self.refuse(error)


class RestoreAs(_Chooser):
    """Makes a file of its own from any backup on this computer, and opens it."""

    def __init__(self, opened: Callable[[Path], object], parent: QWidget) -> None:
        super().__init__(
            tr("Restore from a backup"),
            tr("The backup becomes a file of its own; nothing else is changed."),
            tr("Make a file from it"),
            parent,
        )
        self._opened = opened
        self._made = documents()
        self.go.clicked.connect(self._ask_place)
        self.making = Beside(self)
        self.making.done.connect(self._done)
        self.making.refused.connect(self.refuse)
        self.show_backups(backups.all_backups())

    def _ask_place(self) -> None:
        if self._chosen is not None:
            name = f"{self._chosen.parent.name.rsplit('-', 1)[0]} {tr('restored')}"
            documents().mkdir(parents=True, exist_ok=True)
            ask_for_place(self, free_name(documents(), name), self._make)

    def _make(self, out: Path) -> None:
        self._made = out
        self.making.run(backups.restore_as, self._chosen, out, key=self.key)

    def _done(self, _nothing: object) -> None:
        self.accept()
        self._opened(self._made)


def inside_words(found: Preview) -> str:
    """What is in a backup, in some lines."""
    lines = [tr("Last change {moment}", moment=moment(found.newest_change))]
    if found.plans:
        lines.append(tr("Plans: {names}", names=and_list(found.plans)))
    if found.counts:
        lines.append(and_list(found.counts))
    if found.encrypted:
        lines.append(tr("Encrypted"))
    return "\n".join(lines)


def _line(backup: Backup) -> str:
    size = tr("{size} MB", size=number(backup.size / 1_000_000, 1))
    return f"{moment(backup.moment)}\n{reason_words(backup.reason)} · {size}"


def _look_into(path: Path, key: str | None) -> tuple[Path, Preview]:
    return path, preview(path, key=key)


def _restore(store: Store, *, backup: Path, key: str | None) -> None:
    backups.restore(store, backup, key=key)
