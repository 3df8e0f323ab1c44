"""What is wrong with a file is said with its line, and nothing of it comes in by half."""

from __future__ import annotations

import random
import zipfile

import pytest

from core.errors import UserError
from tests.core.traffic.exports import EXPORTS, every

TIKTOK = "Date,Video views,Profile views,Likes\n"


def problems(found) -> list[tuple[int | None, str]]:
    return [(one.line, one.sentence) for one in found.problems]


def said_of(desk, path, answers, data) -> list[str]:
    """The sentences about a file that may be spoiled; that it is fine, where it is read."""
    try:
        found = desk.look(path, **answers)
    except UserError as error:
        return [error.sentence]
    return [one.sentence for one in found.problems] or [f"{len(data)} bytes are fine"]


@every
def test_a_file_cut_off_anywhere_is_read_or_refused_with_a_sentence(desk, export):
    data = export.text.encode() if isinstance(export.text, str) else export.text
    for seed in range(8):
        cut = random.Random(f"{export.name} {seed}").randrange(1, len(data))
        path = desk.file(export.name, data[:cut])
        assert said_of(desk, path, export.answers, data[:cut])


def test_other_encodings_say_the_same(desk):
    (export,) = (one for one in EXPORTS if one.name == "account.csv")
    said = {
        encoding: desk.said(desk.look(desk.file("a.csv", export.text.encode(encoding))))
        for encoding in ("utf-8", "utf-16", "utf-16-le")
    }
    assert said["utf-8"] == said["utf-16"] == said["utf-16-le"]


def test_a_line_that_is_cut_off_is_left_out_whole(desk):
    text = TIKTOK + "2027-01-01,10,1,2\n2027-01-02,99,1"
    found = desk.look(desk.file("t.csv", text))
    assert {row[0] for row in desk.said(found)} == {"2027-01-01"}
    assert problems(found)[0][0] == 3
    assert "cut off" in problems(found)[0][1]


def test_days_to_come_and_days_of_long_ago_are_left_out_with_their_lines(desk):
    text = TIKTOK + "2027-03-10,10,1,2\n1987-01-02,9,1,1\n2027-03-09,1,1,1\n"
    found = desk.look(desk.file("t.csv", text))
    assert found.new == 3
    assert {(line, said[:28]) for line, said in problems(found)} == {
        (2, "Its day, 10 March 2027, is i"),
        (3, "Its day, 2 January 1987, can"),
    }


def test_a_column_of_which_a_spreadsheet_made_days_is_left_out(desk):
    text = TIKTOK + "2027-01-01,3.юни,1,2\n2027-01-02,7,1,2\n"
    found = desk.look(desk.file("t.csv", text))
    assert {row[2] for row in desk.said(found)} == {"profile_visits", "likes"}
    ((line, said),) = problems(found)
    assert line == 2
    assert "Video views" in said


def test_a_cell_that_begins_with_an_equals_sign_is_words(desk):
    text = (
        'Video title,Video link,Post time,Likes\n"=cmd()",https://t.example/video/1,2027-01-01,3\n'
    )
    found = desk.take(desk.file("v.csv", text))
    assert found.shown.rows["post"][0]["words"] == "=cmd()"


def test_a_zip_that_unpacks_to_far_more_is_left_alone(desk):
    path = desk.folder / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("Totals.csv", b"Date,Views\n" + b"0" * 60_000_000)
    with pytest.raises(UserError, match="unpacks to far more"):
        desk.look(path)


def test_a_report_that_says_no_days_is_refused_with_what_to_do(desk):
    path = desk.file("g.csv", "Session source / medium,Sessions\nfacebook / social,4\n")
    with pytest.raises(UserError, match="lines with # at its top are missing"):
        desk.look(path)


def test_days_that_begin_with_the_day_and_with_the_month_are_refused(desk):
    path = desk.file("t.csv", TIKTOK + "13/01/2027,1,1,1\n01/14/2027,1,1,1\n")
    with pytest.raises(UserError, match="begin with the day and some with the month"):
        desk.look(path)


def test_days_that_may_be_read_both_ways_are_asked_about(desk):
    path = desk.file("t.csv", TIKTOK + "03/01/2027,1,1,1\n")
    assert [question.key for question in desk.look(path).open] == ["dates"]
    assert desk.said(desk.look(path, dates="dmy"))[0][0] == "2027-01-03"
