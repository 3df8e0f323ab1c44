"""Printing from the command line, keeping printouts, and the logo."""

from __future__ import annotations

import argparse
import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from core import print_command
from core.business.rules import BusinessFacts
from core.errors import UserError
from core.resources import resource
from core.sheets.codes import text_codes
from core.sheets.glyphs import characters, missing
from core.sheets.operations import remove_logo, set_logo
from core.sheets.options import Options
from core.sheets.printouts import keep_printout, printout_pdf, printouts
from core.start import start_file
from core.store.operation import Store
from tests.core.sheets.pages import PRESS, TODAY, figures, paper_of, texts

ROOT = Path(__file__).resolve().parents[3]
LOGO = ROOT / "tests" / "data" / "sheets" / "logo.svg"
NOW = dt.datetime(2027, 3, 9, 8, 0, tzinfo=dt.UTC)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.regulars"
    start_file(path, BusinessFacts(name="Corner Shop"), TODAY)
    return path


def asked(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    print_command.arguments(parser)
    return parser.parse_args([*words, "--today", "2027-03-09"])


def test_a_file_is_printed_beside_an_open_window(shop: Path, tmp_path: Path, capsys):
    out = tmp_path / "plan.pdf"
    with Store.open(shop):
        code = print_command.write(shop, None, asked("-o", str(out), "--sheets", "one-page,focus"))

    assert code == 0
    assert len(texts(out.read_bytes())) == 2
    assert capsys.readouterr().err == f"{out}: 2 pages.\n"


def test_a_folder_that_cannot_be_written_is_said(shop: Path):
    with pytest.raises(UserError, match="cannot be written") as refused:
        print_command.write(shop, None, asked("-o", str(shop / "plan.pdf"), "--sheets", "focus"))
    assert "Choose another folder" in refused.value.sentence


def test_a_pdf_is_written_whole_or_not_at_all(shop: Path, tmp_path: Path):
    folder = tmp_path / "plan.pdf"
    folder.mkdir()

    with pytest.raises(UserError, match="cannot be written"):
        print_command.write(shop, None, asked("-o", str(folder), "--sheets", "focus"))

    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".plan")] == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need leave there")
def test_a_link_stays_a_link(shop: Path, tmp_path: Path):
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)

    print_command.write(shop, None, asked("-o", str(link), "--sheets", "focus"))

    assert link.is_symlink()
    assert real.read_bytes().startswith(b"%PDF")


def test_a_sheet_that_there_is_not_is_said_with_those_there_are(shop: Path):
    with pytest.raises(UserError, match=r"no sheet “poster”\. Choose among one-page, .* or all"):
        print_command.write(shop, None, asked("-o", "x.pdf", "--sheets", "month,poster"))


def test_printing_loads_neither_qt_nor_the_orm(shop: Path, tmp_path: Path):
    out = tmp_path / "plan.pdf"
    code = (
        "import sys, main; code = main.main(sys.argv[1:]); "
        "heavy = [m for m in ('PySide6', 'sqlalchemy', 'numpy') if m in sys.modules]; "
        "sys.exit(code or ' '.join(heavy) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "print", str(shop), "-o", str(out), "--sheets", "one-page"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert out.read_bytes().startswith(b"%PDF")


def test_the_newest_twenty_printouts_are_kept_and_no_undo_takes_them(shop: Path):
    with Store.open(shop) as store:
        steps = len(store.steps())
        for n in range(22):
            options = Options(TODAY, ("one-page", "week"), ink="black")
            keep_printout(store, "Spring 2027", options, n + 1, b"%%PDF %d" % n, NOW)

        kept = printouts(store.reader)
        assert [one.pages for one in kept] == list(range(22, 2, -1))
        assert kept[0].sheets == ("one-page", "week")
        assert (kept[0].printed_at, kept[0].ink) == (NOW, "black")
        assert printout_pdf(store.reader, kept[0].id) == b"%PDF 21"
        assert printout_pdf(store.reader, 1) is None
        assert len(store.steps()) == steps


def test_a_logo_stands_on_paper_until_it_is_removed(shop: Path):
    with Store.open(shop) as store:
        set_logo(store, LOGO)
        assert "Corner Shop" in figures(PRESS.pdf(paper_of(shop, "focus")))
        remove_logo(store)
        assert figures(PRESS.pdf(paper_of(shop, "focus"))) == []


@pytest.mark.parametrize(
    ("name", "picture", "words"),
    [
        ("huge.png", b"\x89PNG\r\n\x1a\n" + bytes(20_000_000), "has 20.0 MB"),
        ("plan.docx", b"PK\x03\x04", "is no PNG, JPEG or SVG"),
        ("torn.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "is damaged"),
        ("empty.png", b"", "is no PNG, JPEG or SVG"),
    ],
)
def test_a_logo_that_would_stop_the_press_is_refused(shop, tmp_path, name, picture, words):
    path = tmp_path / name
    path.write_bytes(picture)
    with Store.open(shop) as store, pytest.raises(UserError, match=words) as refused:
        set_logo(store, path)
    assert refused.value.field == "logo"


def test_a_long_text_takes_several_codes():
    assert [len(text_codes(text)) for text in ("", "short", "word " * 300)] == [0, 1, 3]


def test_fonts_are_known_by_their_characters(tmp_path: Path):
    inter = resource("fonts", "Inter_400Regular.ttf")
    assert missing("Größe 12 €: naïve – “ok” →\u200b\ufe0f", [(inter, 0)]) == set()
    assert missing("a日🎂م", [(inter, 0)]) == {"日", "🎂", "م"}
    torn = tmp_path / "torn.ttf"
    torn.write_bytes(inter.read_bytes()[:300])
    assert characters(torn) == frozenset()
