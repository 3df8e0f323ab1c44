"""What an owner does with prospects. Each is one step that Undo takes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from core.errors import UserError
from core.people import addresses
from core.people import keys as person_keys
from core.people import queries as people
from core.people import rules as person_rules
from core.people.labels import name_of, who_of
from core.people.limits import HUMAN
from core.private import private
from core.prospects import labels, messages, queries, rules, touches
from core.prospects import pace as paces
from core.prospects import words as words_of
from core.prospects.limits import (
    ASK,
    BY_HAND,
    DOER_LIMIT,
    FIT_MOST,
    FIT_PARTS,
    GIVE,
    LINE_LIMIT,
    NOTE,
    OPEN,
    OUTCOMES,
    REPLY,
    THEIRS,
)
from core.prospects.summaries import summary_of
from core.prospects.touches import TouchFacts
from core.store.changes import Place
from core.store.operation import Store
from core.text import day as day_words
from core.text import tr
from core.typed import clean_line, within

PAGE = "prospects"
LINES = {"found_words": LINE_LIMIT, "next_step": LINE_LIMIT, "doer": DOER_LIMIT}
"""The lines of a prospect, and how long each may be."""

Typed = tuple[str, str, str]
"""A key as it was typed: its kind, its scope (a network, else empty), the text."""


def add_prospect(
    store: Store,
    name: str,
    today: dt.date,
    *,
    kind: str = HUMAN,
    about: str = "",
    found_words: str = "",
    their_page: str = "",
    keys: Sequence[Typed] = (),
    tags: Sequence[str] = (),
    groups: Sequence[int] = (),
) -> int:
    """Add somebody who is not in the file yet as a prospect, and return the person's id.

    Raises UserError for a text ("name", "about", "found_words", "their_page") or a key, its kind
    being the field.
    """
    from core.people import writes as people_writes
    from core.prospects import writes
    from core.prospects.tables import Prospect

    country = people.country(store.reader)
    facts = person_rules.PersonFacts(
        name=person_rules.checked_name(name),
        kind=kind,
        about=about,
        keys=tuple(
            person_keys.key_of(key, text, scope=scope, country=country) for key, scope, text in keys
        ),
        tags=tuple(tags),
        groups=tuple(groups),
    )
    why, page = _line("found_words", found_words), _page(their_page)
    label = tr("Add prospect {name}", name=private(facts.name))
    with store.operation(label, place=Place(PAGE)) as session:
        person_id = people_writes.add_person(session, facts)
        writes.make_prospect(session, person_id, today, why)
        session.get_one(Prospect, person_id).their_page = page
    return person_id


def make_prospects(
    store: Store, people_ids: Sequence[int], today: dt.date, *, found_words: str = ""
) -> None:
    """Make prospects of people who are in the file; those who are prospects stay as they are."""
    from core.prospects import writes

    why = _line("found_words", found_words)
    label = tr("Make {who} a prospect", who=who_of(store, people_ids))
    with store.operation(label, place=_place(people_ids)) as session:
        for person_id in people_ids:
            writes.make_prospect(session, person_id, today, why)


def stop_being_prospects(store: Store, people_ids: Sequence[int]) -> None:
    """Take people off the prospects. What was logged stays with them."""
    from sqlalchemy import delete

    from core.prospects.tables import Prospect

    label = tr("Take {who} off the prospects", who=who_of(store, people_ids))
    with store.operation(label, place=Place(PAGE)) as session:
        for chunk in _chunks(people_ids):
            session.execute(delete(Prospect).where(Prospect.person_id.in_(chunk)))


def change_prospect(store: Store, person_id: int, field: str, text: str) -> None:
    """Change a prospect's "found_words", "their_page", "next_step" or "doer".

    Quick typing in one field is one step. Raises UserError for the field.
    """
    value = _page(text) if field == "their_page" else _line(field, text)
    label = labels.change(field, name_of(store, person_id))
    _change(store, [person_id], label, {field: value}, merge=("prospect", person_id, field))


def set_fit(store: Store, person_id: int, part: str, stamps: int) -> None:
    """Give a part of the fit ("audience_match", "reach", "relevance") 0 to 3 stamps."""
    if part not in FIT_PARTS or not 0 <= stamps <= FIT_MOST:
        raise UserError(tr("Give none to three stamps."), field=part)
    label = tr("Change the fit of {name}", name=name_of(store, person_id))
    _change(store, [person_id], label, {part: stamps}, merge=("prospect", person_id, part))


def set_stage(store: Store, people_ids: Sequence[int], stage: str | None) -> None:
    """Set the stage of prospects by hand until the next touch; None lets what was logged say.

    Raises UserError for "stage".
    """
    if stage is None:
        label = tr("Let the stage of {who} follow what was logged", who=who_of(store, people_ids))
    elif stage in BY_HAND:
        label = tr(
            "Move {who} to {stage}",
            who=who_of(store, people_ids),
            stage=words_of.stage_name(stage),
        )
    else:
        raise UserError(tr("This stage cannot be set by hand."), field="stage")
    _change(store, people_ids, label, {"stage_by_hand": stage})


def set_next_day(store: Store, people_ids: Sequence[int], day: dt.date | None) -> None:
    """Set when to get back to prospects; None leaves it to their stage."""
    who = who_of(store, people_ids)
    if day is None:
        label = tr("Clear the follow-up date of {who}", who=who)
    else:
        label = tr("Get back to {who} on {day}", who=who, day=day_words(day))
    _change(store, people_ids, label, {"next_on": day})


def set_next_step(store: Store, person_id: int, step: str, day: dt.date | None) -> None:
    """Set what to do next and when. Raises UserError for "next_step"."""
    label = tr("Change the next step of {name}", name=name_of(store, person_id))
    values = {"next_step": _line("next_step", step), "next_on": day}
    _change(store, [person_id], label, values, merge=("prospect", person_id, "next"))


def set_doer(store: Store, people_ids: Sequence[int], doer: str) -> None:
    """Say who of the team looks after prospects; empty for nobody. Raises UserError for "doer"."""
    doer = _line("doer", doer)
    who = who_of(store, people_ids)
    label = tr("Give {who} to {doer}", who=who, doer=doer) if doer else tr(
        "Give {who} to nobody", who=who
    )  # fmt: skip
    _change(store, people_ids, label, {"doer": doer})


def log_give(
    store: Store,
    person_id: int,
    what: str,
    today: dt.date,
    *,
    day: dt.date | None = None,
    network: str = "",
    words: str = "",
) -> int:
    """Log that something was given, and return the touch's id.

    Raises UserError for "what", "day" or "words".
    """
    return _log(store, person_id, TouchFacts(GIVE, what, day or today, network, words), today)


def log_reply(
    store: Store,
    person_id: int,
    today: dt.date,
    *,
    who: str = THEIRS,
    day: dt.date | None = None,
    network: str = "",
    words: str = "",
) -> int:
    """Log a reply of theirs or ("ours") of the business. Raises UserError as `log_give` does."""
    return _log(store, person_id, TouchFacts(REPLY, who, day or today, network, words), today)


def log_note(
    store: Store, person_id: int, text: str, today: dt.date, *, day: dt.date | None = None
) -> int:
    """Log a note. Raises UserError for "words" when it is blank."""
    return _log(store, person_id, TouchFacts(NOTE, "", day or today, "", text), today)


def log_ask(
    store: Store,
    person_id: int,
    what: str,
    today: dt.date,
    *,
    day: dt.date | None = None,
    network: str = "",
    words: str = "",
    sooner_because: str = "",
) -> int:
    """Log that something was asked for: "link", "guest_post", "partnership" or "shout_out".

    Before it is time a reason is needed, and is kept. Raises UserError: for "sooner_because" when
    it is missing; without a field when an ask is open, they are not to be contacted, or they are
    no prospect.
    """
    pace = queries.pace(store.reader)
    found = summary_of(store.reader, person_id, pace, today)
    if found is None:
        raise UserError(tr("Make them a prospect first, then ask."))
    waiting = rules.waiting(found.story, pace, day or today)
    if waiting.barred:
        raise UserError(labels.barred(waiting, private(found.name, person_id)))
    sooner_because = "" if waiting.ready else sooner_because
    if not waiting.ready and not sooner_because.strip():
        raise UserError(words_of.needs_reason(waiting), field="sooner_because")
    facts = TouchFacts(ASK, what, day or today, network, words, sooner_because)
    return _log(store, person_id, facts, today)


def settle_ask(store: Store, touch_id: int, outcome: str, today: dt.date) -> None:
    """Say what became of an ask: "yes", "declined", "withdrawn", or "open" again.

    Raises UserError when another ask of theirs is open, or for "outcome".
    """
    from core.prospects import writes

    touch = labels.touch(store, touch_id)
    if touch.kind != ASK or outcome not in OUTCOMES:
        raise UserError(tr("Choose what they said."), field="outcome")
    name = name_of(store, touch.person_id)
    label = tr("{name}: {outcome}", name=name, outcome=words_of.outcome_name(outcome))
    with store.operation(label, place=Place(PAGE, touch.person_id)) as session:
        if outcome == OPEN and writes.open_ask(session, touch.person_id) not in (None, touch_id):
            raise UserError(labels.one_ask(name))
        writes.settle_ask(session, touch_id, outcome, today)


def change_touch(
    store: Store,
    touch_id: int,
    today: dt.date,
    *,
    what: str | None = None,
    day: dt.date | None = None,
    network: str | None = None,
    words: str | None = None,
) -> None:
    """Correct what was logged; what is None stays. Raises UserError for the field."""
    from core.prospects.tables import Touch

    old = labels.touch(store, touch_id)
    facts = touches.checked(
        TouchFacts(
            old.kind,
            old.what if what is None else what,
            day or old.day,
            old.network if network is None else network,
            old.words if words is None else words,
            old.sooner_because,
        ),
        today,
    )
    said = words_of.log_name(old.kind, old.what)
    label = tr("Change “{touch}” of {name}", touch=said, name=name_of(store, old.person_id))
    with store.operation(
        label, merge=("touch", touch_id, "facts"), place=Place(PAGE, old.person_id)
    ) as session:
        touch = session.get_one(Touch, touch_id)
        touch.what, touch.day = facts.what, facts.day
        touch.network, touch.words = facts.network, facts.words
        if touch.settled_on is not None:
            touch.settled_on = max(touch.settled_on, facts.day)


def remove_touch(store: Store, touch_id: int) -> None:
    """Take back what was logged."""
    from core.prospects import writes

    old = labels.touch(store, touch_id)
    said = words_of.log_name(old.kind, old.what)
    label = tr("Remove “{touch}” of {name}", touch=said, name=name_of(store, old.person_id))
    with store.operation(label, place=Place(PAGE, old.person_id)) as session:
        writes.take_back_touch(session, touch_id)


def add_template(
    store: Store, name: str, text: str, kind: str, what: str = "", network: str = ""
) -> int:
    """Keep words to start messages from, for one kind of touch; returns the id.

    Raises UserError for "name" (blank, taken), "words" or "what".
    """
    from core.prospects.tables import MessageTemplate

    facts = messages.checked(name, text, kind, what, network, queries.templates(store.reader))
    with store.operation(
        tr("Add message {name}", name=facts["name"]), place=Place(PAGE)
    ) as session:
        row = MessageTemplate(**facts)
        session.add(row)
        session.flush()
        return row.id


def change_template(
    store: Store, template_id: int, name: str, text: str, kind: str, what: str, network: str
) -> None:
    """Change a message template. Raises UserError as `add_template` does."""
    from core.prospects.tables import MessageTemplate

    known = queries.templates(store.reader)
    others = [one for one in known if one.id != template_id]
    facts = messages.checked(name, text, kind, what, network, others)
    label = tr("Change message {name}", name=facts["name"])
    with store.operation(
        label, merge=("message_template", template_id, "facts"), place=Place(PAGE)
    ) as session:
        row = session.get_one(MessageTemplate, template_id)
        for column, value in facts.items():
            setattr(row, column, value)


def remove_template(store: Store, template_id: int) -> None:
    """Remove a message template."""
    from core.prospects.tables import MessageTemplate

    known = {one.id: one.name for one in queries.templates(store.reader)}
    with store.operation(
        tr("Remove message {name}", name=known.get(template_id, "")), place=Place(PAGE)
    ) as session:
        session.delete(session.get_one(MessageTemplate, template_id))


def set_pace(store: Store, name: str, value: int) -> None:
    """Set one of the rules: "gives", "days", "fresh", "rest", or "interval." and a stage.

    Raises UserError, its field being the name.
    """
    from core.business.tables import Setting

    value = within(value, name, paces.BOUNDS[name])
    key = paces.PREFIX + name
    label = tr("Change the rules for prospects")
    with store.operation(label, merge=("setting", 0, key), place=Place(PAGE)) as session:
        session.merge(Setting(key=key, value=str(value)))


def reset_pace(store: Store) -> None:
    """Make all rules what they are to start with."""
    from sqlalchemy import delete

    from core.business.tables import Setting

    label = tr("Rules for prospects as they were")
    keys = [paces.PREFIX + name for name in paces.BOUNDS]
    with store.operation(label, place=Place(PAGE)) as session:
        session.execute(delete(Setting).where(Setting.key.in_(keys)))


def _log(store: Store, person_id: int, facts: TouchFacts, today: dt.date) -> int:
    from core.prospects import writes

    facts = touches.checked(facts, today)
    label = tr(
        "{touch}: {name}",
        touch=words_of.log_name(facts.kind, facts.what),
        name=name_of(store, person_id),
    )
    with store.operation(label, place=Place(PAGE, person_id)) as session:
        return writes.log_touch(session, person_id, facts)


def _change(
    store: Store,
    people_ids: Sequence[int],
    label: str,
    values: dict[str, Any],
    merge: tuple[str, int, str] | None = None,
) -> None:
    from sqlalchemy import update

    from core.prospects.tables import Prospect

    with store.operation(label, merge=merge, place=_place(people_ids)) as session:
        for chunk in _chunks(people_ids):
            session.execute(update(Prospect).where(Prospect.person_id.in_(chunk)).values(values))


def _line(field: str, text: str) -> str:
    return clean_line(text, field, LINES[field])


def _page(text: str) -> str:
    return addresses.checked(text, "their_page") if text.strip() else ""


def _place(people_ids: Sequence[int]) -> Place:
    return Place(PAGE, people_ids[0] if len(people_ids) == 1 else None)


def _chunks(people_ids: Sequence[int]) -> list[Sequence[int]]:
    """Ids in pieces that one statement takes."""
    return [people_ids[start : start + 500] for start in range(0, len(people_ids), 500)]
