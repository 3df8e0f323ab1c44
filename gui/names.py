"""Whether people's names are shown: for a meeting, or with somebody looking over the shoulder.

One switch for the whole window, kept in memory alone: the next start shows names again.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.private import plain, veiled
from core.text import tr


class Names(QObject):
    """Shows names, or numbers in their place."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hidden = False

    @property
    def hidden(self) -> bool:
        """Whether names, addresses and numbers are to be kept to oneself."""
        return self._hidden

    def hide(self, hidden: bool) -> None:
        """Hide names, or show them again; `changed` tells."""
        if hidden != self._hidden:
            self._hidden = hidden
            self.changed.emit()

    def customer(self, person_id: int, name: str) -> str:
        """A customer's name, or "Customer 12": the same number as long as the file lives."""
        return tr("Customer {n}", n=person_id) if self._hidden else name

    def person(self, person_id: int, name: str) -> str:
        """Anybody's name, or "Person 12"."""
        return tr("Person {n}", n=person_id) if self._hidden else name

    def said(self, sentence: str) -> str:
        """`sentence` as it may be read: names that are marked in it (`core.private`) as numbers,
        addresses left out."""
        return veiled(sentence, self._number) if self._hidden else plain(sentence)

    def _number(self, person_id: int | None) -> str:
        return "…" if person_id is None else self.person(person_id, "")


_names: list[Names] = []


def names() -> Names:
    """The one switch of this window."""
    if not _names:
        _names.append(Names())
    return _names[0]
