"""Taking exports in, again, overlapping, and out; what adds up and what must not."""

from __future__ import annotations

import datetime as dt

import pytest

from core import intake
from core.errors import Cancelled
from core.importing.operations import bring_back_import, remove_import
from core.importing.queries import imports
from core.traffic import queries
from tests.core.traffic.exports import GA4_HEAD

JANUARY = dt.date(2027, 1, 1), dt.date(2027, 1, 31)
TIKTOK = "Date,Video views,Profile views,Likes\n"


def test_the_same_export_again_adds_nothing_and_an_overlapping_one_what_is_new(desk):
    desk.take(desk.file("a.csv", TIKTOK + "2027-01-01,10,1,1\n2027-01-02,20,1,1\n"))
    again = desk.look(desk.folder / "a.csv")
    assert (again.new, again.changed, again.known) == (0, 0, 6)
    assert "This very file was imported on" in again.remarks[0]
    found = desk.take(desk.file("b.csv", TIKTOK + "2027-01-02,25,1,1\n2027-01-03,30,1,1\n"))
    assert (found.new, found.changed, found.known) == (3, 1, 2)
    assert desk.views("tiktok", *JANUARY) == 65


def test_an_import_is_undone_removed_and_brought_back_whole(desk):
    desk.take(desk.file("a.csv", TIKTOK + "2027-01-01,10,1,1\n"))
    desk.take(desk.file("b.csv", TIKTOK + "2027-01-01,12,1,1\n"))
    assert desk.views("tiktok", *JANUARY) == 12
    desk.store.undo()
    assert desk.views("tiktok", *JANUARY) == 10
    desk.store.redo()
    newest = imports(desk.store.reader)[0]
    assert newest.records == 3
    remove_import(desk.store, newest.id)
    assert desk.views("tiktok", *JANUARY) == 10
    bring_back_import(desk.store, newest.id)
    assert desk.views("tiktok", *JANUARY) == 12


def test_a_month_beside_its_days_is_never_added_to_them(desk):
    desk.take(desk.file("m.csv", GA4_HEAD + "Session source,Sessions\nfacebook,90\n"))
    assert queries.total(desk.store.reader, "visits", "facebook", *JANUARY) == 90
    desk.take(desk.file("d.csv", GA4_HEAD + "Date,Session source,Sessions\n20270105,facebook,4\n"))
    total = queries.total(desk.store.reader, "visits", "facebook", *JANUARY)
    assert total == 4, "a month of which one day is known again is not counted twice"


def test_two_tools_that_count_the_same_visits_are_not_added_up(desk):
    desk.take(desk.file("g.csv", GA4_HEAD + "Date,Sessions\n20270105,40\n20270106,41\n"))
    text = "date,visitors,pageviews,visits,bounce_rate\n2027-01-05,30,60,38,1\n"
    desk.take(desk.file("visitors.csv", text))
    assert queries.total(desk.store.reader, "visits", "", *JANUARY) == 81


def test_posts_stand_in_for_a_network_that_gives_no_days(desk):
    head = "Video title,Video link,Post time,Video views,Likes,Comments,Shares\n"
    text = head + "A,https://t.example/video/1,2027-01-06 10:00,100,4,1,0\n"
    desk.take(desk.file("v.csv", text))
    weeks = queries.weeks(desk.store.reader, "views", "tiktok", dt.date(2027, 1, 17), 3)
    assert [(week.starts_on.day, week.value) for week in weeks] == [
        (28, None),
        (4, 100),
        (11, None),
    ]
    desk.take(desk.file("d.csv", TIKTOK + "2027-01-06,130,1,9\n"))
    weeks = queries.weeks(desk.store.reader, "views", "tiktok", dt.date(2027, 1, 17), 2)
    assert weeks[0].value == 130


def test_click_through_is_clicks_by_views_of_the_same_week(desk):
    head = "Date,Impressions (total),Clicks (total)\n"
    desk.take(desk.file("c.csv", head + "01/05/2027,200,3\n01/06/2027,100,3\n"))
    (week,) = queries.weeks(desk.store.reader, "click_through", "linkedin", dt.date(2027, 1, 6), 1)
    assert week.value == 0.02


def test_followers_are_as_many_as_at_the_end_and_not_the_sum(desk):
    text = '"Date","Followers","Difference in followers from previous day"\n'
    desk.take(desk.file("f.csv", text + '"January 4","100","5"\n"January 5","98","-2"\n'),
              year="2027")  # fmt: skip
    reader = desk.store.reader
    assert queries.total(reader, "followers", "tiktok", *JANUARY) == 98
    assert queries.total(reader, "new_followers", "tiktok", *JANUARY) == 3


def test_an_answer_belongs_to_the_person_with_that_address(desk):
    form = '"Timestamp","Email Address","How likely are you to recommend us?"\n'
    line = '"2027/01/17 6:31:58 PM","Ana@X.example","9"\n'
    orders = "Order,Date,Total,Email,Name\n1,2027-01-04,5.00,ana@x.example,Ana\n"
    desk.take(desk.file("form.csv", form + line + line))
    assert [one.person_id for one in queries.survey_answers(desk.store.reader)] == [None, None]
    desk.take(desk.file("orders.csv", orders))
    ana = desk.store.reader.value("SELECT id FROM person WHERE name = 'Ana'")
    answers = queries.survey_answers(desk.store.reader)
    assert [(one.score, one.person_id) for one in answers] == [(9, ana), (9, ana)]
    assert desk.look(desk.folder / "form.csv").new == 0


def test_answers_to_questions_are_remembered_by_the_head(desk):
    head = '"Views"\n"Date","Primary"\n'
    desk.take(desk.file("a.csv", head + '"2027-01-01","5"\n'), network="instagram")
    again = desk.look(desk.file("b.csv", head + '"2027-01-02","6"\n'))
    assert not again.open
    assert desk.said(again)[0][1] == "instagram"


def test_a_cancelled_import_leaves_nothing(desk):
    def stop(_done: int) -> None:
        raise Cancelled

    found = desk.look(desk.file("a.csv", TIKTOK + "2027-01-01,10,1,1\n"))
    with pytest.raises(Cancelled):
        intake.take(desk.store, found, JANUARY[1], told=stop)
    assert desk.store.reader.value("SELECT count(*) FROM import_batch") == 0
    assert desk.views("tiktok", *JANUARY) is None
