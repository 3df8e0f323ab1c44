"""What operations on prospects call things, and what they say when they cannot be done."""

from __future__ import annotations

from core.errors import UserError
from core.prospects import queries
from core.prospects.rules import Waiting
from core.store.operation import Store
from core.text import tr


def touch(store: Store, touch_id: int) -> queries.TouchRow:
    """A logged contact. Raises UserError when it is gone."""
    found = queries.touch(store.reader, touch_id)
    if found is None:
        raise UserError(tr("This is not there any more. It may have been removed or undone."))
    return found


def change(column: str, name: str) -> str:
    """The step that changes a field of a prospect."""
    return {
        "found_words": tr("Change why {name} was found", name=name),
        "their_page": tr("Change the page of {name}", name=name),
        "next_step": tr("Change the next step of {name}", name=name),
        "doer": tr("Change the doer of {name}", name=name),
    }[column]


def barred(waiting: Waiting, name: str) -> str:
    """Why nothing can be asked of somebody, whatever the reason to ask."""
    if waiting.do_not_contact:
        return tr("{name} is not to be contacted, so nothing can be asked of them.", name=name)
    return one_ask(name)


def one_ask(name: str) -> str:
    """Why a second ask has to wait."""
    return tr(
        "{name} has been asked already and has not answered. "
        "Say what became of that ask before you ask again.",
        name=name,
    )
