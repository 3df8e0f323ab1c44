"""Forgetting a person: nothing of them is left in the file, its log or its backups, and no import
brings them back. Held by reading the bytes."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from sqlalchemy import text

from core.business.rules import BusinessFacts
from core.errors import FileProblem
from core.importing import order_files
from core.importing.contact_rows import ContactRow
from core.importing.contacts import ContactsFile
from core.importing.operations import Incoming, Record, store_import
from core.orders.incoming import preview
from core.orders.operations import import_orders
from core.people import operations as people
from core.people import queries
from core.people.incoming import FORGOTTEN, prepared
from core.plans.operations import rename_plan
from core.plans.queries import plans
from core.prospects import operations as prospects
from core.start import start_file
from core.store import backups, database
from core.store.check import check_store
from core.store.operation import Store
from tests.core.orders.exports import shopify, sold

TODAY = dt.date(2027, 3, 9)
NAME, MAIL, PHONE = "Zelda Quimby", "zelda@quimbyish.example", "020 7946 0123"
TRACES = (b"quimby", b"Quimby", b"79460123", b"7946 0123", b"UXVpbWJ5")
KEY = "four words in a row"


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def store(request: pytest.FixtureRequest, tmp_path: Path):
    path = tmp_path / "shop.regulars"
    start_file(path, BusinessFacts(name="Shop", country="GB", currency="GBP"), TODAY)
    with Store.open(path) as opened:
        if request.param:
            from core.store.encryption import encrypt

            encrypt(opened, request.param)
        yield opened


def fill(store: Store, folder: Path) -> int:
    """Somebody with everything that there may be of a person, in the file and in two backups."""
    zelda = prospects.add_prospect(
        store, NAME, TODAY, kind="human", keys=[("email", "", MAIL), ("phone", "", PHONE)],
        tags=["weddings"], found_words=f"{NAME} wrote to us",
    )  # fmt: skip
    prospects.log_note(store, zelda, f"Rang {MAIL} about a cake", TODAY)
    others = people.add_person(store, "Ann Olu", note=f"A friend of {NAME.upper()}, {PHONE}")
    people.add_person(store, "Quimbyson Ltd")
    backups.back_up(store)
    take_orders(store, folder)
    row = Record("survey", "1", f'{{"words": "I am {NAME}, {MAIL}"}}')
    store_import(store, Incoming("x", f"answers of {NAME}.csv", "ab"), [[row]])
    with store.operation("A meeting") as session:
        session.execute(
            text(
                "INSERT INTO planning_session (plan_id, started_on, minutes, who, step) "
                "VALUES (:plan, '2027-03-09', 5, :who, 1)"
            ),
            {"plan": plans(store.reader)[0].id, "who": f"Sam and {NAME}"},
        )
    # Rows that are changed and deleted leave their old texts in free space.
    people.change_person(store, others, "about", f"{NAME} and friends " * 10)
    people.change_person(store, others, "about", "quiet")
    backups.back_up(store)
    return zelda


def take_orders(store: Store, folder: Path, number: str = "#1") -> None:
    path = shopify(
        folder,
        sold(number, MAIL, "12.50", "2027-01-04", name=NAME),
        sold(f"{number}9", "ann@olu.example", "5.00", "2027-01-04", name="Ann Olu"),
    )
    file = order_files.look_at(path)
    read = order_files.read(file, {"currency": "GBP"})
    import_orders(store, preview(store.reader, file, read, TODAY))


def files_of(store: Store) -> list[Path]:
    beside = [path for path in store.path.parent.iterdir() if path.name.startswith("shop.")]
    return beside + [one.path for one in backups.backups_of(store)]


def test_no_byte_of_them_is_left_and_everything_else_is(store: Store, tmp_path: Path):
    zelda = fill(store, tmp_path)
    before = store.reader.value("SELECT sum(net) FROM purchase")
    if not store.encrypted:
        assert any(b"Quimby" in path.read_bytes() for path in files_of(store))

    done = people.forget_person(store, zelda, TODAY)

    assert done.removed == 0
    assert len(backups.backups_of(store)) == done.rewritten >= 2
    for path in files_of(store):
        content = told(path, store.key) if store.encrypted else path.read_bytes()
        content = re.sub(rb"(?i)quimbyson", b"", content)
        assert [trace for trace in TRACES if trace in content] == [], path.name
    assert store.reader.value("SELECT sum(net) FROM purchase") == before
    assert store.reader.value("SELECT count(*) FROM purchase_order WHERE buyer_id IS NULL") == 1
    note = store.reader.value("SELECT note FROM person WHERE name = 'Ann Olu'")
    assert note == "A friend of …, …"
    assert store.reader.value("SELECT who FROM planning_session") == "Sam and …"
    assert store.steps() == []
    assert check_store(store) == []


def told(path: Path, key: str | None) -> bytes:
    """All that an encrypted file says, the insides of its search index too; its log has nothing,
    and there is no free page that could say more."""
    if path.suffix != ".regulars":
        assert path.name.endswith((".lock", "-shm")) or path.stat().st_size == 0
        return b""
    connection = database.connect(path, key=key, read_only=True)
    try:
        assert connection.execute("PRAGMA freelist_count").fetchone()[0] == 0
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        rows = [connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables]
        return repr(rows).encode()
    finally:
        connection.close()


def test_no_import_brings_them_back(store: Store, tmp_path: Path):
    people.forget_person(store, fill(store, tmp_path), TODAY)

    take_orders(store, tmp_path, "#2")
    rows = [
        ContactRow("list.csv", 2, NAME, emails=(MAIL.upper(),)),
        ContactRow("list.csv", 3, "Bo"),
    ]
    found = prepared(store.reader, rows, "list")
    assert [one.status for one in found] == [FORGOTTEN, "new"]
    listed = ContactsFile(tmp_path / "list.csv", "any_contacts_csv", "", "list", (), "ab" * 32)
    people.import_people(store, listed, rows)

    names = store.reader.each(str, "SELECT name FROM person ORDER BY name")
    assert names == ["Ann Olu", "Ann Olu", "Bo", "Quimbyson Ltd"]
    assert store.reader.value("SELECT count(*) FROM person_key WHERE value LIKE '%quimby%'") == 0
    guests = "SELECT sum(orders) FROM purchase WHERE person_id IS NULL"
    assert store.reader.value(guests) == 2


def test_added_by_hand_they_are_known_again(store: Store, tmp_path: Path):
    people.forget_person(store, fill(store, tmp_path), TODAY)

    again = people.add_person(store, NAME, keys=[("email", "", MAIL)])
    take_orders(store, tmp_path, "#2")

    assert (
        store.reader.value("SELECT sum(orders) FROM purchase WHERE person_id = :id", id=again) == 1
    )


def test_while_another_program_reads_the_file_nobody_is_forgotten(store: Store, tmp_path: Path):
    zelda = fill(store, tmp_path)
    reading = database.connect_to_read(store.path, key=store.key)
    reading.execute("BEGIN").close()
    reading.execute("SELECT count(*) FROM person").fetchone()
    rename_plan(store, plans(store.reader)[0].id, "Meanwhile")
    try:
        with pytest.raises(FileProblem, match="Close it there"):
            people.forget_person(store, zelda, TODAY)
    finally:
        reading.close()
    assert queries.name(store.reader, zelda) == NAME


def test_a_backup_that_cannot_be_opened_is_removed(tmp_path: Path):
    path = tmp_path / "shop.regulars"
    start_file(path, BusinessFacts(name="Shop", country="GB", currency="GBP"), TODAY)
    with Store.open(path) as store:
        zelda = fill(store, tmp_path)
        torn = backups.backups_of(store)[0].path
        torn.write_bytes(torn.read_bytes()[:5000])
        done = people.forget_person(store, zelda, TODAY)
        assert (done.rewritten, done.removed) == (1, 1)
        assert not torn.exists()


def test_a_single_first_name_is_left_in_texts(store: Store):
    mia = people.add_person(store, "Mia", keys=[("email", "", "mia@soren.example")])
    people.add_person(store, "Mia Hart", note="Mia wants buns; mia@soren.example too")

    people.forget_person(store, mia, TODAY)

    assert store.reader.value("SELECT note FROM person") == "Mia wants buns; … too"
