"""Words that already name the business are told apart from those that do not."""

from __future__ import annotations

import pytest

from core.search.rules import is_brand

NAME = "Juniper Street Bakery"


@pytest.mark.parametrize(
    "text",
    [
        "juniper street bakery",
        "Juniper Street Bakery opening hours",
        "juniperstreetbakery",
        "menu juniper-street bakery",
    ],
)
def test_a_search_that_holds_the_name_names_the_business(text):
    assert is_brand(text, NAME)


@pytest.mark.parametrize("text", ["sourdough near me", "bakery juniper street", "juniper", ""])
def test_a_search_without_the_whole_name_does_not(text):
    assert not is_brand(text, NAME)


def test_accents_case_apostrophes_and_the_sign_for_and_do_not_matter():
    assert is_brand("annas cafe and cakes leeds", "Anna’s Café & Cakes")
    assert is_brand("ANNA'S CAFÉ & CAKES", "Annas Cafe and Cakes")


def test_a_short_name_counts_only_as_a_word_of_its_own():
    assert is_brand("ink tattoo leeds", "Ink")
    assert not is_brand("pink cake", "Ink")
    assert is_brand("bo & co", "Bo and Co")


def test_the_name_of_the_site_counts_as_well():
    for site in ("https://www.juniperst.co.uk/shop", "juniperst.co.uk", "www.juniperst.co.uk"):
        assert is_brand("juniperst bread", "Juniper Street Bakery", site)
    assert not is_brand("sourdough near me", NAME, "")
    assert not is_brand("https bread", NAME, "https://")


def test_a_name_in_a_script_without_spaces_counts_inside():
    assert is_brand("東京杜松の営業時間", "杜松")


def test_a_business_without_a_name_has_no_brand_words():
    assert not is_brand("sourdough", "", "")
    assert not is_brand("sourdough", "!!!", "")
