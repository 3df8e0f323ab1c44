"""How somebody found the business, as they said: noted by hand, one answer a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.attribution.limits import HOWS, ON_NETWORK, RECOMMENDED, WORDS_LIMIT
from core.errors import UserError
from core.networks.queries import network_names
from core.store.database import Reader
from core.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Said:
    """What somebody said. `network` only of a network, `recommended_by` only of a recommendation,
    and then it may be nobody known."""

    how: str
    network: str = ""
    recommended_by: int | None = None
    words: str = ""


@dataclass(frozen=True)
class FoundUs:
    """The same as screens read it, with the name of whoever recommended the business."""

    said: Said
    network: str
    recommender: str


def how_words() -> dict[str, str]:
    """The answers there are, without the networks' names."""
    return {
        ON_NETWORK: tr("On a network"),
        RECOMMENDED: tr("By recommendation"),
        "search": tr("By searching the web"),
        "passing": tr("Passing by"),
        "other": tr("Some other way"),
    }


def found_us(reader: Reader, person_id: int) -> FoundUs | None:
    """How a person found the business; None when nobody asked."""
    row = reader.row(
        "SELECT how, network, recommended_by, words, coalesce(p.name, '') AS recommender "
        "FROM found_us LEFT JOIN person p ON p.id = recommended_by WHERE person_id = :id",
        id=person_id,
    )
    if row is None:
        return None
    said = Said(row.how, row.network, row.recommended_by, row.words)
    return FoundUs(said, network_names(reader).get(row.network, row.network), row.recommender)


def recommended_others(reader: Reader, person_id: int) -> list[tuple[int, str]]:
    """Whom a person has sent here: ids and names."""
    rows = reader.rows(
        "SELECT p.id, p.name FROM found_us f JOIN person p ON p.id = f.person_id "
        "WHERE f.recommended_by = :id ORDER BY p.folded",
        id=person_id,
    )
    return [(row.id, row.name) for row in rows]


def checked(reader: Reader, person_id: int, said: Said) -> Said:
    """What was said, as it may be kept. Raises UserError for "how", "network", "recommended_by"
    or "words"."""
    if said.how not in HOWS:
        raise UserError(tr("Choose how they found you."), field="how")
    if said.how == ON_NETWORK and said.network not in network_names(reader):
        raise UserError(tr("Choose the network."), field="network")
    if said.recommended_by == person_id:
        raise UserError(tr("Nobody recommends you to themselves."), field="recommended_by")
    words = " ".join(said.words.split())
    if len(words) > WORDS_LIMIT:
        raise UserError(
            tr("Use up to {n} letters for what they said.", n=WORDS_LIMIT), field="words"
        )
    return Said(
        said.how,
        said.network if said.how == ON_NETWORK else "",
        said.recommended_by if said.how == RECOMMENDED else None,
        words,
    )


def put(session: Session, person_id: int, said: Said) -> None:
    """Keep what a person said, in the place of what they said before."""
    from core.attribution.tables import FoundUs as Row

    row = session.get(Row, person_id)
    if row is None:
        session.add(Row(person_id=person_id, **vars(said)))
        return
    for column, value in vars(said).items():
        setattr(row, column, value)
