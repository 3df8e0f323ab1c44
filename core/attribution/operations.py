"""What is done with codes, and with what traces are taken for."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from core.attribution import found_us, rules
from core.attribution.limits import OTHER_WAYS
from core.attribution.rules import Owner
from core.errors import UserError
from core.networks.queries import network_names
from core.people.labels import name_of
from core.store.changes import Place
from core.store.operation import Store
from core.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.attribution.tables import Code

PAGE = "loyalty"


def add_code(
    store: Store,
    text: str,
    *,
    network: str = "",
    campaign_id: int | None = None,
    idea_id: int | None = None,
    person_id: int | None = None,
) -> int:
    """Say whose a code is and return its id; it has exactly one owner.

    Raises UserError for "code" when it is blank or known already, for "owner" without one.
    """
    owner = _checked(store, Owner(network, campaign_id, idea_id, person_id))
    with _operation(store, tr("Add code {code}", code=rules.checked_code(text))) as session:
        from core.attribution import writes

        return writes.insert_code(session, text, owner).id


def rename_code(store: Store, code_id: int, text: str) -> None:
    """Spell a code anew. Raises UserError for "code"."""
    text = rules.checked_code(text)
    label = tr("Rename code {code}", code=_text(store, code_id))
    with _operation(store, label) as session:
        from core.attribution import writes

        writes.check_free(session, text, code_id)
        _code(session, code_id).text = text


def give_code(
    store: Store,
    code_id: int,
    *,
    network: str = "",
    campaign_id: int | None = None,
    idea_id: int | None = None,
    person_id: int | None = None,
) -> None:
    """Count a code's orders to somebody else. Raises UserError for "owner"."""
    owner = _checked(store, Owner(network, campaign_id, idea_id, person_id))
    label = tr("Say whose {code} is", code=_text(store, code_id))
    with _operation(store, label) as session:
        code = _code(session, code_id)
        code.network, code.campaign_id = owner.network, owner.campaign_id
        code.idea_id, code.person_id = owner.idea_id, owner.person_id


def remove_code(store: Store, code_id: int) -> None:
    """Take a code out of the list; its orders are nobody's again."""
    with _operation(store, tr("Remove code {code}", code=_text(store, code_id))) as session:
        session.delete(_code(session, code_id))


def set_rule(
    store: Store,
    what: str,
    value: str,
    *,
    network: str = "",
    campaign_id: int | None = None,
    link_id: int | None = None,
    person_id: int | None = None,
) -> int:
    """Say what a trace is taken for, in place of what it was, and return the rule's id.

    `network` is a network's key or another way ("search", "email" …). Raises UserError for "value"
    or "owner".
    """
    value = rules.checked_value(what, value)
    owner = _checked(store, Owner(network, campaign_id, None, person_id, link_id))
    with _operation(store, tr("Say what {value} is", value=value)) as session:
        from core.attribution.tables import AttributionRule

        rule = session.query(AttributionRule).filter_by(what=what, value=value).one_or_none()
        rule = rule or AttributionRule(what=what, value=value)
        rule.network, rule.campaign_id = owner.network, owner.campaign_id
        rule.link_id, rule.person_id = owner.link_id, owner.person_id
        session.add(rule)
        session.flush()
        return rule.id


def remove_rule(store: Store, rule_id: int) -> None:
    """Take a rule away: the trace is taken for what Regulars knows by itself."""
    value = store.reader.value("SELECT value FROM attribution_rule WHERE id = :id", id=rule_id)
    if value is None:
        raise UserError(tr("This rule is gone. It may have been removed."))
    with _operation(store, tr("Forget what {value} is", value=value)) as session:
        from core.attribution.tables import AttributionRule

        session.delete(session.get_one(AttributionRule, rule_id))


def set_found_us(
    store: Store,
    person_id: int,
    how: str,
    *,
    network: str = "",
    recommended_by: int | None = None,
    words: str = "",
) -> None:
    """Note how somebody found the business. Raises UserError for what makes no sense."""
    said = found_us.checked(
        store.reader, person_id, found_us.Said(how, network, recommended_by, words)
    )
    label = tr("How {name} found us", name=name_of(store, person_id))
    with store.operation(
        label, merge=("found_us", person_id, "said"), place=Place(PAGE, person_id)
    ) as session:
        found_us.put(session, person_id, said)


def clear_found_us(store: Store, person_id: int) -> None:
    """Take out how somebody found the business."""
    from sqlalchemy import delete

    from core.attribution.tables import FoundUs

    label = tr("Nobody asked how {name} found us", name=name_of(store, person_id))
    with store.operation(label, place=Place(PAGE, person_id)) as session:
        session.execute(delete(FoundUs).where(FoundUs.person_id == person_id))


def _checked(store: Store, owner: Owner) -> Owner:
    """The owner itself. Raises UserError when there is not exactly one, or no such network."""
    owner = rules.one_owner(owner)
    named = owner.network
    if named and named not in OTHER_WAYS and named not in network_names(store.reader):
        raise UserError(tr("Choose a network from the list."), field="owner")
    return owner


def _text(store: Store, code_id: int) -> str:
    found = store.reader.value("SELECT text FROM code WHERE id = :id", id=code_id)
    if found is None:
        raise UserError(tr("This code is gone. It may have been removed."))
    return str(found)


def _code(session: Session, code_id: int) -> Code:
    from core.attribution.tables import Code

    return session.get_one(Code, code_id)


def _operation(store: Store, label: str) -> AbstractContextManager[Session]:
    return store.operation(label, place=Place(PAGE))
