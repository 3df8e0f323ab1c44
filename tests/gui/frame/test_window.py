"""The window of one file: whose it is, its pages, and the way of a change to the screen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QScrollArea

from core.business.operations import change_business
from core.plans.operations import add_plan
from core.store.operation import Store
from gui.frame.status import backup_words
from gui.pages import PAGES, SETTINGS
from gui.theme import theme
from gui.window import Window
from tests.gui.frame.opened import Opened, make_file

LATIN_NAME = "Sixty letters are a long name for a small shop on the corner"


def test_the_sidebar_says_whose_plan_it_is(window: Window) -> None:
    assert "Canal Cycles" in window.sidebar.whose.accessibleName()
    assert "plan" in window.sidebar.whose.accessibleName()
    assert window.windowTitle() == "Canal Cycles – Regulars"
    assert window.status.file.text() == "canal.regulars"


def test_only_pages_that_exist_are_shown_in_their_fixed_order(window: Window) -> None:
    assert list(window.sidebar.buttons) == [*(p.key for p in PAGES), "settings"]
    assert [p.number for p in PAGES] == sorted(p.number for p in PAGES)
    for entry in (*PAGES, SETTINGS):
        assert entry.load_page().key == entry.key
        entry.load_count()


def test_every_page_opens_and_shows_its_title(window: Window, opened: Opened) -> None:
    for entry in (*PAGES, SETTINGS):
        window.show_page(entry.key)
        opened.settle()
        assert window.header.title.text() == (window.page.title or entry.words)
        assert window.sidebar.buttons[entry.key].isChecked()
        assert not window.page.stale


def test_a_change_shows_everywhere_and_undo_takes_it_back(window: Window, opened: Opened) -> None:
    window.show_page("settings")
    opened.settle()
    name = window.page.business.name.line
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "Canal Street Cycles")
    QTest.keyClick(name, Qt.Key.Key_Return)
    opened.until(lambda: "Canal Street Cycles" in window.windowTitle())
    opened.settle()
    assert window.toasts.sentence == "Change the name of the business"
    assert window.header.undo.accessibleName() == "Undo Change the name of the business"
    window.header.undo.click()
    opened.until(lambda: window.windowTitle() == "Canal Cycles – Regulars")
    opened.settle()
    assert window.toasts.sentence == "Undone: Change the name of the business"
    assert not window.header.undo.isEnabled()
    assert window.header.redo.accessibleName() == "Redo Change the name of the business"
    window.menus.actions["redo"].trigger()
    opened.until(lambda: "Street" in window.windowTitle())


def test_undo_goes_to_the_page_where_it_shows(window: Window, opened: Opened) -> None:
    window.runner.run(change_business, "sells", "tandems")
    opened.settle()
    window.runner.undo()
    opened.settle()
    assert window.page.key == "settings"


def test_ctrl_z_takes_back_typing_first_and_then_the_last_change(
    window: Window, opened: Opened
) -> None:
    from gui.frame.text_undo import TextUndo

    keeper = TextUndo(opened.app._qt)
    window.show_page("settings")
    window.runner.run(change_business, "site", "canal.example")
    opened.settle()
    sells = window.page.business.sells.line
    sells.setFocus()
    QTest.keyClicks(sells, " and tyres")
    QTest.keyClick(sells, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert sells.text() == "bikes"
    assert window.page.business.site.value == "https://canal.example"
    QTest.keyClick(sells, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.until(lambda: window.page.business.site.value == "")
    keeper.deleteLater()


def test_a_refusal_stands_at_its_field_and_nothing_changed(window: Window, opened: Opened) -> None:
    window.show_page("settings")
    opened.settle()
    site = window.page.business.site
    site.line.setFocus()
    QTest.keyClicks(site.line, "no address")
    QTest.keyClick(site.line, Qt.Key.Key_Return)
    opened.until(lambda: site.has_error)
    assert "is not a web address" in site.error.text()
    assert window.toasts.sentence == ""


def test_the_plan_picker_switches_the_plan(window: Window, opened: Opened) -> None:
    window.runner.run(add_plan, "Autumn 2027", dt.date(2027, 9, 1), dt.date(2027, 12, 31))
    opened.settle()
    menu = QMenu()
    window.sidebar.plan_menu_wanted.emit(menu)
    autumn = next(action for action in menu.actions() if "Autumn" in action.text())
    assert not autumn.isChecked()
    autumn.trigger()
    opened.until(lambda: "Autumn 2027" in window.sidebar.whose.accessibleName())


def test_the_window_comes_back_where_it_was(opened: Opened, file: Path) -> None:
    window = opened.open(file)
    window.resize(800, 650)
    window.show_page("settings")
    window.close()
    opened.app.window = None
    again = opened.open(file)
    assert again.height() == 650
    assert again.page.key == "settings"


def test_typing_that_was_not_left_is_kept_on_closing(opened: Opened, file: Path) -> None:
    window = opened.open(file)
    window.show_page("settings")
    opened.settle()
    line = window.page.business.sells.line
    line.setFocus()
    line.setText("tandems")
    window.close()
    with Store.open(file) as store:
        assert store.reader.value("SELECT sells FROM business") == "tandems"


def test_a_file_dropped_on_the_window_opens(opened: Opened, window: Window, tmp_path: Path) -> None:
    other = make_file(tmp_path, "Velvet Films")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(other))])
    window.dropEvent(
        QDropEvent(
            QPoint(5, 5).toPointF(),
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert opened.window.path == other
    assert opened.state.recent_files()[0] == other


def test_midnight_brings_the_new_day_to_every_page(window: Window, opened: Opened) -> None:
    window._fixed_today = None
    window._day_came(dt.date(2027, 3, 10))
    opened.settle()
    assert window.today == dt.date(2027, 3, 10)
    assert window.page.today == dt.date(2027, 3, 10)


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_alt_alone_opens_the_menu(window: Window) -> None:
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Alt)
    menus = [menu for menu in window.sidebar.findChildren(QMenu) if menu.isVisible()]
    words = [action.text() for action in menus[0].actions()]
    assert words == ["File", "Edit", "Go to", "Plans", "View", "Help"]
    menus[0].close()


@pytest.mark.parametrize("size", [(1100, 680), (1366, 768), (2560, 1440)])
@pytest.mark.parametrize("text", [90, 100, 150])
def test_nothing_of_the_frame_is_cut_off(
    opened: Opened, tmp_path: Path, size: tuple[int, int], text: int
) -> None:
    window = opened.open(make_file(tmp_path, LATIN_NAME))
    theme().choose(text_size=text)
    window.resize(*size)
    for entry in (*PAGES, SETTINGS):
        window.show_page(entry.key)
        opened.settle()
        assert (window.width(), window.height()) == size
        header = window.header
        assert header.undo.width() == header.redo.width() == theme().px(32)
        for part in (header.title, header.search, *header.buttons):
            right = part.mapTo(window, part.rect().topRight()).x()
            assert right <= window.width(), f"{entry.key}: {part} is cut off"
            assert part.width() >= part.minimumSizeHint().width()
        assert header.title.width() >= header.title.sizeHint().width()
        summary = header.summary
        assert summary.text()
        assert summary.heightForWidth(summary.width()) <= summary.height(), summary.text()
        assert header.title.geometry().top() > 0
        assert summary.geometry().bottom() < header.height()
        last = window.sidebar.buttons["settings"]
        assert last.mapTo(window, last.rect().bottomLeft()).y() <= window.height()


def test_settings_need_no_sideways_scrolling_in_a_small_window_with_large_text(
    window: Window, opened: Opened
) -> None:
    theme().choose(text_size=150)
    window.resize(1100, 680)
    window.show_page("settings")
    opened.settle()
    window.page._read_file()
    opened.settle()
    (area,) = window.page.findChildren(QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0


def test_a_page_without_a_primary_button_may_have_a_new_thing(
    window: Window, opened: Opened
) -> None:
    new = window.menus.actions["new_thing"]
    for key, can in (("goals", True), ("networks", True), ("settings", False)):
        window.show_page(key)
        opened.settle()
        assert new.isEnabled() is can, key


def test_the_status_line_says_when_the_last_backup_was() -> None:
    now = dt.datetime(2027, 3, 9, 12, tzinfo=dt.UTC)
    assert backup_words(None, now) == "No backup yet"
    assert backup_words(now - dt.timedelta(hours=4), now) == "Last backup today 08:00"
    assert backup_words(now - dt.timedelta(days=1), now) == "Last backup yesterday 12:00"
    assert backup_words(now - dt.timedelta(days=9), now) == "Last backup 28 Feb 2027, 12:00"


def test_no_page_loads_the_orm_before_the_first_paint() -> None:
    import subprocess
    import sys

    modules = [entry.page.partition(":")[0] for entry in (*PAGES, SETTINGS)]
    code = (
        f"import sys, gui.app, {', '.join(modules)}; "
        "print([m for m in ('sqlalchemy', 'alembic', 'keyring', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_page_key_is_of_no_consequence(window: Window, file: Path) -> None:
    before = window.page
    window.show_page("nowhere", 7)
    assert window.page is before


def test_shift_in_a_text_field_is_typing_and_no_menu(window: Window, opened: Opened) -> None:
    window.show_page("settings")
    opened.settle()
    field = window.page.findChild(QLineEdit)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Shift)
    assert not [menu for menu in window.sidebar.findChildren(QMenu) if menu.isVisible()]
