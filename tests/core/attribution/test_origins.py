from __future__ import annotations

import pytest

from core.attribution.known import known
from core.attribution.limits import EMAIL, OTHER_WAYS, SEARCH, TRACES
from core.attribution.rules import Book, Owner, Pointing, spelt
from core.attribution.traces import Trace, codes_of, compared, trace_of
from core.networks.catalogue import catalogue


def way(landing: str = "", referrer: str = "", book: Book | None = None) -> str:
    return (book or Book()).origin((), trace_of(landing, referrer)).way


@pytest.mark.parametrize(
    ("landing", "referrer", "expected"),
    [
        ("https://s.example/p?utm_source=ig&utm_medium=social&fbclid=1", "", "instagram"),
        ("https://s.example/preorder&UTM_Source=Facebook", "", "facebook"),
        ("utm_source=news%20letter&utm_medium=email", "", "email"),
        ("", "https://l.instagram.com/?u=https%3A%2F%2Fs.example", "instagram"),
        ("", "https://www.google.co.uk/", "search"),
        ("", "https://mail.google.com/mail/u/0/", "email"),
        ("", "Source: Instagram", "instagram"),
        ("", "Organic: Google", "search"),
        ("", "Referral: l.facebook.com", "facebook"),
        ("", "android-app://com.google.android.googlequicksearchbox/", "search"),
        ("", "https://netflix.com/", ""),
        ("", "https://notinstagram.com/", ""),
        ("", "web", ""),
        ("", "580111", ""),
        ("https://s.example/", "", ""),
        ("utm_medium=social", "", ""),
    ],
)
def test_what_is_known_by_itself(landing: str, referrer: str, expected: str) -> None:
    assert way(landing, referrer) == expected


def test_every_way_of_our_table_is_a_network_or_another_way() -> None:
    table = known()
    ways = {*table.source.values(), *table.medium.values(), *table.host.values()}
    assert ways - set(catalogue()) - set(OTHER_WAYS) == set()
    assert {EMAIL, SEARCH} <= ways


def test_a_code_goes_before_a_rule_and_a_rule_before_what_we_know() -> None:
    book = Book(
        codes={"insta10": Owner("instagram"), "cake": Owner(campaign_id=7)},
        rules={("utm_source", "fb"): Owner("nextdoor")},
    )
    trace = trace_of("utm_source=fb", "")
    assert Book().origin((), trace).way == "facebook"
    assert book.origin((), trace).way == "nextdoor"
    assert book.origin(codes_of("INSTA10"), trace).way == "instagram"
    both = book.origin(codes_of("CAKE, Insta10"), trace)
    assert (both.way, both.campaign_id) == ("instagram", 7)


def test_a_campaigns_code_leaves_the_network_to_the_link() -> None:
    book = Book(codes={"cake": Owner(campaign_id=7)})
    found = book.origin(("cake",), trace_of("utm_source=pinterest", ""))
    assert (found.way, found.campaign_id) == ("pinterest", 7)
    assert book.origin(("cake",), Trace()).way == ""


def test_a_campaign_is_known_by_its_name_in_the_link() -> None:
    book = Book(campaigns={spelt("Juniper turns five!"): 3})
    assert book.origin((), trace_of("utm_campaign=juniper_turns-five", "")).campaign_id == 3
    assert book.origin((), trace_of("utm_source=x", "")).campaign_id is None


def test_a_page_that_links_to_us_is_told_with_its_person() -> None:
    book = Book(
        pages={"map.example": Pointing(5, 2), "map.example/list": Pointing(6, 2)},
        own_site="s.example",
    )
    assert book.origin((), trace_of("", "https://map.example/list?x=1")) == (
        "links",
        None,
        None,
        2,
        6,
    )
    assert book.origin((), trace_of("", "https://www.map.example/")).link_id == 5
    assert book.origin((), trace_of("", "https://s.example/cart")).way == ""


def test_a_code_of_a_person_is_a_recommendation_when_nothing_else_is_told() -> None:
    book = Book(codes={"willow15": Owner(person_id=4)})
    assert book.origin(("willow15",), Trace())[:1] == ("recommended",)
    assert book.origin(("willow15",), trace_of("utm_source=ig", "")).way == "instagram"


def test_rules_are_compared_as_traces_are() -> None:
    assert compared("referrer", "https://WWW.Hackney.example/list?x") == "hackney.example"
    assert compared("landing", "https://s.example/Cakes/?a=b") == "/cakes"
    assert compared("utm_campaign", "  Spring   Launch ") == "spring launch"
    trace = trace_of("https://s.example/Cakes?utm_campaign=Spring+Launch", "https://a.example")
    assert [trace.value(what) for what in TRACES] == [
        "",
        "",
        "spring launch",
        "a.example",
        "/cakes",
    ]
