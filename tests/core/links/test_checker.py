"""What "Check now" says of a page, against a server of our own."""

from __future__ import annotations

import pytest

from core.links.checker import check_page
from core.links.facts import Checked, Wanted
from core.links.fetching import Bounds, Fetcher, is_private
from tests.core.links.web import LINK, OURS, Web

PREORDER = f"{OURS}/preorder"
HERE = Bounds(private=True)
SHORT = Bounds(seconds=0.4, private=True)


def look(page: str, rel: str = "", bounds: Bounds = HERE, **more: object) -> Checked:
    wanted = Wanted(page, PREORDER, OURS, rel, **more)
    with Fetcher(bounds) as fetcher:
        return check_page(wanted, fetcher)


def test_a_page_with_the_link_is_live_with_its_words_and_rel(web: Web) -> None:
    assert look(web.page("/a", LINK)) == Checked("live", "", 200, "", "follow", "Juniper Street")


@pytest.mark.parametrize(
    ("rel", "kept"),
    [
        ("NOFOLLOW noopener", "nofollow"),
        ("sponsored", "sponsored"),
        ("ugc nofollow", "nofollow ugc"),
        ("noopener noreferrer", "follow"),
    ],
)
def test_a_rel_is_read_from_the_tag(web: Web, rel: str, kept: str) -> None:
    found = look(web.page("/a", f'<A REL="{rel}" HREF={PREORDER}>x</A>'))
    assert (found.state, found.rel) == ("live", kept)


def test_a_followed_link_that_turns_sponsored_is_now_nofollow_and_says_so(web: Web) -> None:
    page = web.page("/a", f'<a rel=sponsored href="{PREORDER}">x</a>')
    found = look(page, rel="follow")
    assert (found.state, found.note) == ("now_nofollow", "It is marked sponsored now.")


def test_a_link_that_never_was_followed_stays_live(web: Web) -> None:
    page = web.page("/a", f'<a rel=nofollow href="{PREORDER}">x</a>')
    assert look(page, rel="nofollow").state == "live"


@pytest.mark.parametrize(
    "head", ['<meta name="ROBOTS" content="index, nofollow">', "<meta name=robots content=none>"]
)
def test_a_page_whose_robots_follow_nothing_makes_every_link_nofollow(web: Web, head: str) -> None:
    assert look(web.page("/a", head + LINK)).rel == "nofollow"


def test_a_server_may_say_the_same_in_its_header(web: Web) -> None:
    headers = {"Content-Type": "text/html", "X-Robots-Tag": "noindex, nofollow"}
    assert look(web.page("/a", LINK, headers=headers)).rel == "nofollow"


def test_of_two_links_the_followed_one_counts(web: Web) -> None:
    page = web.page("/a", f'<a rel=nofollow href="{PREORDER}">one</a>{LINK}')
    assert look(page).rel == "follow"


@pytest.mark.parametrize(
    "spelling",
    [
        "http://www.juniperstreet.example/preorder/",
        "//juniperstreet.example/preorder#top",
        "HTTPS://JuniperStreet.example/preorder?utm_source=x&utm_medium=y&fbclid=1",
        "https://juniperstreet.example/preorder/index.html",
        "https://juniperstreet.example/pre%6Frder",
        "\n https://juniperstreet.example/pre\norder ",
    ],
)
def test_spellings_of_our_page_are_our_page(web: Web, spelling: str) -> None:
    found = look(web.page("/a", f"<a href='{spelling}'>x</a>"))
    assert (found.state, found.note) == ("live", "")


def test_a_link_to_another_page_of_ours_is_live_and_says_where_it_leads(web: Web) -> None:
    found = look(web.page("/a", "<a href='https://shop.juniperstreet.example/cakes'>x</a>"))
    assert (found.state, found.note) == ("live", "It leads to shop.juniperstreet.example/cakes.")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://notjuniperstreet.example/preorder",
        "https://juniperstreet.example.evil.example/preorder",
        "https://evil.example/?u=https://juniperstreet.example/preorder",
        "javascript:location='https://juniperstreet.example/preorder'",
        "https://juniperstreet.example@evil.example/preorder",
    ],
)
def test_what_only_looks_like_our_site_is_not_ours(web: Web, elsewhere: str) -> None:
    assert look(web.page("/a", f'<a href="{elsewhere}">x</a>')).state == "not_found"


def test_the_base_of_a_page_says_where_its_links_lead(web: Web) -> None:
    page = web.page("/a", f"<base href='{OURS}/'><base href='/x'><a href='preorder'>x</a>")
    assert look(page).state == "live"


HIDDEN = {
    "a comment": "<!-- {} -->",
    "a comment with a comment's look": "<!-- <!-- {} -- > -->",
    "noscript": "<noscript>{}</noscript>",
    "a template": "<template><div>{}</div></template>",
    "a script": "<script>document.write('{}')</script>",
    "a style": "<style>{}</style>",
    "a text box": "<textarea>{}</textarea>",
    "a title": "<title>{}</title>",
    "an attribute": "<p title='{}'></p>",
    "text with its signs escaped": "&lt;a href='https://juniperstreet.example/preorder'&gt;x",
}


@pytest.mark.parametrize("around", HIDDEN.values(), ids=HIDDEN)
def test_what_visitors_do_not_see_is_no_link(web: Web, around: str) -> None:
    hidden = around.replace("{}", f'<a href="{PREORDER}">x</a>')
    assert look(web.page("/a", f"{hidden}<p><a href='/b'>b</a>")).state == "not_found"


def test_a_link_after_an_empty_comment_counts(web: Web) -> None:
    page = web.page("/a", f"<!--[if !IE]><!-->{LINK}<!--<![endif]-->")
    assert look(page).state == "live"


def test_a_page_that_lost_the_link_says_not_found(web: Web) -> None:
    found = look(web.page("/a", "<a href='https://other.example/'>x</a>"))
    assert (found.state, found.http_status) == ("not_found", 200)


def test_a_page_that_moved_and_still_links_is_redirected(web: Web) -> None:
    web.page("/new", LINK)
    found = look(web.redirect("/old", "/new"))
    assert (found.state, found.final_url) == ("redirected", f"{web.address}/new")
    assert found.note.endswith("/new now.")


def test_a_slash_more_is_no_move(web: Web) -> None:
    web.page("/a/", LINK)
    assert look(web.redirect("/a", "/a/")).state == "live"


def test_a_page_that_moved_to_one_without_the_link_is_not_found(web: Web) -> None:
    web.page("/", "<a href='/b'>b</a>")
    found = look(web.redirect("/old", "/", 302))
    assert (found.state, found.final_url) == ("not_found", f"{web.address}/")


@pytest.mark.parametrize("status", [404, 410, 500, 502])
def test_a_page_that_is_gone_or_broken_is_a_page_error(web: Web, status: int) -> None:
    found = look(web.page("/a", LINK, status=status))
    assert (found.state, found.http_status) == ("page_error", status)
    assert str(status) in found.note


@pytest.mark.parametrize("status", [401, 403, 429, 503])
def test_a_site_that_turns_programs_away_could_not_be_checked(web: Web, status: int) -> None:
    assert look(web.page("/a", "No", status=status)).state == "could_not_check"


def test_redirects_without_end_are_a_page_error(web: Web) -> None:
    web.redirect("/b", "/a")
    found = look(web.redirect("/a", "/b"))
    assert found.state == "page_error"
    assert len(web.asked) == 6, "the first page and five redirects"


@pytest.mark.parametrize("to", ["file:///etc/passwd", "javascript:alert(1)", "ftp://x.example/"])
def test_a_redirect_away_from_the_web_is_not_followed(web: Web, to: str) -> None:
    found = look(web.redirect("/a", to))
    assert found.state == "could_not_check"


def test_a_page_that_does_not_answer_could_not_be_checked(web: Web) -> None:
    found = look(web.page("/a", "", hangs=True), bounds=SHORT)
    assert found.state == "could_not_check"
    assert found.note.startswith("The page did not answer within")


def test_a_page_that_only_drips_is_given_up_in_time(web: Web) -> None:
    found = look(web.page("/a", LINK, drips=True), bounds=SHORT)
    assert (found.state, found.note[:29]) == ("could_not_check", "The page did not answer withi")


def test_a_site_that_is_not_there_could_not_be_checked() -> None:
    found = look("http://127.0.0.1:9/")
    assert found.state == "could_not_check"
    assert "offline" in found.note


def test_a_name_that_nobody_has_could_not_be_checked() -> None:
    assert look("http://nobody.invalid/").state == "could_not_check"


def test_of_a_huge_page_only_the_first_part_is_read(web: Web) -> None:
    filler = "<a href='/b'>b</a>" + "<p>cake</p>" * 100_000
    bounds = Bounds(most_bytes=200_000, private=True)
    assert look(web.page("/a", LINK + filler), bounds=bounds).state == "live"
    found = look(web.page("/b", filler + LINK), bounds=bounds)
    assert (found.state, found.note) == (
        "could_not_check",
        "The page is very long, and there is no link to you in its first part.",
    )


def test_a_page_that_unpacks_to_far_more_is_cut_off_too(web: Web) -> None:
    page = web.packed("/a", "<a href='/b'>b</a>" + " " * 50_000_000)
    assert look(page).note.startswith("The page is very long")


def test_a_packed_page_is_unpacked(web: Web) -> None:
    assert look(web.packed("/a", LINK)).state == "live"


@pytest.mark.parametrize(
    ("named", "meta", "encoding"),
    [
        ("utf-8", "", "cp1252"),
        ("", '<meta charset="utf-8">', "cp1252"),
        ("iso-8859-1", "", "cp1252"),
        ("", "<meta http-equiv=content-type content='text/html; charset=windows-1251'>", "cp1251"),
        ("klingon", "", "utf-8"),
        ("utf-16", "", "utf-8"),
        ("", "", "utf-16"),
        ("", "", "utf-8-sig"),
    ],
)
def test_the_words_are_read_whatever_encoding_is_named(
    web: Web, named: str, meta: str, encoding: str
) -> None:
    words = "Булочная" if encoding == "cp1251" else "Bäckerei – gut"
    body = f'{meta}<a href="{PREORDER}">{words}</a>'.encode(encoding)
    headers = {"Content-Type": "text/html" + (f"; charset={named}" if named else "")}
    assert look(web.page("/a", body, headers=headers)).words == words


def test_what_is_no_web_page_could_not_be_checked(web: Web) -> None:
    found = look(web.page("/a.pdf", b"%PDF-1.7", headers={"Content-Type": "application/pdf"}))
    assert (found.state, found.note) == (
        "could_not_check",
        "It is no web page but application/pdf. Open it yourself.",
    )


def test_a_page_that_needs_a_browser_could_not_be_checked(web: Web) -> None:
    page = web.page("/a", "<div id=root></div><script src=app.js></script>")
    assert look(page).state == "could_not_check"


def test_of_a_site_whose_page_is_not_known_nothing_is_blamed(web: Web) -> None:
    page = web.page("/", "<a href='/b'>b</a>")
    assert look(page, whole_site=True).state == "could_not_check"


def test_nothing_inside_the_owners_network_is_opened(web: Web) -> None:
    found = look(web.page("/a", LINK), bounds=Bounds())
    assert found.state == "could_not_check"
    assert web.asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.5", "192.168.1.1", "169.254.169.254"])
def test_addresses_of_ones_own_network_are_known(host: str) -> None:
    assert is_private(host)


def test_the_request_says_who_asks_and_carries_no_referrer(web: Web) -> None:
    look(web.page("/a", LINK))
    headers = {name.lower() for name in web.asked[0][1]}
    assert "Regulars" in web.asked[0][1]["User-Agent"]
    assert not headers & {"referer", "cookie", "authorization"}


def test_a_stopped_look_is_no_look(web: Web) -> None:
    with Fetcher(Bounds(private=True), stopped=lambda: True) as fetcher:
        found = check_page(Wanted(web.page("/a", LINK), PREORDER, OURS), fetcher)
    assert found.state == "could_not_check"


def test_a_shop_on_a_market_place_is_ours_from_its_page_on(web: Web) -> None:
    shop = "https://market.example/shop/juniper"
    page = web.page("/a", f"<a href='{shop}/cakes'>a</a><a href='https://market.example/'>b</a>")
    other = web.page("/b", "<a href='https://market.example/shop/other'>b</a>")
    with Fetcher(Bounds(private=True)) as fetcher:
        assert check_page(Wanted(page, shop, OURS), fetcher).state == "live"
        assert check_page(Wanted(other, shop, OURS), fetcher).state == "not_found"


HOSTILE = {
    "comments that never close": "<!--" * 250_000,
    "tags that never close": "<a " * 300_000,
    "boxes in boxes": "<div>" * 200_000 + "<a href=x>" * 20_000,
    "attributes without end": "<a " + "b " * 200_000 + ">",
    "half tags": "<a href='" * 100_000,
    "declarations": "<!" * 300_000,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_pages_built_to_be_slow_are_read_in_a_moment(page: str) -> None:
    import time

    from core.links.markup import links_of

    start = time.process_time()
    links_of(LINK + page, "https://their.example/")
    assert time.process_time() - start < 5
