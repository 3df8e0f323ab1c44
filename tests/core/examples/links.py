"""One example of every operation on links."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.links import operations as ops
from core.links.facts import Checked, LinkFacts, Look
from core.people import operations as people
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)
NOON = dt.datetime(2027, 3, 9, 12, tzinfo=dt.UTC)
OURS = "https://juniperstreet.example/preorder"
LIST = LinkFacts("https://coffeemap.example/bakeries", OURS, words="Juniper Street", rel="follow")


@dataclass
class Ready:
    """A link of somebody's that was looked at, one of nobody's, and somebody else."""

    mapped: int
    other: int
    person: int


def room(store: Store) -> Ready:
    person = people.add_person(
        store, "Hackney Coffee Map", keys=[("site", "", "coffeemap.example")]
    )
    mapped = ops.add_link(store, LIST, TODAY)
    ops.record_state(store, mapped, "live", TODAY, "Still first in their list")
    other = ops.add_link(store, LinkFacts("https://e8.example/news", OURS), TODAY)
    return Ready(mapped, other, person)


def _check(store: Store, made: Ready) -> None:
    lost = Checked("not_found", "", 200)
    found = Checked("live", "", 200, "", "nofollow ugc", "their bread")
    ops.record_checks(store, [Look(made.mapped, NOON, lost), Look(made.other, NOON, found)])


def _import(store: Store, made: Ready) -> None:
    rows = [
        LIST,
        LinkFacts("https://eats.example/8-buns", OURS),
        LinkFacts("https://coffeemap.example", OURS, whole_site=True),
    ]
    ops.import_links(store, rows, "Search Console", TODAY)


EXAMPLES = {
    "add_link": (room, lambda s, r: ops.add_link(s, LinkFacts("barn.example/cakes", OURS), TODAY)),
    "change_link": (
        room,
        lambda s, r: ops.change_link(s, r.mapped, "their_page", "map.example/list", TODAY),
    ),
    "set_person": (room, lambda s, r: ops.set_person(s, [r.mapped, r.other], r.person)),
    "delete_links": (room, lambda s, r: ops.delete_links(s, [r.mapped, r.other])),
    "record_state": (room, lambda s, r: ops.record_state(s, r.mapped, "not_found", TODAY)),
    "record_checks": (room, _check),
    "import_links": (room, _import),
}
