"""Customers as a list, one of them in the panel, and the sheet of whom to call."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import shutil
from pathlib import Path

import pytest

from core.importing.operations import remove_import
from core.importing.queries import imports
from core.loyalty import keeping, standing
from core.loyalty.calls import call_sheet
from core.loyalty.customer_panel import customer_panel
from core.loyalty.customers import PAGE, Wanted, how_many, one, page
from core.loyalty.operations import set_rule
from core.loyalty.queries import rules, shop
from core.loyalty.summary import numbers
from core.people import operations as people
from core.people.keys import key_of
from core.people.known import as_csv, as_json, known_of
from core.people.queries import with_key
from core.store.operation import Store

TODAY = dt.date(2027, 3, 9)


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory, made_sample) -> Path:
    """The bakery, with where everybody stands worked out."""
    path = tmp_path_factory.mktemp("bakery") / "bakery.regulars"
    made_sample(path, "bakery", TODAY)
    with Store.open(path) as store:
        assert standing.rebuild(store, TODAY)
        store.warm_up()
    return path


@pytest.fixture
def store(bakery: Path, tmp_path: Path):
    with Store.open(Path(shutil.copy(bakery, tmp_path / "bakery.regulars"))) as opened:
        yield opened


def everyone(store: Store, wanted: Wanted):
    found = []
    while rows := page(store.reader, wanted, len(found)):
        found += rows
    return found


def person(store: Store, email: str) -> int:
    found = with_key(store.reader, key_of("email", email))
    assert found is not None
    return found


def test_the_groups_are_those_of_the_numbers(store: Store):
    found = shop(store.reader, TODAY)
    told = numbers(found.purchases, found.orders, found.as_of, rules=rules(store.reader))

    sizes = {group: len(everyone(store, Wanted(group))) for group in told.by_group}

    assert sizes == told.by_group
    assert sizes == {group: how_many(store.reader, Wanted(group), TODAY) for group in sizes}
    slipping = [row.person_id for row in everyone(store, Wanted("slipping_away"))]
    assert slipping == [one.customer for one in told.slipping_away], "dearest first"


@pytest.mark.parametrize("sort", ["net", "last", "purchases", "chance"])
@pytest.mark.parametrize("up", [False, True])
@pytest.mark.parametrize("group", ["", "regular"])
def test_pages_follow_each_other_in_order(store: Store, sort: str, up: bool, group: str):
    rows = everyone(store, Wanted(group, sort=sort, up=up))

    assert len({row.person_id for row in rows}) == len(rows) > (PAGE if not group else 100)
    told = [value for row in rows if (value := getattr(row, sort)) is not None]
    assert told == sorted(told, reverse=not up)
    unsaid = [row.chance is None for row in rows]
    assert sort != "chance" or unsaid == sorted(unsaid), "of whom nothing can be said, last"


@pytest.mark.parametrize(
    "typed",
    [
        "bell",
        "tom bell",
        "TOM.BELLAMY@",
        "bellamy tom",
        "mail.example tom b",
        "07700 9",
        "a",
        "@post",
    ],
)
def test_typing_finds_the_same_as_reading_every_row(store: Store, typed: str):
    def fits(row) -> bool:
        text = f"{row.name} {row.email} {row.phone.replace(' ', '')} +44{row.phone[1:]}".lower()
        keys = text.replace(" ", "") if typed.startswith("0") else text
        return all(word.lstrip("0@").lower() in keys for word in typed.split())

    found = everyone(store, Wanted(typed=typed, sort="name"))

    assert found
    assert {row.person_id for row in found} <= {
        row.person_id for row in everyone(store, Wanted()) if fits(row)
    }
    assert how_many(store.reader, Wanted(typed=typed), TODAY) == len(found)
    assert [row.name for row in found] == sorted((row.name for row in found), key=str.casefold)


def test_nobody_who_bought_once_is_said_to_be_still_with_you(store: Store):
    for row in everyone(store, Wanted("one_off")):
        assert row.chance is None
    panel = customer_panel(store.reader, everyone(store, Wanted("one_off"))[0].person_id, TODAY)
    assert panel.chance.startswith("Bought once")
    loyal = everyone(store, Wanted("regular", sort="chance"))[0]
    assert "100%" not in customer_panel(store.reader, loyal.person_id, TODAY).chance


def test_the_panel_has_their_orders_by_any_of_their_keys(store: Store):
    tom = person(store, "tom.bellamy@mail.example")
    row = one(store.reader, tom)
    panel = customer_panel(store.reader, tom, TODAY)
    assert len(panel.orders) == row.orders
    assert sum(order.total - order.refunded for order in panel.orders) == row.net
    assert panel.mostly

    other = people.add_person(store, "Thomas", keys=[("email", "", "thomas@x.example")])
    people.merge_people(store, other, tom)
    standing.rebuild(store, TODAY)
    assert len(customer_panel(store.reader, other, TODAY).orders) == row.orders
    assert one(store.reader, other).net == row.net


def test_what_is_kept_is_known_to_be_old_when_orders_or_rules_change(store: Store):
    assert standing.standing(store.reader, TODAY).fresh
    assert not standing.rebuild(store, TODAY), "nothing to do"

    set_rule(store, "regular_purchases", 5)
    assert standing.standing(store.reader, TODAY) is None
    assert standing.rebuild(store, TODAY)
    fewer = how_many(store.reader, Wanted("regular"), TODAY)
    assert fewer < 177

    remove_import(
        store, next(i.id for i in imports(store.reader) if "orders_export" in i.file_name)
    )
    assert not standing.standing(store.reader, TODAY).fresh
    standing.rebuild(store, TODAY)
    assert how_many(store.reader, Wanted(), TODAY) < 873


def test_edits_that_come_in_between_leave_everybody_in_their_place(store: Store):
    order = next(i.id for i in imports(store.reader) if "orders_export" in i.file_name)
    edits = [
        lambda: set_rule(store, "regular_purchases", 4),
        lambda: remove_import(store, order),
        lambda: standing.rebuild(store, TODAY),
    ]
    set_rule(store, "regular_purchases", 5)

    def in_between() -> None:
        if edits and not store.reader.in_operation:
            edits.pop(0)()

    store.reader.others_first = in_between
    standing.rebuild(store, TODAY)
    store.reader.others_first = None
    standing.rebuild(store, TODAY)
    kept = standing.standing(store.reader, TODAY)
    assert not edits
    assert kept.fresh
    assert kept.customers == how_many(store.reader, Wanted(), TODAY)
    rows = store.reader.rows("SELECT * FROM customer_standing ORDER BY person_id")
    set_rule(store, "regular_purchases", 5)
    set_rule(store, "regular_purchases", 4)
    keeping.forget(store)
    standing.rebuild(store, TODAY)
    assert rows == store.reader.rows("SELECT * FROM customer_standing ORDER BY person_id")


def test_a_call_sheet_leaves_out_who_is_not_to_be_contacted(store: Store):
    before = call_sheet(store.reader, TODAY, most=500)
    assert len(before.calls) == how_many(store.reader, Wanted("slipping_away"), TODAY)
    assert [call.net for call in before.calls] == sorted(
        (c.net for c in before.calls), reverse=True
    )

    first, second = before.calls[:2]
    people.do_not_contact(store, [first.person_id], "Asked us")
    for kind in ("email", "phone"):
        for key in store.reader.rows(
            "SELECT id FROM person_key WHERE person_id = :id AND kind = :kind AND :kind <> 'email'",
            id=second.person_id,
            kind=kind,
        ):
            people.remove_key(store, key.id)
    standing.rebuild(store, TODAY)
    after = call_sheet(store.reader, TODAY, most=500)

    assert first.person_id not in {call.person_id for call in after.calls}
    assert after.left_out == 1
    assert after.sentence.startswith("1 person who is not to be contacted is left out.")
    assert second.person_id in {call.person_id for call in after.calls}


def test_a_person_gets_all_that_is_known_of_them_and_a_spreadsheet_runs_none_of_it(store: Store):
    tom = person(store, "tom.bellamy@mail.example")
    people.change_person(store, tom, "note", '=HYPERLINK("http://x.example")')

    known = known_of(store.reader, tom)

    told = json.loads(as_json(known))
    assert told["person"][0]["name"] == "Tom Bellamy"
    assert len(told["order"]) == one(store.reader, tom).orders
    lines = list(csv.reader(io.StringIO(as_csv(known).removeprefix("\ufeff"))))
    notes = [value for *_, field, value in lines if field == "note"]
    assert notes == ['\'=HYPERLINK("http://x.example")']
    assert known_of(store.reader, 10**6) == {}
