"""The tab of links, driven by mouse and keyboard over a real file and a web of our own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.links import operations as links
from core.links import queries
from core.links.facts import LinkFacts
from core.people.operations import add_person
from gui.pages.prospects import links_panel
from gui.pages.prospects.links_form import AddLinkDialog
from gui.pages.prospects.links_import import ImportLinksDialog
from gui.widgets.buttons import Button
from tests.core.links.web import LINK, Web, a_web
from tests.gui.pages.links_desk import OURS, TODAY, opened, seven_links

DATA = Path(__file__).parents[2] / "data" / "links"


@pytest.fixture
def web():
    with a_web() as served:
        yield served


@pytest.fixture
def shown(qtbot, tmp_path):
    """Opens the tab over a file that a function prepared."""
    open_tabs = []

    def show(prepare=seven_links, size=(1162, 680)):
        tab = opened(qtbot, tmp_path / "shop.regulars", prepare, size)
        open_tabs.append(tab)
        return tab.__enter__()

    yield show
    for tab in open_tabs:
        tab.__exit__(None, None, None)


def test_every_link_is_listed_with_its_state_in_a_word(shown):
    assert shown().drawn() == [
        "hackneyblog.example | not checked yet | 9 Mar | no page yet | –",
        "кофе.example (xn--e1ajmy.example)/list | not checked yet | 6 Mar | due | –",
        "canalcycles.example/rides | redirected | 8 Mar | 15 Mar | follow",
        "coffeemap.example/bakeries | live | 12 Feb | 13 Mar | follow | Hackney Coffee Map",
        "e8parents.example/birthdays | now nofollow | 8 Mar | 7 Apr | follow",
        "velvetfilms.example/friends | not found | 7 Mar | 6 Apr | follow | Velvet Wedding Films",
        "eastendeats.example/8-best-buns | page error | 4 Mar | 3 Apr | –",
    ]


def test_filters_leave_what_is_due_and_what_is_lost(shown):
    desk = shown()
    buttons = {button.text(): button for button in desk.tab.filters.findChildren(QWidget)}
    desk.press(buttons["Due 1"])
    assert [row.partition(" ")[0] for row in desk.drawn()] == ["кофе.example"]
    desk.press(buttons["Lost 2"])
    assert [row.partition(" ")[0] for row in desk.drawn()] == [
        "velvetfilms.example/friends",
        "eastendeats.example/8-best-buns",
    ]


def test_an_empty_list_says_what_it_is_for(shown):
    desk = shown(lambda store: None)
    assert desk.tab.empty.isVisible()
    assert not desk.tab.table.isVisible()
    desk.press(desk.tab.empty.findChild(Button))
    assert desk.dialog(AddLinkDialog).theirs.line.hasFocus()


# The list of names that pops up wants what a screen that is not there cannot do.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_link_is_added_with_the_keyboard_and_shown(shown):
    desk = shown(lambda store: add_person(store, "Tess Arden"))
    desk.tab.new_link()
    dialog = desk.dialog(AddLinkDialog)
    QTest.keyClicks(dialog.theirs.line, "willowbarn.example/suppliers")
    dialog.who.line.setFocus()
    QTest.keyClicks(dialog.who.line, "tess")
    desk.settle()
    dialog.who.line.setText("Tess Arden")
    QTest.keyClick(dialog.who.line, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.words.line, Qt.Key.Key_Return)
    desk.settle()
    assert desk.drawn() == [
        "willowbarn.example/suppliers | not checked yet | 9 Mar | due | – | Tess Arden"
    ]
    assert desk.tab.panel.isVisible()
    assert desk.tab.panel.title.text() == "willowbarn.example"


def test_what_is_no_page_is_refused_at_its_field(shown):
    desk = shown(lambda store: None)
    desk.tab.new_link()
    dialog = desk.dialog(AddLinkDialog)
    dialog.theirs.line.setText("javascript:alert(1)")
    desk.press(dialog.main)
    assert "http" in dialog.theirs.error.text()
    dialog.theirs.line.setText("theirs.example")
    dialog.who.line.setText("Nobody of that name")
    desk.press(dialog.main)
    assert dialog.who.error.text().startswith("Nobody is called that")
    assert desk.drawn() == []


def local(web: Web):
    """Four links to pages of the web, all due."""

    def prepare(store) -> None:
        pages = {
            "live": web.page("/live", LINK),
            "lost": web.page("/lost", "<a href='/live'>x</a>"),
            "gone": web.page("/gone", "", status=404),
            "moved": web.redirect("/moved", "/live"),
        }
        for page in pages.values():
            links.add_link(store, LinkFacts(page, f"{OURS}/preorder"), TODAY)

    return prepare


def states(desk) -> dict[str, str]:
    rows = queries.links(desk.store.reader, TODAY)
    return {row.their_page.rpartition("/")[2]: row.state for row in rows}


def test_the_first_check_says_that_it_goes_online_and_opens_nothing_before(shown, web):
    desk = shown(local(web))
    assert desk.tab.check_button.text() == "Check 4 now"
    desk.press(desk.tab.check_button)
    assert "4 pages on the internet" in desk.tab.online.sentence
    assert web.asked == []
    desk.tab.online.acted.emit()
    desk.settle()
    desk.settle()
    assert states(desk) == {
        "live": "live",
        "lost": "not_found",
        "gone": "page_error",
        "moved": "redirected",
    }
    assert desk.tab.result.sentence == (
        "4 pages looked at: 1 live, 1 not found, 1 redirected and 1 page error."
    )
    assert not desk.tab.progress.isVisible()
    assert desk.store.undo_label == "Check 4 links"


def test_the_second_check_goes_online_at_once(shown, web):
    desk = shown(local(web))
    desk.tab.restore_state({"told_online": True, "columns": "spoilt"})
    desk.press(desk.tab.check_button)
    desk.settle()
    assert len(web.asked) >= 4
    assert desk.tab.save_state()["told_online"] is True


def test_a_check_can_be_stopped_and_keeps_what_was_seen(shown, web):
    def prepare(store) -> None:
        for n in range(3):
            page = web.page(f"/{n}", LINK if n == 0 else "", hangs=n > 0)
            links.add_link(store, LinkFacts(page, f"{OURS}/preorder"), TODAY)

    desk = shown(prepare)
    desk.tab.restore_state({"told_online": True})
    desk.tab.check_button.click()
    desk.qtbot.waitUntil(lambda: desk.tab.progress_bar.value() > 0, timeout=5000)
    assert desk.tab.progress.isVisible()
    desk.tab.stop_button.click()
    web.closing.set()
    desk.settle()
    desk.settle()
    assert states(desk) == {"0": "live", "1": "", "2": ""}
    assert desk.tab.result.sentence == "Stopped. 1 page looked at: 1 live."


def test_when_no_page_answers_no_link_is_blamed(shown):
    desk = shown(lambda store: links.add_link(store, LinkFacts("http://127.0.0.1:9/", OURS), TODAY))
    desk.tab.restore_state({"told_online": True})
    desk.press(desk.tab.check_button)
    desk.settle()
    assert desk.tab.result.sentence.startswith("No page answered, so no link was blamed.")
    assert "could not check" in desk.drawn()[0]


def test_offline_the_page_is_opened_by_hand_and_a_state_picked(shown, monkeypatch):
    desk = shown()
    desk.tab.go_to(1)
    asked = []
    monkeypatch.setattr(links_panel, "open_address", lambda text: asked.append(text) or True)
    desk.press(desk.tab.panel.open)
    assert asked == ["https://coffeemap.example/bakeries"]
    desk.press(desk.tab.panel.seen["not_found"])
    assert "not found | 9 Mar" in desk.drawn()[3]
    words = [
        desk.tab.panel.history.itemAt(i).widget().text()
        for i in range(desk.tab.panel.history.count())
    ]
    assert len(words) == 2
    assert words[0].endswith("not found, seen by you")
    desk.runner.undo()
    assert "live | 12 Feb" in desk.drawn()[3]


def test_a_lost_link_says_has_linked_before_and_leads_to_its_prospect(shown):
    desk = shown()
    desk.tab.go_to(2)
    desk.settle()
    assert desk.tab.panel.before.sentence.startswith("Has linked before. Lost since 7 March.")
    with desk.qtbot.waitSignal(desk.tab.person_wanted) as wanted:
        desk.press(desk.tab.panel.whose)
    assert wanted.args == [queries.link(desk.store.reader, 2, TODAY).person_id]


def test_a_moved_page_keeps_its_new_address_on_a_press(shown):
    desk = shown()
    desk.tab.go_to(4)
    desk.settle()
    desk.press(desk.tab.panel.moved)
    assert queries.link(desk.store.reader, 4, TODAY).their_page == "https://canalcycles.example/new"


def test_fields_change_the_link_and_a_refusal_stands_at_its_field(shown):
    desk = shown()
    desk.tab.go_to(1)
    desk.settle()
    field = desk.tab.panel.theirs
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "velvetfilms.example/friends")
    desk.tab.panel.ours.line.setFocus()
    desk.settle()
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "file:///etc/passwd")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    desk.settle()
    assert "http" in field.error.text()


def test_esc_and_the_cross_close_the_panel_and_the_list_has_the_keyboard(shown):
    desk = shown()
    desk.tab.go_to(1)
    desk.settle()
    QTest.keyClick(desk.tab.panel, Qt.Key.Key_Escape)
    assert not desk.tab.panel.isVisible()
    assert not desk.tab.escape()
    QTest.keyClick(desk.tab.table, Qt.Key.Key_Return)
    assert desk.tab.panel.isVisible()


def test_in_a_narrow_window_the_panel_takes_the_place_of_the_list(shown):
    desk = shown(size=(620, 600))
    desk.tab.go_to(1)
    desk.settle()
    assert not desk.tab.table.isVisible()
    desk.press(desk.tab.panel.close_button)
    assert desk.tab.table.isVisible()


def test_deleting_can_be_undone(shown):
    desk = shown()
    desk.tab.go_to(1)
    desk.press(desk.tab.panel.delete)
    assert len(desk.drawn()) == 6
    desk.runner.undo()
    assert len(desk.drawn()) == 7


def dropped(widget, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    widget.dropEvent(event)


def test_a_dropped_export_is_previewed_and_taken_in_one_step(shown):
    desk = shown(lambda store: None)
    dropped(desk.tab, DATA / "ahrefs.csv")
    dialog = desk.dialog(ImportLinksDialog)
    assert dialog.what.text() == "ahrefs.csv · Backlinks from Ahrefs"
    assert dialog.words.text() == "2 links to add."
    dialog.table.rows_model.columns[0].check(dialog.preview.rows[1], False)
    assert dialog.take.text() == "Import 1 link"
    desk.press(dialog.take)
    assert desk.drawn() == ["coffeemap.example/bakeries | not checked yet | 12 Feb | due | follow"]
    assert desk.said == ["1 link added."]
    assert desk.store.undo_label == "Import 1 link from Backlinks from Ahrefs"


def test_what_leads_elsewhere_or_is_there_is_not_ticked(shown):
    desk = shown()
    desk.tab.import_file(DATA / "bing-pages.csv")
    dialog = desk.dialog(ImportLinksDialog)
    model = dialog.table.rows_model
    said = [(row.facts.their_page, model.columns[2].shown(row)) for row in model.rows]
    assert [words for _, words in said] == [
        "in the list already",
        "in the list already",
        "Leads to another site",
    ]
    assert not dialog.take.isEnabled()
    desk.press(dialog.all)
    assert dialog.take.text() == "Import 1 link"


def test_a_file_that_is_none_says_so_in_the_dialog(shown, tmp_path):
    desk = shown()
    path = tmp_path / "orders.csv"
    path.write_text("a,b\n1,2\n")
    desk.tab.import_file(path)
    dialog = desk.dialog(ImportLinksDialog)
    assert dialog.error.text().startswith("orders.csv is no export of links")
    assert not dialog.take.isVisible()


def test_every_control_has_a_name(shown):
    desk = shown()
    desk.tab.go_to(1)
    desk.settle()
    for part in desk.tab.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible():
            named = part.accessibleName() or getattr(part, "text", lambda: "")()
            assert named, f"{part} has no name"
