from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.audience import mix as mixes
from core.audience import operations as ops
from core.audience.queries import focus_segments
from core.errors import UserError

WOMEN_MOSTLY = {("18-29", "women"): 72.0, ("30-49", "women"): 28.0}


def test_a_mix_is_kept_with_its_source(store, plan, wedding):
    ops.focus(store, plan, wedding[0])
    ops.fill_mix(store, wedding[0], WOMEN_MOSTLY, "Meta Audience export, imported 9 March 2027")
    (group,) = focus_segments(store.reader, plan)
    assert group.mix == WOMEN_MOSTLY
    assert group.mix_source == "Meta Audience export, imported 9 March 2027"


@pytest.mark.parametrize(
    ("share", "sentence"),
    [
        (20.0, "The shares add to 92%: 8% are missing."),
        (30.5, "The shares add to 102.5%: take 2.5% away."),
    ],
)
def test_shares_that_do_not_add_up_are_refused_by_how_much_they_miss(
    store, wedding, share, sentence
):
    with pytest.raises(UserError) as refused:
        ops.set_mix(store, wedding[0], {("18-29", "women"): 72.0, ("30-49", "women"): share})
    assert refused.value.sentence == sentence
    assert refused.value.field == "mix"


def test_a_refused_mix_leaves_the_old_one(store, plan, wedding):
    ops.focus(store, plan, wedding[0])
    ops.set_mix(store, wedding[0], WOMEN_MOSTLY)
    with pytest.raises(UserError):
        ops.set_mix(store, wedding[0], {("18-29", "women"): 10.0})
    assert focus_segments(store.reader, plan)[0].mix == WOMEN_MOSTLY


@pytest.mark.parametrize("share", [-1.0, 101.0, float("nan")])
def test_a_share_outside_nought_to_a_hundred_is_refused(share):
    with pytest.raises(UserError):
        mixes.checked_mix({("18-29", "women"): share})


def test_an_empty_mix_says_that_nothing_is_known(store, plan, wedding):
    ops.focus(store, plan, wedding[0])
    ops.set_mix(store, wedding[0], WOMEN_MOSTLY)
    ops.clear_mix(store, wedding[0])
    assert focus_segments(store.reader, plan)[0].mix == {}


def test_a_third_each_is_made_to_add_up_in_tenths():
    thirds = dict.fromkeys(mixes.CELLS[:3], 33.3)
    assert sorted(mixes.normalised(thirds).values()) == [33.3, 33.3, 33.4]


@given(st.dictionaries(st.sampled_from(mixes.CELLS), st.floats(0.01, 1e6), min_size=1))
def test_whatever_is_made_to_add_up_is_accepted(shares):
    assert mixes.adds_up(mixes.checked_mix(mixes.normalised(shares)))


@pytest.mark.parametrize(
    ("foreign", "ours"),
    [
        ("13-17", {"<18": 1.0}),
        ("18-24", {"18-29": 1.0}),
        ("25-34", {"18-29": 0.5, "30-49": 0.5}),
        ("35–44", {"30-49": 1.0}),
        ("45-54", {"30-49": 0.5, "50-64": 0.5}),
        ("55-64", {"50-64": 1.0}),
        ("65+", {"65+": 1.0}),
        ("75-84", {"65+": 1.0}),
        ("55+", {"50-64": 1 / 3, "65+": 2 / 3}),
        ("under 25", {"<18": 18 / 25, "18-29": 7 / 25}),
    ],
)
def test_a_foreign_age_band_is_spread_evenly_over_its_years(foreign, ours):
    assert mixes.parts_of(foreign) == pytest.approx(ours)


@pytest.mark.parametrize("band", ["", "young", "34-25", "3.юни"])
def test_what_is_no_range_of_ages_is_said(band):
    with pytest.raises(UserError, match="no range of ages"):
        mixes.parts_of(band)


def test_folding_says_what_it_assumed():
    folded = mixes.folded([("18-24", "women", 60.0), ("25-34", "women", 39.0)])
    assert folded.mix == {("18-29", "women"): 80.3, ("30-49", "women"): 19.7}
    assert folded.assumptions == (
        "25–34 was spread evenly over its years: 50% as 18–29 and 50% as 30–49.",
        "The file’s shares add to 99%; they were scaled to 100%.",
    )
