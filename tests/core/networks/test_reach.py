"""Which survey rows answer for a group, and how sure they are."""

import math

import pytest

from core.networks import reach
from core.networks.reach import Group, OwnEstimate, Pointed

INSTAGRAM = reach.rows_of("Instagram")
LINKEDIN = reach.rows_of("LinkedIn")


def drawn(found):
    """The rows that count, as text: "40 % Women 18-29 83 (2025 computed)"."""
    return [
        f"{term.share:.0%} {term.row.group} {term.row.percent:g} ({term.row.wave} {term.row.basis})"
        for term in found.terms
    ]


def group(mix=None, *pointed, slot=1):
    return Group(1, "A group", slot, mix or {}, pointed)


def test_the_file_has_every_row():
    rows = sum(len(rows) for rows in reach.survey().values())
    assert rows == 14 * 25  # 14 networks asked about, 25 groups each, newest wave of each


def test_the_newest_wave_that_asked_answers():
    assert {row.wave for row in INSTAGRAM.values()} == {2025}
    assert {row.wave for row in LINKEDIN.values()} == {2024}


def test_one_age_and_sex_is_one_row():
    found = reach.mix_figure(INSTAGRAM, {("18-29", "women"): 100.0})
    assert drawn(found) == ["100% Women 18-29 83 (2025 computed)"]
    assert (found.percent, found.margin) == (83, 7.4)


def test_a_mix_is_the_average_weighted_by_its_shares():
    found = reach.mix_figure(INSTAGRAM, {("18-29", "women"): 40.0, ("30-49", "women"): 60.0})
    assert drawn(found) == [
        "40% Women 18-29 83 (2025 computed)",
        "60% Women 30-49 67 (2025 computed)",
    ]
    assert found.percent == pytest.approx(0.4 * 83 + 0.6 * 67)
    assert found.margin == pytest.approx(math.hypot(0.4 * 7.4, 0.6 * 4.4))


def test_other_answers_are_read_from_the_age_alone():
    found = reach.mix_figure(INSTAGRAM, {("30-49", "other"): 100.0})
    assert drawn(found) == ["100% 30-49 62 (2025 published)"]


def test_those_under_18_are_left_out_of_the_average():
    mix = {("<18", "women"): 50.0, ("18-29", "women"): 50.0}
    found = reach.group_reach(INSTAGRAM, group(mix), None)
    assert (found.percent, found.minors) == (83, 50.0)
    assert reach.mix_figure(INSTAGRAM, {("<18", "women"): 100.0}) is None


def test_a_group_without_ages_is_read_from_all_adults():
    assert drawn(reach.mix_figure(INSTAGRAM, {})) == ["100% All adults 50 (2025 published)"]


def test_the_row_pointed_at_counts_before_all_adults_and_beside_the_ages():
    degree = Pointed("education", "College grad", False)
    assert drawn(reach.group_reach(LINKEDIN, group(None, degree), None)) == [
        "100% College grad 54 (2024 computed)"
    ]
    aged = reach.group_reach(LINKEDIN, group({("30-49", "women"): 100.0}, degree), None)
    assert drawn(aged) == ["100% Women 30-49 37 (2024 computed)"]
    assert [drawn(other) for other in aged.others] == [["100% College grad 54 (2024 computed)"]]


def test_the_kind_that_the_owner_chose_counts_and_nothing_is_multiplied():
    found = reach.group_reach(
        LINKEDIN,
        group(
            {("30-49", "women"): 100.0},
            Pointed("education", "College grad", True),
            Pointed("income", "$100k+", False),
        ),
        None,
    )
    assert found.percent == 54
    assert [other.percent for other in found.others] == [37, 53]


def test_an_own_estimate_counts_before_the_survey_and_keeps_it_in_sight():
    found = reach.group_reach(INSTAGRAM, group({("18-29", "women"): 100.0}), OwnEstimate(60, "x"))
    assert (found.percent, found.figure.percent, found.terms) == (60, 83, ())


def test_nothing_known_is_nothing_and_never_zero():
    unknown = reach.group_reach({}, group({("18-29", "women"): 100.0}), None)
    assert unknown.percent is None
    assert reach.together([unknown]) is None


def test_groups_weigh_two_to_one_to_one_and_unknown_ones_are_left_out():
    def found(slot, percent):
        estimate = None if percent is None else OwnEstimate(percent, "")
        return reach.group_reach({}, group(slot=slot), estimate)

    assert reach.together([found(1, 80), found(2, 40), found(3, 20)]).percent == 55
    assert reach.together([found(1, None), found(2, 40), found(3, 20)]).percent == 30
    assert reach.together([found(1, 80), found(None, 0)]).percent == 80


def test_the_same_people_in_two_groups_are_not_counted_as_two_samples():
    women = {("18-29", "women"): 100.0}
    both = [reach.group_reach(INSTAGRAM, group(women, slot=slot), None) for slot in (1, 2)]
    assert reach.together(both).margin == pytest.approx(7.4)


def test_margins_of_rows_that_share_people_are_added_up():
    women = reach.group_reach(LINKEDIN, group({("18-29", "women"): 100.0}, slot=2), None)
    degree = reach.group_reach(
        LINKEDIN, group(None, Pointed("education", "College grad", True), slot=3), None
    )
    assert reach.together([women, degree]).margin == pytest.approx(7.4 / 2 + 2.4 / 2)
