"""Ctrl+K with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.plans.operations import rename_plan
from gui.pages import PAGES
from gui.palette import KIND_PAGES, Palette
from gui.window import Window
from tests.gui.frame.opened import Opened

CTRL = Qt.KeyboardModifier.ControlModifier


def words(palette: Palette) -> list[str]:
    return [entry.row.words for entry in palette.entries]


def test_ctrl_k_opens_it_with_every_page_first(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    assert palette.line.hasFocus()
    assert words(palette)[: len(PAGES)] == [place.words for place in PAGES]


def test_some_letters_and_enter_do_an_action(window: Window, opened: Opened) -> None:
    palette = Palette.open_over(window)
    QTest.keyClicks(palette.line, "dark")
    assert words(palette)[0] == "Dark"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert opened.state.mode == "dark"
    assert not [found for found in window.findChildren(Palette) if found.isVisible()]


def test_arrows_move_over_headings_and_around(window: Window) -> None:
    palette = Palette.open_over(window)
    seen = []
    for _press in range(len(palette.entries)):
        seen.append(palette.list.currentItem().data(Qt.ItemDataRole.UserRole).row.words)
        QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert seen == words(palette)
    assert palette.list.currentRow() == 1
    QTest.keyClick(palette.line, Qt.Key.Key_Up)
    last = palette.list.currentItem().data(Qt.ItemDataRole.UserRole)
    assert last.row.words == words(palette)[-1]


def test_what_is_in_the_file_is_found_by_full_text(window: Window, opened: Opened) -> None:
    plan = window.facts.plan
    window.runner.run(rename_plan, plan.id, "Hawthorn season")
    opened.settle()
    palette = Palette.open_over(window)
    QTest.keyClicks(palette.line, "hawth")
    if KIND_PAGES["plan"] in window.sidebar.buttons:
        opened.until(lambda: "Hawthorn season" in words(palette))
    QTest.keyClicks(palette.line, "xyz")
    opened.settle()
    assert palette.entries == []
    assert "Nothing found" in palette.list.item(0).text()


def test_a_word_that_nothing_is_named_by_leads_to_where_the_help_tells_of_it(
    window: Window, opened: Opened
) -> None:
    palette = Palette.open_over(window)
    QTest.keyClicks(palette.line, "billboard")
    opened.until(lambda: {entry.row.group for entry in palette.entries} == {"Help"})
    assert palette.entries[0].row.words == "Conversation, not billboard"


def test_a_network_is_found_by_its_name_though_no_file_has_it(
    window: Window, opened: Opened
) -> None:
    palette = Palette.open_over(window)
    QTest.keyClicks(palette.line, "pinte")
    assert "Pinterest" not in words(palette)
    opened.until(lambda: words(palette) == ["Pinterest"])
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    opened.until(lambda: window.page.key == "networks" and window.page.sheet.key == "pinterest")


def test_esc_gives_the_keyboard_back(window: Window, opened: Opened, file: Path) -> None:
    window.show_page("settings")
    opened.settle()
    line = window.page.business.name.line
    line.setFocus()
    palette = Palette.open_over(window)
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    assert line.hasFocus()


def test_it_shows_shortcuts_and_leaves_out_what_cannot_be_done(window: Window) -> None:
    palette = Palette.open_over(window)
    QTest.keyClicks(palette.line, "undo")
    assert "Undo" not in words(palette)
    palette.line.setText("open a file")
    shown = next(entry for entry in palette.entries if entry.row.words == "Open a file")
    assert shown.row.shortcut == "Ctrl+O"


def test_every_kind_of_thing_that_can_be_found_has_its_page() -> None:
    from core.store.schema import load_all_tables

    tables = load_all_tables().sorted_tables
    kinds = {table.info["search"].kind for table in tables if "search" in table.info}
    assert kinds <= KIND_PAGES.keys()


def test_lines_that_scroll_under_a_resting_mouse_do_not_take_the_choice(window: Window) -> None:
    palette = Palette.open_over(window)
    before = palette.list.currentRow()
    palette.list.itemEntered.emit(palette.list.item(before + 3))
    assert palette.list.currentRow() == before
