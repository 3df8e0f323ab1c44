"""What a file is, by what stands in it: every format looks, and the surest one has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from core.errors import UserError
from core.importing.contacts import CONTACT_FORMATS, heads_or_card
from core.importing.formats import any_contacts_csv, any_orders, search_console
from core.importing.link_preview import LINK_FORMATS
from core.importing.order_files import ORDER_FORMATS
from core.importing.preview import AUDIENCE_FORMATS
from core.importing.seam import Option, Question
from core.importing.traffic_files import TRAFFIC_FORMATS
from core.text import tr

ORDERS, TRAFFIC, CONTACTS = "orders", "traffic", "contacts"
LINKS, SEARCH, AUDIENCE = "links", "search", "audience"
KINDS: tuple[tuple[str, Sequence[ModuleType]], ...] = (
    (ORDERS, ORDER_FORMATS),
    (TRAFFIC, TRAFFIC_FORMATS),
    (CONTACTS, CONTACT_FORMATS),
    (LINKS, LINK_FORMATS),
    (SEARCH, (search_console,)),
    (AUDIENCE, AUDIENCE_FORMATS),
)
"""What there is to import, and the formats of each."""
AS = "as"
SURE = 0.3
"""Below this a file is nothing that is known."""


@dataclass(frozen=True)
class Kind:
    """What a file may be: the kind, the format's key and words, how sure that is."""

    kind: str
    format: str
    words: str
    confidence: float


def kinds_of(path: Path, chosen: str = "") -> list[Kind]:
    """What the file may be, the surest first; of `chosen` the format with this key alone.

    Raises UserError when the file cannot be read, or when there is no such format.
    """
    formats = [(kind, module) for kind, modules in KINDS for module in modules]
    if chosen:
        formats = [(kind, module) for kind, module in formats if chosen == module.KEY]
        if not formats:
            raise UserError(tr("There is no format called {name}.", name=chosen))
    heads = heads_or_card(path)
    names = [path.name, *(table.sheet or table.file for table in heads)]
    found = [
        Kind(kind, module.KEY, module.words(), module.identify(names, heads).confidence)
        for kind, module in formats
    ]
    return sorted(found, key=lambda one: -one.confidence)


def sure(path: Path, kinds: Sequence[Kind], chosen: str = "") -> Kind:
    """The surest of them. Raises UserError when the file is nothing that is known."""
    best = kinds[0]
    if best.confidence < SURE and not chosen:
        raise UserError(
            tr(
                "{name} is nothing that Regulars knows. It reads exports of shops, networks, "
                "sites, surveys and address books, and tables with a day and an amount on each "
                "line.",
                name=path.name,
            )
        )
    return best


def unclear(path: Path, kinds: Sequence[Kind]) -> Question | None:
    """What must be asked where a line may be an order as well as a person."""
    best = {one.format for one in kinds if one.confidence == kinds[0].confidence}
    if best != {any_orders.KEY, any_contacts_csv.KEY}:
        return None
    return Question(
        AS,
        tr("Is each line of {name} an order, or a person?", name=path.name),
        (
            Option(any_orders.KEY, tr("An order")),
            Option(any_contacts_csv.KEY, tr("A person")),
        ),
    )
