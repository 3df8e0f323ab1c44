"""The sample businesses: made by operations, for any day, always the same."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import text
from core.errors import FileProblem
from core.goals.queries import goals_page
from core.goals.reckoning import carrying
from core.links.queries import counts
from core.loyalty.queries import shop
from core.loyalty.summary import numbers
from core.plans.queries import current_plan
from core.prospects.queries import pace
from core.prospects.summaries import summaries
from core.resources import resource
from core.sample import KINDS
from core.sample.build import make_sample
from core.sample.words import sample_words
from core.store.operation import Store
from core.translations import Pseudo, pseudo

TUESDAY = dt.date(2027, 3, 9)


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the file, without the name that tells it from other files."""
    with Store.open(path) as store:
        tables = store.reader.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%' "
            "AND name NOT LIKE 'undo_%'"
        )
        rows = {name: store.connection.execute(f'SELECT * FROM "{name}"') for (name,) in tables}
        return {
            name: [tuple(v for v in row if v != _file_id(store)) for row in found]
            for name, found in rows.items()
        }


def _file_id(store: Store) -> object:
    return store.reader.value("SELECT file_id FROM business")


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_day_gives_the_same_content(tmp_path: Path, kind: str, made_sample) -> None:
    made_sample(tmp_path / "one.regulars", kind, TUESDAY)
    make_sample(tmp_path / "two.regulars", kind, TUESDAY)

    one, two = content(tmp_path / "one.regulars"), content(tmp_path / "two.regulars")

    assert one == two
    assert one["goal"], "a sample without goals shows nothing"


@pytest.mark.parametrize(
    "day",
    [dt.date(2027, 1, 1), dt.date(2027, 6, 30), dt.date(2027, 7, 1), dt.date(2028, 2, 29)],
    ids=str,
)
@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_can_be_made_on_any_day_and_its_plan_covers_that_day(
    tmp_path: Path, kind: str, day: dt.date
) -> None:
    make_sample(tmp_path / "sample.regulars", kind, day)

    with Store.open(tmp_path / "sample.regulars") as store:
        plan = current_plan(store.reader, day)
        assert plan is not None
        assert plan.starts_on <= day <= plan.ends_on
        newest = store.reader.value("SELECT max(day) FROM goal_reading")
        assert newest <= day.isoformat(), "a figure from the future"


def test_a_sample_starts_without_anything_to_undo(tmp_path: Path, made_sample) -> None:
    made_sample(tmp_path / "sample.regulars", "bakery", TUESDAY)

    with Store.open(tmp_path / "sample.regulars") as store:
        assert store.undo() is None


def test_the_bakery_is_as_in_the_pictures(tmp_path: Path, made_sample) -> None:
    made_sample(tmp_path / "sample.regulars", "bakery", TUESDAY)

    with Store.open(tmp_path / "sample.regulars") as store:
        plan = current_plan(store.reader, TUESDAY)
        assert plan is not None
        assert plan.name == "Spring 2027"
        goals = goals_page(store.reader, plan.id, TUESDAY).goals
        assert [goal.title for goal in goals] == [
            "More first-time buyers come back within 60 days",
            "Take 80 pre-orders a week",
        ]
        focus = store.reader.rows(
            "SELECT slot, name FROM segment_focus JOIN audience_segment s ON s.id = segment_id "
            "WHERE plan_id = :plan ORDER BY slot",
            plan=plan.id,
        )
        assert focus == [
            (1, "Young families nearby"),
            (2, "Engaged couples"),
            (3, "Office managers"),
        ]


STAGES = {
    "bakery": {"found": 14, "following": 9, "talking": 8, "ready": 4, "linked": 3},
    "wedding": {"found": 4, "following": 3, "talking": 2, "ready": 1, "linked": 2},
}


@pytest.mark.parametrize("later", [0, 3, 6])
@pytest.mark.parametrize("kind", KINDS)
def test_prospects_stand_in_their_columns_on_every_day_of_the_week(
    tmp_path: Path, kind: str, later: int, made_sample
) -> None:
    today = TUESDAY + dt.timedelta(later)
    made_sample(tmp_path / "sample.regulars", kind, today)

    with Store.open(tmp_path / "sample.regulars") as store:
        found = summaries(store.reader, pace(store.reader), today)
        assert Counter(one.stage for one in found) == STAGES[kind]
        assert sum(one.cold for one in found) == {"bakery": 5, "wedding": 1}[kind]
        links = counts(store.reader, today)
        assert (links.gained, links.lost) == {"bakery": (7, 1), "wedding": (2, 1)}[kind]


def test_the_orders_of_the_bakery_agree_with_its_goals(tmp_path: Path, made_sample) -> None:
    made_sample(tmp_path / "sample.regulars", "bakery", TUESDAY)

    with Store.open(tmp_path / "sample.regulars") as store:
        found = shop(store.reader, TUESDAY)
        assert found.as_of == dt.date(2027, 3, 7)
        told = numbers(found.purchases, found.orders, found.as_of, data_from=found.data_from)
        assert told.came_back.value == pytest.approx(0.341, abs=0.0005)
        assert 150 <= (told.regulars.value or 0) <= 200
        assert len(told.slipping_away) > 50
        assert told.share_without_customer.value == pytest.approx(0.45, abs=0.02)
        ahead = [n for day, n in carrying(store.reader, "pre-order") if day > "2027-02-28"]
        assert sum(ahead) == 61
        both = store.reader.value(
            "SELECT count(*) FROM prospect WHERE person_id IN (SELECT person_id FROM purchase)"
        )
        assert both == 6, "prospects who buy here too"


def test_the_wedding_site_has_too_few_orders_to_say(tmp_path: Path, made_sample) -> None:
    made_sample(tmp_path / "sample.regulars", "wedding", TUESDAY)

    with Store.open(tmp_path / "sample.regulars") as store:
        found = shop(store.reader, TUESDAY)
        assert found.as_of is not None
        told = numbers(found.purchases, found.orders, found.as_of)
        assert told.orders == 25
        assert told.came_back.value is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_names_no_site_that_there_is(kind: str) -> None:
    words = resource("sample", f"{kind}.toml").read_text("utf-8")
    hosts = set(re.findall(r"https?://([^/\"\s]+)", words)) | set(
        re.findall(r"@([\w.]+\.\w+)", words)
    )
    assert hosts
    known = ("instagram.com", "facebook.com", "pinterest.com", "tiktok.com")
    assert not {host for host in hosts if not host.endswith((".example", *known))}


def test_a_sample_never_writes_over_a_file(tmp_path: Path) -> None:
    there = tmp_path / "sample.regulars"
    there.write_text("mine")

    with pytest.raises(FileProblem, match="exists already"):
        make_sample(there, "bakery", TUESDAY)

    assert there.read_text() == "mine"


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_speaks_the_language_of_the_window(tmp_path: Path, kind: str) -> None:
    in_english = [one["name"] for one in sample_words(kind)["group"]]
    text.use_words(Pseudo())
    make_sample(tmp_path / "sample.regulars", kind, TUESDAY)

    with Store.open(tmp_path / "sample.regulars") as store:
        kept = {name for (name,) in store.reader.rows("SELECT name FROM audience_segment")}
        ideas = [words for (words,) in store.reader.rows("SELECT text FROM idea")]
        sites = {name for (name,) in store.reader.rows("SELECT name FROM person")}
        exported = set(_exported(store))
        measured = store.reader.value("SELECT narrowing FROM goal WHERE narrowing <> '' LIMIT 1")
    assert kept == {pseudo(name) for name in in_english}
    assert all(words != words.encode("ascii", "ignore").decode() for words in ideas)
    assert sites & {"Hackney Coffee Map", "Ridgeline Photography"}, "names stay as they are"
    listed = tomllib.loads(resource("sample", f"{kind}.toml").read_text("utf-8"))["exports"]
    assert exported == {pseudo(words) for words in listed["words"]}
    assert measured in {pseudo("pre-order"), pseudo("planning calls")}


def _exported(store: Store) -> Iterator[str]:
    """What the orders, posts and answers of a sample say."""
    tables = store.reader.rows(
        "SELECT items FROM purchase_order UNION SELECT tags FROM purchase_order "
        "UNION SELECT words FROM post UNION SELECT words FROM survey_answer "
        "UNION SELECT survey FROM survey_answer"
    )
    yield from (line for (words,) in tables for line in words.split("\n") if line)
