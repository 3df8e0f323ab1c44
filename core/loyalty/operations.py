"""What an owner sets about loyalty."""

from __future__ import annotations

from core.loyalty import rules
from core.store.changes import Place
from core.store.operation import Store
from core.text import tr

PAGE = "loyalty"


def set_rule(store: Store, name: str, value: int) -> None:
    """Set one of the rules, a key of `rules.BOUNDS`.

    Raises UserError, its field being the name.
    """
    from core.business.tables import Setting

    value = rules.checked(name, value)
    key = rules.PREFIX + name
    label = tr("Change the rules for loyalty")
    with store.operation(label, merge=("setting", 0, key), place=Place(PAGE)) as session:
        session.merge(Setting(key=key, value=str(value)))


def reset_rules(store: Store) -> None:
    """Make all rules what they are to start with."""
    from sqlalchemy import delete

    from core.business.tables import Setting

    keys = [rules.PREFIX + name for name in rules.BOUNDS]
    with store.operation(tr("Rules for loyalty as they were"), place=Place(PAGE)) as session:
        session.execute(delete(Setting).where(Setting.key.in_(keys)))
