"""One example of every operation on codes and rules."""

from __future__ import annotations

from dataclasses import dataclass

from core.attribution import operations as ops
from core.people import operations as people
from core.store.operation import Store


@dataclass
class Ready:
    """A code of a network, a rule, and somebody who could have either."""

    code: int
    rule: int
    person: int


def room(store: Store) -> Ready:
    person = people.add_person(store, "Willow Barn")
    code = ops.add_code(store, "INSTA10", network="instagram")
    rule = ops.set_rule(store, "referrer", "https://l.instagram.com/", network="instagram")
    return Ready(code, rule, person)


def said(store: Store) -> Ready:
    ready = room(store)
    ops.set_found_us(store, ready.person, "network", network="instagram")
    return ready


def _recommended(store: Store, ready: Ready) -> None:
    ops.set_found_us(store, ready.person, "recommended", words="Tess said so")


EXAMPLES = {
    "set_found_us": (said, _recommended),
    "clear_found_us": (said, lambda s, r: ops.clear_found_us(s, r.person)),
    "add_code": (room, lambda s, r: ops.add_code(s, "WILLOW15", person_id=r.person)),
    "rename_code": (room, lambda s, r: ops.rename_code(s, r.code, "INSTA12")),
    "give_code": (room, lambda s, r: ops.give_code(s, r.code, person_id=r.person)),
    "remove_code": (room, lambda s, r: ops.remove_code(s, r.code)),
    "set_rule": (
        room,
        lambda s, r: ops.set_rule(s, "referrer", "l.instagram.com", person_id=r.person),
    ),
    "remove_rule": (room, lambda s, r: ops.remove_rule(s, r.rule)),
}
