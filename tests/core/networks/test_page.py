"""The page of a plan, drawn as text."""

import datetime as dt
import time

import pytest

from core.audience import operations as audience
from core.business.operations import change_business
from core.networks import operations as networks
from core.networks.catalogue import catalogue
from core.networks.fit import OwnResults
from core.networks.page import Results, networks_page
from core.plans.operations import add_plan
from tests.core.networks import shop


def value(number):
    return "–" if number is None else f"{number:.0f}"


def drawn(page, *keys):
    """Rows as text: name, the five parts, the fit, why, the state."""
    return [
        f"{row.name}: {' '.join(value(row.score.parts[p]) for p in row.score.parts)} "
        f"= {value(row.score.value)}, {row.because} [{row.state}]"
        for row in page.rows
        if not keys or row.key in keys
    ]


def evidence(page, key, group):
    """The lines behind a group's figure; those that do not count in brackets."""
    row = next(row for row in page.rows if row.key == key)
    found = next(one for one in (*row.groups, *row.parked) if one.title == group)
    lines = [f"{line.text}: {line.about}" for line in found.lines]
    return [
        words if line.counts else f"({words})"
        for words, line in zip(lines, found.lines, strict=True)
    ]


def test_the_bakerys_page(new_store):
    store = new_store()
    page = networks_page(store.reader, shop.bakery(store))
    assert drawn(page, "instagram", "facebook", "pinterest", "tiktok", "nextdoor") == [
        "Facebook: 78 72 70 70 – = 73, Reaches all 3 groups; fits into your week [chosen]",
        "Instagram: 70 78 75 70 – = 73, Reaches all 3 groups; fits into your week [chosen]",
        "Pinterest: 51 54 50 90 – = 58, Reaches 2 of 3 groups; shows up in search [open]",
        "TikTok: 55 48 17 50 – = 43, Reaches all 3 groups; takes more hours than you have [open]",
        "Nextdoor: – 57 67 50 – = 58, No figure for your groups; fits into your week [open]",
    ]


def test_engaged_women_are_on_instagram_and_the_evidence_says_how_sure_it_is(new_store):
    store = new_store()
    page = networks_page(store.reader, shop.wedding(store))
    women = {row.name: row.groups[0].value for row in page.rows if row.groups[0].value is not None}
    first = sorted(women, key=lambda name: -women[name])[:6]
    assert [f"{name} {women[name]:g}" for name in first] == [
        "YouTube 94", "Instagram 83", "Facebook 75", "TikTok 73", "Pinterest 68", "Snapchat 61",
    ]  # fmt: skip
    assert evidence(page, "instagram", "Newly engaged women") == [
        "83% of women 18–29: 278 asked, give or take 7.4 points, Pew Research Center 2025, "
        "computed from the survey’s data"
    ]
    assert evidence(page, "pinterest", "Newly engaged women") == [
        "68% of women 18–29: 269 asked, give or take 7.4 points, Pew Research Center 2024, "
        "computed from the survey’s data"
    ]


def test_planners_are_read_from_an_own_estimate_with_degree_and_income_beside_it(new_store):
    store = new_store()
    page = networks_page(store.reader, shop.wedding(store))
    assert evidence(page, "linkedin", "Professional planners") == [
        "Your own estimate: 80%: Nearly every planner we met has a profile there",
        "(54% of people with a degree: 2,540 asked, give or take 2.4 points, "
        "Pew Research Center 2024, computed from the survey’s data)",
        "(53% of households with $100,000 or more: 1,777 asked, give or take 3 points, "
        "Pew Research Center 2024, computed from the survey’s data)",
    ]
    assert evidence(page, "facebook", "Professional planners") == [
        "71% of people with a degree: 2,215 asked, give or take 2.7 points, "
        "Pew Research Center 2025, published",
        "(71% of households with $100,000 or more: 1,629 asked, give or take 3.1 points, "
        "Pew Research Center 2025, published)",
    ]


def test_parked_groups_have_evidence_and_no_weight(new_store):
    store = new_store()
    plan = shop.wedding(store)
    page = networks_page(store.reader, plan)
    row = next(row for row in page.rows if row.key == "facebook")
    assert [one.title for one in row.parked] == ["The bride’s parents", "The groom’s parents"]
    before = row.score.parts["reach"]
    audience.delete_segment(store, 4)
    again = next(row for row in networks_page(store.reader, plan).rows if row.key == "facebook")
    assert again.score.parts["reach"] == before


def test_a_business_elsewhere_is_told_that_the_figures_are_american(new_store):
    store = new_store()
    plan = shop.spring(store)
    assert networks_page(store.reader, plan).survey_sentence == (
        "Audience figures: US adults, Pew Research Center, 2024 and 2025. "
        "Your own results weigh in as you import them."
    )
    change_business(store, "country", "GB")
    assert networks_page(store.reader, plan).survey_sentence == (
        "Audience figures: US adults, Pew Research Center, 2024 and 2025. "
        "Your country may differ; your own estimates count first."
    )


def test_without_groups_the_reach_is_a_dash(new_store):
    store = new_store()
    page = networks_page(store.reader, shop.spring(store))
    assert not page.has_focus
    assert {row.score.parts["reach"] for row in page.rows} == {None}
    assert drawn(page, "youtube") == ["YouTube: – – 58 90 – = –, Shows up in search [open]"]


def test_an_empty_file_has_no_fit_and_one_sentence_says_what_is_missing(new_store):
    store = new_store()
    plan = shop.spring(store)
    page = networks_page(store.reader, plan)
    assert {row.score.value for row in page.rows} == {None}
    assert [row.key for row in page.rows] == list(catalogue())
    assert page.missing_sentence == ("No fit yet: put a group in focus, or say what you make.")
    assert (page.close_sentence, page.sensitivity_sentence) == ("", "")
    shop.group(store, "Children", {("<18", "men"): 100.0}, plan, 1)
    assert networks_page(store.reader, plan).missing_sentence.startswith(
        "No fit yet: no survey asked about your groups."
    )
    networks.set_content_strength(store, "photo", 90)
    page = networks_page(store.reader, plan)
    assert page.missing_sentence == ""
    assert page.rows[0].score.value is not None


def test_a_group_under_18_is_left_out_and_that_is_said(new_store):
    store = new_store()
    plan = shop.spring(store)
    shop.group(store, "Teens", {("<18", "women"): 60.0, ("18-29", "women"): 40.0}, plan, 1)
    shop.group(store, "Children", {("<18", "men"): 100.0}, plan, 2)
    row = networks_page(store.reader, plan).rows[0]
    assert [one.note for one in row.groups] == [
        "The survey asks adults: the 60% under 18 are left out.",
        "No survey figure. Enter your own estimate if you have one.",
    ]


def test_own_results_count_once_orders_are_imported(new_store):
    store = new_store()
    plan = shop.bakery(store)
    results = Results(0.34, {"facebook": OwnResults(0.68, 400)})
    page = networks_page(store.reader, plan, results)
    assert drawn(page, "facebook") == [
        "Facebook: 78 72 70 70 98 = 77, Reaches all 3 groups; brings people who come back [chosen]"
    ]
    row = next(row for row in page.rows if row.key == "facebook")
    assert row.parts[-1].lines[0].text == (
        "68% of the 400 customers it brought came back; 34% in the whole shop"
    )


def test_two_networks_around_the_last_place_can_be_too_close_to_call(new_store):
    store = new_store()
    plan = shop.wedding(store)
    networks.set_cap(store, plan, 2)
    page = networks_page(store.reader, plan)
    assert page.close_sentence == "Instagram and Facebook are too close to call."
    assert [row.name for row in page.rows[:3]] == ["Pinterest", "Instagram", "Facebook"]


def test_doubling_a_part_is_said_in_a_sentence(new_store):
    store = new_store()
    plan = shop.wedding(store)
    assert networks_page(store.reader, plan).sensitivity_sentence == (
        "With double weight on your groups, YouTube is first. "
        "Pinterest stays first with double weight on any other part."
    )
    networks.set_weights(store, {"reach": 0, "search": 0})
    assert networks_page(store.reader, plan).sensitivity_sentence.endswith(
        "stays first whichever part counts double."
    )


def test_an_own_network_reads_the_survey_that_asks_about_its_name(new_store):
    store = new_store()
    plan = shop.spring(store)
    shop.group(store, "Young women", shop.YOUNG_WOMEN, plan, 1)
    networks.add_own_network(store, "BeReal", hours=1, content_fit=50, search_value=0)
    row = next(row for row in networks_page(store.reader, plan).rows if row.own)
    assert (row.name, row.score.parts["reach"]) == ("BeReal", 13)


def test_a_plan_that_is_gone_has_no_page(new_store):
    store = new_store()
    shop.spring(store)
    assert networks_page(store.reader, 99) is None


def test_each_plan_has_its_own_networks(new_store):
    store = new_store()
    shop.full(store)
    autumn = add_plan(store, "Autumn 2027", dt.date(2027, 7, 1), dt.date(2027, 12, 31))
    assert networks_page(store.reader, autumn).chosen == ()


@pytest.mark.parametrize("kind", [shop.bakery, shop.wedding])
def test_sixteen_networks_and_six_groups_are_weighed_in_under_20_ms(new_store, kind):
    store = new_store()
    plan = kind(store)
    networks.add_own_network(store, "BeReal", hours=1)
    while len(audience.queries.names(store.reader)) < 6:
        name = f"Group {len(audience.queries.names(store.reader))}"
        shop.group(store, name, shop.FAMILIES)
    took = []
    for _ in range(7):
        start = time.perf_counter()
        page = networks_page(store.reader, plan)
        took.append(time.perf_counter() - start)
    assert (len(page.rows), len(page.groups)) == (16, 6)
    assert min(took) < 0.020
