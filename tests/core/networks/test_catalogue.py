"""What the catalogue says, and that it says where from."""

import csv

import pytest

from core.networks import reach
from core.networks.catalogue import catalogue
from core.networks.evidence import fact_lines
from core.networks.names import limit_name
from core.networks.rules import CONTENT_KINDS
from core.resources import resource

NETWORKS = list(catalogue().values())
KEYS = [network.key for network in NETWORKS]


def sources(network):
    yield network.strengths_source
    yield network.hours.source
    for fact in (network.lean, network.search_profile, network.search_posts, network.links):
        yield fact.source
    for one in (*network.limits, *network.rules):
        yield one.source


def test_the_fifteen_networks_are_there():
    assert [network.name for network in NETWORKS] == [
        "Instagram", "Facebook", "TikTok", "YouTube", "LinkedIn", "Pinterest", "X", "Threads",
        "Bluesky", "Reddit", "WhatsApp", "Snapchat", "Nextdoor", "Mastodon",
        "Google Business Profile",
    ]  # fmt: skip


@pytest.mark.parametrize("network", NETWORKS, ids=KEYS)
def test_every_fact_has_a_source_and_a_year(network):
    for source in sources(network):
        assert source.title.strip()
        assert 2018 <= source.year <= 2026


@pytest.mark.parametrize("network", NETWORKS, ids=KEYS)
def test_every_kind_of_content_has_a_strength_and_hours_are_in_order(network):
    assert list(network.strengths) == list(CONTENT_KINDS)
    assert all(0 <= strength <= 100 for strength in network.strengths.values())
    assert 0 < network.hours.least <= network.hours.low < network.hours.high


@pytest.mark.parametrize("network", NETWORKS, ids=KEYS)
def test_facts_are_words_that_the_screen_knows(network):
    assert len(fact_lines(network)) == 1 + len(network.rules) + len(network.limits)
    assert all(limit_name(one.what) for one in network.limits)


def test_networks_without_a_survey_row_are_left_to_the_owners_estimate():
    unknown = [network.name for network in NETWORKS if not reach.rows_of(network.survey)]
    assert unknown == ["Nextdoor", "Mastodon", "Google Business Profile"]


def test_the_survey_file_keeps_sample_margin_year_and_basis():
    with resource("network_reach.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 550
    assert {row["basis"] for row in rows} == {"published", "computed"}
    assert all(int(row["sample_n"]) > 100 and float(row["margin_points"]) > 0 for row in rows)


def test_bluesky_allows_300_characters_and_x_280():
    limits = {n.key: {one.what: one.characters for one in n.limits} for n in NETWORKS}
    assert limits["bluesky"]["post"] == 300
    assert limits["x"]["post"] == 280
    assert limits["instagram"] == {
        "post": 2200, "bio": 150, "comment": 2200, "name": 30, "message": 1000,
    }  # fmt: skip
