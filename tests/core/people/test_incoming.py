"""Contacts on their way in: found again, flagged, taken in one step, or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import Cancelled
from core.importing import contacts
from core.importing.contact_rows import ContactRow
from core.importing.contacts import ContactsFile
from core.people import operations as ops
from core.people import queries
from core.people.incoming import prepared
from core.people.limits import NAME_LIMIT
from core.people.preview import preview
from tests.core.dumps import dump

DATA = Path(__file__).parents[2] / "data" / "contacts"
FILE = ContactsFile(Path("list.csv"), "brevo", "Brevo contacts", "brevo", (), "0" * 64)


def row(name: str, **more) -> ContactRow:
    return ContactRow("list.csv", more.pop("line", 2), name, **more)


def looked(store, *rows: ContactRow) -> list[tuple[str, str]]:
    return [(one.status, one.person_name) for one in prepared(store.reader, rows, "brevo")]


def test_a_contact_is_known_by_e_mail_then_phone_then_number(store):
    mail = ops.add_person(store, "Tess Arden", keys=[("email", "", "tess@x.example")])
    dial = ops.add_person(store, "Noor Haddad", keys=[("phone", "", "020 7946 0018")])
    ops.import_people(store, FILE, [row("Ivo Marsh", source_id="77")])
    made = prepared(
        store.reader,
        [
            row("T.", emails=("TESS@x.example",), phones=("020 7946 0018",)),
            row("Haddad Noor", phones=("+44 20 7946 0018",)),
            row("I. M.", source_id="77"),
            row("Somebody", source_id="78"),
        ],
        "brevo",
    )
    assert [one.person_id for one in made] == [mail, dial, dial + 1, None]
    assert looked(store, row("I. M.", source_id="77"))[0] == ("known", "Ivo Marsh")
    assert [
        one.status for one in prepared(store.reader, [row("I", source_id="77")], "shopify")
    ] == ["new"]


def test_a_phone_that_two_share_stays_with_the_first_and_goes_into_the_note(store):
    ops.add_person(store, "Noor Haddad", keys=[("phone", "", "020 7946 0018")])
    ops.import_people(store, FILE, [row("Sami Haddad", phones=("020 7946 0018",))])
    sami = queries.person(store.reader, 2)
    assert (sami.name, sami.keys, sami.note) == ("Sami Haddad", (), "Phone: 020 7946 0018")


def test_two_lines_of_one_list_are_one_person(store):
    rows = [
        row("Noor Haddad", emails=("noor@x.example",), tags=("school",)),
        row("N. Haddad", emails=("NOOR@x.example", "n@y.example"), tags=("School", "E8")),
    ]
    assert looked(store, *rows) == [("new", ""), ("repeated", "Noor Haddad")]
    assert ops.import_people(store, FILE, rows) == ops.Imported(1, 0, 0, 0)
    noor = queries.person(store.reader, 1)
    assert [key.value for key in noor.keys] == ["noor@x.example", "n@y.example"]
    assert noor.tags == ("E8", "school")


def test_the_second_of_two_lines_is_a_person_when_the_first_is_left_out(store):
    rows = [row("Noor Haddad", emails=("n@x.example",)), row("N. H.", emails=("n@x.example",))]
    assert ops.import_people(store, FILE, rows, left_out=[0]) == ops.Imported(1, 0, 0, 1)
    assert queries.person(store.reader, 1).name == "N. H."


def test_somebody_with_nearly_the_same_name_is_flagged(store, tess):
    (one,) = prepared(store.reader, [row("Tess Ardenn", emails=("t@y.example",))], "brevo")
    assert (one.status, one.like) == ("new", (tess, "Tess Arden"))


def test_what_is_known_is_kept_and_gaps_are_filled(store, tess):
    ops.change_person(store, tess, "note", "Likes rye")
    rows = [
        row("T. A.", about="Venue manager", note="Call first", emails=("tess@willowbarn.example",))
    ]
    assert ops.import_people(store, FILE, rows) == ops.Imported(0, 1, 0, 0)
    one = queries.person(store.reader, tess)
    assert (one.name, one.about, one.note) == (
        "Tess Arden",
        "Venue manager",
        "Likes rye\n\nCall first",
    )


def test_importing_again_changes_nothing(store):
    file = contacts.look_at(DATA / "shopify_customers.csv")
    rows = contacts.read(file, {}).rows
    assert ops.import_people(store, file, rows) == ops.Imported(3, 0, 1, 0)
    before = dump(store)
    ops.import_people(store, file, rows)
    assert dump(store) == before


def test_unsubscribed_sets_do_not_contact_with_the_file_that_said_so(store, tess):
    rows = [row("x", emails=("tess@willowbarn.example",), unsubscribed=True, why="Unsubscribed")]
    (one,) = prepared(store.reader, rows, "brevo")
    assert one.remarks == ("Will be marked do not contact: Unsubscribed.",)
    assert ops.import_people(store, FILE, rows).blocked == 1
    found = queries.person(store.reader, tess)
    assert (found.do_not_contact, found.why_not, found.why_not_source) == (
        True,
        "Unsubscribed",
        "list.csv",
    )


def test_what_cannot_be_kept_is_said_and_the_rest_is_kept(store):
    odd = row(
        "a" * 200,
        emails=("no address",),
        sites=("javascript:alert(1)", "https://www.instagram.com/willow/"),
        phones=("BusinessPhone",),
    )
    (one,) = prepared(store.reader, [odd], "brevo")
    assert [key.kind for key in one.facts.keys] == ["handle"]
    assert len(one.facts.name) == NAME_LIMIT
    assert one.remarks == (
        "The name was shortened; the whole is in the note.",
        "“no address” is no e-mail address. It needs a form like name@shop.example.",
        "“BusinessPhone” is no phone number.",
        "Only addresses that begin with http or https are kept here.",
    )
    ops.import_people(store, FILE, [odd])
    assert "a" * 200 in queries.person(store.reader, 1).note


def test_an_import_is_one_step(store, tess):
    before = dump(store)
    rows = [row(f"Person {n}", emails=(f"p{n}@x.example",)) for n in range(1200)]
    ops.import_people(store, FILE, rows)
    assert queries.count(store.reader) == 1201
    assert store.undo_label == "Import list.csv"
    store.undo()
    assert dump(store) == before


def test_a_cancelled_import_leaves_nothing(store, tess):
    rows = [row(f"Person {n}") for n in range(1200)]
    before = dump(store)

    def stop(done: int, total: int) -> None:
        if done >= 1000:
            raise Cancelled

    with pytest.raises(Cancelled):
        ops.import_people(store, FILE, rows, progress=stop)
    assert dump(store) == before
    assert queries.count(store.reader) == 1


def test_answers_about_columns_are_remembered_for_such_a_head(store):
    path = DATA / "any.csv"
    answers = {"column.8": "tags"}
    first = preview(store.reader, path, answers)
    rows = [one.row for one in first.contacts]
    ops.import_people(store, first.file, rows, answers=answers)
    again = preview(store.reader, path)
    assert dict(again.answers) == answers
    assert (again.known, again.new) == (2, 0)
    assert again.contacts[0].facts.tags == ("red",)
    text = store.reader.value("SELECT answers FROM import_mapping")
    assert json.loads(text) == answers


def test_a_mapping_that_names_nobody_is_previewed_with_what_is_missing(store):
    answers = {f"column.{n}": "skip" for n in range(1, 9)}
    found = preview(store.reader, DATA / "any.csv", answers)
    assert found.contacts == ()
    assert found.refusal == "Choose the column with the names, or one with addresses."


def test_html_and_odd_letters_are_kept_as_they_are(store):
    ops.import_people(store, FILE, [row("<b>Tess</b>", note="<script>alert(1)</script>\x00\ud800")])
    one = queries.person(store.reader, 1)
    assert (one.name, one.note) == ("<b>Tess</b>", "<script>alert(1)</script>?")


@pytest.mark.parametrize("sample", sorted(path.name for path in DATA.iterdir()))
def test_every_kind_of_file_comes_in_and_is_undone(store, sample):
    before = dump(store)
    found = preview(store.reader, DATA / sample)
    rows = [replace(one.row) for one in found.contacts]
    done = ops.import_people(store, found.file, rows)
    assert done.added == found.new > 0
    assert done.blocked == found.blocked
    store.undo()
    assert dump(store) == before
