"""The verbs as an owner's nephew types them: a real process, real files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from core.store.operation import Store

ROOT = Path(__file__).resolve().parents[2]


def regulars(*words: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, words)],
        capture_output=True,
        text=True,
        input=stdin,
        timeout=60,
        check=False,
    )


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.regulars"
    made = regulars("new", path, "--name", "Juniper Street Bakery")
    assert made.returncode == 0, made.stderr
    return path


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase.txt"
    path.write_text("three cardamom knots\n", encoding="utf-8")
    return path


def test_new_makes_a_file_with_its_business_and_first_plan(shop: Path) -> None:
    with Store.open(shop) as store:
        assert store.reader.value("SELECT name FROM business") == "Juniper Street Bakery"
        assert store.reader.value("SELECT count(*) FROM plan") == 1


def test_new_adds_the_ending_and_keeps_what_is_there(tmp_path: Path) -> None:
    assert regulars("new", tmp_path / "shop").returncode == 0
    before = (tmp_path / "shop.regulars").read_bytes()

    again = regulars("new", tmp_path / "shop.regulars")

    assert again.returncode == 1
    assert "exists already" in again.stderr
    assert (tmp_path / "shop.regulars").read_bytes() == before


def test_new_takes_country_and_currency_and_refuses_wrong_ones(tmp_path: Path) -> None:
    assert regulars("new", tmp_path / "a", "--country", "de", "--currency", "chf").returncode == 0
    with Store.open(tmp_path / "a.regulars") as store:
        assert store.reader.rows("SELECT country, currency FROM business") == [("DE", "CHF")]

    refused = regulars("new", tmp_path / "b", "--country", "Atlantis")

    assert refused.returncode == 1
    assert "no country" in refused.stderr
    assert not (tmp_path / "b.regulars").exists()


@pytest.mark.parametrize("kind", ["bakery", "wedding"])
def test_new_makes_each_sample_and_it_passes_the_check(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "sample.regulars"

    assert regulars("new", path, f"--sample={kind}", "--today", "2027-03-09").returncode == 0

    checked = regulars("check", path, "--json")
    assert checked.returncode == 0, checked.stdout
    assert json.loads(checked.stdout)["findings"] == []


def test_check_says_that_a_sound_file_is_sound(shop: Path) -> None:
    checked = regulars("check", shop)

    assert (checked.returncode, checked.stdout) == (0, "")
    assert "shop.regulars is sound." in checked.stderr


def test_check_says_what_is_wrong_with_a_foreign_file(tmp_path: Path) -> None:
    foreign = tmp_path / "letter.regulars"
    foreign.write_bytes(b"Dear sir, " * 1000)

    checked = regulars("check", foreign)

    assert checked.returncode == 1
    assert "Traceback" not in checked.stderr + checked.stdout
    assert "letter.regulars" in checked.stderr + checked.stdout


def test_check_works_beside_an_open_window(shop: Path) -> None:
    with Store.open(shop):
        assert regulars("check", shop).returncode == 0


def test_a_backup_restores_to_an_equal_business(shop: Path, tmp_path: Path) -> None:
    copy, again = tmp_path / "copy.regulars", tmp_path / "again.regulars"

    backed_up = regulars("backup", shop, "-o", copy)
    restored = regulars("restore", copy, "-o", again)

    assert (backed_up.returncode, restored.returncode) == (0, 0), restored.stderr
    assert backed_up.stdout.strip() == str(copy)
    with Store.open(again) as store:
        assert store.reader.value("SELECT name FROM business") == "Juniper Street Bakery"


def test_a_backup_works_beside_an_open_window(shop: Path, tmp_path: Path) -> None:
    with Store.open(shop):
        assert regulars("backup", shop, "-o", tmp_path / "copy.regulars").returncode == 0


def test_restore_never_writes_over_a_file(shop: Path, tmp_path: Path) -> None:
    regulars("backup", shop, "-o", tmp_path / "copy.regulars")

    refused = regulars("restore", tmp_path / "copy.regulars", "-o", shop)

    assert refused.returncode == 1
    assert "exists already" in refused.stderr


def test_encrypt_and_decrypt_with_a_passphrase_file(shop: Path, passphrase: Path) -> None:
    assert regulars("encrypt", shop, "--passphrase-file", passphrase).returncode == 0
    assert not shop.read_bytes().startswith(b"SQLite format 3")
    assert b"Juniper" not in shop.read_bytes()

    assert regulars("check", shop, "--passphrase-file", passphrase).returncode == 0
    assert regulars("decrypt", shop, "--passphrase-file", passphrase).returncode == 0
    assert regulars("check", shop).returncode == 0


def test_an_encrypted_file_without_its_passphrase_is_a_sentence(
    shop: Path, passphrase: Path, tmp_path: Path
) -> None:
    regulars("encrypt", shop, "--passphrase-file", passphrase)
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("croissant\n", encoding="utf-8")

    without = regulars("check", shop)
    wrongly = regulars("check", shop, "--passphrase-file", wrong)

    assert without.returncode == wrongly.returncode == 1
    assert "passphrase" in without.stderr
    assert "passphrase is wrong, or the file is damaged" in wrongly.stderr + wrongly.stdout


def test_an_empty_or_missing_passphrase_file_is_a_sentence(shop: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()

    assert "is empty" in regulars("encrypt", shop, "--passphrase-file", empty).stderr
    missing = regulars("encrypt", shop, "--passphrase-file", tmp_path / "none.txt")
    assert "cannot be read" in missing.stderr
    assert missing.returncode == 1


@pytest.mark.parametrize(
    "words", [["new"], ["check"], ["restore", "x"], ["new", "a", "--sample=x"]]
)
def test_used_wrongly_is_exit_2_with_the_usage(words: list[str]) -> None:
    wrong = regulars(*words)

    assert wrong.returncode == 2
    assert wrong.stderr.startswith("usage:")


def test_help_and_complaints_speak_german_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGULARS_LANGUAGE", "de")

    assert regulars("print", "--help").stdout.startswith("Aufruf: ")
    assert "main.py print: es fehlt: FILE" in regulars("print", "-o", "x.pdf").stderr
    assert "nicht bekannt: --loud" in regulars("check", "x", "--loud").stderr


def test_help_names_every_verb() -> None:
    told = regulars("--help")

    assert told.returncode == 0
    for verb in ("new", "check", "backup", "restore", "encrypt", "decrypt"):
        assert f"\n    {verb} " in told.stdout


def test_a_reader_that_has_seen_enough_is_no_error(shop: Path) -> None:
    pipe = '"$0" "$1" check "$2" --json | true'
    piped = subprocess.run(
        ["bash", "-c", pipe, sys.executable, ROOT / "main.py", shop],
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Traceback" not in piped.stderr
    assert "Broken pipe" not in piped.stderr


def test_no_verb_loads_qt(shop: Path) -> None:
    code = (
        "import sys; from main import main; main(['check', sys.argv[1]]); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(shop)], cwd=ROOT, check=False)

    assert ran.returncode == 0
