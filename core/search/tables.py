"""What customers searched for, as Search Console counted it.

Not named after the subject: tables that begin with "search" belong to the search index.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.search.rules import WORDS_LIMIT
from core.store.schema import Base, name_check, strict


class CustomerSearch(Base):
    """The words of one search in one import; the days that they were counted are the batch's."""

    __tablename__ = "customer_search"
    __table_args__ = strict(
        name_check("text", WORDS_LIMIT),
        CheckConstraint("clicks >= 0", name="clicks_count"),
        CheckConstraint("impressions >= 0", name="impressions_count"),
        CheckConstraint("position IS NULL OR position > 0", name="position_above_zero"),
        UniqueConstraint("text", "batch_id"),
        undo="batch",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(
        ForeignKey("import_batch.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str]
    clicks: Mapped[int]
    """How often the search led to the business's site."""
    impressions: Mapped[int]
    """How often the site was among what Google showed."""
    position: Mapped[float | None]
    """The mean place in what Google showed, from 1; None where the export has none."""
