"""What an owner does with groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.audience import mix as mixes
from core.audience import queries, rules, sizing
from core.audience.limits import REASON_LIMIT, WORDS_LIMIT
from core.errors import UserError
from core.store.changes import Place
from core.store.operation import Store
from core.text import tr
from core.typed import clean

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from core.audience.tables import AudienceSegment

PAGE = "audience"
NOTE_LIMIT = 10_000
"""Characters of a note; `core.store.schema.NOTE_LIMIT`, which would load the ORM here."""

TEXT_LIMITS = {
    "who": WORDS_LIMIT,
    "wants": WORDS_LIMIT,
    "words": WORDS_LIMIT,
    "gathers_elsewhere": WORDS_LIMIT,
    "note": NOTE_LIMIT,
}
"""The texts of a group, and how long each may be."""


def add_segment(
    store: Store,
    name: str,
    *,
    who: str = "",
    plan_id: int | None = None,
    slot: int | None = None,
) -> int:
    """Add a group and return its id; with a plan and a slot, straight into that empty slot.

    Raises UserError for "name", "who" or "slot".
    """
    from core.audience import writes
    from core.audience.tables import AudienceSegment

    name = rules.checked_name(name, queries.names(store.reader).values())
    who = clean(who, "who", WORDS_LIMIT)
    if plan_id is not None and slot is not None:
        slot = rules.checked_slot(slot, _taken(store, plan_id))
    with store.operation(tr("Add group {name}", name=name), place=Place(PAGE)) as session:
        segment = AudienceSegment(name=name, who=who)
        session.add(segment)
        session.flush()
        if plan_id is not None and slot is not None:
            writes.put_in_slot(session, plan_id, slot, segment.id)
        return segment.id


def rename_segment(store: Store, segment_id: int, name: str) -> None:
    """Give a group another name. Raises UserError for "name"."""
    known = queries.names(store.reader)
    old = _name(store, segment_id)
    name = rules.checked_name(name, [n for i, n in known.items() if i != segment_id])
    _change(store, segment_id, "name", tr("Rename group {name}", name=old), name=name)


def change_segment(store: Store, segment_id: int, field: str, text: str) -> None:
    """Set one of TEXT_LIMITS' texts of a group. Raises UserError for the field when too long."""
    text = clean(text, field, TEXT_LIMITS[field])
    label = _change_step(field, _name(store, segment_id))
    _change(store, segment_id, field, label, **{field: text})


def set_size(store: Store, segment_id: int, low: int | None, high: int | None) -> None:
    """Set how many people a group has within reach; None for not sized yet.

    Raises UserError for "low" or "high".
    """
    size = rules.checked_size(low, high)
    label = tr("Size {name}", name=_name(store, segment_id))
    low, high = size or (None, None)
    _change(store, segment_id, "size", label, size_low=low, size_high=high)


def set_worksheet(
    store: Store, segment_id: int, steps: Sequence[sizing.Step], *, apply: bool = True
) -> None:
    """Keep a group's size worksheet; `apply` makes its result the group's size.

    Raises UserError whose field names the line: "high:2".
    """
    from sqlalchemy import delete

    from core.audience.tables import SegmentSizeStep

    checked = sizing.checked_steps(steps)
    size = sizing.result(checked)
    label = tr("Work out the size of {name}", name=_name(store, segment_id))
    with store.operation(label, place=Place(PAGE, segment_id)) as session:
        session.execute(delete(SegmentSizeStep).filter_by(segment_id=segment_id))
        for position, step in enumerate(checked, start=1):
            session.add(
                SegmentSizeStep(
                    segment_id=segment_id,
                    position=position,
                    words=step.words,
                    unit=step.unit,
                    low=step.low,
                    high=step.high,
                )
            )
        if apply and size:
            row = _row(session, segment_id)
            row.size_low, row.size_high = size


def set_mix(store: Store, segment_id: int, mix: mixes.Mix, source: str = "") -> None:
    """Set a group's whole age and sex mix, in per cent by (band, sex); empty clears it.

    `source` says where it is from; empty for the owner's own estimate. Raises UserError for
    "mix" when the shares do not add to 100.
    """
    label = tr("Set the mix of {name}", name=_name(store, segment_id))
    _write_mix(store, segment_id, mix, source, label)


def fill_mix(store: Store, segment_id: int, mix: mixes.Mix, source: str) -> None:
    """Take a group's mix from an imported export, keeping its `source`. Raises like `set_mix`."""
    label = tr("Fill the mix of {name} from an export", name=_name(store, segment_id))
    _write_mix(store, segment_id, mix, source, label)


def clear_mix(store: Store, segment_id: int) -> None:
    """Say that nothing is known of a group's ages and sexes."""
    label = tr("Clear the mix of {name}", name=_name(store, segment_id))
    _write_mix(store, segment_id, {}, "", label)


def set_overlap(store: Store, one: int, other: int, percent: float | None) -> None:
    """Say how much of the smaller of two groups is in the other, in per cent; None for unknown.

    Raises UserError for "percent".
    """
    from core.audience.tables import SegmentOverlap

    if one == other:
        raise UserError(tr("A group overlaps itself entirely. Choose another one."))
    checked = None if percent is None else rules.checked_overlap(percent)
    first, second = sorted((one, other))
    label = tr(
        "Set the overlap of {one} and {other}", one=_name(store, one), other=_name(store, other)
    )
    with store.operation(label, place=Place(PAGE, one)) as session:
        row = session.get(SegmentOverlap, (first, second))
        if row is not None and checked is None:
            session.delete(row)
        elif row is not None and checked is not None:
            row.percent = checked
        elif checked is not None:
            session.add(SegmentOverlap(first_id=first, second_id=second, percent=checked))


def set_gathers(store: Store, segment_id: int, networks: Sequence[str]) -> None:
    """Set the networks that a group gathers on, by key."""
    from sqlalchemy import delete

    from core.audience.tables import SegmentGathers

    label = tr("Change where {name} gather", name=_name(store, segment_id))
    with store.operation(label, place=Place(PAGE, segment_id)) as session:
        session.execute(delete(SegmentGathers).filter_by(segment_id=segment_id))
        for network in dict.fromkeys(networks):
            session.add(SegmentGathers(segment_id=segment_id, network=network))


def focus(store: Store, plan_id: int, segment_id: int, slot: int | None = None) -> int:
    """Bring a group into focus, in an empty slot (the first one if None); returns the slot.

    Raises UserError for "slot": all three taken, or this one; `swap_in` is the way then.
    """
    from core.audience import writes

    taken = _taken(store, plan_id)
    name = _name(store, segment_id)
    _refuse_focused(store, plan_id, segment_id)
    chosen = rules.checked_slot(slot, taken)
    label = tr("Make {name} {place}", name=name, place=rules.slot_words(chosen))
    with store.operation(label, place=Place(PAGE, segment_id)) as session:
        writes.put_in_slot(session, plan_id, chosen, segment_id)
    return chosen


def swap_in(
    store: Store, plan_id: int, segment_id: int, outgoing_id: int, reason: str = ""
) -> None:
    """Give a group the slot of another one, which is parked for `reason`.

    Raises UserError when the outgoing one is not in focus, or for "reason".
    """
    from core.audience import writes
    from core.audience.tables import SegmentParked

    reason = clean(reason, "reason", REASON_LIMIT)
    incoming, outgoing = _name(store, segment_id), _name(store, outgoing_id)
    _refuse_focused(store, plan_id, segment_id)
    slot = _slot_of(store, plan_id, outgoing_id)
    if slot is None:
        raise UserError(tr("{name} is not in focus. Choose one that is.", name=outgoing))
    label = tr("Swap {outgoing} for {incoming}", outgoing=outgoing, incoming=incoming)
    with store.operation(label, place=Place(PAGE, segment_id)) as session:
        writes.take_out(session, plan_id, outgoing_id)
        writes.put_in_slot(session, plan_id, slot, segment_id)
        session.add(SegmentParked(plan_id=plan_id, segment_id=outgoing_id, reason=reason))


def move_focus(store: Store, plan_id: int, segment_id: int, slot: int) -> None:
    """Move a group in focus to another slot; whoever is there takes the one that it leaves.

    Raises UserError when the group is not in focus.
    """
    from core.audience import writes

    rules.known_slot(slot)
    page = queries.audience_page(store.reader, plan_id)
    left = _slot_of(store, plan_id, segment_id)
    name = _name(store, segment_id)
    if left is None:
        raise UserError(tr("{name} is not in focus. Choose one that is.", name=name))
    other = page.focus.get(slot)
    label = tr("Make {name} {place}", name=name, place=rules.slot_words(slot))
    with store.operation(label, place=Place(PAGE, segment_id)) as session:
        if left == slot:
            return
        writes.take_out(session, plan_id, segment_id)
        if other is not None:
            writes.put_in_slot(session, plan_id, left, other.id)
        writes.put_in_slot(session, plan_id, slot, segment_id)


def park(store: Store, plan_id: int, segment_id: int, reason: str = "") -> None:
    """Decide against a group for now, for `reason`; it leaves its slot if it had one.

    Also changes the reason of a parked one. Raises UserError for "reason".
    """
    from core.audience import writes
    from core.audience.tables import SegmentParked

    reason = clean(reason, "reason", REASON_LIMIT)
    label = tr("Park {name}", name=_name(store, segment_id))
    with store.operation(
        label, merge=("segment_parked", segment_id, "reason"), place=Place(PAGE, segment_id)
    ) as session:
        found = session.query(SegmentParked).filter_by(plan_id=plan_id, segment_id=segment_id)
        if (row := found.one_or_none()) is not None:
            row.reason = reason
            return
        writes.take_out(session, plan_id, segment_id)
        session.add(SegmentParked(plan_id=plan_id, segment_id=segment_id, reason=reason))


def unpark(store: Store, plan_id: int, segment_id: int) -> None:
    """Put a parked group back among those not decided on; its reason goes."""
    from core.audience import writes

    _refuse_focused(store, plan_id, segment_id)
    label = tr("Put {name} back to undecided", name=_name(store, segment_id))
    with store.operation(label, place=Place(PAGE, segment_id)) as session:
        writes.take_out(session, plan_id, segment_id)


def delete_segment(store: Store, segment_id: int) -> None:
    """Delete a group, its mix, overlaps and places in every plan; undo brings all of it back.

    `queries.plans_with` says which plans to ask about first.
    """
    label = tr("Delete group {name}", name=_name(store, segment_id))
    with store.operation(label, place=Place(PAGE)) as session:
        session.delete(_row(session, segment_id))


def _change(store: Store, segment_id: int, field: str, label: str, **values: object) -> None:
    with store.operation(
        label, merge=("audience_segment", segment_id, field), place=Place(PAGE, segment_id)
    ) as session:
        row = _row(session, segment_id)
        for column, value in values.items():
            setattr(row, column, value)


def _write_mix(store: Store, segment_id: int, mix: mixes.Mix, source: str, label: str) -> None:
    from core.audience import writes

    checked = mixes.checked_mix(mix)
    source = clean(source, "source", WORDS_LIMIT)
    with store.operation(label, place=Place(PAGE, segment_id)) as session:
        writes.write_mix(session, segment_id, checked, source)


def _taken(store: Store, plan_id: int) -> dict[int, str]:
    return {group.slot: group.name for group in queries.focus_segments(store.reader, plan_id)}


def _slot_of(store: Store, plan_id: int, segment_id: int) -> int | None:
    focused = queries.focus_segments(store.reader, plan_id)
    return next((group.slot for group in focused if group.id == segment_id), None)


def _refuse_focused(store: Store, plan_id: int, segment_id: int) -> None:
    slot = _slot_of(store, plan_id, segment_id)
    if slot is not None:
        name = _name(store, segment_id)
        raise UserError(tr("{name} is {place} already.", name=name, place=rules.slot_words(slot)))


def _name(store: Store, segment_id: int) -> str:
    found = queries.names(store.reader).get(segment_id)
    if found is None:
        raise UserError(tr("This group is gone. It may have been deleted."))
    return found


def _row(session: Session, segment_id: int) -> AudienceSegment:
    from core.audience.tables import AudienceSegment

    return session.get_one(AudienceSegment, segment_id)


def _change_step(field: str, name: str) -> str:
    return {
        "who": tr("Change who {name} are", name=name),
        "wants": tr("Change what {name} want", name=name),
        "words": tr("Change the words of {name}", name=name),
        "gathers_elsewhere": tr("Change the other places of {name}", name=name),
        "note": tr("Change the note of {name}", name=name),
    }[field]
