"""Every export that counts is known by what stands in it, and read as it is meant."""

from __future__ import annotations

import zipfile

import pytest

from core.errors import UserError
from tests.core.importing.workbooks import write_workbook
from tests.core.traffic.exports import every


@every
def test_an_export_is_read_as_it_is_meant(desk, export):
    path = desk.file(export.name, export.text)
    asked = desk.look(path)
    assert asked.opened.kind.format == export.format
    assert tuple(question.key for question in asked.open) == export.asks
    found = desk.look(path, **export.answers)
    assert desk.said(found)[: len(export.says)] == export.says


def test_the_files_of_one_zip_give_each_other_their_days(desk):
    path = desk.folder / "Plausible.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("visitors.csv", "date,visitors,pageviews,visits,bounce_rate\n"
                        "2027-01-01,3,9,4,50\n2027-01-02,1,1,1,0\n")  # fmt: skip
        packed.writestr("sources.csv", "name,visitors,bounce_rate,visit_duration\nFacebook,2,1,1\n")
    found = desk.look(path)
    assert not found.open
    assert ("2027-01-01", "Facebook", "visitors", 2.0) in desk.said(found)


def test_a_person_s_linkedin_export_has_days_posts_and_how_many_follow(desk):
    path = desk.folder / "stats.xlsx"
    write_workbook(
        path,
        {
            "ENGAGEMENT": [["Date", "Impressions", "Engagements"], ["1/24/2027", "90", "9.5"]],
            "TOP POSTS": [
                ["Maximum of 50 posts"],
                [],
                ["Post URL", "Post publish date", "Engagements", "",
                 "Post URL", "Post publish date", "Impressions"],
                ["https://l.example/1", "1/20/2027", "3", "",
                 "https://l.example/2", "1/21/2027", "40"],
            ],
            "FOLLOWERS": [
                ["Total followers on 1/31/2027:", "544"],
                [],
                ["Date", "New followers"],
                ["1/24/2027", "4"],
            ],
        },
    )  # fmt: skip
    said = desk.said(desk.look(path))
    assert ("2027-01-24", "linkedin", "views", 90.0) in said
    assert ("2027-01-31", "linkedin", "followers", 544.0) in said
    assert ("2027-01-24", "linkedin", "new_followers", 4.0) in said
    assert ("2027-01-21", "linkedin", "https://l.example/2", 40, None) in said


def test_a_figure_of_one_network_beside_one_of_nobody_s_is_the_other_s(desk):
    text = (
        '"Follows"\n"Date","Primary"\n"2027-01-01","7"\n\n'
        '"Instagram follows"\n"Date","Primary"\n"2027-01-01","2"\n'
    )
    found = desk.look(desk.file("Follows.csv", text))
    assert not found.open
    assert [row[1] for row in desk.said(found)] == ["facebook", "instagram"]


def test_a_survey_without_the_question_s_words_or_days_asks_for_both(desk):
    path = desk.file("s.csv", "Timestamp,Taste,Service\n2027-01-01 10:00,9,7\n2027-01-01,4,8\n")
    found = desk.look(path)
    assert [question.key for question in found.open] == ["score"]
    assert [option.words for option in found.open[0].options][:2] == ["Taste", "Service"]
    assert desk.said(desk.look(path, score="Taste"))[0] == ("2027-01-01", 9, "")
    with pytest.raises(UserError, match="no question"):
        desk.look(path, score="-")


def test_the_day_of_answers_without_one_is_asked(desk):
    path = desk.file("nps.csv", "Would you recommend us? (0-10),Comment\n9,\n3,Slow\n")
    assert [question.key for question in desk.look(path).open] == ["answered"]
    found = desk.look(path, answered="2027-01-05")
    assert desk.said(found) == [("2027-01-05", 9, ""), ("2027-01-05", 3, "Slow")]
