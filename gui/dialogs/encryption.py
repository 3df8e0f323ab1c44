"""Putting the file under a passphrase, changing it, taking it off."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from core.errors import UserError
from core.store import encryption, keys
from core.store.operation import Store
from core.text import tr, trn
from gui.dialogs.base import Dialog
from gui.dialogs.passphrase import PassphraseField, RememberBox
from gui.runner import Runner


class Encryption(Dialog):
    """`changed(sentence, encrypted)` when the file was encrypted, decrypted, or its key changed."""

    help_key = "encryption"

    changed = Signal(str, bool)

    def __init__(self, runner: Runner, path: Path, parent: QWidget) -> None:
        lead = tr("This cannot be undone, and what was done before cannot be taken back after it.")
        super().__init__(tr("Passphrase and encryption"), lead, width=600, parent=parent)
        self._runner = runner
        self._path = path
        self.old = PassphraseField(tr("The present passphrase"))
        self.new = PassphraseField(tr("New passphrase"))
        self.again = PassphraseField(tr("The same once more"))
        self.shown = QCheckBox(tr("Show what I type"))
        self.remember = RememberBox()
        self.remove_plain = QCheckBox(tr("Delete the older backups, which are not encrypted"))
        self.remove_plain.setChecked(True)
        self.fields = {"old": self.old, "passphrase": self.new, "again": self.again}
        for widget in (*self.fields.values(), self.shown, self.remember, self.remove_plain):
            self.body.addWidget(widget)
        for field in self.fields.values():
            self.shown.toggled.connect(field.show_letters)
        self.new.line.textEdited.connect(self._advise)
        self.go = self.add_main(tr("Encrypt the file"), icon="lock")
        self.go.clicked.connect(self._go)
        self.take_off = self.add_other(tr("Take the passphrase off"), "danger")
        self.take_off.clicked.connect(self._take_off)
        self._show(runner.store.encrypted)
        (self.old if self._encrypted else self.new).setFocus()

    def _show(self, encrypted: bool) -> None:
        self._encrypted = encrypted
        self.old.setVisible(encrypted)
        self.take_off.setVisible(encrypted)
        self.remove_plain.setVisible(not encrypted)
        self.go.setText(tr("Change the passphrase") if encrypted else tr("Encrypt the file"))
        self.new.set_hint(
            tr("Write it down and keep it safe. Without it nobody can open the file, not even we.")
        )
        if self.remember.problem:
            self.again.set_hint(self.remember.problem)

    def _advise(self, typed: str) -> None:
        advice = encryption.passphrase_advice(typed) if typed else ""
        self.new.set_hint(
            advice
            or tr(
                "Write it down and keep it safe. Without it nobody can open the file, not even we."
            )
        )

    def _go(self) -> None:
        for field in self.fields.values():
            field.clear_error()
        if self.new.value != self.again.value:
            self.again.set_error(tr("The two differ. Type the same passphrase twice."))
            return
        self._busy(True)
        if self._encrypted:
            self._run(_change, self.old.value, self.new.value, self._remembered())
        else:
            self._run(_encrypt, self.new.value, self._remembered(), self.remove_plain.isChecked())

    def _take_off(self) -> None:
        self._busy(True)
        self._run(_decrypt, self._path)

    def _remembered(self) -> Path | None:
        return self._path if self.remember.isChecked() else None

    def _run(self, what: object, *args: object) -> None:
        self._runner.run(what, *args, then=self._done, refused=self._refused, told=None)  # type: ignore[arg-type]

    def _done(self, sentence: str) -> None:
        self.accept()
        self.changed.emit(sentence, self._runner.store.encrypted)

    def _refused(self, error: UserError) -> None:
        self._busy(False)
        self.refuse(error, dict(self.fields))

    def _busy(self, busy: bool) -> None:
        self.go.setEnabled(not busy)
        self.take_off.setEnabled(not busy)


def _encrypt(store: Store, passphrase: str, remember: Path | None, remove_plain: bool) -> str:
    encryption.encrypt(store, passphrase)
    if remember is not None:
        keys.remember_passphrase(remember, passphrase)
    removed = encryption.delete_plain_backups(store) if remove_plain else 0
    if removed:
        return trn(
            "The file is encrypted, and {n} older backup is deleted.",
            "The file is encrypted, and {n} older backups are deleted.",
            removed,
        )
    return tr("The file is encrypted.")


def _change(store: Store, old: str, new: str, remember: Path | None) -> str:
    encryption.change_passphrase(store, old, new)
    if remember is not None:
        keys.remember_passphrase(remember, new)
    return tr("The passphrase is changed.")


def _decrypt(store: Store, path: Path) -> str:
    with suppress(UserError):
        keys.forget_passphrase(path)
    encryption.decrypt(store)
    return tr("The file is no longer encrypted.")
