"""What an owner does with one person after the other."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2 as sqlite

from core.audience.operations import add_segment
from core.errors import UserError
from core.people import operations as ops
from core.people import queries
from core.people.limits import NAME_LIMIT
from core.people.rules import folded
from core.prospects.operations import add_prospect
from core.store import search
from tests.core.people.conftest import TODAY


def refused(act, *args, **named) -> tuple[str | None, str]:
    with pytest.raises(UserError) as caught:
        act(*args, **named)
    return caught.value.field, caught.value.sentence


def test_a_person_is_added_with_all_that_is_known(store):
    group = add_segment(store, "Engaged couples")
    made = ops.add_person(
        store,
        "  Tess \n Arden ",
        about="venue manager",
        how_met="Spring fair",
        note="<b>Likes</b>\nrye",
        keys=[("phone", "", "020 7946 0018"), ("handle", "instagram", "@willowbarn")],
        tags=["#venue", "VENUE"],
        groups=[group],
    )
    found = queries.person(store.reader, made)
    assert (found.name, found.note) == ("Tess Arden", "<b>Likes</b>\nrye")
    assert [(key.value, key.words) for key in found.keys] == [
        ("+442079460018", "020 7946 0018"),
        ("willowbarn", "@willowbarn"),
    ]
    assert found.tags == ("venue",)
    assert found.groups == ((group, "Engaged couples"),)
    assert store.undo_label == "Add Tess Arden"


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\x00\n"])
def test_a_person_needs_a_name(store, name):
    assert refused(ops.add_person, store, name) == ("name", "Give them a name.")


def test_a_name_that_is_too_long_is_refused_with_its_length(store):
    field, sentence = refused(ops.add_person, store, "a" * (NAME_LIMIT + 1))
    assert field == "name"
    assert "121 characters; there is room for 120" in sentence


def test_a_key_of_somebody_else_is_refused_with_their_name(store, tess, barn):
    field, sentence = refused(ops.add_key, store, barn, "email", "TESS@willowbarn.example")
    assert field == "email"
    assert sentence == (
        "Tess Arden has tess@willowbarn.example already. Is it the same person? Then merge the two."
    )
    assert (
        refused(
            ops.add_person, store, "Other", keys=[("site", "", "www.willowbarn.example/suppliers")]
        )[0]
        == "site"
    )
    assert queries.count(store.reader) == 2


def test_the_database_holds_that_a_key_is_one_persons_alone(store, tess, barn):
    with pytest.raises(sqlite.IntegrityError):
        store.connection.execute(
            "INSERT INTO person_key (person_id, kind, scope, value, shown, follows_us) "
            "VALUES (?, 'email', '', 'tess@willowbarn.example', 'x', 0)",
            (barn,),
        )


def test_the_same_handle_on_two_networks_is_two_keys(store, tess, barn):
    ops.add_key(store, tess, "handle", "willowbarn", "tiktok")
    assert [key.scope for key in queries.keys_of(store.reader, tess) if key.kind == "handle"] == [
        "tiktok"
    ]


def test_a_key_is_corrected_in_its_place(store, tess):
    email = queries.keys_of(store.reader, tess)[0]
    ops.change_key(store, email.id, "tess@arden.example")
    ops.change_key(store, email.id, "Tess@Arden.example")
    changed = queries.key(store.reader, email.id)
    assert (changed.value, changed.shown) == ("tess@arden.example", "Tess@Arden.example")


def test_follows_us_is_said_of_handles_alone(store, barn):
    keys = {key.kind: key.id for key in queries.keys_of(store.reader, barn)}
    ops.set_follows_us(store, keys["handle"], True)
    assert queries.key(store.reader, keys["handle"]).follows_us
    assert refused(ops.set_follows_us, store, keys["site"], True)[0] is None


def test_quick_typing_in_one_field_is_one_step(store, tess):
    for text in ("v", "venue", "venue manager"):
        ops.change_person(store, tess, "about", text)
    store.undo()
    assert queries.person(store.reader, tess).about == ""


def test_a_rename_sorts_anew(store, tess):
    ops.change_person(store, tess, "name", "Élodie Ørsted")
    row = store.reader.row("SELECT name, folded FROM person WHERE id = :id", id=tess)
    assert tuple(row) == ("Élodie Ørsted", "elodie orsted")


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Zoë  Łuk", "zoe luk"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("\u0301", "\u0301")],
)
def test_names_are_folded_for_sorting(name, kept):
    assert folded(name) == kept


def test_tags_keep_the_spelling_they_have(store, tess, barn):
    ops.add_tag(store, [tess, barn], "WEDDINGS")
    assert queries.tags(store.reader) == {"venue": 2, "weddings": 2}
    ops.remove_tag(store, [tess, barn], "venue")
    assert queries.tags(store.reader) == {"weddings": 2}
    assert store.undo_label == "Remove tag venue from 2 people"


def test_do_not_contact_keeps_its_reason_until_contact_is_allowed_again(store, tess):
    ops.do_not_contact(store, [tess], "Asked us to stop")
    found = queries.person(store.reader, tess)
    assert (found.do_not_contact, found.why_not) == (True, "Asked us to stop")
    ops.allow_contact(store, [tess])
    found = queries.person(store.reader, tess)
    assert (found.do_not_contact, found.why_not) == (False, "")


def test_a_person_who_is_gone_is_said_so(store, tess):
    ops.delete_people(store, [tess])
    sentence = "This person is gone. They may have been deleted."
    assert refused(ops.change_person, store, tess, "name", "x") == (None, sentence)
    assert queries.person(store.reader, tess) is None


def test_deleting_a_group_leaves_its_people(store, tess):
    from core.audience.operations import delete_segment

    group = add_segment(store, "Engaged couples")
    ops.put_in_group(store, [tess], group)
    delete_segment(store, group)
    assert queries.person(store.reader, tess).groups == ()
    store.undo()
    assert queries.person(store.reader, tess).groups == ((group, "Engaged couples"),)


def test_people_are_found_by_what_is_written_of_them(store, tess):
    ops.change_person(store, tess, "note", "Bakes rye on Sundays")
    assert [(hit.kind, hit.row) for hit in search.find(store.reader, "rye sund")] == [
        ("person", tess)
    ]


def test_a_prospect_shows_that_role(store, tess):
    made = add_prospect(store, "Harbour Florist", TODAY)
    assert queries.person(store.reader, made).roles == ("prospect",)
    assert queries.person(store.reader, tess).roles == ()
