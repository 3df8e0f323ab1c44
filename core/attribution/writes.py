"""Changes of codes and rules that other subjects need too; each takes a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.attribution import rules
from core.attribution.rules import Owner
from core.attribution.tables import Code
from core.errors import UserError
from core.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def insert_code(session: Session, text: str, owner: Owner) -> Code:
    """Add a code. Raises UserError for "code" when it is blank or somebody's already."""
    text = rules.checked_code(text)
    owner = rules.one_owner(owner)
    check_free(session, text)
    code = Code(
        text=text,
        campaign_id=owner.campaign_id,
        idea_id=owner.idea_id,
        person_id=owner.person_id,
        network=owner.network,
    )
    session.add(code)
    session.flush()
    return code


def check_free(session: Session, text: str, but: int | None = None) -> None:
    """Raise UserError for "code" when another code (than `but`) is spelt like this."""
    taken = session.query(Code.id).filter(Code.text.collate("NOCASE") == text).scalar()
    if taken is not None and taken != but:
        raise UserError(tr("{code} is in the list of codes already.", code=text), field="code")


def set_code(session: Session, campaign_id: int, text: str) -> None:
    """Give a campaign its one code; "" takes it away. Raises UserError for "code"."""
    codes = session.query(Code).filter_by(campaign_id=campaign_id).order_by(Code.id).all()
    if not text.strip():
        for code in codes:
            session.delete(code)
        return
    if not codes:
        insert_code(session, text, Owner(campaign_id=campaign_id))
        return
    text = rules.checked_code(text)
    check_free(session, text, codes[0].id)
    codes[0].text = text
    for code in codes[1:]:
        session.delete(code)
