"""A file is put under a passphrase, given another, and made plain again."""

from __future__ import annotations

import os

import pytest

from core.errors import FileProblem, LockedProblem, UserError
from core.store import backups, database, encryption
from core.store.check import check_file, check_store
from core.store.operation import Store
from tests.core.store.conftest import fill, name_it, name_of

WORDS = "four words in a row"


@pytest.fixture
def secret(path, clock):
    with fill(Store.create(path, key=WORDS, clock=clock)) as opened:
        yield opened


def test_an_encrypted_file_shows_nothing_of_its_inside(store, path):
    name_it(store, "Bluebell Brides")
    encryption.encrypt(store, WORDS)
    name_it(store, "Bluebell Brides of Bath")
    for beside in path.parent.iterdir():
        assert b"Bluebell" not in beside.read_bytes(), beside
        assert b"SQLite format" not in beside.read_bytes(), beside
    assert store.encrypted


def test_work_goes_on_after_encrypting_and_the_history_begins_anew(store, path):
    heard = []
    store.listeners.append(heard.append)
    encryption.encrypt(store, WORDS)
    assert store.steps() == []
    assert "business" in heard[0].tables
    name_it(store, "Changed")
    store.undo()
    assert name_of(store) == "Juniper Street Bakery"
    assert check_store(store) == []
    store.close()
    with Store.open(path, key=WORDS) as again:
        assert name_of(again) == "Juniper Street Bakery"
        assert again.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("key", [None, "other words"])
def test_an_encrypted_file_opens_with_its_passphrase_alone(secret, path, key):
    secret.close()
    with pytest.raises(LockedProblem):
        Store.open(path, key=key)
    with pytest.raises(LockedProblem):
        check_file(path, key=key)
    with Store.open(path, key=WORDS) as again:
        assert name_of(again) == "Juniper Street Bakery"


def test_decrypting_makes_a_plain_file_of_it(secret, path):
    encryption.decrypt(secret)
    assert not secret.encrypted
    assert not database.is_encrypted(path)
    assert check_store(secret) == []
    secret.close()
    with Store.open(path) as plain:
        assert name_of(plain) == "Juniper Street Bakery"


def test_the_passphrase_is_changed_and_the_old_one_opens_nothing(secret, path):
    salt = path.read_bytes()[:16]
    encryption.change_passphrase(secret, WORDS, "five other words in row")
    secret.close()
    assert path.read_bytes()[:16] != salt
    with pytest.raises(LockedProblem):
        Store.open(path, key=WORDS)
    with Store.open(path, key="five other words in row") as again:
        assert check_store(again) == []


def test_changing_needs_the_old_passphrase(secret):
    with pytest.raises(UserError, match="not the passphrase") as refused:
        encryption.change_passphrase(secret, "guess", "five other words")
    assert refused.value.field == "old"


@pytest.mark.parametrize("passphrase", ["", "   ", "two\nlines", "nul\x00inside"])
def test_a_passphrase_that_nobody_could_type_again_is_refused(store, passphrase):
    with pytest.raises(UserError) as refused:
        encryption.encrypt(store, passphrase)
    assert refused.value.field == "passphrase"
    assert not store.encrypted


@pytest.mark.parametrize(
    "passphrase", ["it's “quoted”; --", "x'00'", "naïve café", "пароль 密码 🔑"]
)
def test_any_signs_that_can_be_typed_make_a_passphrase(store, path, passphrase):
    encryption.encrypt(store, passphrase)
    store.close()
    with Store.open(path, key=passphrase) as again:
        assert name_of(again) == "Juniper Street Bakery"


def test_an_accent_typed_in_two_strokes_is_the_same_passphrase(store, path):
    encryption.encrypt(store, "caf\u00e9 au lait")
    store.close()
    with Store.open(path, key="cafe\u0301 au lait") as again:
        assert name_of(again) == "Juniper Street Bakery"


def test_advice_is_given_on_short_passphrases_only():
    assert "guessed quickly" in encryption.passphrase_advice("knots")
    assert encryption.passphrase_advice(WORDS) is None


def test_encrypting_twice_and_decrypting_a_plain_file_are_refused(store):
    with pytest.raises(UserError, match="is not encrypted"):
        encryption.decrypt(store)
    encryption.encrypt(store, WORDS)
    with pytest.raises(UserError, match="encrypted already"):
        encryption.encrypt(store, WORDS)


def test_older_plain_backups_are_offered_for_deletion(store, clock):
    old = backups.back_up(store)
    clock.go_on(minutes=1)
    encryption.encrypt(store, WORDS)
    assert encryption.plain_backups(store) == [old]
    assert encryption.delete_plain_backups(store) == 1
    assert encryption.plain_backups(store) == []
    assert [b.encrypted for b in backups.backups_of(store)] == [True]


def test_a_plain_file_is_not_taken_for_an_encrypted_one_because_of_a_key(store, path):
    store.close()
    with Store.open(path, key="not needed") as plain:
        assert not plain.encrypted


def test_encrypting_beside_another_program_is_refused_and_the_file_is_as_it_was(store, path):
    beside = database.connect_to_read(path)
    beside.execute("SELECT * FROM business").fetchall()
    with pytest.raises(FileProblem, match="busy in another program"):
        encryption.encrypt(store, WORDS)
    beside.close()
    assert not store.encrypted
    assert sorted(os.listdir(path.parent)) == sorted(
        f"juniper.regulars{end}" for end in ("", "-shm", "-wal", ".lock")
    )
    name_it(store, "Still plain, still open")


def test_everything_is_still_there_after_the_file_was_written_anew(store):
    from core.audience.operations import add_segment

    add_segment(store, "Newly engaged women\x00, and a NUL")
    before = dump(store)
    encryption.encrypt(store, WORDS)
    assert dump(store) == before
    encryption.change_passphrase(store, WORDS, "five other words")
    encryption.decrypt(store)
    assert dump(store) == before


def dump(store):
    tables = [
        row.name
        for row in store.reader.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not row.name.startswith(("undo_", "sqlite_"))
    ]
    return {
        table: store.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables
    }


def test_a_passphrase_is_on_even_when_no_backup_could_be_made_after_it(store, path, monkeypatch):
    in_the_way = path.parent / "file"
    in_the_way.write_text("")
    monkeypatch.setenv("REGULARS_HOME", str(in_the_way))
    encryption.encrypt(store, WORDS)
    assert store.encrypted
    assert database.is_encrypted(path)
