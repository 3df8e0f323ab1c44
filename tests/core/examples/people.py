"""Examples of people's operations for the undo law."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from core.audience.operations import add_segment
from core.importing.contact_rows import ContactRow
from core.importing.contacts import ContactsFile
from core.people import operations as ops
from core.people import queries
from core.store.operation import Store

LIST = ContactsFile(Path("list.csv"), "any_contacts_csv", "Table", "list", (), "ab" * 32)
ROWS = [
    ContactRow("list.csv", 2, "Tess Arden", emails=("tess@willowbarn.example",), note="Call first"),
    ContactRow("list.csv", 3, "Noor Haddad", emails=("noor@x.example",), tags=("school",)),
    ContactRow("list.csv", 4, "N. Haddad", emails=("noor@x.example",), unsubscribed=True, why="No"),
]


@dataclass
class Ready:
    tess: int
    barn: int
    email: int
    handle: int
    group: int


def ready(store: Store) -> Ready:
    group = add_segment(store, f"Engaged couples {queries.count(store.reader)}")
    tess = ops.add_person(
        store,
        "Tess Arden",
        about="venue manager",
        note="Met at the fair",
        keys=[
            ("email", "", "tess@willowbarn.example"),
            ("handle", "instagram", "@willowbarn"),
            ("phone", "", "020 7946 0018"),
        ],
        tags=["venue"],
        groups=[group],
    )
    barn = ops.add_person(
        store,
        "Willow Barn weddings",
        kind="organisation",
        how_met="Their list of suppliers",
        keys=[("site", "", "willowbarn.example/suppliers"), ("handle", "linkedin", "company/wb")],
        tags=["venue", "weddings"],
        groups=[group],
    )
    keys = {key.kind: key.id for key in queries.keys_of(store.reader, tess)}
    return Ready(tess, barn, keys["email"], keys["handle"], group)


def follower(store: Store) -> Ready:
    made = ready(store)
    ops.set_follows_us(store, made.handle, True)
    return made


def blocked(store: Store) -> Ready:
    made = ready(store)
    ops.do_not_contact(store, [made.tess], "Asked us to stop")
    return made


EXAMPLES = {
    "forget_person": (ready, lambda s, r: ops.forget_person(s, r.tess, dt.date(2027, 3, 9))),
    "add_person": (lambda s: None, lambda s, r: ops.add_person(s, "Ivo", tags=["press"])),
    "change_person": (ready, lambda s, r: ops.change_person(s, r.tess, "name", "Tess Ardén")),
    "add_key": (ready, lambda s, r: ops.add_key(s, r.tess, "site", "tess.example")),
    "change_key": (ready, lambda s, r: ops.change_key(s, r.email, "tess@arden.example")),
    "remove_key": (ready, lambda s, r: ops.remove_key(s, r.email)),
    "set_follows_us": (ready, lambda s, r: ops.set_follows_us(s, r.handle, True)),
    "add_tag": (ready, lambda s, r: ops.add_tag(s, [r.tess, r.barn], "E8")),
    "remove_tag": (ready, lambda s, r: ops.remove_tag(s, [r.tess, r.barn], "venue")),
    "put_in_group": (
        lambda s: (ready(s), add_segment(s, f"Parents {queries.count(s.reader)}")),
        lambda s, r: ops.put_in_group(s, [r[0].tess, r[0].barn], r[1]),
    ),
    "take_out_of_group": (ready, lambda s, r: ops.take_out_of_group(s, [r.tess], r.group)),
    "do_not_contact": (ready, lambda s, r: ops.do_not_contact(s, [r.tess, r.barn], "Asked")),
    "allow_contact": (blocked, lambda s, r: ops.allow_contact(s, [r.tess])),
    "merge_people": (follower, lambda s, r: ops.merge_people(s, r.barn, r.tess)),
    "keep_apart": (ready, lambda s, r: ops.keep_apart(s, r.tess, r.barn)),
    "delete_people": (follower, lambda s, r: ops.delete_people(s, [r.tess, r.barn])),
    "import_people": (
        lambda s: None,
        lambda s, r: ops.import_people(s, LIST, ROWS, answers={"column.1": "name"}),
    ),
}
