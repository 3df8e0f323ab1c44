"""Two people become one: nothing is lost, and undo makes two of them again."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint

from core.audience.operations import add_segment
from core.errors import UserError
from core.people import merging, queries
from core.people import operations as ops
from core.people.limits import NOTE_LIMIT
from core.people.tables import Person
from core.prospects.operations import add_prospect, log_ask, log_give, set_fit
from core.store.operation import Store
from core.store.schema import load_all_tables
from tests.core.dumps import dump
from tests.core.people.conftest import TODAY


def test_the_one_who_stays_has_all_keys_tags_groups_and_texts(store, tess, barn):
    group = add_segment(store, "Engaged couples")
    ops.put_in_group(store, [tess, barn], group)
    ops.change_person(store, barn, "about", "Venue in E8")
    ops.change_person(store, tess, "about", "Venue manager")
    ops.change_person(store, tess, "how_met", "Spring fair")
    ops.change_person(store, tess, "note", "Likes rye")

    ops.merge_people(store, barn, tess)

    one = queries.person(store.reader, barn)
    assert {key.value for key in one.keys} == {
        "tess@willowbarn.example",
        "willowbarn.example/suppliers",
        "willowbarn",
    }
    assert (one.tags, one.groups) == (("venue", "weddings"), ((group, "Engaged couples"),))
    assert (one.name, one.about, one.how_met) == (
        "Willow Barn weddings",
        "Venue in E8",
        "Spring fair",
    )
    assert one.note == "Also called Tess Arden.\nVenue manager\n\nLikes rye"
    assert queries.person(store.reader, tess) is None
    assert store.undo_label == "Merge Tess Arden into Willow Barn weddings"


def test_touches_and_prospects_of_both_are_one(store):
    keep = add_prospect(store, "Willow Barn", TODAY, found_words="Lists suppliers")
    other = add_prospect(store, "Willow Barn weddings", TODAY, found_words="On our street")
    set_fit(store, other, "reach", 3)
    log_give(store, keep, "commented", TODAY, words="Lovely arch")
    log_give(store, other, "followed", TODAY - dt.timedelta(days=3))

    ops.merge_people(store, keep, other)

    rows = store.reader.rows("SELECT person_id, found_words, reach FROM prospect")
    assert [tuple(row) for row in rows] == [(keep, "Lists suppliers\n\nOn our street", 3)]
    assert [row[0] for row in store.reader.rows("SELECT person_id FROM touch")] == [keep, keep]


def test_two_open_asks_are_refused_with_what_to_do(store):
    people = [add_prospect(store, name, TODAY) for name in ("Willow Barn", "Willow Barn weddings")]
    for person in people:
        log_ask(store, person, "link", TODAY, sooner_because="The fair is on Sunday")
    before = dump(store)
    with pytest.raises(UserError) as caught:
        ops.merge_people(store, *people)
    assert caught.value.sentence == (
        "Willow Barn and Willow Barn weddings have entries that cannot stand together, so both "
        "were left as they are. Close or delete one of those entries first."
    )
    assert dump(store) == before


def test_do_not_contact_of_either_holds_for_the_one(store, tess, barn):
    ops.do_not_contact(store, [tess], "Asked us to stop")
    ops.merge_people(store, barn, tess)
    one = queries.person(store.reader, barn)
    assert (one.do_not_contact, one.why_not) == (True, "Asked us to stop")


def test_who_was_apart_from_either_is_apart_from_the_one(store, tess, barn):
    third = ops.add_person(store, "Tess Harden")
    ops.keep_apart(store, tess, third)
    ops.keep_apart(store, tess, barn)
    ops.merge_people(store, barn, tess)
    rows = store.reader.rows("SELECT first_id, second_id FROM person_apart")
    assert [tuple(row) for row in rows] == [(barn, third)]


def test_notes_that_are_too_long_for_one_are_refused(store, tess, barn):
    for person in (tess, barn):
        ops.change_person(store, person, "note", f"{person}" * (NOTE_LIMIT - 5))
    with pytest.raises(UserError) as caught:
        ops.merge_people(store, barn, tess)
    assert caught.value.field == "note"
    assert queries.count(store.reader) == 2


def test_nobody_is_merged_with_themselves(store, tess):
    with pytest.raises(UserError):
        ops.merge_people(store, tess, tess)


def test_every_table_that_points_to_people_is_covered():
    """A key that a table of a later subject has is found without a line of its own."""
    found = {
        table.name
        for table, _ in merging.pointing_to(load_all_tables().tables[Person.__tablename__])
    }
    assert {"person_key", "person_tag", "person_segment", "touch", "prospect", "link"} <= found


def test_a_later_subjects_votes_are_moved_and_counted_once(store, tess, barn):
    later = MetaData()
    person = Table("person", later, Column("id", Integer, primary_key=True))
    vote = Table(
        "vote_test",
        later,
        Column("id", Integer, primary_key=True),
        Column("idea", Integer),
        Column("person_id", Integer, ForeignKey("person.id")),
        Column("words", Text),
        Column("seen", Integer, default=0),
        UniqueConstraint("idea", "person_id"),
    )
    reply = Table(
        "reply_test",
        later,
        Column("id", Integer, primary_key=True),
        Column("vote_id", Integer, ForeignKey("vote_test.id")),
    )
    with store.operation("Votes") as session:
        connection = session.connection()
        later.create_all(connection, tables=[vote, reply])
        votes = [(1, 1, tess, "Rye"), (2, 1, barn, None), (3, 2, tess, "Oats")]
        for number, idea, who, words in votes:
            connection.execute(
                vote.insert().values(id=number, idea=idea, person_id=who, words=words, seen=0)
            )
        connection.execute(reply.insert().values(id=1, vote_id=1))
        merging.move_all(session, person, barn, tess)
    rows = store.reader.rows("SELECT id, idea, person_id, words FROM vote_test ORDER BY id")
    assert [tuple(row) for row in rows] == [(2, 1, barn, "Rye"), (3, 2, barn, "Oats")]
    assert store.reader.value("SELECT vote_id FROM reply_test") == 2


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    path = tmp_path_factory.mktemp("merging") / "empty.regulars"
    with Store.create(path) as store:
        add_segment(store, "Engaged couples")
        add_segment(store, "Parents")
    return path


words = st.text("ab 'é\n", max_size=6)
people = st.fixed_dictionaries(
    {
        "name": st.text("abcé", min_size=1, max_size=6),
        "about": words,
        "how_met": words,
        "note": words,
        "tags": st.lists(st.sampled_from(["x", "y", "z"]), max_size=3),
        "groups": st.lists(st.sampled_from([1, 2]), max_size=2),
    }
)
asides = st.fixed_dictionaries(
    {
        "keys": st.integers(0, 3),
        "blocked": st.booleans(),
        "follows": st.booleans(),
        "gives": st.integers(0, 2),
        "prospect": st.booleans(),
    }
)


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(st.tuples(people, asides), min_size=2, max_size=4),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=3),
)
def test_a_merge_loses_nothing_and_undo_brings_all_back(empty, tmp_path, made, apart):
    path = tmp_path / "merge.regulars"
    shutil.copy(empty, path)
    with Store.open(path) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        ids = [_made(store, number, *one) for number, one in enumerate(made)]
        for one, other in apart:
            if max(one, other) < len(ids) and one != other:
                ops.keep_apart(store, ids[one], ids[other])
        before, had = dump(store), _had(store, ids[:2])

        ops.merge_people(store, ids[0], ids[1])

        after = dump(store)
        assert _had(store, ids[:1]) == had
        assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        store.undo()
        assert dump(store) == before
        store.redo()
        assert dump(store) == after


def _made(store: Store, number: int, facts: dict, more: dict) -> int:
    person = ops.add_person(store, **facts)
    for key in range(more["keys"]):
        handle = ops.add_key(store, person, "handle", f"h{number}-{key}", "instagram")
        ops.set_follows_us(store, handle, more["follows"])
    if more["blocked"]:
        ops.do_not_contact(store, [person], "Asked")
    if more["prospect"]:
        from core.prospects.operations import make_prospects

        make_prospects(store, [person], TODAY)
    for _ in range(more["gives"]):
        log_give(store, person, "helped", TODAY)
    return person


def _had(store: Store, ids: list[int]) -> tuple:
    """What is known of some people together, however many they are."""
    panels = [queries.person(store.reader, person) for person in ids]
    listed = ", ".join(map(str, ids))
    return (
        sorted((key.scope, key.value, key.follows_us) for one in panels for key in one.keys),
        {tag for one in panels for tag in one.tags},
        {group for one in panels for group in one.groups},
        {role for one in panels for role in one.roles},
        any(one.do_not_contact for one in panels),
        store.reader.value(f"SELECT count(*) FROM touch WHERE person_id IN ({listed})"),
    )
