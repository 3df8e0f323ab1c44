"""What was answered about the columns of a table, kept for the next file with the same head."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from core.store.database import Reader

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def remembered(reader: Reader, head_digest: str) -> dict[str, str]:
    """The answers given for such a head, none when there were none."""
    text = reader.value("SELECT answers FROM import_mapping WHERE head_digest = :d", d=head_digest)
    return dict(json.loads(text)) if text else {}


def remember(session: Session, head_digest: str, answers: Mapping[str, str]) -> None:
    """Keep the answers for such a head, in the place of older ones."""
    from core.importing.tables import ImportMapping

    text = json.dumps(dict(answers), ensure_ascii=False, sort_keys=True)
    row = session.get(ImportMapping, head_digest)
    if row is None:
        session.add(ImportMapping(head_digest=head_digest, answers=text))
    else:
        row.answers = text
    session.flush()
