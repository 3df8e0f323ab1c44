"""From what was decided to paper: sheets are chosen, counted, printed and kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from core.sheets.printouts import printouts
from core.store.operation import Store
from gui.dialogs.bug import Bug
from gui.pages.plan.page import PlanPage
from gui.pages.plan.printing import printer_for
from tests.gui.conftest import look, no_thread_of_qt_left_over  # noqa: F401
from tests.gui.frame.conftest import opened  # noqa: F401
from tests.gui.frame.opened import Opened, make_file
from tests.journeys.keyboard import CTRL, Key, Keyboard


@pytest.fixture
def keys(opened: Opened, tmp_path: Path) -> Keyboard:  # noqa: F811
    """The keyboard of somebody who has a started file open."""
    opened.open(make_file(tmp_path))
    return Keyboard(opened)


@pytest.fixture
def page(keys: Keyboard) -> Iterator[PlanPage]:
    """The page Plan, which Ctrl+P leads to, with all its pages set."""
    keys.press(Key.Key_P, with_=CTRL)
    shown = keys.window.page
    assert isinstance(shown, PlanPage)
    wait_for_pages(keys.opened, shown)
    yield shown
    bugs = [one for one in QApplication.topLevelWidgets() if isinstance(one, Bug)]
    assert not bugs, bugs[0].findChild(QPlainTextEdit).toPlainText()


def wait_for_pages(opened: Opened, page: PlanPage) -> None:  # noqa: F811
    opened.settle()
    opened.until(lambda: page.setting.idle and page.count is not None)


def keep_only(opened: Opened, page: PlanPage, *sheets: str) -> None:  # noqa: F811
    for key, box in page.choice.boxes.items():
        if box.isChecked() != (key in sheets):
            box.setFocus()
            QTest.keyClick(box, Key.Key_Space)
    opened.settle()
    opened.until(lambda: page.setting.idle and {p.key for p in page.count.places} == set(sheets))


def text_of(pdf: Path) -> str:
    return " ".join(" ".join(one.extract_text() for one in PdfReader(pdf).pages).split())


def test_chosen_sheets_are_counted_saved_and_kept(
    keys: Keyboard, page: PlanPage, tmp_path: Path
) -> None:
    keep_only(keys.opened, page, "one-page", "week", "cards")
    assert page.choice.print_button.text() == "Print 3 pages"
    assert page.summary == "3 pages, ready to print"
    assert page.stage.where.text() == "Page 3 of 3 · Numbered stamp cards"

    page.choice.cards.setFocus()
    page.choice.cards.selectAll()
    QTest.keyClicks(page.choice.cards, "2")
    QTest.keyClick(page.choice.cards, Key.Key_Return)
    keys.opened.until(lambda: page.total == 4 and page.setting.idle)
    assert page.choice.print_button.text() == "Print 4 pages"

    out = tmp_path / "plan.pdf"
    page.deeds.write_pdf(out)
    keys.opened.until(lambda: page.data.next_card == 17 and page.setting.idle)
    said = text_of(out)
    for words in ("Canal Cycles", "Our plan for", "not decided yet", "No. 1", "No. 16"):
        assert words in said
    keys.window.close()
    with Store.open(keys.window.path) as store:
        (kept,) = printouts(store.reader)
    assert (kept.sheets, kept.pages) == (("one-page", "week", "cards"), 4)


def test_the_choice_is_there_again_after_a_restart(keys: Keyboard, page: PlanPage) -> None:
    keep_only(keys.opened, page, "month", "calls")
    page.choice.ink.button("black").click()
    page.choice.paper.button("letter").click()
    path = keys.window.path
    keys.opened.close()
    keys.opened.open(path)
    again = keys.window.page
    assert isinstance(again, PlanPage)
    assert (again.state.sheets, again.state.ink, again.state.paper) == (
        ("month", "calls"),
        "black",
        "letter",
    )
    wait_for_pages(keys.opened, again)


def test_pages_are_turned_with_the_keyboard(keys: Keyboard, page: PlanPage) -> None:
    keep_only(keys.opened, page, "one-page", "month", "goals")
    view = page.stage.preview
    view.setFocus()
    seen = []
    for key in (Key.Key_Home, Key.Key_PageDown, Key.Key_End, Key.Key_PageUp):
        QTest.keyClick(view, key)
        keys.opened.until(lambda: page.setting.idle)
        seen.append((page.stage.thumbs.currentRow(), view.picture.width() > view.picture.height()))
    last = page.total - 1
    assert seen == [(0, False), (1, True), (last, False), (last - 1, True)]
    before = view.picture.width()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    keys.opened.until(lambda: view.picture.width() != before and page.setting.idle)
    assert view.zoom_words() != "Fit"


def test_a_range_of_pages_goes_to_the_printer_at_its_resolution(
    keys: Keyboard, page: PlanPage, tmp_path: Path
) -> None:
    keep_only(keys.opened, page, "one-page", "month", "goals")
    out = tmp_path / "printed.pdf"
    printer = printer_for(page.paper)
    printer.setResolution(150)
    printer.setOutputFileName(str(out))
    printer.setFromTo(1, 2)
    page.deeds.send(printer)
    keys.opened.until(lambda: page.deeds.job is None)
    pages = PdfReader(out).pages
    shapes = [(round(one.mediabox.width), round(one.mediabox.height)) for one in pages]
    assert shapes == [(595, 842), (842, 595)]
    dots = {part.get_object()["/Width"] for part in pages[0]["/Resources"]["/XObject"].values()}
    assert max(dots) == round(150 * 8.27)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_what_cannot_be_printed_or_saved_is_said(
    keys: Keyboard, page: PlanPage, tmp_path: Path
) -> None:
    keep_only(keys.opened, page, "one-page")
    said = keys.window.messages

    printer = printer_for(page.paper)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    page.deeds.send(printer)
    keys.opened.until(lambda: page.deeds.job is None)
    assert "does not take the pages" in said.sentence

    page.deeds.write_pdf(tmp_path / "nowhere" / "plan.pdf")
    keys.opened.until(lambda: "cannot be written" in said.sentence)

    big = tmp_path / "logo.png"
    big.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20_000_000))
    page.deeds.set_logo(big)
    keys.opened.until(lambda: "a logo has room for" in said.sentence)
