"""Version, where data lives, and the licences of what Regulars is made of."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.resources import resource
from core.store.places import backup_folder
from core.text import tr
from gui.dialogs.base import Dialog
from gui.state import State
from gui.widgets.labels import Label

PARTS = (
    ("PySide6", "PySide6_Essentials", "LGPL-3.0"),
    ("SQLCipher (sqlcipher3)", "sqlcipher3", "BSD-3-Clause, zlib"),
    ("SQLAlchemy", "SQLAlchemy", "MIT"),
    ("Alembic", "alembic", "MIT"),
    ("Babel", "babel", "BSD-3-Clause"),
    ("keyring", "keyring", "MIT"),
    ("platformdirs", "platformdirs", "MIT"),
    ("Lucide", "", "ISC"),
    ("Inter", "", "OFL-1.1"),
    ("Bricolage Grotesque", "", "OFL-1.1"),
)
"""What we ship: name, the distribution that knows its version, licence."""


class About(Dialog):
    """About Regulars."""

    def __init__(self, state: State, parent: QWidget) -> None:
        super().__init__(
            tr("Regulars {version}", version=own_version()),
            tr("Likes don’t feed your family; regulars do."),
            width=560,
            parent=parent,
        )
        self.cancel.setText(tr("Close"))
        self.body.addWidget(Label(tr("Free under the MIT licence."), "body", wrap=True))
        where = tr(
            "Your plan is in your own file and nowhere else. Backups are in {backups}; "
            "what this computer remembers is in {state}.",
            backups=str(backup_folder()),
            state=str(state.file),
        )
        self.body.addWidget(Label(where, "second", wrap=True))
        shown = QPlainTextEdit(f"{parts_words()}\n\n{licences()}")
        shown.setReadOnly(True)
        shown.setAccessibleName(tr("What Regulars is made of, and the licences"))
        shown.setMinimumHeight(self.room(260))
        self.body.addWidget(shown)


def own_version() -> str:
    """The version in pyproject.toml, or that of the installed bundle."""
    import tomllib

    path = resource().parent / "pyproject.toml"
    if path.exists():
        return str(tomllib.loads(path.read_text(encoding="utf-8"))["project"]["version"])
    return _version("regulars")


def parts_words() -> str:
    """One line for each part: name, version, licence."""
    return "\n".join(
        " ".join(word for word in (name, _version(package), "–", licence) if word)
        for name, package, licence in PARTS
    )


def licences() -> str:
    """The texts that must go with fonts and icons."""
    files = [resource("icons", "LICENSE"), *sorted(resource("fonts").glob("*OFL.txt"))]
    return "\n\n".join(path.read_text(encoding="utf-8").strip() for path in files if path.exists())


def _version(package: str) -> str:
    try:
        return version(package) if package else ""
    except PackageNotFoundError:
        return ""
