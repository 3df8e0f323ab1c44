"""What an owner does with links. Each is one step that Undo takes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.links import pages, queries, rules, words
from core.links.facts import LinkFacts, Look
from core.links.limits import NOTE_LIMIT, SOURCE_LIMIT, STATES
from core.people import addresses
from core.people.labels import name_of
from core.prospects.places import LINK, row_of
from core.store.changes import Place
from core.store.operation import Store
from core.text import tr, trn

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PAGE = "prospects"


@dataclass(frozen=True)
class Imported:
    """What an import did: links added, and links that the file had already."""

    added: int
    known: int


def add_link(store: Store, facts: LinkFacts, today: dt.date) -> int:
    """Add a link and return its id.

    Without a person it is put down to whoever's site it is on. Raises UserError for "their_page",
    "our_page", "words", "rel", "how", "found_on" or "person", and for a link that is there.
    """
    values = _values(store, facts, today)
    label = tr("Add link from {page}", page=addresses.plain(facts.their_page))
    with store.operation(label, place=Place(PAGE)) as session:
        return _insert(session, values)


def change_link(
    store: Store, link_id: int, field: str, value: str | dt.date, today: dt.date
) -> None:
    """Change a link's "their_page", "our_page", "words", "rel", "how" or "found_on".

    Quick typing in one field is one step. Raises UserError for the field.
    """
    from core.links.tables import Link

    old = _old(store, link_id, today)
    values = _changed(store, old, field, value, today)
    label = words.change_step(field, old.their_words)
    with store.operation(label, merge=("link", link_id, field), place=_place(link_id)) as session:
        link = session.get_one(Link, link_id)
        for column, one in values.items():
            setattr(link, column, one)


def set_person(store: Store, links: Sequence[int], person_id: int | None) -> None:
    """Put links down to somebody, or to nobody."""
    from sqlalchemy import update

    from core.links.tables import Link

    who = tr("nobody") if person_id is None else name_of(store, person_id, field="person")
    label = trn("Put {n} link down to {who}", "Put {n} links down to {who}", len(links), who=who)
    place = _place(links[0]) if len(links) == 1 else Place(PAGE)
    with store.operation(label, place=place) as session:
        for chunk in _chunks(links):
            session.execute(update(Link).where(Link.id.in_(chunk)).values(person_id=person_id))


def delete_links(store: Store, links: Sequence[int]) -> None:
    """Delete links and all that was seen of them."""
    from sqlalchemy import delete

    from core.links.tables import Link

    label = trn("Delete {n} link", "Delete {n} links", len(links))
    with store.operation(label, place=Place(PAGE)) as session:
        for chunk in _chunks(links):
            session.execute(delete(Link).where(Link.id.in_(chunk)))


def record_state(store: Store, link_id: int, state: str, today: dt.date, note: str = "") -> None:
    """Note what the owner saw of a link in the browser. Raises UserError for "state"."""
    from core.links.tables import LinkCheck

    if state not in STATES:
        raise UserError(tr("Choose what you saw."), field="state")
    old = _old(store, link_id, today)
    label = words.mark_step(state, old.their_words)
    with store.operation(label, place=_place(link_id)) as session:
        session.add(
            LinkCheck(
                link_id=link_id,
                moment=store.clock(),
                state=state,
                note=rules.shortened(note, NOTE_LIMIT),
                by_hand=True,
            )
        )


def record_checks(store: Store, looks: Sequence[Look]) -> int:
    """Note what "Check now" saw, in one step; how many links it was about.

    A link whose rel or words nobody knew learns them. Links deleted meanwhile are passed over.
    """
    from core.links.tables import Link, LinkCheck

    label = trn("Check {n} link", "Check {n} links", len(looks))
    with store.operation(label, place=Place(PAGE)) as session:
        kept = 0
        for look in looks:
            link = session.get(Link, look.link_id)
            if link is None:
                continue
            kept += 1
            seen = look.seen
            link.rel = link.rel or seen.rel
            link.words = link.words or seen.words
            session.add(
                LinkCheck(
                    link_id=link.id,
                    moment=look.moment,
                    state=seen.state,
                    final_url=seen.final_url,
                    http_status=seen.http_status,
                    rel=seen.rel,
                    note=seen.note,
                )
            )
    return kept


def import_links(
    store: Store,
    rows: Sequence[LinkFacts],
    source: str,
    today: dt.date,
    *,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> Imported:
    """Add the links of an export in one step; those that are there already stay as they are.

    `source` is the export's name as people know it. `progress(done, total)` may raise to stop,
    and nothing is added then.
    """
    known = queries.known_pairs(store.reader)
    owners = queries.people_by_site(store.reader)
    new: list[dict[str, Any]] = []
    doubled = 0
    for done, facts in enumerate(rows):
        if done % 1000 == 0:
            progress(done, len(rows))
        pair = pages.page_key(facts.their_page), pages.page_key(facts.our_page)
        if pair in known:
            doubled += 1
            continue
        known.add(pair)
        person_id = facts.person_id or owners.get(pages.site_key(facts.their_page))
        new.append(
            {
                **_addresses(facts.their_page, facts.our_page),
                "person_id": person_id,
                "whole_site": facts.whole_site,
                "words": rules.checked_words(facts.words),
                "rel": rules.checked_rel(facts.rel),
                "how": rules.checked_how(facts.how),
                "found_on": min(facts.found_on or today, today),
                "source": rules.shortened(source, SOURCE_LIMIT),
            }
        )
    _insert_all(store, new, source)
    return Imported(len(new), doubled)


def _insert_all(store: Store, new: list[dict[str, Any]], source: str) -> None:
    from sqlalchemy import insert

    from core.links.tables import Link

    if not new:
        return
    label = trn("Import {n} link from {source}", "Import {n} links from {source}", len(new),
                source=source)  # fmt: skip
    with store.operation(label, place=Place(PAGE)) as session:
        session.execute(insert(Link), new)


def _values(store: Store, facts: LinkFacts, today: dt.date) -> dict[str, Any]:
    theirs, ours = pages.their_page(facts.their_page), pages.our_page(facts.our_page)
    person_id = facts.person_id
    if person_id is None:
        person_id = queries.people_by_site(store.reader).get(pages.site_key(theirs))
    else:
        name_of(store, person_id, field="person")
    values = {
        **_addresses(theirs, ours),
        "person_id": person_id,
        "whole_site": facts.whole_site,
        "words": rules.checked_words(facts.words),
        "rel": rules.checked_rel(facts.rel),
        "how": rules.checked_how(facts.how),
        "found_on": rules.checked_day(facts.found_on or today, today),
    }
    _refuse_double(store, values, None)
    return values


def _changed(
    store: Store, old: queries.LinkRow, field: str, value: str | dt.date, today: dt.date
) -> dict[str, Any]:
    if isinstance(value, dt.date):
        if field != "found_on":
            raise ValueError(field)
        return {"found_on": rules.checked_day(value, today)}
    if field in ("their_page", "our_page"):
        theirs = pages.their_page(value) if field == "their_page" else old.their_page
        ours = pages.our_page(value) if field == "our_page" else old.our_page
        values = _addresses(theirs, ours)
        _refuse_double(store, values, old.id, field)
        return {**values, "whole_site": old.whole_site and pages.is_site(theirs)}
    check = {
        "words": rules.checked_words,
        "rel": rules.checked_rel,
        "how": rules.checked_how,
    }[field]
    return {field: check(value)}


def _addresses(theirs: str, ours: str) -> dict[str, Any]:
    theirs, ours = pages.their_page(theirs), pages.our_page(ours)
    return {
        "their_page": theirs,
        "our_page": ours,
        "their_key": pages.page_key(theirs),
        "our_key": pages.page_key(ours),
    }


def _refuse_double(
    store: Store, values: dict[str, Any], own: int | None, field: str = "their_page"
) -> None:
    there = queries.with_pages(store.reader, values["their_key"], values["our_key"])
    if there not in (None, own):
        raise UserError(
            tr("This link is in the list already. Change it there, or type another page."),
            field=field,
        )


def _insert(session: Session, values: dict[str, Any]) -> int:
    from core.links.tables import Link

    link = Link(**values)
    session.add(link)
    session.flush()
    return link.id


def _old(store: Store, link_id: int, today: dt.date) -> queries.LinkRow:
    found = queries.link(store.reader, link_id, today)
    if found is None:
        raise UserError(tr("This link is gone. It may have been deleted."))
    return found


def _place(link_id: int) -> Place:
    return Place(PAGE, row_of(LINK, link_id))


def _chunks(links: Sequence[int]) -> list[Sequence[int]]:
    """Ids in pieces that one statement takes."""
    return [links[start : start + 500] for start in range(0, len(links), 500)]
