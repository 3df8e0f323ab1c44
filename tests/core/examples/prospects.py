"""One example of every operation on prospects."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from core.people import operations as people
from core.prospects import operations as ops
from core.store.operation import Store
from tests.core.prospects.people import TODAY, ago, barn, give


@dataclass
class Ready:
    """A prospect who is ready, one who was asked, somebody who is none, and a template."""

    barn: int
    club: int
    ask: int
    other: int
    template: int


def room(store: Store) -> Ready:
    who = barn(store, ago(30))
    give(store, who, 21, 10, 2)
    ops.set_next_step(store, who, "Share their supplier page", TODAY + dt.timedelta(3))
    ops.set_stage(store, [who], "talking")
    ops.set_pace(store, "rest", 100)
    club = ops.add_prospect(store, "The Flour Club", ago(40))
    ask = ops.log_ask(store, club, "link", TODAY, sooner_because="Their list is printed on Friday")
    ops.set_stage(store, [club], "linked")
    other = people.add_person(store, "Ben")
    template = ops.add_template(store, "Hello", "Hi {name}", "give", "commented", "instagram")
    return Ready(who, club, ask, other, template)


TOMORROW = TODAY + dt.timedelta(1)

EXAMPLES = {
    "add_prospect": (room, lambda s, r: ready_one(s)),
    "make_prospects": (
        room,
        lambda s, r: ops.make_prospects(s, [r.other, r.club], TODAY, found_words="Met at a fair"),
    ),
    "stop_being_prospects": (room, lambda s, r: ops.stop_being_prospects(s, [r.barn, r.club])),
    "change_prospect": (
        room,
        lambda s, r: ops.change_prospect(s, r.barn, "their_page", "willowbarn.example/cakes"),
    ),
    "set_fit": (room, lambda s, r: ops.set_fit(s, r.barn, "reach", 3)),
    "set_stage": (room, lambda s, r: ops.set_stage(s, [r.barn, r.club], "declined")),
    "set_next_day": (room, lambda s, r: ops.set_next_day(s, [r.barn, r.club], TOMORROW)),
    "set_next_step": (room, lambda s, r: ops.set_next_step(s, r.barn, "Call Tess", TOMORROW)),
    "set_doer": (room, lambda s, r: ops.set_doer(s, [r.barn, r.club], "Ana")),
    "log_give": (
        room,
        lambda s, r: ops.log_give(s, r.barn, "helped", TODAY, network="instagram", words="Flour"),
    ),
    "log_reply": (room, lambda s, r: ops.log_reply(s, r.barn, TODAY, words="Tess wrote back")),
    "log_note": (room, lambda s, r: ops.log_note(s, r.barn, "Closed in August", TODAY)),
    "log_ask": (room, lambda s, r: ops.log_ask(s, r.barn, "shout_out", TODAY)),
    "settle_ask": (room, lambda s, r: ops.settle_ask(s, r.ask, "yes", TODAY)),
    "change_touch": (
        room,
        lambda s, r: ops.change_touch(s, r.ask, TODAY, what="guest_post", day=ago(1), words="Hm"),
    ),
    "remove_touch": (room, lambda s, r: ops.remove_touch(s, r.ask)),
    "add_template": (room, lambda s, r: ops.add_template(s, "Thanks", "Thank you", "reply")),
    "change_template": (
        room,
        lambda s, r: ops.change_template(s, r.template, "Hi", "Hi {name}, hm", "ask", "link", ""),
    ),
    "remove_template": (room, lambda s, r: ops.remove_template(s, r.template)),
    "set_pace": (room, lambda s, r: ops.set_pace(s, "interval.found", 21)),
    "reset_pace": (room, lambda s, r: ops.reset_pace(s)),
}


def ready_one(store: Store) -> int:
    """Somebody new with everything that can be said of them."""
    return ops.add_prospect(
        store,
        "Harbour Florist",
        TODAY,
        kind="organisation",
        about="Flowers by the harbour",
        found_words="Does every wedding on the quay",
        their_page="https://harbourflorist.example/friends",
        keys=[("site", "", "harbourflorist.example"), ("handle", "facebook", "harbourflorist")],
        tags=["weddings"],
    )
