"""Asking where something is to be saved, beginning where the last thing was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from gui.dialogs.files import documents


def ask_where(
    parent: QWidget, title: str, proposed: Path, kind: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Let the owner choose a file to write; `kind` is as "PDF (*.pdf)". Nothing on Cancel."""
    dialog = _dialog(parent, title, proposed.parent)
    dialog.setNameFilter(kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.selectFile(proposed.name)
    return _opened(dialog, then)


def ask_folder(
    parent: QWidget, title: str, folder: Path, then: Callable[[Path], object]
) -> QFileDialog:
    """Let the owner choose a folder to write into."""
    dialog = _dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _opened(dialog, then)


def folder_of(remembered: str) -> Path:
    """The folder that was used last while it is there, else the one for new files."""
    if remembered and Path(remembered).is_dir():
        return Path(remembered)
    usual = documents()
    # Where it cannot be made, the dialog opens wherever the system likes.
    try:
        usual.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path.home()
    return usual


def _dialog(parent: QWidget, title: str, folder: Path) -> QFileDialog:
    return QFileDialog(parent, title, str(folder))


def _opened(dialog: QFileDialog, then: Callable[[Path], object]) -> QFileDialog:
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
