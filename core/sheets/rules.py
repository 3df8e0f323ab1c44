"""What may stand on paper as a logo."""

from __future__ import annotations

from pathlib import Path

from core.errors import UserError
from core.sheets.limits import LOGO_LIMIT
from core.text import number, tr

_STARTS = {"png": (b"\x89PNG\r\n\x1a\n",), "jpg": (b"\xff\xd8\xff",)}


def logo_kind(picture: bytes) -> str | None:
    """ "png", "jpg" or "svg" by what the picture begins with; None for anything else."""
    for kind, starts in _STARTS.items():
        if picture.startswith(starts):
            return kind
    head = picture[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return "svg" if head.startswith((b"<?xml", b"<svg", b"<!--")) and b"<svg" in head else None


def read_logo(path: Path) -> tuple[str, bytes]:
    """A logo's kind and bytes. Raises UserError for what cannot be read, is too big or no picture.

    A file that is too big is not even read.
    """
    try:
        size = path.stat().st_size
        picture = path.read_bytes() if 0 < size <= LOGO_LIMIT else b""
    except OSError as error:
        raise UserError(
            tr("{name} cannot be read. Choose another picture.", name=path.name), field="logo"
        ) from error
    if size > LOGO_LIMIT:
        raise UserError(
            tr(
                "{name} has {size} MB, and a logo has room for {limit} kB. "
                "Save it 600 pixels wide as PNG or JPEG, or as SVG, and choose it again.",
                name=path.name,
                size=number(size / 1_000_000, 1),
                limit=number(LOGO_LIMIT / 1000),
            ),
            field="logo",
        )
    kind = logo_kind(picture)
    if kind is None:
        raise UserError(
            tr("{name} is no PNG, JPEG or SVG. Save it as one of them first.", name=path.name),
            field="logo",
        )
    check_drawable(path.name, kind, picture)
    return kind, picture


def check_drawable(name: str, kind: str, picture: bytes) -> None:
    """Raise UserError when the typesetter cannot draw the picture: it would stop every sheet."""
    from core.sheets.typesetting import can_draw

    if not can_draw(kind, picture):
        raise UserError(
            tr("{name} is damaged or of a kind that cannot be drawn. Save it anew.", name=name),
            field="logo",
        )
