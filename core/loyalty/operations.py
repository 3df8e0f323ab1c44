"""What an owner sets about loyalty."""

from __future__ import annotations

import datetime as dt

from core.loyalty import rules
from core.loyalty.limits import CARD_COUNTS
from core.store.changes import Place
from core.store.operation import Store
from core.text import day, tr
from core.typed import within

PAGE = "loyalty"


def set_rule(store: Store, name: str, value: int) -> None:
    """Set one of the rules, a key of `rules.BOUNDS`.

    Raises UserError, its field being the name.
    """
    from core.business.tables import Setting

    value = within(value, name, rules.BOUNDS[name])
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


def set_stamp_cards(
    store: Store, week: dt.date, field: str, count: int | None, today: dt.date
) -> None:
    """Say how many cards were "handed_out", "full" or "redeemed" in the week of a day.

    None for not counted; a week with nothing counted is gone. Quick typing in one field is one
    step. Raises UserError for the field, or for "week" when it has not begun.
    """
    from core.loyalty.tables import StampCardWeek

    if field not in CARD_COUNTS:
        raise ValueError(field)
    begin, count = rules.checked_week(week, today), rules.checked_cards(field, count)
    label = tr("Count the stamp cards of the week from {day}", day=day(begin))
    merge = ("stamp_card_week", begin.toordinal(), field)
    with store.operation(label, merge=merge, place=Place(PAGE)) as session:
        row = session.get(StampCardWeek, begin)
        if row is None and count is not None:
            session.add(StampCardWeek(week=begin, **{field: count}))
        elif row is not None:
            others = [getattr(row, name) for name in CARD_COUNTS if name != field]
            if count is None and all(other is None for other in others):
                session.delete(row)
            else:
                setattr(row, field, count)


def set_card(store: Store, field: str, text: str) -> None:
    """Say what the stamp cards say: "stamps", "reward" or "next_number".

    Raises UserError for the field.
    """
    from core.business.tables import Setting

    value, key = rules.card_text(field, text), f"{rules.PREFIX}card_{field}"
    label = tr("Change the stamp card")
    with store.operation(label, merge=("setting", 0, key), place=Place(PAGE)) as session:
        session.merge(Setting(key=key, value=value))


def note_cards_printed(store: Store, last: int) -> None:
    """Note the highest number printed, so that the next cards go on from there."""
    from core.business.tables import Setting

    value = rules.card_text("next_number", str(last + 1))
    with store.operation(tr("Print stamp cards"), place=Place(PAGE)) as session:
        session.merge(Setting(key=f"{rules.PREFIX}card_next_number", value=value))
