from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.audience import operations as ops
from core.audience import rules, sizing
from core.audience.queries import audience_page
from core.audience.sizing import Step
from core.errors import UserError
from core.text import use_locale

BRIDES = [
    Step("Weddings a year in the states we serve", "people", 95_000, 105_000),
    Step("brides who plan it mostly themselves", "percent", 55, 65),
    Step("look for help online first", "percent", 70, 78),
]


def size(store, group):
    return audience_page(store.reader, None).group(group).size


def test_a_worksheet_multiplies_ranges_and_rounds_to_two_digits():
    assert sizing.running(BRIDES)[-1] == pytest.approx((36_575, 53_235))
    assert sizing.result(BRIDES) == (37_000, 53_000)


def test_a_count_alone_stands_as_it_was_typed():
    assert sizing.result([Step("", "people", 4_213, 6_789)]) == (4_213, 6_789)


def test_so_many_for_each_counts_bridesmaids_from_weddings():
    steps = [BRIDES[0], Step("bridesmaids for each", "times", 3, 5)]
    assert sizing.result(steps) == (290_000, 530_000)


def test_applying_the_worksheet_sizes_the_group_and_keeps_the_lines(store, wedding):
    ops.set_worksheet(store, wedding[0], BRIDES)
    assert size(store, wedding[0]) == (37_000, 53_000)
    assert audience_page(store.reader, None).group(wedding[0]).steps == tuple(BRIDES)


def test_a_worksheet_can_be_kept_without_applying_it(store, wedding):
    ops.set_size(store, wedding[0], 38_000, 52_000)
    ops.set_worksheet(store, wedding[0], BRIDES, apply=False)
    assert size(store, wedding[0]) == (38_000, 52_000)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (Step("", "percent", 60, 40), "high:1"),
        (Step("", "percent", 40, 140), "high:1"),
        (Step("", "percent", -1, 40), "low:1"),
        (Step("x" * 201, "percent", 1, 2), "words:1"),
    ],
)
def test_a_senseless_line_is_refused_at_its_field(line, field):
    with pytest.raises(UserError) as refused:
        sizing.checked_steps([BRIDES[0], line])
    assert refused.value.field == field


def test_the_first_line_must_say_how_many_people():
    with pytest.raises(UserError, match="how many people to start from"):
        sizing.checked_steps(BRIDES[1:])


@pytest.mark.parametrize(
    ("low", "high", "rounded"),
    [
        (4_213, 6_789, (4_200, 6_800)),
        (221, 224, (221, 224)),
        (7, 12, (7, 12)),
        (0, 0.4, (0, 0)),
        (1_204, 1_231, (1_200, 1_230)),
        (52_250, 105_000, (52_000, 105_000)),
        (4_213, 4_249, (4_210, 4_250)),
    ],
)
def test_a_product_of_guesses_claims_no_more_digits_than_it_has(low, high, rounded):
    assert sizing.sensible(low, high) == rounded


@given(st.floats(0, 1e10), st.floats(0, 1e10))
def test_rounding_keeps_the_ends_in_order(one, other):
    low, high = sorted((one, other))
    rounded = sizing.sensible(low, high)
    assert rules.checked_size(*rounded) == rounded


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("650-1100", (650, 1100)),
        ("4,200 – 6,800", (4200, 6800)),
        ("5 to 8%", (5, 8)),
        ("1.5k", (1500, 1500)),
        ("  ", None),
    ],
)
def test_ranges_are_read_as_people_type_them(typed, read):
    assert sizing.read_range(typed) == read


def test_ranges_are_read_with_the_separators_of_the_locale():
    use_locale("de_DE")
    try:
        assert sizing.read_range("4.200–6.800") == (4200, 6800)
        assert sizing.read_range("2,5-3") == (2.5, 3)
    finally:
        use_locale("en_GB")


@pytest.mark.parametrize("typed", ["many", "1-2-3", "-5", "12 -", "1e5"])
def test_what_is_no_range_is_said_with_an_example(typed):
    with pytest.raises(UserError, match="650 – 1,100"):
        sizing.read_range(typed)


def test_a_range_upside_down_says_how_to_write_it(store, wedding):
    with pytest.raises(UserError) as refused:
        ops.set_size(store, wedding[0], 1100, 650)
    assert refused.value.sentence == ("The range is upside down: write 650 first, then 1,100.")


def test_one_number_stands_for_both_ends(store, wedding):
    ops.set_size(store, wedding[0], 300, None)
    assert size(store, wedding[0]) == (300, 300)


def group(id, name, slot, size):
    return SimpleNamespace(id=id, name=name, slot=slot, size=size)


FAMILIES = group(1, "Young families nearby", 1, (4_200, 6_800))
OFFICES = group(2, "Office managers", 2, (220, 400))
COMMUTERS = group(3, "Coffee commuters", None, (1_200, 2_500))
DECORATORS = group(4, "Cake decorators", None, (80, 150))


def test_a_parked_group_bigger_than_a_sub_group_is_pointed_out():
    (warned,) = rules.warnings([FAMILIES, OFFICES, COMMUTERS, DECORATORS], [])
    assert (
        warned.title == "Coffee commuters is parked, yet bigger than Office managers, sub-group 1."
    )
    assert warned.groups == (3, 2)


def test_sizes_are_compared_by_the_middle_of_the_range():
    wide = group(5, "Wide", None, (10, 600))
    assert rules.warnings([OFFICES, wide], []) == []


def test_many_bigger_groups_are_one_sentence():
    many = [group(10 + n, f"Group {n}", None, (900, 1000 + n)) for n in range(30)]
    (warned,) = rules.warnings([OFFICES, *many], [])
    assert warned.title.startswith("Group 29, Group 28 and 28 more are parked, yet bigger")


def test_a_group_smaller_than_the_primary_alone_is_no_warning():
    assert rules.warnings([FAMILIES, COMMUTERS], []) == []


def test_an_overlap_over_half_is_pointed_out_and_half_is_not():
    over = rules.Overlap(1, 2, 51)
    half = rules.Overlap(1, 3, 50)
    found = rules.warnings([FAMILIES, OFFICES, DECORATORS], [over, half])
    assert [w.title for w in found] == ["Young families nearby and Office managers overlap by 51%."]
    assert found[0].loud


def test_an_overlap_with_a_parked_group_stays_in_its_row():
    (warned,) = rules.warnings([FAMILIES, DECORATORS], [rules.Overlap(1, 4, 70)])
    assert not warned.loud


def test_an_overlap_is_the_same_from_both_sides(store, wedding):
    ops.set_overlap(store, wedding[3], wedding[0], 70)
    page = audience_page(store.reader, None)
    assert page.group(wedding[0]).overlaps == {wedding[3]: 70}
    assert page.group(wedding[3]).overlaps == {wedding[0]: 70}
    ops.set_overlap(store, wedding[0], wedding[3], None)
    assert audience_page(store.reader, None).group(wedding[3]).overlaps == {}


@pytest.mark.parametrize("percent", [-1, 101])
def test_an_overlap_is_a_percentage(store, wedding, percent):
    with pytest.raises(UserError, match="between 0% and 100%"):
        ops.set_overlap(store, wedding[0], wedding[1], percent)
