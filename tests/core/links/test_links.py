"""Adding, changing and looking at links, on real files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.business.operations import start_business
from core.business.rules import BusinessFacts
from core.errors import UserError
from core.links import operations as ops
from core.links import queries
from core.links.facts import Checked, LinkFacts, Look
from core.links.limits import STATES
from core.people import operations as people
from core.store.operation import Store
from tests.core.examples.links import LIST, NOON, OURS, TODAY


@pytest.fixture
def store(new_store: Callable[..., Store]) -> Iterator[Store]:
    made = new_store(clock=lambda: NOON)
    facts = BusinessFacts(name="Juniper Street Bakery", site="https://juniperstreet.example")
    start_business(made, facts, TODAY)
    return made


def days(n: int) -> dt.timedelta:
    return dt.timedelta(n)


def looked(store: Store, link: int, state: str, on: dt.date = TODAY, status: int = 200) -> None:
    moment = dt.datetime.combine(on, dt.time(12), dt.UTC)
    ops.record_checks(store, [Look(link, moment, Checked(state, http_status=status))])


def test_a_link_is_put_down_to_whoevers_site_it_is_on(store: Store) -> None:
    person = people.add_person(store, "Coffee Map", keys=[("site", "", "www.coffeemap.example")])
    link = ops.add_link(store, LIST, TODAY)
    row = queries.link(store.reader, link, TODAY)
    assert (row.person_id, row.person, row.state, row.due) == (person, "Coffee Map", "", True)


def test_a_link_on_a_site_of_several_people_is_nobodys(store: Store) -> None:
    for name in ("tess", "ben"):
        people.add_person(store, name, keys=[("site", "", f"blogs.example/{name}")])
    link = ops.add_link(store, LinkFacts("https://blogs.example/new", OURS), TODAY)
    assert queries.link(store.reader, link, TODAY).person_id is None


@pytest.mark.parametrize(
    "page", ["javascript:alert(1)", "file:///etc/passwd", "nonsense", "", "https://a@b.example"]
)
def test_only_pages_of_the_web_are_links(store: Store, page: str) -> None:
    with pytest.raises(UserError) as refused:
        ops.add_link(store, LinkFacts(page, OURS), TODAY)
    assert refused.value.field == "their_page"
    with pytest.raises(UserError) as refused:
        ops.add_link(store, LinkFacts("their.example", page), TODAY)
    assert refused.value.field == "our_page"


def test_a_look_alike_name_is_shown_for_what_it_is(store: Store) -> None:
    link = ops.add_link(store, LinkFacts("https://с0ffeemap.example/list", OURS), TODAY)
    row = queries.link(store.reader, link, TODAY)
    assert row.their_words == "с0ffeemap.example (xn--0ffeemap-ech.example)/list"
    assert row.address == "https://xn--0ffeemap-ech.example/list"


def test_the_same_link_in_another_spelling_is_refused(store: Store) -> None:
    ops.add_link(store, LIST, TODAY)
    again = LinkFacts("http://www.coffeemap.example/bakeries/?utm_source=x", OURS + "/")
    with pytest.raises(UserError, match="in the list already"):
        ops.add_link(store, again, TODAY)


def test_a_link_cannot_become_another_that_is_there(store: Store) -> None:
    ops.add_link(store, LIST, TODAY)
    other = ops.add_link(store, LinkFacts("e8.example/news", OURS), TODAY)
    with pytest.raises(UserError, match="in the list already"):
        ops.change_link(store, other, "their_page", "coffeemap.example/bakeries", TODAY)
    ops.change_link(store, other, "their_page", "http://e8.example/news/", TODAY)


def test_a_day_to_come_is_refused(store: Store) -> None:
    with pytest.raises(UserError, match="still to come"):
        ops.add_link(store, LinkFacts("a.example", OURS, found_on=TODAY + days(1)), TODAY)


def test_deleting_a_person_leaves_their_link_with_nobody(store: Store) -> None:
    person = people.add_person(store, "Coffee Map", keys=[("site", "", "coffeemap.example")])
    link = ops.add_link(store, LIST, TODAY)
    people.delete_people(store, [person])
    assert queries.link(store.reader, link, TODAY).person_id is None
    store.undo()
    assert queries.link(store.reader, link, TODAY).person_id == person


def test_merging_two_people_gathers_their_links(store: Store) -> None:
    keep, other = people.add_person(store, "Coffee Map"), people.add_person(store, "Coffee map")
    link = ops.add_link(store, LinkFacts("a.example", OURS, person_id=other), TODAY)
    people.merge_people(store, keep, other)
    assert queries.link(store.reader, link, TODAY).person_id == keep


def test_a_time_out_never_loses_a_link(store: Store) -> None:
    link = ops.add_link(store, LIST, TODAY - days(40))
    looked(store, link, "live", TODAY - days(30))
    looked(store, link, "could_not_check")
    row = queries.link(store.reader, link, TODAY)
    assert (row.state, row.lost, row.since) == ("could_not_check", False, TODAY - days(40))
    assert row.next_on == TODAY + days(1)


def test_a_time_out_does_not_bring_a_lost_link_back(store: Store) -> None:
    link = ops.add_link(store, LIST, TODAY - days(40))
    looked(store, link, "not_found", TODAY - days(9))
    looked(store, link, "could_not_check")
    row = queries.link(store.reader, link, TODAY)
    assert (row.lost, row.since) == (True, TODAY - days(9))


@pytest.mark.parametrize(("status", "lost"), [(404, True), (410, True), (500, False)])
def test_only_a_page_that_is_gone_loses_its_link(store: Store, status: int, lost: bool) -> None:
    link = ops.add_link(store, LIST, TODAY)
    looked(store, link, "page_error", status=status)
    assert queries.link(store.reader, link, TODAY).lost is lost


def test_a_link_learns_its_rel_and_words_from_the_first_look(store: Store) -> None:
    link = ops.add_link(store, LinkFacts("a.example/page", OURS), TODAY)
    seen = Checked("live", "", 200, "", "nofollow", "the best buns")
    assert ops.record_checks(store, [Look(link, NOON, seen), Look(999, NOON, seen)]) == 1
    row = queries.link(store.reader, link, TODAY)
    assert (row.rel, row.words) == ("nofollow", "the best buns")


def test_many_looks_are_one_step(store: Store) -> None:
    first = ops.add_link(store, LIST, TODAY)
    second = ops.add_link(store, LinkFacts("a.example/page", OURS), TODAY)
    seen = Checked("live", "", 200)
    ops.record_checks(store, [Look(first, NOON, seen), Look(second, NOON, seen)])
    assert store.undo_label == "Check 2 links"
    store.undo()
    assert queries.counts(store.reader, TODAY).due == 2


def test_a_state_seen_by_hand_says_so_in_the_history(store: Store) -> None:
    link = ops.add_link(store, LIST, TODAY)
    ops.record_state(store, link, "redirected", TODAY, "Moved to their new site")
    (look,) = queries.history(store.reader, link)
    assert (look.state, look.by_hand, look.note) == ("redirected", True, "Moved to their new site")
    assert store.undo_label == "Mark the link from coffeemap.example/bakeries redirected"
    with pytest.raises(UserError):
        ops.record_state(store, link, "fine", TODAY)


def test_somebody_stands_linked_while_one_of_their_links_does(store: Store) -> None:
    person = people.add_person(store, "Coffee Map", keys=[("site", "", "coffeemap.example")])
    first = ops.add_link(store, LinkFacts(LIST.their_page, OURS, found_on=TODAY - days(60)), TODAY)
    second = ops.add_link(store, LinkFacts("coffeemap.example/b", OURS), TODAY)
    looked(store, first, "not_found", TODAY - days(3))
    assert queries.standing(store.reader) == {person: queries.Standing(TODAY, None)}
    looked(store, second, "page_error", TODAY, 410)
    assert queries.standing(store.reader, [person]) == {person: queries.Standing(None, TODAY)}


LOOKS = st.lists(st.tuples(st.sampled_from(STATES), st.sampled_from([200, 404, 500])), max_size=4)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LOOKS, max_size=3))
def test_the_count_of_the_tab_is_that_of_the_list(
    store: Store, stories: list[list[tuple[str, int]]]
) -> None:
    ops.delete_links(store, [row.id for row in queries.links(store.reader, TODAY)])
    for n, story in enumerate(stories):
        link = ops.add_link(store, LinkFacts(f"a.example/{n}", OURS), TODAY)
        for state, status in story:
            looked(store, link, state, status=status)
    assert queries.gained(store.reader) == queries.counts(store.reader, TODAY).gained


def test_what_is_due_comes_the_longest_waiting_first(store: Store) -> None:
    person = people.add_person(store, "Coffee Map")
    new = ops.add_link(store, LinkFacts("a.example/new", OURS), TODAY)
    old = LinkFacts("a.example/old", OURS, person, found_on=TODAY - days(20))
    waiting = ops.add_link(store, old, TODAY)
    seen = ops.add_link(store, LinkFacts("a.example/seen", OURS), TODAY)
    looked(store, seen, "live")
    assert [row.id for row in queries.due(store.reader, TODAY)] == [waiting, new]
    assert [row.id for row in queries.links_of(store.reader, person, TODAY)] == [waiting]
    assert [row.id for row in queries.due(store.reader, TODAY + days(1))] == [waiting, new, seen]


def test_an_import_adds_nothing_twice(store: Store) -> None:
    person = people.add_person(store, "Coffee Map", keys=[("site", "", "coffeemap.example")])
    rows = [
        LIST,
        LinkFacts("http://www.coffeemap.example/bakeries/", OURS),
        LinkFacts("https://eats.example/8", OURS, found_on=TODAY + days(9)),
    ]
    assert ops.import_links(store, rows, "Ahrefs", TODAY) == ops.Imported(2, 1)
    assert ops.import_links(store, rows, "Ahrefs", TODAY) == ops.Imported(0, 3)
    found = queries.links(store.reader, TODAY)
    assert {(row.person_id, row.found_on, row.source) for row in found} == {
        (person, TODAY, "Ahrefs"),
        (None, TODAY, "Ahrefs"),
    }
    assert store.undo_label == "Import 2 links from Ahrefs"
    store.undo()
    assert queries.links(store.reader, TODAY) == []


def test_a_site_whose_page_is_not_known_is_never_due(store: Store) -> None:
    site = LinkFacts("https://eats.example/", OURS, whole_site=True)
    link = ops.add_link(store, site, TODAY)
    assert queries.link(store.reader, link, TODAY).due is False
    ops.change_link(store, link, "their_page", "https://eats.example/8-buns", TODAY)
    row = queries.link(store.reader, link, TODAY)
    assert (row.whole_site, row.due) == (False, True)


def test_the_day_of_a_look_is_the_business_s_own(new_store: Callable[..., Store]) -> None:
    late = dt.datetime(2027, 3, 10, 3, tzinfo=dt.UTC)
    store = new_store("us.regulars", clock=lambda: late)
    start_business(store, BusinessFacts(name="Ever After", country="US"), TODAY)
    link = ops.add_link(store, LIST, TODAY)
    ops.record_state(store, link, "live", TODAY)
    assert queries.link(store.reader, link, TODAY).last_look == TODAY


def test_links_are_found_by_page_and_words(store: Store) -> None:
    from core.store.search import find

    link = ops.add_link(store, LIST, TODAY)
    assert [(hit.kind, hit.row) for hit in find(store.reader, "coffeemap")] == [("link", link)]
    assert [hit.row for hit in find(store.reader, "juniper")] == [link]


@pytest.mark.parametrize(
    "spoilt",
    [
        "UPDATE link SET rel = 'dofollow'",
        "UPDATE link SET their_page = 'javascript:alert(1)'",
        "UPDATE link SET found_on = '2027-02-30'",
        "UPDATE link SET how = 'bought'",
        "INSERT INTO link_check (link_id, moment, state, final_url, rel, note, by_hand) "
        "VALUES (1, '2027-03-09', 'lost', '', '', '', 0)",
    ],
)
def test_the_file_itself_refuses_what_is_none(store: Store, spoilt: str) -> None:
    from sqlcipher3 import dbapi2

    ops.add_link(store, LIST, TODAY)
    with pytest.raises(dbapi2.IntegrityError):
        store.connection.execute(spoilt)
