"""Where Regulars keeps what is not in the owner's own folders."""

from __future__ import annotations

import os
from pathlib import Path

HOME = "REGULARS_HOME"
"""The environment variable that puts everything into one folder: on a stick, in a test."""


def data_folder() -> Path:
    """The folder of this person's Regulars on this computer; it may not exist yet."""
    chosen = os.environ.get(HOME)
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir("Regulars", appauthor=False))


def backup_folder() -> Path:
    """The folder above the backups of every file."""
    return data_folder() / "backups"
