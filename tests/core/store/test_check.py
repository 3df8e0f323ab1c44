"""The check finds what is wrong, says what to do, and mends what can be mended."""

from __future__ import annotations

import pytest

from core.errors import FileProblem, LockedProblem
from core.store import backups, database
from core.store.check import check_file, check_store, expected_schema, repair
from core.store.operation import Store
from core.store.schema import load_all_tables
from tests.core.store.conftest import fill, name_it, name_of


def about(findings):
    return [finding.about for finding in findings]


def test_a_sound_file_has_no_findings(store, path):
    assert check_store(store) == []
    assert check_file(path) == []


def test_an_encrypted_file_is_checked_too(tmp_path):
    path = tmp_path / "secret.regulars"
    with fill(Store.create(path, key="four words")) as secret:
        assert check_store(secret) == []
    assert check_file(path, key="four words") == []
    with pytest.raises(LockedProblem):
        check_file(path)


def test_checking_changes_nothing_and_works_beside_an_open_window(store, path):
    name_it(store, "Unfolded")
    before = {p.name: p.read_bytes() for p in path.parent.iterdir() if p.suffix != ".regulars-shm"}
    assert check_file(path) == []
    assert {p.name: p.read_bytes() for p in path.parent.iterdir() if p.name in before} == before
    name_it(store, "Goes on")


def test_a_search_index_that_lost_a_row_is_found_and_rebuilt(store):
    store.connection.execute("DELETE FROM search")
    (finding,) = check_store(store)
    assert (finding.about, finding.repairable) == ("search", True)
    assert "Repair the file" in finding.advice
    assert repair(store) == []
    assert backups.backups_of(store)[0].reason is backups.Reason.REPAIR


def test_an_undo_history_with_gaps_is_found_and_emptied(store):
    store.connection.execute("DELETE FROM undo_plan")
    assert about(check_store(store)) == ["undo"]
    assert repair(store) == []
    assert store.steps() == []
    assert name_of(store) == "Juniper Street Bakery"


@pytest.mark.parametrize("lost", ["TRIGGER search_plan_update", "INDEX ix_undo_change_step"])
def test_a_lost_trigger_or_index_is_made_again(store, lost):
    store.connection.execute(f"DROP {lost}")
    assert about(check_store(store)) == ["schema"]
    assert repair(store) == []


def test_a_table_that_is_not_ours_any_more_cannot_be_mended(store):
    store.connection.execute("ALTER TABLE plan ADD COLUMN colour TEXT")
    (finding,) = check_store(store)
    assert (finding.about, finding.repairable) == ("schema", False)
    assert "backup" in finding.advice
    assert about(repair(store)) == ["schema"]


def test_links_that_lead_nowhere_are_counted(store):
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute(
        "INSERT INTO network_choice (id, plan_id, slot, network, role) "
        "VALUES (1, 77, 1, 'instagram', '')"
    )
    findings = check_store(store)
    assert "links" in about(findings)
    assert "1 row of network_choice" in findings[0].sentence


def test_rubbish_in_the_middle_of_a_file_is_found(store, path):
    store.close()
    with path.open("r+b") as file:
        file.seek(6 * database.PAGE)
        file.write(b"\xab" * database.PAGE)
    findings = check_file(path)
    assert about(findings) == ["file"]
    assert "Restore the newest backup" in findings[0].advice


def test_rubbish_in_an_encrypted_file_is_found(tmp_path):
    path = tmp_path / "secret.regulars"
    fill(Store.create(path, key="four words")).close()
    with path.open("r+b") as file:
        file.seek(6 * database.PAGE + 100)
        file.write(b"\xab" * 50)
    assert about(check_file(path, key="four words")) == ["file"]


def test_a_file_without_its_business_is_found(path):
    with Store.create(path) as empty:
        assert about(check_store(empty)) == ["file"]


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(FileProblem, match="is not there"):
        check_file(tmp_path / "nowhere.regulars")


def test_the_expected_schema_is_that_of_a_fresh_file(store):
    from core.store.check import read_schema

    assert read_schema(store.connection) == expected_schema()


def test_every_searchable_table_has_a_number_of_its_own():
    numbers = [
        table.info["search"].number
        for table in load_all_tables().tables.values()
        if "search" in table.info
    ]
    assert len(numbers) == len(set(numbers))
    assert all(0 < number < 32 for number in numbers)


def test_an_index_that_lost_a_row_is_found_and_rebuilt(store):
    run = store.connection.execute
    run("PRAGMA writable_schema = ON")
    named = "WHERE name = 'ix_import_batch_digest'"
    row = run(f"SELECT * FROM sqlite_master {named}").fetchone()
    run(f"DELETE FROM sqlite_master {named}")
    run("PRAGMA writable_schema = RESET")
    run(
        "INSERT INTO import_batch (format, file_name, digest, imported_at, active) "
        "VALUES ('orders', 'a.csv', 'ab', '2027-03-09', 1)"
    )
    run("PRAGMA writable_schema = ON")
    run("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", row)
    run("PRAGMA writable_schema = RESET")
    (finding,) = check_store(store)
    assert (finding.about, finding.repairable) == ("index", True)
    assert "ix_import_batch_digest" in finding.sentence
    assert repair(store) == []
