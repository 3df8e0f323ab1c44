"""What is on paper: everything, as it was typed, and what is still to decide."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from core.business.rules import BusinessFacts
from core.sheets.catalogue import KEYS
from core.start import start_file
from tests.core.sheets import stress
from tests.core.sheets.pages import PRESS, TODAY, bare, contents, figures, paper_of, texts


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, made_sample) -> Path:
    folder = tmp_path_factory.mktemp("sheets")
    stress.make_stress(folder / "stress.regulars")
    made_sample(folder / "sample.regulars", "bakery", TODAY)
    start_file(folder / "empty.regulars", BusinessFacts(name="Corner Shop"), TODAY)
    return folder


@pytest.fixture(scope="module")
def printed(files: Path) -> bytes:
    """The stress file, all sheets."""
    return PRESS.pdf(paper_of(files / "stress.regulars"))


@pytest.fixture(scope="module")
def sample(files: Path) -> bytes:
    return PRESS.pdf(paper_of(files / "sample.regulars"))


@pytest.mark.parametrize("kind", ["GOALS", "GROUPS", "PEOPLE", "IDEAS"])
def test_everything_is_on_paper_as_it_was_typed(printed: bytes, kind: str):
    told = bare("".join(texts(printed)))
    ours = [one for one in getattr(stress, kind) if not re.search(r"[\u0600-\u06ff🎂]", one)]
    assert [one for one in ours if bare(one) not in told] == []
    assert len(ours) > 1


def test_work_and_what_was_refused_are_on_paper(printed: bytes):
    told = bare("".join(texts(printed)))
    lines = [f"Work {n}" for n in range(40)] + [f"{stress.MARKUP} {n}" for n in range(12)]
    refused = [f"{stress.MARKUP} {key}" for key in ("tiktok", "linkedin", "pinterest")]
    assert [line for line in (*lines, *refused) if bare(line) not in told] == []


def test_what_no_font_has_is_named_and_said(files: Path):
    paper = paper_of(files / "stress.regulars", "ideas")

    told = " ".join("".join(texts(PRESS.pdf(paper))).split())

    assert "Kuchen [birthday cake] für alle" in told
    assert "“🎂”" in PRESS.notes(paper)[0]


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("file", ["stress", "sample", "empty"])
def test_the_plan_stays_on_one_page(files: Path, file: str, size: str):
    paper = paper_of(files / f"{file}.regulars", "one-page", paper=size)
    assert len(texts(PRESS.pdf(paper))) == 1


def test_the_plan_points_at_the_page_of_the_other_goals(printed: bytes):
    pages = texts(printed)
    pointer = re.search(r"and (\d+) more goals?, page (\d+)", " ".join(pages[0].split()))
    assert pointer is not None
    shown, page = len(stress.GOALS) - int(pointer[1]), int(pointer[2])
    there = bare("".join(pages[page - 1 : page + 3]))
    assert all(bare(goal) in there for goal in stress.GOALS[shown:-1])


def test_a_plan_printed_alone_names_the_sheet_of_the_others(files: Path):
    paper = paper_of(files / "stress.regulars", "one-page")
    assert "on the sheet “Goals and loyalty”" in " ".join(texts(PRESS.pdf(paper))[0].split())


def test_a_long_table_repeats_its_heads(files: Path):
    pages = texts(PRESS.pdf(paper_of(files / "stress.regulars", "prospects")))
    assert len(pages) > 2
    assert all(re.search(r"^Stage$", page, re.MULTILINE) for page in pages)


def test_an_empty_file_says_what_is_still_to_decide(files: Path):
    told = " ".join("".join(texts(PRESS.pdf(paper_of(files / "empty.regulars")))).split())
    for sentence in (
        "Goals: not decided yet.",
        "Primary group: not decided yet.",
        "Networks: not decided yet. Pick two or three.",
        "People to win over: nobody yet.",
        "Ideas: none yet.",
        "This week: nothing planned yet.",
        "Loyalty: no orders yet.",
        "Ballot: nothing to vote on yet.",
        "No planning session yet.",
    ):
        assert sentence in told


def test_no_sheet_is_blank_whatever_the_file(files: Path):
    for key in KEYS:
        pages = texts(PRESS.pdf(paper_of(files / "empty.regulars", key)))
        assert all(len(page.split()) > 15 for page in pages), key


@pytest.mark.parametrize("ink", ["colour", "black"])
def test_wall_sheets_are_set_in_13_points_or_more(files: Path, ink: str):
    paper = paper_of(files / "sample.regulars", "one-page", "month", "week", ink=ink)
    sizes = [float(size) for page in contents(PRESS.pdf(paper)) for size in _sizes(page)]
    assert sizes
    assert min(sizes) >= 13


def _sizes(page: str) -> list[str]:
    return re.findall(r"/\w+ ([\d.]+) Tf", page)


def test_black_ink_is_black(files: Path):
    pages = contents(PRESS.pdf(paper_of(files / "stress.regulars", ink="black")))
    colours = {
        tuple(found.split())
        for page in pages
        for found in re.findall(r"([\d. ]+) (?:scn|SCN)", page)
    }
    assert colours
    assert all(len(set(parts)) == 1 for parts in colours), colours


def test_a_pdf_is_tagged_titled_and_its_fonts_are_ours_and_inside(sample: bytes):
    pdf = PdfReader(io.BytesIO(sample))
    root = pdf.root_object
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == (
        "Juniper Street Bakery: Spring 2027",
        "Juniper Street Bakery",
    )
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en-GB", True)
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    bookmarks = [one.title for one in pdf.outline if not isinstance(one, list)]
    assert bookmarks[0] == "Our plan for Spring 2027"
    fonts = list(_fonts(pdf))
    assert fonts
    for font in fonts:
        assert font["/FontName"].split("+")[1].startswith(("Inter", "BricolageGrotesque"))
        assert "/FontFile3" in font or "/FontFile2" in font


def _fonts(pdf: PdfReader) -> Iterator[DictionaryObject]:
    for page in pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            yield inner["/FontDescriptor"].get_object()


def test_every_chart_says_its_numbers_to_the_ear(files: Path, sample: bytes):
    paper = paper_of(files / "sample.regulars")
    goals = dict(paper.sheets)["goals"]
    charts = [*(goal["chart"] for goal in goals["goals"]), *goals["wide"], *goals["narrow"]]
    drawn = [chart["spoken"] for chart in charts if not chart["empty"]]
    alts = figures(sample)
    assert len(drawn) > 4
    assert None not in alts
    assert set(drawn) <= set(alts)


def test_the_same_values_give_the_same_bytes(files: Path, sample: bytes):
    from core.sheets.typesetting import Press

    again = Press(system_fonts=False).pdf(paper_of(files / "sample.regulars"))
    assert again == sample


def test_a_sheet_shown_alone_keeps_its_number_among_all(files: Path):
    paper = paper_of(files / "sample.regulars")
    places = PRESS.places(paper)
    ends = [place.first_page + place.pages for place in places]
    assert [place.first_page for place in places] == [1, *ends[:-1]]
    assert len(PRESS.pages(paper, 20)) == ends[-1] - 1

    focus = PRESS.pages(paper, 60, only="focus")

    assert len(focus) == next(place.pages for place in places if place.key == "focus")
    assert focus != PRESS.pages(paper_of(files / "sample.regulars", "focus"), 60)
