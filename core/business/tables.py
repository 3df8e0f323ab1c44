"""The business (one row) and the file's own settings."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.store.schema import Base, name_check, note_check, strict


class Business(Base):
    """The shop that this file is about: always exactly one row, with id 1."""

    __tablename__ = "business"
    __table_args__ = strict(
        CheckConstraint("id = 1", name="one_row"),
        name_check(),
        note_check("sells"),
        note_check("site", 500),
        CheckConstraint("hours_a_week >= 0 AND hours_a_week <= 168", name="hours_in_a_week"),
        CheckConstraint("length(currency) = 3", name="currency_code"),
        CheckConstraint("length(country) = 2", name="country_code"),
        CheckConstraint("first_weekday BETWEEN 0 AND 6", name="weekday"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[str]
    """Names this file among others, so that its backups are found again."""
    name: Mapped[str]
    sells: Mapped[str] = mapped_column(default="")
    site: Mapped[str] = mapped_column(default="")
    hours_a_week: Mapped[float]
    """Hours that the team has for social media in a week."""
    currency: Mapped[str]
    country: Mapped[str]
    first_weekday: Mapped[int] = mapped_column(default=0)
    """0 for Monday to 6 for Sunday."""
    time_zone: Mapped[str]
    """IANA name: Europe/London."""


class Setting(Base):
    """A choice kept with the file: a key of `core/settings.py` and its value as text."""

    __tablename__ = "setting"
    __table_args__ = strict()

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
