"""The file itself: its backups and its passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.store.operation import Store
from core.text import moment, number, tr
from gui.frame.commands import Commands
from gui.runner import Runner
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.labels import Label
from gui.widgets.layouts import Flow

if TYPE_CHECKING:
    from core.store.backups import Backup

SHOWN = 5


class BackupsCard(Card):
    """The newest backups; making one; going back to one."""

    def __init__(self, runner: Runner, commands: Commands) -> None:
        super().__init__(tr("Backups"), spacing=10)
        self._runner = runner
        self.add(
            Label(
                tr("Made on opening and every half hour of work, and thinned with time."),
                "hint",
                wrap=True,
            )
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme().px(6))
        self.add_layout(self._rows)
        now = Button(tr("Back up now"), small=True, icon="hard-drive")
        now.clicked.connect(commands.back_up)
        restore = Button(tr("Restore"), small=True, icon="archive-restore")
        restore.setAccessibleName(tr("Restore from a backup"))
        restore.clicked.connect(commands.restore)
        self.folder = Button(tr("Show the folder"), "quiet", small=True, icon="folder-open")
        self.folder.clicked.connect(self._show_folder)
        self.add(Flow(now, restore, self.folder, spacing=8))
        self._found: list[Backup] = []
        commands.backed_up.connect(self.read)

    def read(self) -> None:
        """Ask for the list anew."""
        self._runner.ask_store(_backups, then=self._show, owner="backups card")

    def _show(self, found: list[Backup]) -> None:
        self._found = found
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for backup in found[:SHOWN]:
            self._rows.addWidget(_line(backup))
        if not found:
            self._rows.addWidget(Label(tr("No backup yet"), "second"))
        elif len(found) > SHOWN:
            more = tr("and {n} earlier ones", n=number(len(found) - SHOWN))
            self._rows.addWidget(Label(more, "hint"))
        self.folder.setEnabled(bool(found))

    def _show_folder(self) -> None:
        if self._found:
            folder = self._found[0].path.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class PassphraseCard(Card):
    """Whether the file is under a passphrase, and changing that."""

    def __init__(self, runner: Runner, commands: Commands) -> None:
        super().__init__(tr("Passphrase"), spacing=10)
        self._runner = runner
        self.words = Label("", "second", wrap=True)
        self.add(self.words)
        self.button = Button("", small=True, icon="lock")
        self.button.clicked.connect(commands.encryption)
        self.add_row(self.button)
        commands.encryption_changed.connect(self.read)

    def read(self) -> None:
        """Ask the file."""
        self._runner.ask_store(_is_encrypted, then=self._show, owner="passphrase card")

    def _show(self, encrypted: bool) -> None:
        self.words.setText(
            tr("This file is encrypted, and so are its backups. Exports and printouts are not.")
            if encrypted
            else tr("This file is not encrypted: whoever has it can read it.")
        )
        self.button.setText(
            tr("Change or take off the passphrase") if encrypted else tr("Encrypt the file")
        )


def _backups(store: Store) -> list[Backup]:
    from core.store import backups

    return backups.backups_of(store)


def _line(backup: Backup) -> QWidget:
    from core.store.backups import reason_words

    size = tr("{size} MB", size=number(backup.size / 1_000_000, 1))
    return Label(f"{moment(backup.moment)} · {reason_words(backup.reason)} · {size}", "body")


def _is_encrypted(store: Store) -> bool:
    return store.encrypted
