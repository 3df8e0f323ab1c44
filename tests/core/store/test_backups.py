"""Backups are made, listed, looked into and gone back to."""

from __future__ import annotations

import datetime as dt
import os
import shutil

import pytest

from core.errors import FileProblem, LockedProblem
from core.store import backups
from core.store.backups import Reason
from core.store.check import check_store
from core.store.operation import Store
from core.store.preview import preview
from tests.core.store.conftest import fill, name_it, name_of


def test_a_backup_holds_what_the_file_held(store, clock):
    made = backups.back_up(store)
    name_it(store, "Another name")
    clock.go_on(minutes=1)
    seen = preview(made.path)
    assert (seen.business, seen.plans, seen.encrypted) == (
        "Juniper Street Bakery",
        ("Spring 2027",),
        False,
    )
    assert (made.moment, made.reason) == (clock.now - dt.timedelta(minutes=1), Reason.ASKED)
    assert made.size == made.path.stat().st_size
    assert backups.last_backup(store) == made.moment


def test_backups_lie_in_a_folder_named_by_the_file_and_its_own_id(store):
    file_id = store.reader.value("SELECT file_id FROM business")
    assert backups.back_up(store).path.parent.name == f"juniper-{file_id}"


def test_a_renamed_file_finds_its_backups_again(store, path, clock):
    made = backups.back_up(store)
    store.close()
    path.rename(path.with_name("bakery.regulars"))
    with Store.open(path.with_name("bakery.regulars"), clock=clock) as renamed:
        assert backups.backups_of(renamed) == [made]


def test_a_backup_leaves_nothing_half_made_beside_it(store):
    made = backups.back_up(store)
    assert os.listdir(made.path.parent) == [made.path.name]


def test_an_unchanged_file_is_not_backed_up_again(store, path, clock):
    assert backups.back_up_if_changed(store, Reason.WORK)
    clock.go_on(minutes=30)
    assert backups.back_up_if_changed(store, Reason.WORK) is None
    store.close()
    with Store.open(path, clock=clock) as again:
        assert backups.back_up_if_changed(again, Reason.OPENED) is None
        name_it(again, "Changed")
        clock.go_on(minutes=30)
        assert backups.back_up_if_changed(again, Reason.WORK)


def test_backups_are_thinned_when_another_is_made(store, clock):
    for _ in range(12):
        backups.back_up(store, Reason.WORK)
        clock.go_on(minutes=30)
    kept = [clock.now - b.moment for b in backups.backups_of(store)]
    assert kept[:4] == [dt.timedelta(minutes=30 * n) for n in (1, 2, 3, 4)]
    assert len(kept) == 8


def test_the_state_before_something_drastic_is_not_thinned_for_two_weeks(store, clock):
    drastic = backups.back_up(store, Reason.IMPORT)
    clock.go_on(hours=3)
    backups.back_up(store, Reason.WORK)
    backups.back_up(store, Reason.WORK)
    assert drastic in backups.backups_of(store)
    clock.go_on(days=15)
    backups.back_up(store, Reason.WORK)
    assert drastic not in backups.backups_of(store)


def test_the_backups_of_every_file_are_listed_newest_first(store, clock, tmp_path):
    first = backups.back_up(store)
    clock.go_on(hours=1)
    with fill(Store.create(tmp_path / "other.regulars", clock=clock)) as other:
        second = backups.back_up(other)
    assert backups.all_backups() == [second, first]


def test_restoring_brings_back_the_state_and_keeps_the_present_one_as_a_backup(store, clock):
    made = backups.back_up(store)
    clock.go_on(minutes=1)
    name_it(store, "Present")
    heard = []
    store.listeners.append(heard.append)
    reader = store.reader
    clock.go_on(minutes=1)
    backups.restore(store, made.path)
    assert name_of(store) == "Juniper Street Bakery" == reader.value("SELECT name FROM business")
    assert {"business", "plan"} <= heard[0].tables
    assert preview(backups.backups_of(store)[0].path).business == "Present"
    assert backups.backups_of(store)[0].reason is Reason.RESTORE


def test_restoring_is_final_and_work_goes_on_after_it(store, path):
    backups.restore(store, backups.back_up(store).path)
    assert store.steps() == []
    assert store.undo() is None
    name_it(store, "After")
    store.undo()
    assert name_of(store) == "Juniper Street Bakery"
    assert check_store(store) == []
    store.close()
    with Store.open(path) as again:
        assert name_of(again) == "Juniper Street Bakery"


def test_restoring_needs_nobody_else_in_the_file(store, path):
    from core.store import database

    made = backups.back_up(store)
    name_it(store, "Present")
    beside = database.connect_to_read(path)
    beside.execute("BEGIN")
    beside.execute("SELECT * FROM business").fetchall()
    with pytest.raises(FileProblem, match="busy in another program"):
        backups.restore(store, made.path)
    beside.close()
    assert name_of(store) == "Present"
    name_it(store, "Still working")
    assert not path.with_name(f"{path.name}.new").exists()


@pytest.mark.parametrize("kind", ["cut", "foreign", "empty"])
def test_a_backup_that_is_no_good_is_refused_and_nothing_changes(store, tmp_path, kind):
    made = backups.back_up(store)
    bad = tmp_path / "bad.regulars"
    content = made.path.read_bytes()
    bad.write_bytes(
        {"cut": content[: len(content) // 2], "foreign": b"%PDF" * 4096, "empty": b""}[kind]
    )
    with pytest.raises(FileProblem):
        preview(bad)
    with pytest.raises(FileProblem):
        backups.restore(store, bad)
    assert name_of(store) == "Juniper Street Bakery"
    assert store.undo_label == "Start plan Spring 2027"


def test_a_backup_with_a_page_of_rubbish_is_called_damaged(store):
    made = backups.back_up(store)
    with made.path.open("r+b") as file:
        file.seek(5 * 4096)
        file.write(b"\xff" * 4096 * 3)
    with pytest.raises(FileProblem, match="damaged"):
        preview(made.path)


def test_a_backup_under_another_passphrase_asks_for_it(tmp_path, clock, store):
    with fill(Store.create(tmp_path / "secret.regulars", key="four words in a row")) as secret:
        name_it(secret, "Secret")
        made = backups.back_up(secret)
    assert made.encrypted
    with pytest.raises(LockedProblem):
        backups.restore(store, made.path)
    backups.restore(store, made.path, key="four words in a row")
    assert name_of(store) == "Secret"
    assert not store.encrypted
    assert check_store(store) == []


def test_an_encrypted_file_stays_encrypted_when_a_plain_backup_comes_back(tmp_path, store):
    plain = backups.back_up(store).path
    with fill(Store.create(tmp_path / "secret.regulars", key="four words in a row")) as secret:
        name_it(secret, "Secret")
        backups.restore(secret, plain)
        assert name_of(secret) == "Juniper Street Bakery"
    with pytest.raises(LockedProblem):
        Store.open(tmp_path / "secret.regulars")
    with Store.open(tmp_path / "secret.regulars", key="four words in a row") as again:
        assert name_of(again) == "Juniper Street Bakery"


def test_an_encrypted_backup_keeps_the_salt_that_names_its_keyring_entry(tmp_path):
    path = tmp_path / "secret.regulars"
    with fill(Store.create(path, key="four words in a row")) as secret:
        made = backups.back_up(secret)
    assert made.path.read_bytes()[:16] == path.read_bytes()[:16]


def test_a_backup_becomes_a_file_of_its_own_but_never_over_another(store, tmp_path):
    made = backups.back_up(store)
    out = tmp_path / "again.regulars"
    backups.restore_as(made.path, out)
    with Store.open(out) as again:
        assert name_of(again) == "Juniper Street Bakery"
        assert check_store(again) == []
    with pytest.raises(FileProblem, match="exists already"):
        backups.restore_as(made.path, out)


def test_a_file_that_is_open_can_be_copied_whole(store, tmp_path, path, clock):
    name_it(store, "Not folded in yet")
    backups.copy_out(store, tmp_path / "one.regulars")
    backups.back_up_file(path, tmp_path / "two.regulars", now=clock.now)
    kept = backups.back_up_file(path, None, now=clock.now)
    for copy in (tmp_path / "one.regulars", tmp_path / "two.regulars", kept):
        assert preview(copy).business == "Not folded in yet"


def test_a_backup_folder_that_cannot_be_written_is_said_and_nothing_is_lost(
    store, monkeypatch, tmp_path
):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    monkeypatch.setenv("REGULARS_HOME", str(in_the_way))
    with pytest.raises(FileProblem):
        backups.back_up(store)
    name_it(store, "Goes on")


def test_deleting_a_backup_removes_it(store):
    made = backups.back_up(store)
    backups.delete(made)
    assert backups.backups_of(store) == []
    assert backups.last_backup(store) is None


def test_what_is_counted_in_a_preview_reads_as_people_say_it(store):
    from core.audience.operations import add_segment

    add_segment(store, "Newly engaged women")
    add_segment(store, "Bridesmaids")
    assert preview(backups.back_up(store).path).counts == ("2 groups",)


def test_looking_into_a_backup_leaves_no_trace(store):
    made = backups.back_up(store)
    before = made.path.read_bytes()
    preview(made.path)
    assert made.path.read_bytes() == before
    assert os.listdir(made.path.parent) == [made.path.name]


def test_a_copied_backup_folder_on_a_read_only_disk_can_be_looked_into(store, tmp_path):
    made = backups.back_up(store)
    copy = tmp_path / "stick" / "old.regulars"
    copy.parent.mkdir()
    shutil.copy(made.path, copy)
    copy.chmod(0o444)
    assert preview(copy).plans == ("Spring 2027",)


def test_a_backup_of_a_newer_regulars_is_listed_all_the_same(store):
    made = backups.back_up(store)
    made.path.rename(made.path.with_name(made.path.name.replace("asked", "comet")))
    (listed,) = backups.backups_of(store)
    assert listed.moment == made.moment


def test_every_reason_has_its_words():
    words = [backups.reason_words(reason) for reason in Reason]
    assert len(set(words)) == len(words)
