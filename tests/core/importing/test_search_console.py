"""Search Console's performance export in the layouts that owners have."""

from __future__ import annotations

import datetime as dt
import zipfile

import pytest

from core.errors import UserError
from core.importing.formats import search_console
from core.importing.packed import parts_of
from core.importing.search_rows import SearchedWords, SearchNote, SearchPeriod
from tests.core.importing.workbooks import write_workbook
from tests.core.search.exports import DATES, FILTERS, PAGES, QUERIES, loose, packed, whole

SPRING = SearchPeriod(dt.date(2027, 1, 1), dt.date(2027, 3, 31))
HEADS = {
    "English": "Top queries,Clicks,Impressions,CTR,Position",
    "German": "Häufigste Suchanfragen;Klicks;Impressionen;Klickrate;Durchschnittliche Position",
    "French": "Requêtes les plus fréquentes,Clics,Impressions,CTR,Position moyenne",
    "Spanish": "Consultas principales,Clics,Impresiones,CTR,Posición media",
    "Italian": "Query principali,Clic,Impressioni,CTR,Posizione media",
    "Dutch": "Populairste zoekopdrachten,Klikken,Vertoningen,CTR,Positie",
    "Portuguese": "Principais consultas,Cliques,Impressões,CTR,Posição",
    "Polish": "Najpopularniejsze zapytania,Kliknięcia,Wyświetlenia,CTR,Pozycja",
    "Turkish": "En popüler sorgular,Tıklama,Görüntüleme,CTR,Ortalama konum",
    "Czech": "Nejčastější dotazy,Kliknutí,Zobrazení,CTR,Průměrná pozice",
    "Swedish": "Vanligaste sökfrågorna,Klick,Visningar,Klickfrekvens,Genomsnittlig position",
    "Japanese": "上位のクエリ,クリック数,表示回数,CTR,掲載順位",
    "Korean": "인기 검색어,클릭수,노출수,클릭률,평균 게재순위",
    "Chinese": "热门查询,点击次数,展示次数,点击率,平均排名",
    "Russian": "Популярные запросы,Клики,Показы,CTR,Позиция",
}


def read(path):
    (chunk,) = search_console.read(path, {})
    return chunk


def searches(path):
    rows = [row for row in read(path).rows if isinstance(row, SearchedWords)]
    return [(row.text, row.clicks, row.impressions, row.position) for row in rows]


def said(path):
    return [(problem.line, problem.sentence) for problem in read(path).problems]


def sureness(path):
    heads = parts_of(path)
    return search_console.identify([path.name], heads).confidence


def test_the_whole_export_gives_its_searches_and_its_days(tmp_path):
    path = whole(tmp_path)
    assert sureness(path) > 0.9
    assert searches(path) == [
        ("sourdough near me", 41, 1204, 4.2),
        ("juniper street bakery", 38, 96, 1.03),
        ("birthday cake leeds", 12, 880, 8.75),
        ("croissants", 0, 310, 22.4),
    ]
    assert [row for row in read(path).rows if not isinstance(row, SearchedWords)] == [SPRING]
    assert said(path) == []


def test_the_days_are_found_in_a_chart_too(tmp_path):
    path = packed(tmp_path / "a.zip", {"Queries.csv": QUERIES, "Chart.csv": DATES})
    assert SPRING in read(path).rows


def test_a_workbook_is_read_like_the_zip(tmp_path):
    sheets = {
        "Chart": [["Date", "Clicks", "Impressions", "CTR", "Position"], ["2027-01-01", 1, 2, 1, 3]],
        "Queries": [
            ["Top queries", "Clicks", "Impressions", "CTR", "Position"],
            ["rye bread", 7, 1200, 0.006, 5.25],
        ],
        "Filters": [["Filter", "Value"], ["Search type", "Web"]],
    }
    path = write_workbook(tmp_path / "juniper.xlsx", sheets)
    assert sureness(path) > 0.9
    assert searches(path) == [("rye bread", 7, 1200, 5.25)]
    assert SearchPeriod(dt.date(2027, 1, 1), dt.date(2027, 1, 1)) in read(path).rows


@pytest.mark.parametrize("language", HEADS)
def test_heads_are_known_in_the_language_of_who_exported(tmp_path, language):
    mark = ";" if ";" in HEADS[language] else ","
    line = mark.join(["bread", "10", "200", "5%", "4.5"])
    path = loose(tmp_path, f"{HEADS[language]}\n{line}\n")
    assert sureness(path) > 0.9
    assert searches(path) == [("bread", 10, 200, 4.5)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_semicolons_decimal_commas_and_other_encodings(tmp_path, encoding):
    text = (
        "sep=;\r\nHäufigste Suchanfragen;Klicks;Impressionen;CTR;Position\r\n"
        "brötchen für büro;9;1.204;0,75%;12,5\r\n"
        "törtchen;3;12 880;0,02%;1.204,75\r\n"
    )
    path = loose(tmp_path, text.encode(encoding))
    assert searches(path) == [
        ("brötchen für büro", 9, 1204, 12.5),
        ("törtchen", 3, 12880, 1204.75),
    ]


def test_a_period_of_ones_own_stands_in_the_filters(tmp_path):
    for value in (
        "2027-01-01 - 2027-03-31",
        "Jan 1, 2027-Mar 31, 2027",
        "1 Jan 2027 – 31 Mar 2027",
    ):
        parts = {"Queries.csv": QUERIES, "Filters.csv": f'Filter,Value\nDate,"{value}"\n'}
        assert SPRING in read(packed(tmp_path / "own.zip", parts)).rows


def test_what_was_filtered_is_said(tmp_path):
    path = whole(tmp_path, Filters=FILTERS + "Country,United Kingdom\n")
    notes = [row.sentence for row in read(path).rows if isinstance(row, SearchNote)]
    assert notes == ["The export was filtered: Country United Kingdom."]


def test_of_two_periods_the_first_is_read(tmp_path):
    path = loose(
        tmp_path,
        "Top queries,Last 28 days Clicks,Previous 28 days Clicks,Last 28 days Impressions,"
        "Previous 28 days Impressions,Last 28 days Position,Previous 28 days Position\n"
        "rye,5,9,50,90,1.5,2.5\n",
    )
    assert searches(path) == [("rye", 5, 50, 1.5)]
    assert SearchNote("The export compares two periods. The first one is read.") in read(path).rows


def test_a_line_that_is_wrong_is_left_out_and_said_with_its_number(tmp_path):
    path = loose(
        tmp_path,
        "Top queries,Clicks,Impressions,CTR,Position\n"
        "good,1,10,10%,2\n"
        "no number,many,10,10%,2\n"
        "good,2,20,10%,3\n"
        ",4,40,10%,3\n"
        "negative,-1,10,10%,2\n"
        "made a day,1,10,10%,3.юни\n"
        f"{'x' * 501},1,10,10%,3\n"
        "beyond,99999999999999999999,10,10%,3\n"
        "cut off,5\n",
    )
    assert searches(path) == [("good", 1, 10, 2.0), ("made a day", 1, 10, None)]
    assert said(path) == [
        (3, "“many” is no number."),
        (4, "“good” stands in the file twice."),
        (5, "This line has numbers, but no words."),
        (6, "“-1” is no number."),
        (
            7,
            "“3.юни” was a number before a spreadsheet made a day of it. Export the file again "
            "and choose it unopened.",
        ),
        (8, "These words are too long for a search."),
        (9, "“99999999999999999999” is no number."),
        (10, "This line has fewer cells than its head: it is cut off."),
    ]


def test_an_open_quotation_mark_is_said(tmp_path):
    path = loose(tmp_path, QUERIES + '"rye and')
    assert searches(path)[-1] == ("croissants", 0, 310, 22.4)
    assert (6, "A quotation mark opens here and is never closed: the file looks cut off.") in said(
        path
    )


def test_words_that_look_like_formulas_are_words(tmp_path):
    path = loose(tmp_path, QUERIES + "'=1+1 cake,1,2,50%,3\n'90s party,1,2,50%,3\n")
    assert [text for text, *_ in searches(path)][-2:] == ["=1+1 cake", "90s party"]


def test_other_tables_of_the_export_alone_are_refused_with_what_to_do(tmp_path):
    path = loose(tmp_path, PAGES, "Pages.csv")
    assert sureness(path) < 0.5
    with pytest.raises(UserError, match=r"has no Queries table\. In Search Console choose"):
        read(path)


def test_other_files_are_not_taken_for_it(tmp_path):
    for text in (
        "Name,Email\nAnna,anna@example.com\n",
        "Day,Clicks,Cost\n2027-01-01,1,2\n",
        "Site,Linking pages,Target pages\na.example,1,2\n",
        "Keyword,Impressions,Clicks,CTR,Avg. Position\nrye,10,1,10%,2\n",
    ):
        assert sureness(loose(tmp_path, text, "other.csv")) < 0.5


def test_a_zip_made_to_fill_the_memory_is_left_alone(tmp_path):
    path = packed(tmp_path / "bomb.zip", {"Queries.csv": QUERIES, "Pages.csv": "a" * 3_000_000})
    with pytest.raises(UserError, match="unpacks to far more than an export has"):
        read(path)


def test_a_zip_with_a_password_is_refused_in_a_sentence(tmp_path):
    path = whole(tmp_path)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as zipped:
        places = [part.header_offset for part in zipped.infolist()]
    for place in places:
        data[place + 6] |= 1
    central = data.find(b"PK\x01\x02")
    while central >= 0:
        data[central + 8] |= 1
        central = data.find(b"PK\x01\x02", central + 1)
    path.write_bytes(data)
    with pytest.raises(UserError, match="cannot be unpacked"):
        read(path)
