"""The passphrase of an encrypted file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from core.store import keys
from core.text import tr
from gui.dialogs.base import Dialog
from gui.widgets.field import Field


class PassphraseField(Field):
    """A passphrase, hidden unless shown."""

    def __init__(self, label: str, hint: str = "") -> None:
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        super().__init__(label, self.line, hint=hint)
        self.line.textEdited.connect(lambda: self.set_error(""))

    @property
    def value(self) -> str:
        """What was typed, blanks included."""
        return self.line.text()

    def show_letters(self, shown: bool) -> None:
        """Show what is typed, or hide it."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)


class RememberBox(QCheckBox):
    """The choice to keep the passphrase in the system's keyring; off and explained without one."""

    def __init__(self) -> None:
        super().__init__(tr("Remember on this computer"))
        problem = keys.keyring_problem()
        self.setEnabled(problem is None)
        self.problem = problem or ""
        self.setToolTip(problem or tr("In the system’s own keyring, never in a file of ours."))


class AskPassphrase(Dialog):
    """`given(passphrase, remember)` when the owner typed one."""

    help_key = "encryption"

    given = Signal(str, bool)

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(
            tr("{name} needs its passphrase", name=path.name),
            tr("The file is encrypted. Nobody can open it without the passphrase, not even we."),
            parent=parent,
        )
        self.field = PassphraseField(tr("Passphrase"))
        self.shown = QCheckBox(tr("Show it"))
        self.shown.toggled.connect(self.field.show_letters)
        self.remember = RememberBox()
        for widget in (self.field, self.shown, self.remember):
            self.body.addWidget(widget)
        if self.remember.problem:
            self.field.set_hint(self.remember.problem)
        self.add_main(tr("Open")).clicked.connect(self._give)
        self.field.setFocus()

    def say_wrong(self, sentence: str) -> None:
        """The last one did not open it."""
        self.field.set_error(sentence)

    def _give(self) -> None:
        passphrase, remember = self.field.value, self.remember.isChecked()
        if not passphrase:
            self.field.set_error(tr("Type the passphrase."))
            return
        self.accept()
        self.given.emit(passphrase, remember)
