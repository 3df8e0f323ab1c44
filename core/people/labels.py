"""What steps call people."""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import UserError
from core.people import queries
from core.private import private
from core.store.operation import Store
from core.text import tr, trn


def name_of(store: Store, person_id: int, *, field: str | None = None) -> str:
    """A person's name, marked as such. Raises UserError, for `field`, when they are gone."""
    found = queries.name(store.reader, person_id)
    if found is None:
        raise UserError(tr("This person is gone. They may have been deleted."), field=field)
    return private(found, person_id)


def who_of(store: Store, people: Sequence[int]) -> str:
    """One person by name, several by their number. Raises UserError when the first is gone."""
    names = [name_of(store, person_id) for person_id in people[:1]]
    return names[0] if len(people) == 1 else trn("{n} person", "{n} people", len(people))
