"""How people found the business: one answer each, and what it may not be."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from core.attribution import operations as ops
from core.attribution.found_us import found_us, recommended_others
from core.business.rules import BusinessFacts
from core.errors import UserError
from core.people.operations import add_person, merge_people
from core.start import start_file
from core.store.operation import Store


@pytest.fixture
def store(tmp_path: Path):
    path = tmp_path / "shop.regulars"
    start_file(path, BusinessFacts(name="Shop", country="GB", currency="GBP"), dt.date(2027, 3, 9))
    with Store.open(path) as opened:
        yield opened


def test_a_recommendation_names_who_made_it_and_a_later_answer_takes_its_place(store: Store):
    tess, tom = add_person(store, "Tess"), add_person(store, "Tom")
    ops.set_found_us(store, tom, "recommended", recommended_by=tess, words=" at  the fair ")
    found = found_us(store.reader, tom)
    assert (found.recommender, found.said.words) == ("Tess", "at the fair")
    assert recommended_others(store.reader, tess) == [(tom, "Tom")]

    ops.set_found_us(store, tom, "network", network="instagram", recommended_by=tess)
    assert found_us(store.reader, tom).network == "Instagram"
    assert recommended_others(store.reader, tess) == []


@pytest.mark.parametrize(
    ("how", "more", "field"),
    [
        ("dream", {}, "how"),
        ("network", {}, "network"),
        ("network", {"network": "nowhere"}, "network"),
        ("other", {"words": "x" * 501}, "words"),
    ],
)
def test_what_makes_no_sense_is_refused(store: Store, how, more, field):
    tom = add_person(store, "Tom")
    with pytest.raises(UserError) as refused:
        ops.set_found_us(store, tom, how, **more)
    assert refused.value.field == field


def test_who_recommended_and_who_came_may_turn_out_to_be_one(store: Store):
    tess, tom = add_person(store, "Tess"), add_person(store, "Tom")
    ops.set_found_us(store, tom, "recommended", recommended_by=tess)
    with pytest.raises(UserError) as refused:
        ops.set_found_us(store, tom, "recommended", recommended_by=tom)
    assert refused.value.field == "recommended_by"

    merge_people(store, tess, tom)

    found = found_us(store.reader, tess)
    assert found is None or found.said.recommended_by is None
