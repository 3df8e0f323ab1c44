"""What an owner does about paper."""

from __future__ import annotations

from pathlib import Path

from core.sheets.rules import read_logo
from core.sheets.tables import Logo
from core.store.changes import Place
from core.store.operation import Store
from core.text import tr

_PLACE = Place("plan", None)


def set_logo(store: Store, path: Path) -> None:
    """Put a picture beside the head of every sheet, in place of the one there.

    Raises UserError for "logo" when it cannot be read, is too big or is no picture.
    """
    kind, picture = read_logo(path)
    with store.operation(tr("Set the logo"), place=_PLACE) as session:
        session.merge(Logo(id=1, kind=kind, picture=picture))


def remove_logo(store: Store) -> None:
    """Print without a logo."""
    with store.operation(tr("Remove the logo"), place=_PLACE) as session:
        session.delete(session.get_one(Logo, 1))
