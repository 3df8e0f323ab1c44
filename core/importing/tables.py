"""What imports leave: a batch for each file taken in, and the records as their source had them.

The rows of a batch are never undone one by one. The batch is switched on and off (`active`), and
only that is a step of the history: undoing the import of a million rows changes one. Rows of a
batch that is off are as good as gone; `batches.purge_removed` takes them out in the end.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.store.schema import Base, day_check, name_check, note_check, strict

FILE_NAME_LIMIT = 255
"""Characters of a file's name: as long as file systems let it be."""


class ImportBatch(Base):
    """One file that was taken in."""

    __tablename__ = "import_batch"
    __table_args__ = strict(
        name_check("format", 60),
        name_check("file_name", FILE_NAME_LIMIT),
        day_check("covers_from"),
        day_check("covers_to"),
        CheckConstraint("covers_from <= covers_to", name="covers_in_order"),
        CheckConstraint("active IN (0, 1)", name="active_flag"),
        undo="switch",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    format: Mapped[str]
    """The key of the format that read it."""
    file_name: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    """SHA-256 of the file, in hex: the same file again is known."""
    covers_from: Mapped[dt.date | None]
    covers_to: Mapped[dt.date | None]
    """First and last day that the file speaks of, both inclusive."""
    imported_at: Mapped[dt.datetime]
    active: Mapped[bool] = mapped_column(default=False)


class SourceRecord(Base):
    """One record as its source had it; the newest of its id in an active batch is what counts."""

    __tablename__ = "source_record"
    __table_args__ = strict(
        CheckConstraint("nth >= 1", name="nth_counts"),
        Index("ix_source_record_of", "source", "external_id", "nth"),
        undo="batch",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(
        ForeignKey("import_batch.id", ondelete="CASCADE"), index=True
    )
    source: Mapped[str]
    external_id: Mapped[str]
    """The source's own id; where it gives none, the digest of the content."""
    nth: Mapped[int] = mapped_column(default=1)
    """Which occurrence of this id in the file, from 1: rows that are alike count apart."""
    digest: Mapped[str]
    """Of the payload: whether a record changed between two imports."""
    payload: Mapped[str]
    """The record as JSON."""


class ImportMapping(Base):
    """What was answered about the columns of a table, for the next file with the same head."""

    __tablename__ = "import_mapping"
    __table_args__ = strict(name_check("head_digest", 64), note_check("answers", 100_000))

    head_digest: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256, in hex, of the names of the columns."""
    answers: Mapped[str]
    """The answers by their questions' keys, as JSON."""
