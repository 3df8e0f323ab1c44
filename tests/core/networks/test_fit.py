"""The five parts, the mean, and how sure the order is."""

import pytest

from core.networks import fit
from core.networks.catalogue import Hours, Source, catalogue
from core.networks.fit import OwnResults
from core.networks.rules import DEFAULT_WEIGHTS

USUAL = Hours(2.0, 3.0, 6.0, Source("Regulars’ own judgement", 2026))


def parts(reach=None, content=None, time=None, search=None, results=None):
    return {"reach": reach, "content": content, "time": time, "search": search, "results": results}


def scored(key="a", *, margin=0.0, customers=0, weights=DEFAULT_WEIGHTS, **known):
    return fit.score(key, parts(**known), weights, reach_margin=margin, customers=customers)


def test_the_fit_is_the_weighted_mean_of_the_parts():
    assert scored(reach=80, content=90, time=50, search=40).value == pytest.approx(
        (30 * 80 + 20 * 90 + 20 * 50 + 15 * 40) / 85
    )


def test_an_unknown_part_is_left_out_and_is_never_a_zero():
    assert scored(reach=80).value == 80
    assert scored(reach=80, content=0).value == pytest.approx(48)
    assert scored().value is None


def test_time_and_search_alone_make_no_fit():
    alone = scored(time=100, search=90)
    assert alone.value is None
    assert set(alone.counted) == {"time", "search"}


def test_a_part_that_weighs_nothing_does_not_count():
    weights = {**DEFAULT_WEIGHTS, "reach": 0}
    assert scored(weights=weights, reach=100, content=30).value == 30
    assert scored(weights=weights, reach=100).value is None


def test_own_results_weigh_more_as_customers_come_in():
    one, many = (
        scored(reach=80, results=100, customers=1),
        scored(reach=80, results=100, customers=2000),
    )
    assert one.counted["results"] == pytest.approx(15 / 21 / (30 + 15 / 21))
    assert many.counted["results"] == pytest.approx(15 / 45, abs=0.01)


def test_few_customers_are_drawn_towards_the_shops_own_rate():
    assert fit.results_part(OwnResults(1.0, 1), 0.34) == pytest.approx(54.6, abs=0.1)
    assert fit.results_part(OwnResults(0.68, 100_000), 0.34) == pytest.approx(100, abs=0.1)
    assert fit.results_part(OwnResults(0.34, 7), 0.34) == pytest.approx(50)
    assert fit.results_part(OwnResults(0.0, 100_000), 0.34) == pytest.approx(0, abs=0.1)


def test_results_are_unknown_without_orders():
    assert fit.results_part(None, 0.34) is None
    assert fit.results_part(OwnResults(0, 0), 0.34) is None
    assert fit.results_part(OwnResults(0.5, 4), None) is None


@pytest.mark.parametrize(
    ("left", "part"), [(-2, 0), (0, 0), (1, 25), (2, 50), (4, 75), (6, 100), (40, 100)]
)
def test_time_is_fifty_when_it_is_just_worth_it(left, part):
    assert fit.time_part(left, USUAL) == part


def test_hours_left_are_what_the_other_networks_leave():
    chosen = {"instagram": 2.5, "facebook": 1.5}
    assert fit.hours_left("instagram", 5, chosen, 3) == 3.5
    assert fit.hours_left("tiktok", 5, chosen, 3) == 1.0


def test_when_every_place_is_taken_the_smallest_makes_room():
    assert fit.hours_left("tiktok", 5, {"instagram": 2.5, "facebook": 1.5}, 2) == 2.5


def test_content_counts_by_how_well_the_owner_makes_it():
    instagram = catalogue()["instagram"]
    assert fit.content_part({"photo": 80}, instagram) == instagram.strengths["photo"]
    both = fit.content_part({"photo": 90, "long_video": 30}, instagram)
    assert both == pytest.approx((90 * 95 + 30 * 30) / 120)
    assert fit.content_part({}, instagram) is None
    assert fit.content_part({"photo": 0}, instagram) is None


def test_search_adds_profile_posts_and_links():
    assert fit.search_part(catalogue()["instagram"]) == 40 + 20 + 10
    assert fit.search_part(catalogue()["whatsapp"]) == 0
    assert fit.search_part(catalogue()["nextdoor"]) == 40 + 0 + 10


def test_too_close_to_call_is_less_than_what_the_margins_can_move():
    a = scored("a", reach=80, margin=8)
    b = scored("b", reach=70, margin=8)
    assert fit.too_close(a, b)
    assert not fit.too_close(a, scored("c", reach=68, margin=8))


def test_the_reach_margin_counts_by_its_weight():
    one = scored(reach=80, content=80, time=80, search=80, margin=8)
    assert one.margin == pytest.approx(8 * 30 / 85)
    assert not fit.too_close(one, scored(reach=70, content=80, time=80, search=74, margin=8))


def test_the_best_fit_is_first_and_those_without_one_last():
    found = fit.ranked([scored("none"), scored("low", reach=10), scored("high", reach=90)])
    assert [one.key for one in found] == ["high", "low", "none"]


def test_a_fit_without_a_reach_comes_after_those_that_have_one():
    found = fit.ranked([scored("guess", content=100), scored("low", reach=10, content=10)])
    assert [one.key for one in found] == ["low", "guess"]
    nobody = fit.ranked([scored("bad", content=10), scored("good", content=100)])
    assert [one.key for one in nobody] == ["good", "bad"]


def test_doubling_a_weight_can_change_who_is_first():
    slow = scored("slow", reach=90, time=10)
    quick = scored("quick", reach=60, time=50)
    first = fit.first_if_doubled([slow, quick], DEFAULT_WEIGHTS, {})
    assert (first["reach"], first["time"]) == ("slow", "quick")
