"""What is stored about paper: what was printed, and the business's logo."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.sheets.limits import INKS, LOGO_KINDS, LOGO_LIMIT, PAPERS
from core.store.schema import Base, name_check, note_check, one_of, strict


class Printout(Base):
    """A PDF as it went to paper or to a file; the newest are kept.

    It is a record of what was, so it names its plan by word and outlives it, and no undo step
    takes it back.
    """

    __tablename__ = "printout"
    __table_args__ = strict(
        name_check("plan_name"),
        note_check("sheets"),
        one_of("paper", PAPERS),
        one_of("ink", INKS),
        CheckConstraint("pages > 0", name="some_pages"),
        undo="none",
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    printed_at: Mapped[dt.datetime]
    plan_name: Mapped[str]
    sheets: Mapped[str]
    """Keys of sheets with commas between them, in the order of the paper."""
    paper: Mapped[str]
    ink: Mapped[str]
    pages: Mapped[int]
    pdf: Mapped[bytes]


class Logo(Base):
    """The business's logo as it stands on paper: one row, or none."""

    __tablename__ = "logo"
    __table_args__ = strict(
        CheckConstraint("id = 1", name="one_row"),
        one_of("kind", LOGO_KINDS),
        CheckConstraint(f"length(picture) BETWEEN 1 AND {LOGO_LIMIT}", name="picture_size"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    picture: Mapped[bytes]
