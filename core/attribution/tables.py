"""What is stored about where orders come from. It is applied when read, never baked into orders."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.attribution.limits import (
    CODE_LIMIT,
    HOWS,
    NETWORK_LIMIT,
    ON_NETWORK,
    RECOMMENDED,
    TRACES,
    VALUE_LIMIT,
    WORDS_LIMIT,
)
from core.store.schema import Base, name_check, note_check, one_of, strict


def _one_owner(*columns: str) -> CheckConstraint:
    """Exactly one of the columns is filled; a network is filled when it is not empty."""
    filled = " + ".join(
        f"({column} <> '')" if column == "network" else f"({column} IS NOT NULL)"
        for column in columns
    )
    return CheckConstraint(f"{filled} = 1", name="one_owner")


class Code(Base):
    """A discount code, and whom its orders are counted to."""

    __tablename__ = "code"
    __table_args__ = strict(
        Index("ix_code_text", text("text COLLATE NOCASE"), unique=True),
        name_check("text", CODE_LIMIT),
        note_check("network", NETWORK_LIMIT),
        _one_owner("campaign_id", "idea_id", "person_id", "network"),
        Index("ix_code_campaign_id", "campaign_id"),
        Index("ix_code_idea_id", "idea_id"),
        Index("ix_code_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    idea_id: Mapped[int | None] = mapped_column(ForeignKey("idea.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    network: Mapped[str] = mapped_column(default="")


class AttributionRule(Base):
    """What the owner takes a trace for; it goes before what Regulars knows by itself."""

    __tablename__ = "attribution_rule"
    __table_args__ = strict(
        UniqueConstraint("what", "value"),
        one_of("what", TRACES),
        name_check("value", VALUE_LIMIT),
        note_check("network", NETWORK_LIMIT),
        _one_owner("campaign_id", "link_id", "person_id", "network"),
        Index("ix_attribution_rule_campaign_id", "campaign_id"),
        Index("ix_attribution_rule_link_id", "link_id"),
        Index("ix_attribution_rule_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str]
    value: Mapped[str]
    """In small letters, as it is compared."""
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    link_id: Mapped[int | None] = mapped_column(ForeignKey("link.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    network: Mapped[str] = mapped_column(default="")


class FoundUs(Base):
    """How a person found the business, as they said."""

    __tablename__ = "found_us"
    __table_args__ = strict(
        one_of("how", HOWS),
        note_check("network", NETWORK_LIMIT),
        CheckConstraint(f"(network <> '') = (how = '{ON_NETWORK}')", name="network_named"),
        CheckConstraint(
            f"recommended_by IS NULL OR (how = '{RECOMMENDED}' AND recommended_by <> person_id)",
            name="recommended_by_another",
        ),
        note_check("words", WORDS_LIMIT),
        Index("ix_found_us_recommended_by", "recommended_by"),
        joined=("words",),
    )

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    how: Mapped[str]
    network: Mapped[str] = mapped_column(default="")
    recommended_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    words: Mapped[str] = mapped_column(default="")
