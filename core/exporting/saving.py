"""Writing a file for others, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from core.errors import UserError
from core.text import tr


def save_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, in place of what was there.

    Half a file would pass for a whole one, so it is written beside and then renamed. Raises
    UserError when the place cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            part.write_bytes(content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            tr(
                "{path} cannot be written: {why}. Choose another folder.",
                path=path,
                why=error.strerror or error,
            )
        ) from error
