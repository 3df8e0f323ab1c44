"""What an owner does with networks. Each is one step that Undo takes back."""

from __future__ import annotations

from collections.abc import Mapping

from core.errors import UserError
from core.networks import queries, reach, rows, rules
from core.networks.names import content_name, point_words
from core.networks.rules import Fate
from core.plans.queries import PlanCard
from core.plans.queries import plan as find_plan
from core.store.changes import Place
from core.store.operation import Store
from core.text import and_list, inside, tr
from core.typed import clean, clean_line

PLACE = Place("networks")


def choose(
    store: Store, plan_id: int, network: str, *, role: str = "", hours: float | None = None
) -> int:
    """Choose a network for the first open place, and return that place.

    A "not now" about it is cleared. Raises UserError when every place is taken, or when it is
    chosen already.
    """
    plan, name = _plan(store, plan_id), _name(store, network)
    chosen = queries.choices(store.reader, plan_id)
    _check_new(network, name, chosen)
    slot = rules.free_slot([choice.slot for choice in chosen], plan.network_cap)
    if slot is None:
        names = [_name(store, choice.network) for choice in chosen]
        raise UserError(rules.no_room_sentence(names, name), field="network")
    role = clean_line(role, "role", rules.ROLE_LIMIT)
    hours = rules.checked_hours(hours)
    with store.operation(tr("Choose {name}", name=name), place=PLACE) as session:
        rows.insert(session, plan_id, slot, network, role, hours)
        rows.clear_not_now(session, plan_id, network)
    return slot


def swap_in(
    store: Store,
    plan_id: int,
    network: str,
    instead_of: str,
    *,
    reason: str = "",
    fate: Fate | None = None,
) -> None:
    """Choose a network in the place of another, which may get a "not now, because".

    `fate` decides about what is still to be done on the other; None leaves it on the calendar.
    Raises UserError when the one is chosen already or the other is not.
    """
    plan = _plan(store, plan_id)
    name, old = _name(store, network), _name(store, instead_of)
    _check_new(network, name, queries.choices(store.reader, plan_id))
    reason = clean(reason, "reason", rules.REASON_LIMIT)
    label = tr("Swap {old} for {name}", old=old, name=name)
    with store.operation(label, place=PLACE) as session:
        row = rows.find_choice(session, plan_id, instead_of, old)
        slot, hours = row.slot, row.hours
        session.delete(row)
        session.flush()
        rows.insert(session, plan_id, slot, network, "", hours)
        rows.clear_not_now(session, plan_id, network)
        if reason:
            rows.write_not_now(session, plan_id, instead_of, reason)
        if fate is not None:
            rows.settle_work(session, instead_of, (plan.starts_on, plan.ends_on), fate)


def take_out(
    store: Store, plan_id: int, network: str, *, reason: str = "", fate: Fate | None = None
) -> None:
    """Take a chosen network out; those after it move up, and `reason` makes it "not now".

    `fate` decides about what is still to be done there; None leaves it on the calendar. Raises
    UserError when it is not chosen.
    """
    plan = _plan(store, plan_id)
    name = _name(store, network)
    reason = clean(reason, "reason", rules.REASON_LIMIT)
    with store.operation(tr("Take {name} out", name=name), place=PLACE) as session:
        row = rows.find_choice(session, plan_id, network, name)
        session.delete(row)
        session.flush()
        rows.close_up(session, plan_id)
        if reason:
            rows.write_not_now(session, plan_id, network, reason)
        if fate is not None:
            rows.settle_work(session, network, (plan.starts_on, plan.ends_on), fate)


def move_choice(store: Store, plan_id: int, network: str, slot: int) -> None:
    """Move a chosen network to another place; the one that was there takes its own.

    Raises UserError for a place that the plan does not have.
    """
    plan, name = _plan(store, plan_id), _name(store, network)
    if not 1 <= slot <= plan.network_cap:
        raise UserError(tr("This plan has {n} places.", n=plan.network_cap), field="slot")
    label = tr("Move {name} to place {slot}", name=name, slot=slot)
    with store.operation(label, place=PLACE) as session:
        row = rows.find_choice(session, plan_id, network, name)
        other = rows.at_slot(session, plan_id, slot)
        if other is None or other is row:
            row.slot = slot
        else:
            rows.exchange(session, row, other)
        session.flush()
        rows.close_up(session, plan_id)


def set_role(store: Store, plan_id: int, network: str, role: str) -> None:
    """Say in one sentence what a chosen network is for. Raises UserError for "role"."""
    name = _name(store, network)
    role = clean_line(role, "role", rules.ROLE_LIMIT)
    label = tr("Change the role of {name}", name=name)
    key = (f"network_choice:{network}", plan_id, "role")
    with store.operation(label, merge=key, place=PLACE) as session:
        rows.find_choice(session, plan_id, network, name).role = role


def set_hours(store: Store, plan_id: int, network: str, hours: float | None) -> None:
    """Say how many hours a week a chosen network gets. Raises UserError for "hours"."""
    name = _name(store, network)
    hours = rules.checked_hours(hours)
    label = tr("Change the hours of {name}", name=name)
    key = (f"network_choice:{network}", plan_id, "hours")
    with store.operation(label, merge=key, place=PLACE) as session:
        rows.find_choice(session, plan_id, network, name).hours = hours


def set_cap(store: Store, plan_id: int, cap: int) -> None:
    """Give the plan two places or three. Raises UserError when more are chosen than that."""
    from core.plans.tables import Plan

    _plan(store, plan_id)
    chosen = queries.choices(store.reader, plan_id)
    rules.check_cap(cap, [_name(store, choice.network) for choice in chosen])
    label = tr("Set two places") if cap == min(rules.CAPS) else tr("Set three places")
    with store.operation(label, place=PLACE) as session:
        rows.close_up(session, plan_id)
        session.get_one(Plan, plan_id).network_cap = cap


def decide_against(store: Store, plan_id: int, network: str, reason: str) -> None:
    """Note "not now, because …" about a network that is not chosen, or change the reason.

    Raises UserError when it is chosen.
    """
    _plan(store, plan_id)
    name = _name(store, network)
    reason = clean(reason, "reason", rules.REASON_LIMIT)
    if network in {choice.network for choice in queries.choices(store.reader, plan_id)}:
        raise UserError(
            tr("{name} is chosen. Take it out to decide against it.", name=name), field="network"
        )
    with store.operation(tr("Not now: {name}", name=name), place=PLACE) as session:
        rows.write_not_now(session, plan_id, network, reason)


def consider_again(store: Store, plan_id: int, network: str) -> None:
    """Take a "not now" back."""
    label = tr("Consider {name} again", name=_name(store, network))
    with store.operation(label, place=PLACE) as session:
        rows.clear_not_now(session, plan_id, network)


def set_profile(
    store: Store, network: str, *, handle: str | None = None, link: str | None = None
) -> None:
    """Note the business's handle or link on a network; None leaves one as it is.

    Raises UserError for "handle" or "link".
    """
    name = _name(store, network)
    given = {
        field: clean_line(value, field, limit)
        for field, value, limit in (
            ("handle", handle, rules.HANDLE_LIMIT),
            ("link", link, rules.LINK_LIMIT),
        )
        if value is not None
    }
    label = tr("Change the profile on {name}", name=name)
    merge = (f"profile:{network}", 0, "+".join(given))
    with store.operation(label, merge=merge, place=PLACE) as session:
        from core.networks.tables import Profile

        row = session.query(Profile).filter_by(network=network).one_or_none()
        if row is None:
            row = Profile(network=network)
            session.add(row)
        for field, value in given.items():
            setattr(row, field, value)


def tick_point(store: Store, network: str, point: int, done: bool) -> None:
    """Tick a point (1 to 8) of the profile check, or untick it. Raises UserError for others."""
    if point not in rules.POINTS:
        raise UserError(tr("The profile check has eight points."), field="point")
    name, what = _name(store, network), point_words(point)
    if done:
        label = tr("Tick “{point}” on {name}", point=what, name=name)
    else:
        label = tr("Untick “{point}” on {name}", point=what, name=name)
    with store.operation(label, place=PLACE) as session:
        from core.networks.tables import ProfileCheck

        row = session.query(ProfileCheck).filter_by(network=network, point=point).one_or_none()
        if done and row is None:
            session.add(ProfileCheck(network=network, point=point))
        elif not done and row is not None:
            session.delete(row)


def set_weights(store: Store, weights: dict[str, int]) -> None:
    """Set what the parts of the fit count, 0 to 100 each; parts not given stay as they are.

    Raises UserError, naming the part, when a weight is out of range or none counts.
    """
    from core.networks.tables import NetworkWeight

    whole = rules.checked_weights({**queries.weights(store.reader), **weights})
    merge = ("network_weight", 0, "+".join(sorted(weights)))
    with store.operation(tr("Change the weights"), merge=merge, place=PLACE) as session:
        kept = {row.part: row for row in session.query(NetworkWeight)}
        for part in weights:
            if part in kept:
                kept[part].weight = whole[part]
            else:
                session.add(NetworkWeight(part=part, weight=whole[part]))


def reset_weights(store: Store) -> None:
    """Let the parts of the fit count as they did to start with."""
    from core.networks.tables import NetworkWeight

    with store.operation(tr("Reset the weights"), place=PLACE) as session:
        session.query(NetworkWeight).delete()


def set_content_strength(store: Store, kind: str, strength: int | None) -> None:
    """Say how well the business makes a kind of content, 0 to 100; None takes it back.

    Raises UserError for "strength".
    """
    from core.networks.tables import ContentStrength

    if strength is not None:
        rules.checked_percent(strength, "strength")
    label = tr("Change how well you make: {what}", what=inside(content_name(kind)))
    with store.operation(label, merge=("content_strength", 0, kind), place=PLACE) as session:
        row = session.query(ContentStrength).filter_by(kind=kind).one_or_none()
        if row is None and strength is not None:
            session.add(ContentStrength(kind=kind, strength=strength))
        elif row is not None and strength is None:
            session.delete(row)
        elif row is not None and strength is not None:
            row.strength = strength


def add_own_network(
    store: Store,
    name: str,
    *,
    hours: float | None = None,
    content_fit: int | None = None,
    search_value: int | None = None,
) -> str:
    """Add a network that the catalogue lacks, with the owner's own figures, and return its key.

    Raises UserError, naming the field, for a name that is blank, too long or taken, and for
    figures out of range.
    """
    from core.networks.tables import OwnNetwork

    names = queries.network_names(store.reader)
    name = rules.checked_name(name, list(names.values()))
    figures = rules.checked_figures(hours, content_fit, search_value)
    key = rules.own_key(name, list(names))
    with store.operation(tr("Add {name}", name=name), place=PLACE) as session:
        session.add(OwnNetwork(key=key, name=name, **figures))
    return key


def change_own_network(
    store: Store,
    key: str,
    name: str,
    *,
    hours: float | None,
    content_fit: int | None,
    search_value: int | None,
) -> None:
    """Change an own network's name and figures. Raises UserError like `add_own_network`."""
    from core.networks.tables import OwnNetwork

    names = queries.network_names(store.reader)
    old = _own_name(store, key)
    name = rules.checked_name(name, [n for k, n in names.items() if k != key])
    figures = rules.checked_figures(hours, content_fit, search_value)
    with store.operation(tr("Change {name}", name=old), place=PLACE) as session:
        row = session.query(OwnNetwork).filter_by(key=key).one()
        row.name = name
        for field, value in figures.items():
            setattr(row, field, value)


def delete_own_network(store: Store, key: str) -> None:
    """Delete an own network, with what was estimated, noted and refused about it.

    Raises UserError while a plan has chosen it.
    """
    from core.networks.tables import NetworkNotNow, OwnNetwork, OwnReach, Profile, ProfileCheck

    name = _own_name(store, key)
    plans = queries.plans_with(store.reader, key)
    if plans:
        raise UserError(
            tr(
                "{name} is chosen in {plans}. Take it out there first.",
                name=name,
                plans=and_list(plans),
            ),
            field="network",
        )
    with store.operation(tr("Delete {name}", name=name), place=PLACE) as session:
        for table in (OwnReach, NetworkNotNow, Profile, ProfileCheck):
            session.query(table).filter_by(network=key).delete()
        session.query(OwnNetwork).filter_by(key=key).delete()


def set_own_estimate(
    store: Store, segment_id: int, network: str, percent: float, why: str = ""
) -> None:
    """Estimate the share of a group that uses a network, in per cent; it counts before the survey.

    Raises UserError for "percent" or "why".
    """
    from core.networks.tables import OwnReach

    name, group = _name(store, network), _group(store, segment_id)
    rules.checked_percent(percent)
    why = clean(why, "why", rules.REASON_LIMIT)
    label = tr("Estimate {group} on {name}", group=group, name=name)
    with store.operation(label, place=PLACE) as session:
        row = session.query(OwnReach).filter_by(segment_id=segment_id, network=network).first()
        if row is None:
            row = OwnReach(segment_id=segment_id, network=network)
            session.add(row)
        row.percent, row.why = percent, why


def clear_own_estimate(store: Store, segment_id: int, network: str) -> None:
    """Take an own estimate back; the survey counts again, where it has a figure."""
    from core.networks.tables import OwnReach

    name, group = _name(store, network), _group(store, segment_id)
    label = tr("Clear the estimate of {group} on {name}", group=group, name=name)
    with store.operation(label, place=PLACE) as session:
        session.query(OwnReach).filter_by(segment_id=segment_id, network=network).delete()


def point_group_at(
    store: Store, segment_id: int, rows: Mapping[str, str], *, leads: str | None = None
) -> None:
    """Point a group at survey rows: a group of the survey for each kind, in place of the old ones.

    The kind that `leads` counts before the group's ages and sexes; the others stand beside.
    Raises UserError, naming the kind, for a row that the survey does not have.
    """
    from core.networks.tables import SegmentSurvey

    group = _group(store, segment_id)
    known = reach.survey_groups()
    for kind, survey_group in rows.items():
        if kind not in rules.SURVEY_KINDS or survey_group not in known[kind]:
            words = tr("The survey has no such group. Choose one from the list.")
            raise UserError(words, field=kind)
    label = tr("Change the survey rows of {group}", group=group)
    with store.operation(label, place=PLACE) as session:
        session.query(SegmentSurvey).filter_by(segment_id=segment_id).delete()
        session.add_all(
            SegmentSurvey(
                segment_id=segment_id, kind=kind, survey_group=survey_group, leads=kind == leads
            )
            for kind, survey_group in rows.items()
        )


def _plan(store: Store, plan_id: int) -> PlanCard:
    found = find_plan(store.reader, plan_id)
    if found is None:
        raise UserError(tr("This plan is gone. It may have been deleted."))
    return found


def _name(store: Store, network: str) -> str:
    """What a network is called. Raises UserError for a key that nobody knows."""
    name = queries.network_names(store.reader).get(network)
    if name is None:
        raise UserError(tr("This network is gone. It may have been deleted."), field="network")
    return name


def _check_new(network: str, name: str, chosen: list[queries.Choice]) -> None:
    if network in {choice.network for choice in chosen}:
        raise UserError(tr("{name} is chosen already.", name=name), field="network")


def _own_name(store: Store, key: str) -> str:
    name = _name(store, key)
    if not key.startswith(rules.OWN_PREFIX):
        raise UserError(tr("{name} came with Regulars and stays.", name=name), field="network")
    return name


def _group(store: Store, segment_id: int) -> str:
    name = store.reader.value("SELECT name FROM audience_segment WHERE id = :id", id=segment_id)
    if name is None:
        raise UserError(tr("This group is gone. It may have been deleted."), field="group")
    return str(name)
