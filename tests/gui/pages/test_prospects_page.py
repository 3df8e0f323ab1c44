"""The Prospects page in the real window: what it shows, filters, changes and remembers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from core.people import operations as people
from core.prospects import operations as ops
from core.prospects import queries
from core.prospects.places import kind_of, row_of
from core.store.operation import Store
from tests.gui.frame.conftest import opened  # noqa: F401
from tests.gui.frame.opened import TODAY, Opened, make_file


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Four prospects on their way, one who is blocked, and somebody who is nothing yet."""
    path = make_file(tmp_path)
    with Store.open(path) as store:
        barn = ops.add_prospect(
            store,
            "Willow Barn weddings",
            ago(34),
            kind="organisation",
            about="Tess Arden, venue manager",
            their_page="willowbarn.example/suppliers",
            keys=[("handle", "instagram", "willowbarn")],
            tags=["Engaged couples"],
        )
        ops.log_give(store, barn, "followed", TODAY, day=ago(26), words="The arch")
        ops.log_give(store, barn, "commented", TODAY, day=ago(7))
        ops.add_prospect(store, "Harbour Florist", ago(13))
        cycles = ops.add_prospect(store, "Canal Cycles", ago(100))
        ops.log_give(store, cycles, "followed", TODAY, day=ago(80))
        ops.add_prospect(store, "Maren Cole, food writer", ago(1), kind="human")
        blocked = ops.add_prospect(store, "No More Mail", ago(50))
        people.do_not_contact(store, [blocked], "Asked us to stop")
        people.add_person(store, "Ben Ito")
    return path


@pytest.fixture
def page(opened: Opened, file: Path):  # noqa: F811
    window = opened.open(file)
    window.resize(1366, 768)
    window.show_page("prospects")
    opened.settle()
    return window.page


def drawn(page) -> str:
    """The columns that are seen, as they are on the screen."""
    return "; ".join(
        f"{column.title.text()} {column.count.text()}: "
        + ", ".join(one.name.split()[0] for one in column.cards.cards.rows)
        for column in page.stage.board.shown
        if column.cards.cards.rowCount()
    )


def lines(page) -> list[str]:
    """The table as it is on the screen."""
    model = page.stage.table.model
    keys = [column.key for column in model.columns]
    shown = [keys.index(key) for key in ("name", "stage", "due")]
    return [
        " | ".join(model.index(row, column).data() for column in shown)
        for row in range(model.rowCount())
    ]


def open_person(opened, page, name: str):  # noqa: F811
    found = next(one for one in page.board.people.values() if one.name.startswith(name))
    page.open_person(found.person_id)
    opened.settle()
    return page.stage.panel


def test_the_board_shows_who_stands_where_and_hides_who_rests(page):
    assert drawn(page) == "Found 2: Harbour, Maren; Following 1: Canal; Talking 1: Willow"
    page.filters.show_resting(True)
    assert drawn(page).endswith("Do not contact 1: No")
    assert page.summary == "5 people and sites who could send customers your way"


def test_typing_filters_the_board_and_letters_taken_away_bring_it_back(page):
    QTest.keyClicks(page.stage.filter, "willow")
    assert drawn(page) == "Talking 1: Willow"
    QTest.keyClick(page.stage.filter, Qt.Key.Key_Escape)
    assert drawn(page).startswith("Found 2")


def test_the_chips_count_and_filter_who_is_due_and_who_is_going_cold(page):
    assert page.stage.due.text() == "Due this week 3"
    assert page.stage.cold.text() == "Going cold 1"
    page.stage.cold.click()
    assert drawn(page) == "Following 1: Canal"
    page.stage.cold.click()
    page.stage.due.click()
    assert drawn(page) == "Found 1: Harbour; Following 1: Canal; Talking 1: Willow"


def test_a_card_says_its_ledger_and_its_next_step_for_the_ear(page):
    cards = page.stage.board.columns["talking"].cards
    index = cards.cards.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Willow Barn weddings, 2 given, a week ago, Share theirs today"
    )


def test_the_table_sorts_by_a_column_and_keeps_the_order_while_typing(opened, page):  # noqa: F811
    page.stage.tabs.button("table").click()
    opened.settle()
    table = page.stage.table.table
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert lines(page) == [
        "Canal Cycles | Following | 73 days late",
        "Harbour Florist | Found | tomorrow",
        "Maren Cole, food writer | Found | in 13 days",
        "No More Mail | Do not contact | ",
        "Willow Barn weddings | Talking | today",
    ]
    QTest.keyClicks(page.stage.filter, "ar")
    assert [line.split()[0] for line in lines(page)] == ["Harbour", "Maren", "Willow"]


def test_many_are_moved_at_once_and_one_undo_puts_them_back(opened, page):  # noqa: F811
    page.stage.tabs.button("table").click()
    opened.settle()
    page.stage.table.table.selectAll()
    assert page.stage.table.bulk.isVisible()
    page.stage.table.stage_wanted.emit(page.stage.table.chosen_people(), "linked")
    opened.settle()
    assert {line.split(" | ")[1] for line in lines(page)} == {"Linked", "Do not contact"}
    page.runner.undo()
    opened.settle()
    assert "Linked" not in " ".join(lines(page))


def test_a_day_and_a_doer_are_set_for_many(opened, page):  # noqa: F811
    for what, check in (("doer", "Ana"), ("tag", "spring")):
        page.deeds.set_many(what, [1, 2])
        dialog = QApplication.activeModalWidget()
        dialog.field.line.setText(check)
        dialog.main.click()
        opened.settle()
    assert page.board.people[2].doer == "Ana"
    assert page.board.people[2].tags == ("spring",)
    page.deeds.set_many("day", [1, 2])
    QApplication.activeModalWidget().main.click()
    opened.settle()
    assert page.board.people[1].due == TODAY


def test_everyone_shows_who_is_nothing_yet_and_makes_prospects_of_them(opened, page):  # noqa: F811
    page.filters._toggle_everyone(True)
    opened.settle()
    everyone = page.stage.everyone
    assert [one.name for one in everyone.model.rows] == ["Ben Ito"]
    everyone.table.selectAll()
    everyone.make.click()
    opened.settle()
    assert everyone.model.rows == []
    page.stage.active.click()
    opened.settle()
    assert any(line.startswith("Ben Ito") for line in lines(page))


def test_the_panel_says_what_is_missing_and_logs_in_one_click(opened, page):  # noqa: F811
    panel = open_person(opened, page, "Willow")
    assert panel.who.text() == "Tess Arden, venue manager · willowbarn.example/suppliers"
    assert panel.advice.sentence == (
        "One more give. You have given twice and asked nothing. "
        "Your plan says 3 gives over 14 days first."
    )
    assert not panel.ask.isEnabled()
    assert panel.sooner.isVisible()
    panel.give_buttons["helped"].click()
    opened.settle()
    assert panel.timeline.entries[0].touch.what == "helped"
    assert panel.advice.sentence.startswith("Ready to ask.")
    assert panel.ask.isEnabled()
    assert drawn(page).endswith("Ready to ask 1: Willow")


def test_asking_sooner_takes_a_second_step_and_a_reason(opened, page):  # noqa: F811
    panel = open_person(opened, page, "Willow")
    panel.sooner.click()
    dialog = QApplication.activeModalWidget()
    dialog.main.click()
    opened.settle()
    assert dialog.reason.error.text() == (
        "One more give. To ask sooner, say why it should not wait."
    )
    dialog.reason.edit.setPlainText("The list closes on Friday")
    dialog.main.click()
    opened.settle()
    assert drawn(page).endswith("Asked 1: Willow")
    texts = [label.text() for label in panel.timeline.entries[0].findChildren(type(panel.who))]
    assert "Sooner, because The list closes on Friday" in texts


def test_nobody_is_written_to_or_asked_who_is_not_to_be_contacted(opened, page):  # noqa: F811
    panel = open_person(opened, page, "No More Mail")
    assert panel.section.blocked.isVisible()
    assert panel.section.blocked.sentence == "Do not contact. Asked us to stop"
    for widget in (panel.gives, panel.composer, panel.next, panel.advice):
        assert not widget.isVisible()


def test_a_message_is_copied_only_when_whole_and_offers_to_be_logged(opened, page):  # noqa: F811
    panel = open_person(opened, page, "Willow")
    panel.write.click()
    composer = panel.composer
    composer.edit.setPlainText("Hi {name}, see {my_page}")
    assert not composer.copy.isEnabled()
    assert composer.missing.text().startswith("Still missing: their name, your page.")
    composer.edit.setPlainText("Hi Tess, lovely arch")
    composer.copy.click()
    assert QGuiApplication.clipboard().text() == "Hi Tess, lovely arch"
    page.deeds.log_message(1, "give", "commented", "instagram", "Hi Tess, lovely arch")
    opened.settle()
    newest = panel.timeline.entries[0].touch
    assert (newest.what, newest.network, newest.words) == (
        "commented",
        "instagram",
        "Hi Tess, lovely arch",
    )


def test_words_are_kept_as_a_message_changed_and_removed(opened, page):  # noqa: F811
    panel = open_person(opened, page, "Willow")
    panel.write.click()
    panel.composer.edit.setPlainText("Hello {name}, lovely arch")
    panel.composer.keep.click()
    dialog = QApplication.activeModalWidget()
    dialog.name.line.setText("Arch")
    dialog.main.click()
    opened.settle()
    assert panel.composer.start.itemText(0) == "Arch"
    page.deeds.templates()
    opened.settle()
    messages = QApplication.activeModalWidget()
    buttons = {one.accessibleName(): one for one in messages.findChildren(QAbstractButton)}
    buttons["Change Arch"].click()
    change = QApplication.activeModalWidget()
    change.words.edit.setPlainText("Good morning {name}")
    change.main.click()
    opened.settle()
    assert page.opened.templates[0].words == "Good morning {name}"
    buttons = {one.accessibleName(): one for one in messages.findChildren(QAbstractButton)}
    buttons["Remove Arch"].click()
    opened.settle()
    assert messages.none.isVisible()
    messages.reject()


def test_the_length_of_a_message_is_held_against_its_network(opened, page):  # noqa: F811
    panel = open_person(opened, page, "Willow")
    panel.write.click()
    assert panel.composer.network_key == "instagram"
    panel.composer.edit.setPlainText("x" * 2_300)
    assert panel.composer.length.text().startswith("2,300 of 2,200 characters on Instagram")


def test_the_next_step_and_its_day_are_set_in_the_foot(opened, page):  # noqa: F811
    panel = open_person(opened, page, "Harbour")
    panel.next.step_typed.emit("Follow on Instagram")
    panel.next.day_chosen.emit(TODAY + dt.timedelta(2))
    opened.settle()
    one = page.board.people[2]
    assert (one.next_step, one.due) == ("Follow on Instagram", TODAY + dt.timedelta(2))
    assert panel.next.chip.text() == "11 Mar"
    assert panel.next.when.text() == "in 2 days"


def test_moving_to_do_not_contact_and_out_of_it_takes_the_persons_own_word(opened, page):  # noqa: F811
    page.deeds.move(2, "do_not_contact")
    opened.settle()
    assert page.board.people[2].stage == "do_not_contact"
    page.deeds.move(2, "talking")
    opened.settle()
    assert page.board.people[2].stage == "do_not_contact"


def test_search_leads_from_what_was_said_to_the_person(opened, page):  # noqa: F811
    page.go_to(row_of("touch", 1))
    opened.settle()
    opened.until(lambda: page.opened is not None and page.opened.id == 1)
    assert [kind_of(row_of(kind, 7)) for kind in ("person", "touch", "link")] == [
        ("person", 7),
        ("touch", 7),
        ("link", 7),
    ]


def test_view_filters_and_columns_are_remembered(opened, file):  # noqa: F811
    window = opened.open(file)
    window.show_page("prospects")
    opened.settle()
    page = window.page
    page.stage.tabs.button("table").click()
    page.stage.due.click()
    page.filters.show_resting(True)
    kept = page.save_state()
    page.stage.tabs.button("board").click()
    page.stage.due.click()
    page.restore_state(kept)
    opened.settle()
    assert page.filters.view == "table"
    assert page.stage.due.isChecked()
    assert len(lines(page)) == 3
    page.restore_state({"view": 7, "stage": ["x"], "columns": "no", "links": None})
    assert page.filters.view == "board"


def test_the_rules_change_who_is_ready(opened, page):  # noqa: F811
    page.deeds.rules()
    dialog = QApplication.activeModalWidget()
    dialog._set("gives", 2)
    opened.settle()
    assert drawn(page).endswith("Ready to ask 1: Willow")
    dialog.reject()


def test_an_empty_page_teaches_and_adds(opened, tmp_path):  # noqa: F811
    window = opened.open(make_file(tmp_path))
    window.show_page("prospects")
    opened.settle()
    page = window.page
    assert page.empty.isVisible()
    page.empty.button.click()
    dialog = QApplication.activeModalWidget()
    dialog.main.click()
    assert dialog.name.has_error
    dialog.name.line.setText("Willow Barn")
    dialog.page_field.line.setText("javascript:alert(1)")
    dialog.main.click()
    opened.settle()
    assert dialog.page_field.has_error
    dialog.page_field.line.setText("willowbarn.example")
    dialog.main.click()
    opened.settle()
    assert drawn(page) == "Found 1: Willow"
    with_site = queries.facts
    assert window.runner.store is not None
    found: list[object] = []
    window.runner.ask(with_site, 1, then=found.append)
    opened.settle()
    assert found[0].their_page == "https://willowbarn.example"
