"""What an owner does on the calendar. Each is one step that Undo takes back.

Items are named by their key (`core.calendar.keys`). Of something that repeats, a change reaches
"this" day alone, this and the "following" ones, or "all".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from core.calendar import queries, rules
from core.calendar.checks import check_network, facts_of, found_item, names_of
from core.calendar.facts import ActivityFacts, Repeat, Results, SlotFacts
from core.calendar.items import Item, SeriesRow
from core.calendar.keys import Occurrence, activity_key, occurrence_key, read_key
from core.calendar.rules import ALL, FOLLOWING, THIS
from core.errors import UserError
from core.store.changes import Place
from core.store.operation import Store
from core.text import day as day_words
from core.text import tr

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PAGE = "calendar"
ONE_DAY = dt.timedelta(1)
TYPED = ("title", "text", "link", "doer", "minutes")
"""Fields that are typed: quick changes of one of them are one step."""
OWN_ALONE = ("day", "idea_id", "poll_id")
"""Fields that belong to one day and never to a whole series."""


def add_activity(store: Store, facts: ActivityFacts) -> int:
    """Add a piece of work and return its id.

    Raises UserError for a field of `facts`; "network" when it is not chosen in the plan that
    covers the day.
    """
    from core.calendar import writes

    checked = rules.check_activity(facts)
    check_network(store, checked.network, checked.day)
    with store.operation(tr("Add {title}", title=checked.title), place=Place(PAGE)) as session:
        return writes.add_activity(session, checked)


def change_activity(store: Store, key: str, field: str, value: Any, *, scope: str = THIS) -> str:
    """Change one field, and return the key that the item has now.

    Raises UserError for the field.
    """
    one = found_item(store, key)
    facts = rules.check_activity(replace(facts_of(one), **{field: value}))
    if field in ("network", "day"):
        check_network(store, facts.network, facts.day)
    if one.series_id is None or scope == THIS or field in OWN_ALONE:
        return _change_one(store, one, field, facts)
    label = tr("Change {title}", title=one.title)
    with store.operation(label, place=Place(PAGE)) as session:
        series_id = _series_for(session, one, scope)
        _write_series(session, series_id, {field: getattr(facts, field)}, one, scope)
    return _key_in(one, series_id)


def move(store: Store, keys: Sequence[str], day: dt.date | None, *, scope: str = THIS) -> list[str]:
    """Move items to a day, or into the tray, and return their keys then.

    The time of day is kept, except in the tray. With scope "following" or "all" a whole series is
    moved by as many days as this one. Raises UserError("day") when a network is not chosen in the
    plan that covers the day.
    """
    found = [found_item(store, key) for key in keys]
    for one in found:
        check_network(store, one.network, day)
    if day is None:
        label = tr("Put {what} in the tray", what=names_of(found))
    else:
        label = tr("Move {what} to {day}", what=names_of(found), day=day_words(day))
    with store.operation(label, place=Place(PAGE)) as session:
        return [_move(session, one, day, scope) for one in found]


def place_before(store: Store, key: str, before: str | None) -> str:
    """Put an item before another of its day, or of the tray; None puts it last."""
    from sqlalchemy import select

    from core.calendar import writes
    from core.calendar.tables import Activity

    one = found_item(store, key)
    with store.operation(tr("Reorder {title}", title=one.title), place=Place(PAGE)) as session:
        own = writes.make_own(session, read_key(key))
        same_day = Activity.day.is_(None) if own.day is None else Activity.day == own.day
        others = session.scalars(
            select(Activity).where(same_day, Activity.id != own.id)
            .order_by(Activity.position, Activity.id)
        ).all()  # fmt: skip
        places = [activity_key(other.id) for other in others]
        at = places.index(before) if before in places else len(others)
        for position, activity in enumerate([*others[:at], own, *others[at:]]):
            activity.position = position
        return activity_key(own.id)


def tick(store: Store, key: str, today: dt.date) -> str:
    """Tick an item off, and return its key then.

    A reply or a share of theirs that names a person logs the contact in the same step.
    """
    from core.calendar import writes

    one = found_item(store, key)
    label = tr("Tick off {title}", title=one.title)
    with store.operation(label, place=Place(PAGE)) as session:
        activity = writes.make_own(session, read_key(key))
        if activity.done_on is None:
            writes.tick(session, activity, today)
        return activity_key(activity.id)


def untick(store: Store, key: str) -> None:
    """Take back that an item is done, and the contact that was logged with it."""
    from core.calendar import writes

    one = found_item(store, key)
    label = tr("Take back that {title} is done", title=one.title)
    with store.operation(label, place=Place(PAGE)) as session:
        writes.untick(session, writes.make_own(session, read_key(key)))


def set_results(store: Store, activity_id: int, results: Results) -> None:
    """Note the numbers that an activity had; none at all takes them away.

    Raises UserError for a count, its name being the field.
    """
    from core.calendar.tables import ActivityResult

    one = found_item(store, activity_key(activity_id))
    values = asdict(rules.check_results(results))
    label = tr("Numbers of {title}", title=one.title)
    merge = ("activity_result", activity_id, "counts")
    with store.operation(label, place=Place(PAGE), merge=merge) as session:
        row = session.get(ActivityResult, activity_id)
        if all(value is None for name, value in values.items() if name != "day"):
            if row is not None:
                session.delete(row)
            return
        if row is None:
            session.add(ActivityResult(activity_id=activity_id, **values))
            return
        for name, value in values.items():
            setattr(row, name, value)


def delete(store: Store, keys: Sequence[str], *, scope: str = THIS) -> None:
    """Take items off the calendar.

    Of a series with scope "following" it ends before this day, with "all" it goes whole; what
    was ticked off stays.
    """
    found = [found_item(store, key) for key in keys]
    with store.operation(tr("Delete {what}", what=names_of(found)), place=Place(PAGE)) as session:
        for one in found:
            _delete(session, one, scope)


def copy(store: Store, key: str, day: dt.date | None) -> int:
    """Use a good one again on another day, or from the tray, and return the new one's id."""
    from core.calendar import writes

    one = found_item(store, key)
    facts = replace(facts_of(one), day=day, time=one.time if day else None)
    check_network(store, facts.network, day)
    label = tr("Use {title} again", title=one.title)
    with store.operation(label, place=Place(PAGE)) as session:
        return writes.add_activity(session, facts)


def repeat(store: Store, key: str, rule: Repeat) -> int:
    """Let an activity repeat from its day on, and return the series' id.

    Raises UserError for a field of the rule, "day" when the activity has none.
    """
    from core.calendar import series_writes
    from core.calendar.tables import Activity

    one = found_item(store, key)
    if one.day is None or one.activity_id is None or one.series_id is not None:
        raise UserError(tr("Give it a day first; it repeats from there."), field="day")
    checked = rules.check_repeat(rule, one.day)
    label = tr("Repeat {title}", title=one.title)
    with store.operation(label, place=Place(PAGE)) as session:
        activity = session.get_one(Activity, one.activity_id)
        return series_writes.begin(session, activity, checked)


def change_repeat(store: Store, series_id: int, rule: Repeat) -> None:
    """Let something repeat by another rule; its days that are done or were moved stay.

    Raises UserError for a field of the rule.
    """
    from core.calendar import series_writes
    from core.calendar.tables import Series

    found = _series(store, series_id)
    checked = rules.check_repeat(rule, found.starts_on)
    label = tr("Change how {title} repeats", title=found.template.title)
    with store.operation(label, place=Place(PAGE)) as session:
        series_writes.set_rule(session.get_one(Series, series_id), checked)


def stop_repeating(store: Store, series_id: int, last_day: dt.date) -> None:
    """Let something that repeats end after a day; a day before its first takes it away."""
    from core.calendar import series_writes

    label = tr("Stop repeating {title}", title=_series(store, series_id).template.title)
    with store.operation(label, place=Place(PAGE)) as session:
        series_writes.end(session, series_id, last_day)


def add_slot(store: Store, facts: SlotFacts) -> int:
    """Add a place to the weekly rhythm and return its id. Raises UserError for a field."""
    from core.calendar.tables import Slot

    checked = rules.check_slot(facts)
    label = tr("Add {what} to the week", what=rules.kind_words(checked.kind))
    with store.operation(label, place=Place(PAGE)) as session:
        slot = Slot(**asdict(checked))
        session.add(slot)
        session.flush()
        return slot.id


def change_slot(store: Store, slot_id: int, facts: SlotFacts) -> None:
    """Change a place of the weekly rhythm. Raises UserError for a field."""
    from core.calendar.tables import Slot

    checked = rules.check_slot(facts)
    label = tr("Change {what} of the week", what=rules.kind_words(checked.kind))
    with store.operation(label, place=Place(PAGE)) as session:
        slot = session.get_one(Slot, slot_id)
        for name, value in asdict(checked).items():
            setattr(slot, name, value)


def remove_slot(store: Store, slot_id: int) -> None:
    """Take a place out of the weekly rhythm; what it has filled stays."""
    from core.calendar.tables import Slot

    with store.operation(tr("Take a place out of the week"), place=Place(PAGE)) as session:
        session.delete(session.get_one(Slot, slot_id))


def fill_week(store: Store, start: dt.date) -> int:
    """Put an activity on every open place of the week that begins on `start`; says how many.

    Places on a network that the plan of the day has not chosen stay open.
    """
    from core.calendar import writes

    free = [
        (day, slot)
        for day, slot in queries.open_slots(store.reader, start)
        if not slot.network or slot.network in dict(queries.networks_on(store.reader, day))
    ]
    if not free:
        return 0
    label = tr("Fill the week of {day}", day=day_words(start))
    with store.operation(label, place=Place(PAGE)) as session:
        for day, slot in free:
            writes.add_activity(session, rules.slot_activity(slot, day))
    return len(free)


def add_snippet(store: Store, kind: str, name: str, words: str) -> int:
    """Save words, or a group of hashtags, and return their id.

    Raises UserError for "name" (blank, taken) or "words".
    """
    from core.calendar.tables import Snippet

    others = [one.name for one in queries.snippets(store.reader)]
    values = rules.check_snippet(kind, name, words, others)
    label = tr("Save {name}", name=values["name"])
    with store.operation(label, place=Place(PAGE)) as session:
        snippet = Snippet(**values)
        session.add(snippet)
        session.flush()
        return snippet.id


def change_snippet(store: Store, snippet_id: int, name: str, words: str) -> None:
    """Change saved words. Raises UserError for "name" (blank, taken) or "words"."""
    from core.calendar.tables import Snippet

    found = queries.snippets(store.reader)
    (kind,) = [one.kind for one in found if one.id == snippet_id]
    others = [one.name for one in found if one.id != snippet_id]
    values = rules.check_snippet(kind, name, words, others)
    label = tr("Change {name}", name=values["name"])
    with store.operation(label, place=Place(PAGE)) as session:
        snippet = session.get_one(Snippet, snippet_id)
        for column, value in values.items():
            setattr(snippet, column, value)


def remove_snippet(store: Store, snippet_id: int) -> None:
    """Delete saved words; texts that they were put into stay as they are."""
    from core.calendar.tables import Snippet

    name = next((one.name for one in queries.snippets(store.reader) if one.id == snippet_id), "")
    with store.operation(tr("Delete {name}", name=name), place=Place(PAGE)) as session:
        session.delete(session.get_one(Snippet, snippet_id))


def _series(store: Store, series_id: int) -> SeriesRow:
    found = queries.series(store.reader, series_id)
    if found is None:
        raise UserError(tr("This does not repeat any more."))
    return found


def _change_one(store: Store, one: Item, field: str, facts: ActivityFacts) -> str:
    from core.calendar import writes

    label = tr("Change {title}", title=one.title)
    typed = field in TYPED and one.activity_id is not None
    merge = ("activity", one.activity_id or 0, field) if typed else None
    with store.operation(label, place=Place(PAGE), merge=merge) as session:
        activity = writes.make_own(session, read_key(one.key))
        if field == "day" and activity.day != facts.day:
            activity.position = writes.next_position(session, facts.day)
        setattr(activity, field, getattr(facts, field))
        activity.time = facts.time
        return activity_key(activity.id)


def _move(session: Session, one: Item, day: dt.date | None, scope: str) -> str:
    from core.calendar import series_writes, writes
    from core.calendar.tables import Series

    if one.series_id is not None and scope != THIS and day is not None and one.day is not None:
        series_id = _series_for(session, one, scope)
        series = session.get_one(Series, series_id)
        series_writes.shift(session, series, day - one.day)
        return one.key if one.activity_id else occurrence_key(series_id, day)
    activity = writes.make_own(session, read_key(one.key))
    if activity.day != day:
        activity.day, activity.position = day, writes.next_position(session, day)
        activity.time = activity.time if day else None
    return activity_key(activity.id)


def _delete(session: Session, one: Item, scope: str) -> None:
    from core.calendar import series_writes, writes
    from core.calendar.tables import Activity

    if one.series_id is None or one.series_on is None:
        session.delete(session.get_one(Activity, one.activity_id))
    elif scope == THIS:
        if one.activity_id is not None:
            session.delete(session.get_one(Activity, one.activity_id))
            session.flush()
        writes.skip(session, Occurrence(one.series_id, one.series_on))
    else:
        until = one.series_on - ONE_DAY if scope == FOLLOWING else None
        series_writes.end(session, one.series_id, until)
    session.flush()


def _series_for(session: Session, one: Item, scope: str) -> int:
    """The series that a change is written to: the whole, or a new one from this day on."""
    from core.calendar import series_writes

    assert one.series_id is not None
    assert one.series_on is not None
    if scope == ALL:
        return one.series_id
    return series_writes.split(session, one.series_id, one.series_on)


def _write_series(
    session: Session, series_id: int, values: dict[str, Any], one: Item, scope: str
) -> None:
    """Write a series' fields, and those of its days that are activities and not done."""
    from core.calendar import series_writes

    first = one.series_on if scope == FOLLOWING else None
    series_writes.write(session, series_id, values, first)


def _key_in(one: Item, series_id: int) -> str:
    if one.activity_id is not None:
        return one.key
    assert one.series_on is not None
    return occurrence_key(series_id, one.series_on)
