"""The whole file as JSON and back, and by subject for other programs."""

import csv
import datetime as dt
import gzip
import json
import shutil
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from core.errors import FileProblem, UserError
from core.exporting.csv_folder import write_folder
from core.exporting.everything import make_from_json, write_everything
from core.exporting.workbook import write_workbook
from core.people import writes as people
from core.people.rules import PersonFacts
from core.store.check import check_store
from core.store.operation import Store
from core.store.versions import SCHEMA_VERSION
from tests.core.dumps import dump

TODAY = dt.date(2027, 3, 9)
DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def samples(tmp_path_factory, made_sample):
    folder = tmp_path_factory.mktemp("samples")
    for kind in ("bakery", "wedding"):
        made_sample(folder / f"{kind}.regulars", kind, TODAY)
    return folder


@pytest.fixture
def bakery(samples, tmp_path):
    with Store.open(shutil.copy(samples / "bakery.regulars", tmp_path / "b.regulars")) as store:
        yield store


@pytest.mark.parametrize("kind", ["bakery", "wedding"])
def test_a_file_made_from_everything_equals_the_one_it_was_written_from(samples, kind, tmp_path):
    out, made = tmp_path / "all.json", tmp_path / "made.regulars"
    with Store.open(shutil.copy(samples / f"{kind}.regulars", tmp_path / "copy")) as store:
        assert write_everything(store.reader, out) > 300
        wanted = dump(store)
    make_from_json(out, made)
    with Store.open(made) as store:
        assert dump(store) == wanted
        assert check_store(store) == []
        assert store.steps() == []


def test_an_export_of_an_older_version_is_brought_up_to_date(tmp_path):
    path = tmp_path / "old.regulars"
    path.write_bytes(gzip.decompress((DATA / "revision_5.regulars.gz").read_bytes()))
    with Store.open(path) as store:
        write_everything(store.reader, tmp_path / "new.json")
        wanted = dump(store, {"touch", "goal", "bet"})
    whole = json.loads((tmp_path / "new.json").read_text())
    _take_back_to_version_5(whole)
    (tmp_path / "old.json").write_text(json.dumps(whole))
    make_from_json(tmp_path / "old.json", tmp_path / "made.regulars")
    with Store.open(tmp_path / "made.regulars") as store:
        assert dump(store, {"touch", "goal", "bet"}) == wanted
        assert check_store(store) == []


def _take_back_to_version_5(whole):
    """Leave out what the fifth version did not have."""
    whole["regulars"] = 5
    whole["tables"] = {name: t for name, t in whole["tables"].items() if t["rows"]}
    for name, gone in {
        "touch": ("activity_id", "idea_id"),
        "bet": ("campaign_id", "idea_id"),
    }.items():
        table = whole["tables"][name]
        kept = [n for n, column in enumerate(table["columns"]) if column not in gone]
        table["columns"] = [table["columns"][n] for n in kept]
        table["rows"] = [[row[n] for n in kept] for row in table["rows"]]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is not a whole export"),
        ("[1, 2]", "is not a whole export"),
        (
            '{"regulars": 10, "tables": {"plan": {"columns": ["id"], "rows": [[1, 2]]}}}',
            "not a whole",
        ),
        (
            '{"regulars": 10, "tables": {"plan": {"columns": ["id"], "rows": [[1]]}}}',
            "does not fit",
        ),
        ('{"regulars": 10, "tables": {"nonsense": {"columns": [], "rows": []}}}', "“nonsense”"),
        ('{"regulars": 10, "tables": {"plan": {"columns": ["x"], "rows": []}}}', "“plan.x”"),
        (f'{{"regulars": {SCHEMA_VERSION + 1}, "tables": {{}}}}', "newer Regulars"),
    ],
)
def test_what_is_no_whole_export_is_refused_and_leaves_no_file(text, says, tmp_path):
    source, made = tmp_path / "all.json", tmp_path / "made.regulars"
    source.write_text(text.replace('"regulars": 10', f'"regulars": {SCHEMA_VERSION}'))
    with pytest.raises((UserError, FileProblem), match=says):
        make_from_json(source, made)
    assert [path.name for path in tmp_path.iterdir()] == ["all.json"]


def test_a_file_that_is_there_is_never_written_over(bakery, tmp_path):
    write_everything(bakery.reader, tmp_path / "all.json")
    taken = tmp_path / "taken.regulars"
    taken.write_text("mine")
    with pytest.raises(FileProblem):
        make_from_json(tmp_path / "all.json", taken)
    assert taken.read_text() == "mine"


def rows_of(path, sheet):
    return CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()


def test_a_workbook_has_a_sheet_a_subject_with_real_days_and_numbers(bakery, tmp_path):
    out = tmp_path / "all.xlsx"
    write_workbook(bakery.reader, out, TODAY)
    goals = rows_of(out, "Goals")
    due, target = goals[0].index("Due"), goals[0].index("Target")
    assert isinstance(goals[1][due], dt.date)
    assert isinstance(goals[1][target], int | float)
    names = {row[0] for row in bakery.reader.rows("SELECT name FROM person")}
    assert {row[0] for row in rows_of(out, "People")[1:]} == names
    spent = rows_of(out, "Customers")
    in_cents = bakery.reader.value("SELECT sum(net) FROM purchase WHERE person_id IS NOT NULL")
    assert sum(row[spent[0].index("Spent")] for row in spent[1:]) == pytest.approx(in_cents / 100)


def test_the_same_file_and_day_make_the_same_workbook(bakery, tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(bakery.reader, tmp_path / name, TODAY)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_cell_that_looks_like_a_formula_is_text_everywhere(bakery, tmp_path):
    name = '=HYPERLINK("http://example.org")'
    with bakery.operation("Somebody") as session:
        people.add_person(session, PersonFacts(name=name))
    write_workbook(bakery.reader, tmp_path / "all.xlsx", TODAY)
    write_folder(bakery.reader, tmp_path / "csv", TODAY)
    assert name in {row[0] for row in rows_of(tmp_path / "all.xlsx", "People")}
    with (tmp_path / "csv" / "people.csv").open(encoding="utf-8-sig", newline="") as file:
        names = {row[0] for row in csv.reader(file)}
    assert f"'{name}" in names
    assert name not in names


def test_a_place_that_cannot_be_written_is_a_sentence(bakery, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="cannot be made"):
        write_folder(bakery.reader, tmp_path / "file" / "csv", TODAY)
    with pytest.raises(UserError, match="cannot be written"):
        write_everything(bakery.reader, tmp_path / "nowhere" / "all.json")
