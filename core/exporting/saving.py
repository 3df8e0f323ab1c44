"""Writing a file for others, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from core.errors import UserError
from core.text import tr


def save_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, in place of what was there.

    Half a file would pass for a whole one, so it is written beside and then renamed. Raises
    UserError when the place cannot be written.
    """
    with _beside(path) as part:
        part.write_bytes(content)


@contextmanager
def saving(path: Path) -> Iterator[TextIO]:
    """Write text to `path` piece by piece; it stands there when the end was reached.

    Raises UserError when the place cannot be written.
    """
    with _beside(path) as part, part.open("w", encoding="utf-8", newline="") as out:
        yield out


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Where to write; a link or a pipe itself, since a file in its place would take it away."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            yield path
            return
        try:
            yield part
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
