"""What is done with search words: taking them in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from core.errors import UserError
from core.importing.formats import search_console
from core.importing.writes import Incoming, Record, take_in
from core.search.export import SearchExport, compared
from core.store.operation import Store
from core.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

AT_ONCE = 5_000
"""Words that are written in one go."""


def import_search_words(store: Store, export: SearchExport) -> int:
    """Take in the words of an export; returns the id of its batch.

    Of words that are known already, its numbers count from now on. Raises UserError when it
    says nothing that is not known, so that the same export is never kept twice.
    """
    if not any(compared(store.reader, export.words)):
        raise UserError(tr("Nothing in {name} is new.", name=export.file_name))
    incoming = Incoming(
        search_console.KEY,
        export.file_name,
        export.digest,
        export.covers_from,
        export.covers_to,
        len(export.words),
    )
    with store.operation(tr("Read search words from {file}", file=export.file_name)) as session:
        return take_in(session, incoming, _records(export), store.clock(), also=_write_words)


def _records(export: SearchExport) -> Iterator[Sequence[Record]]:
    for start in range(0, len(export.words), AT_ONCE):
        yield [
            Record(
                search_console.KEY,
                word.text,
                json.dumps(
                    {
                        "clicks": word.clicks,
                        "impressions": word.impressions,
                        "position": word.position,
                    }
                ),
            )
            for word in export.words[start : start + AT_ONCE]
        ]


def _write_words(session: Session, batch: int, records: Sequence[Record]) -> None:
    from sqlalchemy import insert

    from core.search.tables import CustomerSearch

    rows = [
        {"batch_id": batch, "text": record.external_id, **json.loads(record.payload)}
        for record in records
    ]
    session.execute(insert(CustomerSearch), rows)
