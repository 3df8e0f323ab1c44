"""Asking for files and folders by the system's own dialogs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from core.store.database import SUFFIX
from core.text import tr


def documents() -> Path:
    """The folder that new files are put into: Documents/Regulars."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place)) / "Regulars"


def ask_for_file(parent: QWidget, folder: Path, then: Callable[[Path], object]) -> None:
    """Let the owner choose a .regulars file; `then` gets it, nothing happens on Cancel."""
    dialog = QFileDialog(parent, tr("Open a file"), str(folder), _kinds())
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_for_place(parent: QWidget, proposed: Path, then: Callable[[Path], object]) -> None:
    """Let the owner choose where a new .regulars file goes; one that exists is asked about."""
    dialog = QFileDialog(parent, tr("Where to keep the file"), str(proposed.parent), _kinds())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.selectFile(proposed.name)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def free_name(folder: Path, stem: str) -> Path:
    """`stem`.regulars in `folder`, with a number behind it where that is taken."""
    path, count = folder / f"{stem}{SUFFIX}", 2
    while path.exists():
        path, count = folder / f"{stem} {count}{SUFFIX}", count + 1
    return path


def safe_stem(name: str) -> str:
    """A business's name as a file name that every system takes."""
    kept = "".join(c if c.isalnum() or c in " -_&'" else " " for c in name)
    return " ".join(kept.split())[:60] or "regulars"


def _kinds() -> str:
    return tr("Regulars files (*{suffix})", suffix=SUFFIX)
