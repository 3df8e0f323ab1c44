"""What people are found again by, and what of it is ever opened."""

from __future__ import annotations

import pytest

from core.errors import UserError
from core.people import addresses, profiles
from core.people.keys import key_of


def value(kind: str, text: str, scope: str = "", country: str = "GB") -> str:
    return key_of(kind, text, scope=scope, country=country).value


def refusal(kind: str, text: str, scope: str = "") -> tuple[str | None, str]:
    with pytest.raises(UserError) as caught:
        key_of(kind, text, scope=scope, country="GB")
    return caught.value.field, caught.value.sentence


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Tess@WillowBarn.EXAMPLE", "tess@willowbarn.example"),
        (" Tess Arden <tess@willowbarn.example> ", "tess@willowbarn.example"),
        ("mailto:tess@willowbarn.example", "tess@willowbarn.example"),
        ("info@bäckerei.example", "info@xn--bckerei-5wa.example"),
        ("o'hara+shop@a.example", None),
    ],
)
def test_an_email_address_is_kept_in_one_spelling(typed, kept):
    assert value("email", typed) == (kept or typed)


@pytest.mark.parametrize("typed", ["tess", "tess@", "@x.example", "a b@x.example", "a@b", "a@b..c"])
def test_what_is_no_email_address_is_refused_with_its_form(typed):
    field, sentence = refusal("email", typed)
    assert field == "email"
    assert sentence == (f"“{typed}” is no e-mail address. It needs a form like name@shop.example.")


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("020 7946 0018", "GB", "+442079460018"),
        ("+44 (0)20 7946 0018", "US", "+442079460018"),
        ("0044 20 7946 0018", "GB", "+442079460018"),
        ("06 698 12345", "IT", "+390669812345"),
        ("(212) 555-0147", "US", "+12125550147"),
        ("'+31612345678", "GB", "+31612345678"),
        ("tel:+12125550147", "GB", "+12125550147"),
        ("020 7946 0018 ext. 12", "GB", "+442079460018;12"),
        ("7946 0018", "", "79460018"),
    ],
)
def test_a_phone_number_is_compared_in_its_international_form(typed, country, kept):
    assert value("phone", typed, country=country) == kept


@pytest.mark.parametrize("typed", ["BusinessPhone", "12", "ask Tess"])
def test_what_is_no_phone_number_is_refused(typed):
    assert refusal("phone", typed) == ("phone", f"“{typed}” is no phone number.")


def test_a_site_is_the_same_whatever_stands_around_its_host():
    spellings = (
        "willowbarn.example",
        "http://www.WillowBarn.example/",
        "https://willowbarn.example/#top",
    )
    assert {value("site", typed) for typed in spellings} == {"willowbarn.example"}
    assert (
        value("site", "willowbarn.example/Suppliers/?page=2")
        == "willowbarn.example/Suppliers?page=2"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)//x.example",
        "file:///etc/passwd",
        "data:text/html,hello",
        "ftp://x.example",
        "mailto:a@b.example",
        "C:\\notes.html",
    ],
)
def test_only_http_and_https_are_kept_and_opened(typed):
    assert refusal("site", typed)[0] == "site"
    assert addresses.openable(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "x",
        "http://",
        "a b.example",
        "https://x.example:port",
        "//",
        "h\nttp://x.example",
        "https://-x.example",
    ],
)
def test_what_is_no_address_is_refused(typed):
    assert addresses.openable(typed) is None


def test_an_address_that_hides_where_it_leads_is_refused():
    field, sentence = refusal("site", "https://mybank.example@evil.example/login")
    assert (field, sentence) == (
        "site",
        "This address hides where it leads. Copy it from the page itself.",
    )


def test_a_look_alike_is_shown_in_both_spellings():
    cyrillic = "https://аpple.example/shop"
    assert addresses.plain(cyrillic) == "аpple.example (xn--pple-43d.example)/shop"
    assert addresses.plain("https://xn--pple-43d.example") == "аpple.example (xn--pple-43d.example)"
    assert addresses.openable(cyrillic) == "https://xn--pple-43d.example/shop"


def test_sharp_s_leads_where_a_browser_leads():
    assert addresses.site_of("straße.example") == "xn--strae-oqa.example"


def test_a_handle_has_no_at_and_no_capitals_and_may_be_an_address():
    assert value("handle", "@Willow.Barn", "instagram") == "willow.barn"
    assert (
        value("handle", "https://www.instagram.com/Willow.Barn/?hl=en", "instagram")
        == "willow.barn"
    )
    assert value("handle", "uk.linkedin.com/in/tess-arden", "linkedin") == "in/tess-arden"
    assert refusal("handle", "@", "instagram")[0] == "handle"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://m.facebook.com/WillowBarn", ("facebook", "WillowBarn")),
        ("https://www.facebook.com/profile.php?id=1000", ("facebook", "1000")),
        ("https://twitter.com/willow", ("x", "willow")),
        ("https://bsky.app/profile/w.bsky.social", ("bluesky", "w.bsky.social")),
        ("https://www.tiktok.com/@willow", ("tiktok", "willow")),
        ("https://www.instagram.com/p/CxYz/", None),
        ("https://notinstagram.com/willow", None),
        ("willow", None),
    ],
)
def test_the_address_of_a_profile_is_known_for_a_handle(address, found):
    assert profiles.handle_in(address) == found


def test_a_profile_is_opened_where_the_network_has_it():
    assert profiles.profile_address("instagram", "willow") == "https://www.instagram.com/willow/"
    assert profiles.profile_address("linkedin", "tess") == "https://www.linkedin.com/in/tess"
    assert profiles.profile_address("mastodon", "tess@a.example") == "https://a.example/@tess"
    assert profiles.profile_address("nextdoor", "tess") is None
    assert profiles.profile_address("facebook", "Parents of E8") is None
