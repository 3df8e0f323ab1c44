"""Audience exports in the layouts that owners have; every file here is made up."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.audience.mix import adds_up
from core.errors import UserError
from core.importing.preview import audience_preview
from tests.core.importing.workbooks import write_workbook

TODAY = dt.date(2027, 3, 9)

SECTIONED = """sep=,
"Age & gender"
"","Women","Men"
"18-24","30","10"
"25-34","20","20"
"65+","15","5"

"Top countries"
"United Kingdom","Ireland"
"80.5","3.1"

"Top cities"
"London, United Kingdom","Cork, Ireland"
"60.2","2"

"""
OLDER = """sep=,
"Facebook followers"
"FB_PAGE,FOLLOW,UNIQUE_USERS"
"0"

"Facebook followers by gender and age"
"Age,Women,Men"
"18-24","50%","10%"
"65+","30%","10%"

"Instagram followers by gender and age"
"Age","Women","Men"
"18-24","25.5%","24.5%"
"25-34","30%","20%"

"Instagram followers by top cities"
"Top towns/cities","Value"
"Leeds, England","15.6%"
"York, England","4%"

"""
IN_TENTHS = {
    ("18-29", "women"): 40.0,
    ("18-29", "men"): 20.0,
    ("30-49", "women"): 10.0,
    ("30-49", "men"): 10.0,
    ("65+", "women"): 15.0,
    ("65+", "men"): 5.0,
}


@pytest.fixture
def preview(tmp_path):
    def read(data, answers=None, name="Audience.csv"):
        path = tmp_path / name
        path.write_bytes(data)
        return audience_preview(path, answers or {}, TODAY)

    return read


def as_exported(text: str) -> bytes:
    return b"\xff\xfe" + text.encode("utf-16-le")


@pytest.mark.parametrize(
    "data",
    [
        as_exported(SECTIONED),
        as_exported(SECTIONED.replace("\n", "\r\n")),
        SECTIONED.encode(),
        SECTIONED.replace('","', '";"').replace("sep=,", "sep=;;;").encode("cp1251"),
        SECTIONED.replace('"', "").replace("sep=,\n", "").replace(",", "\t").encode(),
        as_exported(SECTIONED.replace('"Age & gender"', '"**Age & gender**"')),
        SECTIONED.replace("Women", "Frauen").replace("Men", "Männer").encode("cp1252"),
        SECTIONED.replace("Women", "Жени").replace('"Men', '"Мъже').encode("cp1251"),
    ],
    ids=["exported", "crlf", "utf-8", "resaved", "tabs", "marked", "german", "bulgarian"],
)
def test_the_2025_layout_is_read_whatever_was_done_to_the_file(preview, data):
    seen = preview(data)
    assert seen.mix == IN_TENTHS
    assert seen.problems == ()
    assert seen.source == "Meta Audience export, imported 9 March 2027"


def test_cities_and_countries_go_into_a_note(preview):
    assert preview(as_exported(SECTIONED)).note.splitlines()[0] == (
        "Countries: United Kingdom 80%; Ireland 3%"
    )


def test_a_single_place_is_not_taken_for_a_title(preview):
    seen = preview(b'Age,Women,Men\n18-24,60,40\n\n"Top countries"\n"Ireland"\n"100"\n')
    assert seen.note == "Countries: Ireland 100%"


def test_the_split_of_25_to_34_is_said(preview):
    assert preview(as_exported(SECTIONED)).remarks == (
        "25–34 was spread evenly over its years: 50% as 18–29 and 50% as 30–49.",
    )


def test_a_file_with_two_audiences_asks_which_one(preview):
    (question,) = preview(as_exported(OLDER)).questions
    assert [option.words for option in question.options] == [
        "Facebook followers by gender and age",
        "Instagram followers by gender and age",
    ]


def test_the_answer_chooses_the_audience(preview):
    chosen = "Instagram followers by gender and age"
    seen = preview(as_exported(OLDER), {"table": chosen})
    assert seen.table == chosen
    assert seen.mix["30-49", "women"] == 15.0
    first = preview(as_exported(OLDER), {"table": "no such table"})
    assert first.mix["65+", "women"] == 30.0


def test_places_in_the_2023_layout_are_one_a_line(preview):
    assert preview(as_exported(OLDER)).note == "Cities: Leeds, England 16%; York, England 4%"


def test_titles_run_together_by_hand_still_tell_the_table(preview):
    seen = preview(
        b"sep=,\r\n**Facebook followers by gender and age*Instagram followers by gender and "
        b"ageAge,Women,Men\r\n18-24,60%,40%\r\n"
    )
    assert seen.table == "Instagram followers by gender and age"


def test_a_plain_table_of_ages_is_enough(preview):
    seen = preview(b'"Age","Women","Men","Unknown"\n"13-17","10","10","0"\n"55-64","40","30","10"')
    assert seen.mix == {
        ("<18", "women"): 10.0,
        ("<18", "men"): 10.0,
        ("50-64", "women"): 40.0,
        ("50-64", "men"): 30.0,
        ("50-64", "other"): 10.0,
    }


@pytest.mark.parametrize("scale", [0.01, 1, 7])
def test_fractions_and_counts_give_the_same_mix_as_per_cent(preview, scale):
    shares = [30, 10, 20, 20, 15, 5]
    women_18, men_18, women_25, men_25, women_65, men_65 = (
        f"{share * scale:g}" for share in shares
    )
    text = (
        f"Age,Women,Men\n18-24,{women_18},{men_18}\n25-34,{women_25},{men_25}\n"
        f"65+,{women_65},{men_65}\n"
    )
    assert preview(text.encode()).mix == IN_TENTHS


def test_a_decimal_that_became_a_day_leaves_the_ages_out_and_names_the_line(preview):
    seen = preview(SECTIONED.replace('"20","20"', '"3.юни","20"').encode("cp1251", "replace"))
    assert seen.mix == {}
    assert [(p.line, p.sentence.split(".")[-2 if p.line else 0][:30]) for p in seen.problems] == [
        (5, " Export the file again and cho"),
        (None, "The ages are left out: without"),
    ]


def test_a_file_cut_off_in_its_ages_leaves_them_out(preview):
    seen = preview(as_exported(SECTIONED[: SECTIONED.index('"25-34"') + 11]))
    assert seen.mix == {}
    assert {problem.line for problem in seen.problems} == {5, None}


def test_a_linkedin_page_fills_a_note_and_no_mix(tmp_path):
    path = write_workbook(
        tmp_path / "juniper_followers.xlsx",
        {
            "New followers": [["Date", "Total followers"], ["02/12/2027", 3]],
            "Job function": [["Job function", "Total followers"], ["Education", 30], ["Sales", 10]],
            "Seniority": [["Who they are"], ["Seniority", "Total followers"], ["Senior", 40]],
            "Industry": [["Industry", "Total followers"], ["Events", 40]],
        },
    )
    seen = audience_preview(path, {}, TODAY)
    assert seen.mix == {}
    assert (
        seen.note
        == "Work in: Education 75%; Sales 25%\nSeniority: Senior 100%\nIndustries: Events 100%"
    )
    assert seen.remarks == (
        "This export knows no ages or sexes: it can fill the note, not the mix.",
    )
    assert seen.source == "LinkedIn demographics export, imported 9 March 2027"


def test_a_linkedin_persons_demographics_are_fractions(tmp_path):
    path = write_workbook(
        tmp_path / "stats.xlsx",
        {
            "DEMOGRAPHICS": [
                ["Top Demographics", "Value", "Percentage"],
                ["Job titles", "Wedding planner", 0.25],
                ["Companies", "Willow Barn", "< 1%"],
            ]
        },
    )
    assert audience_preview(path, {}, TODAY).note == (
        "Job titles: Wedding planner 25%\nCompanies: Willow Barn"
    )


@pytest.mark.parametrize(
    "data",
    [
        b"Date,Reach\n2027-03-01,120\n",
        b"Name,Email\nWillow,hello@willow.example\n",
        b"18-24\n",
        "عنوان,قيمة\nأ,ب\n".encode(),
    ],
)
def test_another_export_is_refused_with_what_is_read(preview, data):
    with pytest.raises(UserError, match="It reads Audience from Meta Business Suite"):
        preview(data)


def test_a_figure_in_a_linkedin_sheet_that_is_none_names_sheet_and_line(tmp_path):
    path = write_workbook(
        tmp_path / "page.xlsx",
        {
            "Job function": [["Job function", "Total followers"], ["Sales", "many"], ["Art", 2]],
            "Industry": [["Industry", "Total followers"], ["Events", 40]],
        },
    )
    (problem,) = audience_preview(path, {}, TODAY).problems
    assert (problem.line, problem.sentence) == (2, "“many” in sheet Job function is no number.")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cut=st.integers(0, 600), at=st.integers(0, 600), put=st.binary(max_size=12))
def test_a_damaged_export_gives_a_preview_or_a_sentence_and_never_a_crash(preview, cut, at, put):
    data = as_exported(SECTIONED)
    damaged = data[:at] + put + data[at : len(data) - cut]
    with contextlib.suppress(UserError):
        mix = preview(damaged).mix
        assert not mix or adds_up(mix)
