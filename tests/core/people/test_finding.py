"""People who may be the same, and everybody filtered as one types."""

from __future__ import annotations

import pytest

from core.audience.operations import add_segment
from core.people import everyone
from core.people import operations as ops
from core.people.alike import Known, Names, pairs
from core.people.duplicates import duplicates
from core.people.everyone import NEITHER, PeopleFilter
from core.people.rules import folded
from core.prospects.operations import make_prospects
from tests.core.people.conftest import TODAY


def known(number: int, name: str, *keys: tuple[str, str]) -> Known:
    return Known(number, folded(name), keys)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tess Arden", "Tes Arden"),
        ("Tess Arden", "ARDEN, Tess"),
        ("Willow Barn", "The Willow Barn Ltd"),
        ("Willow Barn", "Willowbarn"),
        ("Zoë Müller", "Zoe Muller"),
    ],
)
def test_names_that_are_much_alike_are_a_pair(one, other):
    (pair,) = pairs([known(1, one), known(2, other)])
    assert (pair.first, pair.second, pair.reasons) == (1, 2, ("name",))
    assert Names([known(7, one)]).like(folded(other))[0][0] == 7


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tess Arden", "Tess Warren"), ("Noor Haddad", "Sami Haddad"), ("Ana", "Ivo")],
)
def test_names_that_only_share_a_word_are_none(one, other):
    assert pairs([known(1, one), known(2, other)]) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "reason"),
    [
        (("email", "tess.arden@gmail.com"), ("email", "tessarden+shop@googlemail.com"), "email"),
        (("phone", "+442079460018"), ("phone", "02079460018"), "phone"),
        (("handle", "willow.barn"), ("handle", "willow_barn"), "handle"),
        (("handle", "in/tess-arden"), ("handle", "tessarden"), "handle"),
        (("site", "willowbarn.example/about"), ("site", "willowbarn.example"), "site"),
    ],
)
def test_what_two_people_share_is_the_reason(mine, theirs, reason):
    (pair,) = pairs([known(1, "Ana", mine), known(2, "Tess", theirs)])
    assert pair.reasons == (reason,)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (("site", "facebook.com/groups/1"), ("site", "facebook.com/groups/2")),
        (("site", "linktr.ee/a"), ("site", "linktr.ee/b")),
        (("handle", "info"), ("handle", "info")),
        (("email", "info@a.example"), ("email", "info@b.example")),
    ],
)
def test_what_strangers_share_is_no_reason(mine, theirs):
    assert pairs([known(1, "Ana", mine), known(2, "Tess", theirs)]) == []


def test_a_directory_of_many_people_is_no_heap_of_pairs():
    people = [known(n, f"Person {n:05d}", ("site", f"list.example/{n}")) for n in range(50)]
    assert not [pair for pair in pairs(people) if "site" in pair.reasons]


def test_the_surest_pairs_come_first_with_their_reasons_in_words(store):
    ops.add_person(store, "Tess Arden", keys=[("email", "", "tess.arden@gmail.com")])
    ops.add_person(store, "Tess Ardén", keys=[("email", "", "tessarden@gmail.com")])
    ops.add_person(store, "Noor Haddad")
    ops.add_person(store, "Nor Haddad")
    found, total = duplicates(store.reader)
    assert total == 2
    assert [(pair.first_name, pair.why) for pair in found] == [
        ("Tess Arden", "Same mailbox and same name"),
        ("Noor Haddad", "Similar name"),
    ]


def test_those_kept_apart_are_not_offered_again(store):
    one = ops.add_person(store, "Noor Haddad")
    other = ops.add_person(store, "Nor Haddad")
    ops.keep_apart(store, other, one)
    assert duplicates(store.reader) == ([], 0)
    store.undo()
    assert duplicates(store.reader)[1] == 1


@pytest.fixture
def people(store):
    group = add_segment(store, "Engaged couples")
    made = {
        "zoe": ops.add_person(store, "Zoë Müller", keys=[("phone", "", "020 7946 0018")]),
        "ana": ops.add_person(
            store, "Ana Sosa", keys=[("email", "", "ana@willowbarn.example")], tags=["press"]
        ),
        "barn": ops.add_person(
            store, "Willow Barn", keys=[("handle", "instagram", "wb_100%")], groups=[group]
        ),
        "group": group,
    }
    make_prospects(store, [made["ana"]], TODAY)
    ops.do_not_contact(store, [made["zoe"]])
    return made


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["ana", "barn", "zoe"]),
        ("  MULL ", ["zoe"]),
        ("zoë", ["zoe"]),
        ("willow", ["ana", "barn"]),
        ("willow ana", ["ana"]),
        ("0207946", ["zoe"]),
        ("+4420", ["zoe"]),
        ("@wb_1", ["barn"]),
        ("100%", ["barn"]),
        ("#press", ["ana"]),
        ("b", ["barn"]),
        ("so ana willow press", ["ana"]),
        ("a%b", []),
        ("nobody", []),
        ("'; DROP TABLE person --", []),
    ],
)
def test_typing_finds_people_by_name_key_and_tag(store, people, typed, found):
    ids = everyone.ids(store.reader, PeopleFilter(typed))
    assert ids == [people[name] for name in found]


def test_filters_narrow_together(store, people):
    def ids(**wanted):
        return everyone.ids(store.reader, PeopleFilter(**wanted))

    assert ids(role="prospect") == [people["ana"]]
    assert ids(role=NEITHER) == [people["barn"], people["zoe"]]
    assert ids(tag="press") == [people["ana"]]
    assert ids(segment_id=people["group"]) == [people["barn"]]
    assert ids(do_not_contact=True) == [people["zoe"]]
    assert ids(do_not_contact=False, typed="willow", role=NEITHER) == [people["barn"]]


def test_rows_come_in_the_order_asked_for_and_without_those_who_are_gone(store, people):
    newest = everyone.ids(store.reader, PeopleFilter(), newest_first=True)
    ops.delete_people(store, [people["barn"]])
    rows = everyone.rows(store.reader, newest)
    assert [row.name for row in rows] == ["Ana Sosa", "Zoë Müller"]
    assert (rows[0].roles, rows[0].tags) == (("prospect",), ("press",))
    assert rows[0].first("email").value == "ana@willowbarn.example"
    assert rows[1].do_not_contact
