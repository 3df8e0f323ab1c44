"""Exports of links, as Search Console, Bing, Ahrefs, Moz and Semrush write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from core.business.operations import start_business
from core.business.rules import BusinessFacts
from core.errors import UserError
from core.importing.link_preview import LinkPreview, link_preview
from core.links import queries
from core.links.facts import LinkFacts
from core.links.operations import add_link, import_links
from core.people.operations import add_person
from core.store.operation import Store

DATA = Path(__file__).parents[2] / "data" / "links"
TODAY = dt.date(2027, 3, 9)
OURS = "https://juniperstreet.example"
MAP = "https://coffeemap.example/bakeries"
WAYS = ("dmy", "mdy")
LATEST = "https___juniperstreet.example_-Latest links-2027-03-08.csv"


@pytest.fixture
def store(new_store: Callable[..., Store]) -> Store:
    made = new_store()
    start_business(made, BusinessFacts(name="Juniper Street Bakery", site=OURS), TODAY)
    return made


def preview(store: Store, name: str, **answers: str) -> LinkPreview:
    return link_preview(store.reader, DATA / name, answers, TODAY)


def said(found: LinkPreview) -> list[tuple[str, str, str, str]]:
    links = [row.facts for row in found.rows if row.taken]
    return [(link.their_page, link.our_page, link.words, link.rel) for link in links]


def test_latest_links_lead_to_our_site_and_our_own_pages_are_left_out(store: Store) -> None:
    found = preview(store, LATEST)
    assert said(found) == [
        (MAP, OURS, "", ""),
        ("https://velvetfilms.example/friends", OURS, "", ""),
    ]
    assert [row.facts.found_on for row in found.rows[:2]] == [
        dt.date(2027, 2, 12),
        dt.date(2027, 1, 2),
    ]
    assert [row.why_not for row in found.rows] == ["", "", "A page of your own"]
    assert [(one.line, one.sentence) for one in found.problems] == [
        (5, "“not a page” is no address of a page.")
    ]


def test_a_head_in_another_language_is_known_by_its_rows(store: Store) -> None:
    found = preview(store, "https___juniperstreet.example_-Letzte Links-2027-03-08.csv")
    assert len(said(found)) == 2
    assert found.questions == ()
    assert found.rows[0].facts.found_on == dt.date(2027, 2, 3)


def test_days_that_can_be_read_both_ways_are_asked_about(store: Store) -> None:
    (question,) = preview(store, "semrush.csv").questions
    assert question.options[0].words == "Day first: 1/12 is 1 December"
    days = [preview(store, "semrush.csv", dates=way).rows[1].facts.found_on for way in WAYS]
    assert days == [dt.date(2027, 3, 5), TODAY]


@pytest.mark.parametrize(
    "name",
    ["https___juniperstreet.example_-Top linking sites-2027-03-08.csv", "sites-fr.csv"],
)
def test_linking_sites_are_sites_whose_page_is_still_to_be_found(store: Store, name: str) -> None:
    found = preview(store, name)
    assert [row.facts.whole_site for row in found.rows] == [True, True]
    assert found.rows[0].facts.their_page == "https://coffeemap.example"


def test_a_site_whose_page_is_known_says_nothing_new(store: Store) -> None:
    add_link(store, LinkFacts(MAP, OURS), TODAY)
    found = preview(store, "bing-domains.csv")
    assert [row.known for row in found.rows] == [True]


@pytest.mark.parametrize(
    "name",
    [
        "https___juniperstreet.example_-Top target pages-2027-03-08.csv",
        "https___juniperstreet.example_-Top linking text-2027-03-08.csv",
        "bing-anchors.csv",
    ],
)
def test_an_export_that_only_counts_says_which_one_to_take(store: Store, name: str) -> None:
    with pytest.raises(UserError, match="without saying on which pages they are"):
        preview(store, name)


def test_bing_pages_have_words_and_targets_and_one_link_once(store: Store) -> None:
    found = preview(store, "bing-pages.csv")
    assert said(found) == [(MAP, f"{OURS}/preorder", "Juniper Street", "")]
    assert [(row.known, row.why_not) for row in found.rows] == [
        (False, ""),
        (True, ""),
        (False, "Leads to another site"),
    ]


def test_ahrefs_is_read_with_tabs_in_utf_16(store: Store) -> None:
    assert said(preview(store, "ahrefs.csv")) == [
        (MAP, f"{OURS}/preorder", "Juniper Street – très bon", "follow"),
        ("https://forum.example/t/1", f"{OURS}/", "here", "nofollow ugc"),
    ]


def test_ahrefs_is_read_with_commas(store: Store) -> None:
    assert said(preview(store, "ahrefs-comma.csv")) == [
        (MAP, f"{OURS}/preorder", "Juniper Street", "follow")
    ]


def test_moz_is_read_under_its_title(store: Store) -> None:
    assert said(preview(store, "moz.csv")) == [(MAP, f"{OURS}/preorder", "Juniper Street", "")]


def test_semrush_is_read_past_its_empty_lines(store: Store) -> None:
    found = preview(store, "semrush.csv")
    assert [link[2:] for link in said(found)] == [
        ("juniper, street", "follow"),
        ("here", "nofollow"),
    ]
    assert [one.key for one in found.questions] == ["dates"]
    assert not found.problems


def test_a_link_says_whose_it_is(store: Store) -> None:
    person = add_person(store, "Hackney Coffee Map", keys=[("site", "", "coffeemap.example")])
    row = preview(store, "moz.csv").rows[0]
    assert (row.facts.person_id, row.person) == (person, "Hackney Coffee Map")


@pytest.mark.parametrize("name", sorted(path.name for path in DATA.iterdir()))
def test_reading_an_export_again_adds_nothing(store: Store, name: str) -> None:
    try:
        first = preview(store, name)
    except UserError:
        return
    rows = [row.facts for row in first.rows if row.taken]
    assert import_links(store, rows, first.format_words, TODAY).added == len(rows)
    assert not [row for row in preview(store, name).rows if row.taken]
    assert len(queries.links(store.reader, TODAY)) == len(rows)


def test_another_file_is_no_export_of_links(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("Name,Email\n#1001,a@b.example\n")
    with pytest.raises(UserError, match=r"orders.csv is no export of links"):
        link_preview(store.reader, path, {}, TODAY)


def test_without_a_site_of_ours_latest_links_lead_nowhere(new_store: Callable[..., Store]) -> None:
    store = new_store("none.regulars")
    start_business(store, BusinessFacts(name="Juniper Street Bakery"), TODAY)
    with pytest.raises(UserError, match="Settings"):
        preview(store, LATEST)


def test_fifty_thousand_links_of_any_encoding_are_read(store: Store, tmp_path: Path) -> None:
    head = b'"Source Url","Anchor text","Target Url"\n'
    line = '"https://s{n}.example/p","Bäckerei","https://juniperstreet.example/"\n'
    path = tmp_path / "many.csv"
    path.write_bytes(head + b"".join(line.format(n=n).encode("cp1252") for n in range(50_000)))
    found = link_preview(store.reader, path, {}, TODAY)
    assert len(found.rows) == 50_000
    assert found.rows[-1].facts.words == "Bäckerei"
    added = import_links(store, [row.facts for row in found.rows], "Bing", TODAY)
    assert added.added == 50_000
