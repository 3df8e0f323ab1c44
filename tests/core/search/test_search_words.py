"""Search words in the file: taken in once, the newest numbers count, undone in one step."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest

from core.errors import UserError
from core.importing.operations import bring_back_import, remove_import
from core.importing.queries import imports
from core.search.export import search_export
from core.search.operations import import_search_words
from core.search.queries import SearchOverview, search_overview, search_words
from core.store.check import check_store
from tests.core.networks.shop import start
from tests.core.search.exports import QUERIES, WHOLE, loose, packed, whole


@pytest.fixture
def store(new_store):
    made = new_store()
    start(made)
    return made


def take(store, path):
    return import_search_words(store, search_export(store.reader, path))


def numbers(store):
    return [(word.text, word.clicks, word.impressions) for word in search_words(store.reader)]


def test_without_an_export_there_are_no_words(store):
    assert search_words(store.reader) == ()
    assert search_overview(store.reader, 8, 3) == SearchOverview()


def test_words_come_with_most_clicks_first_and_those_with_the_name_apart(store, tmp_path):
    take(store, whole(tmp_path))
    first, second = search_words(store.reader, 2)
    assert (first.text, first.clicks, first.is_brand) == ("sourdough near me", 41, False)
    assert (second.text, second.position, second.is_brand) == ("juniper street bakery", 1.03, True)
    assert (first.covers_from, first.covers_to) == (dt.date(2027, 1, 1), dt.date(2027, 3, 31))
    shown = search_overview(store.reader, 2, 2)
    assert [word.text for word in shown.words] == ["sourdough near me", "birthday cake leeds"]
    assert [word.text for word in shown.brand] == ["juniper street bakery"]
    assert (shown.count, shown.older) == (4, False)
    assert (shown.covers_from, shown.covers_to) == (first.covers_from, first.covers_to)


def test_the_preview_says_what_is_new_and_keeps_nothing(store, tmp_path):
    export = search_export(store.reader, whole(tmp_path))
    assert (len(export.words), export.new, export.changed, export.brings) == (4, 4, 0, True)
    assert imports(store.reader) == []


def test_the_same_export_again_adds_nothing(store, tmp_path):
    take(store, whole(tmp_path))
    again = search_export(store.reader, whole(tmp_path, name="again.zip"))
    assert (again.new, again.changed, again.brings) == (0, 0, False)
    with pytest.raises(UserError, match=r"Nothing in again\.zip is new\."):
        import_search_words(store, again)
    assert len(imports(store.reader)) == 1


def test_the_newest_export_counts_word_by_word(store, tmp_path):
    take(store, whole(tmp_path))
    newer = "Top queries,Clicks,Impressions,CTR,Position\nrye,90,900,10%,2\ncroissants,5,400,1%,9\n"
    export = search_export(store.reader, packed(tmp_path / "newer.zip", {"Queries.csv": newer}))
    assert (export.new, export.changed) == (1, 1)
    import_search_words(store, export)
    assert numbers(store) == [
        ("rye", 90, 900),
        ("sourdough near me", 41, 1204),
        ("juniper street bakery", 38, 96),
        ("birthday cake leeds", 12, 880),
        ("croissants", 5, 400),
    ]
    shown = search_overview(store.reader, 8, 3)
    assert (shown.count, shown.older, shown.covers_from) == (5, True, None)


def test_undo_takes_an_export_out_in_one_step_and_redo_brings_it_back(store, tmp_path):
    take(store, whole(tmp_path))
    before = numbers(store)
    take(store, loose(tmp_path, QUERIES.replace("croissants,0", "croissants,3")))
    after = numbers(store)
    assert store.undo_label == "Read search words from Queries.csv"
    store.undo()
    assert numbers(store) == before
    store.redo()
    assert numbers(store) == after
    assert check_store(store) == []


def test_removing_the_import_takes_its_words_out(store, tmp_path):
    batch = take(store, whole(tmp_path))
    remove_import(store, batch)
    assert search_words(store.reader) == ()
    bring_back_import(store, batch)
    assert len(search_words(store.reader)) == 4


def test_an_export_without_days_says_so(store, tmp_path):
    export = search_export(store.reader, loose(tmp_path, QUERIES))
    assert (export.covers_from, export.covers_to) == (None, None)
    assert export.remarks == (
        "The file does not say which days it counts. The whole file that Search Console saves "
        "does.",
    )


def test_an_export_of_no_searches_brings_nothing(store, tmp_path):
    head = QUERIES.splitlines()[0]
    export = search_export(store.reader, whole(tmp_path, Queries=f"{head}\n"))
    assert (export.words, export.brings, export.problems) == ((), False, ())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"Name,Email\nAnna,anna@example.com\n", "is no performance export of Search Console"),
        (WHOLE["Pages.csv"].encode(), "has no Queries table"),
        (b"%PDF-1.7\n\x00\x01\x02", "is no table"),
        (b"PK\x03\x04 and no more", "damaged"),
    ],
)
def test_what_is_no_such_export_is_refused_in_a_sentence(store, tmp_path, data, said):
    with pytest.raises(UserError, match=said):
        search_export(store.reader, loose(tmp_path, data, "other.csv"))


def test_a_zip_that_is_cut_off_or_damaged_is_refused_in_a_sentence(store, tmp_path):
    data = whole(tmp_path).read_bytes()
    cut = loose(tmp_path, data[: len(data) // 2], "cut.zip")
    with pytest.raises(UserError, match="damaged"):
        search_export(store.reader, cut)
    for place in range(0, len(data), 7):
        spoiled = loose(tmp_path, data[:place] + b"\xff" + data[place + 1 :], "spoiled.zip")
        with contextlib.suppress(UserError):
            search_export(store.reader, spoiled)
