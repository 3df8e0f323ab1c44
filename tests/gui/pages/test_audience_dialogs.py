"""The dialogs of the Audience page, opened from the page as an owner would."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.audience import operations as audience
from core.plans import operations as plans
from gui.pages.audience.dialogs import AddGroup, DeleteGroup, Swap
from gui.pages.audience.mix_editor import MixEditor
from gui.pages.audience.worksheet import Worksheet
from tests.gui.pages.audience_desk import business, candidates, opened, wedding

ALT = Qt.KeyboardModifier.AltModifier
EXPORT = 'Age,Women,Men\n18-24,60,20\n25-34,10,10\n\n"Top cities"\n"Leeds"\n"15.6"\n'


@pytest.fixture
def shown(qtbot, tmp_path):
    yield from opened(qtbot, tmp_path)


def test_an_empty_file_teaches_with_the_wedding_example(shown):
    desk = shown(business)
    assert desk.page.empty.isVisible()
    desk.press(desk.page.empty.button)
    dialog = desk.dialog(AddGroup)
    dialog.name.line.setText("Newly engaged women")
    desk.press(dialog.main)
    assert desk.group("Newly engaged women").slot is None


def test_a_wedding_site_says_by_keyboard_alone_whom_it_is_for(shown):
    def fresh(store):
        business(store)
        plans.add_plan(store, "Spring 2027", dt.date(2027, 1, 1), dt.date(2027, 6, 30))

    desk = shown(fresh)
    sizes = {
        "Newly engaged women": "38k-52k",
        "Bridesmaids": "90,000 to 140,000",
        "The bride’s parents": "30000-44000",
        "The groom’s parents": "18000-27000",
        "Professional planners": "1800-2600",
    }
    for name in sizes:
        desk.page.new_thing()
        dialog = desk.dialog(AddGroup)
        dialog.name.line.setText(name)
        QTest.keyClick(dialog.name.line, Qt.Key.Key_Return)
        desk.settle()
    for name, size in sizes.items():
        desk.page.open_panel(desk.group(name).id)
        desk.type_over(desk.panel.reach, size)
    assert desk.page.escape()
    for name in ("Bridesmaids", "The bride’s parents"):
        desk.row(name).setFocus()
        QTest.keyClick(desk.row(name), Qt.Key.Key_Up, ALT)
        desk.settle()
    desk.type_over(desk.row("The groom’s parents").reason, "Half as many write to us")
    desk.type_over(desk.row("Professional planners").reason, "Better as prospects")
    assert desk.drawn() == [
        "1 Newly engaged women",
        "2 Bridesmaids",
        "3 The bride’s parents",
        "parked | The groom’s parents | Half as many write to us",
        "parked | Professional planners | Better as prospects",
    ]
    assert desk.card(1).reach.text == "38,000 – 52,000"


def test_an_open_slot_takes_a_new_group_straight_in(shown):
    desk = shown(candidates)
    assert desk.drawn()[:2] == ["1 (Not decided yet)", "2 (Still open)"]
    desk.press(desk.board.slots[1].open.add_button)
    dialog = desk.dialog(AddGroup)
    QTest.keyClicks(dialog.name.line, "Couples")
    QTest.keyClick(dialog.name.line, Qt.Key.Key_Return)
    assert desk.drawn()[0] == "1 Couples"
    assert desk.no_dialog(AddGroup)


def test_a_name_that_is_taken_is_said_at_the_name(shown):
    desk = shown(candidates)
    desk.page.deeds.add_group(None)
    dialog = desk.dialog(AddGroup)
    dialog.name.line.setText("bridesmaids")
    desk.press(dialog.main)
    assert "There is a group called bridesmaids already." in dialog.name.error.text()


def test_focus_with_three_full_asks_who_makes_room_and_parks_with_the_reason(shown):
    desk = shown(wedding)
    desk.press(desk.row("Professional planners").focus_button)
    dialog = desk.dialog(Swap)
    assert dialog.choices.checkedButton().text().startswith("The bride’s parents")
    dialog.reason.line.setText("Their daughters read for them")
    desk.press(dialog.main)
    assert desk.drawn()[2] == "3 Professional planners"
    assert "parked | The bride’s parents | Their daughters read for them" in desk.drawn()


def test_the_worksheet_is_filled_with_enter_alone(shown):
    desk = shown(wedding)
    desk.page.deeds.size_group(desk.group("Bridesmaids").id)
    dialog = desk.dialog(Worksheet)
    for words, low, high in (
        ("Weddings a year", "900", "1100"),
        ("look for help online", "40", "60"),
    ):
        for typed in (words, low, high):
            editor = QApplication.focusWidget()
            QTest.keyClicks(editor, typed)
            QTest.keyClick(editor, Qt.Key.Key_Return)
    assert dialog.outcome.text() == "360 – 660"
    assert len(dialog.lines) == 3
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert dialog.save.hasFocus()
    desk.press(dialog.save)
    kept = desk.group("Bridesmaids")
    assert kept.size == (360, 660)
    assert [step.words for step in kept.steps] == ["Weddings a year", "look for help online"]


def test_a_line_upside_down_is_said_at_the_line_and_cannot_be_used(shown):
    desk = shown(wedding)
    desk.page.deeds.size_group(None)
    dialog = desk.dialog(Worksheet)
    dialog.lines[0].low.setText("900")
    dialog.lines[1].low.setText("60")
    dialog.lines[1].high.setText("40")
    dialog._live()
    assert "upside down" in dialog.lines[1].error.text()
    assert not dialog.save.isEnabled()
    dialog.reject()


def test_a_mix_says_by_how_much_it_misses_and_can_be_made_to_add_up(shown):
    desk = shown(wedding)
    group = desk.group("Bridesmaids").id
    desk.page.deeds.edit_mix(group)
    dialog = desk.dialog(MixEditor)
    for cell, typed in ((("18-29", "women"), "70"), (("30-49", "women"), "20")):
        QTest.keyClicks(dialog.grid.cells[cell], typed)
    assert dialog.says.text() == "The shares add to 90%: 10% are missing."
    assert not dialog.save.isEnabled()
    desk.press(dialog.scale)
    desk.press(dialog.save)
    kept = desk.group("Bridesmaids")
    assert kept.mix == {("18-29", "women"): 77.8, ("30-49", "women"): 22.2}
    assert kept.mix_source == ""


def test_a_mix_is_filled_from_an_export_with_its_source(shown, tmp_path):
    desk = shown(wedding)
    path = tmp_path / "Audience.csv"
    path.write_bytes(b"\xff\xfe" + EXPORT.encode("utf-16-le"))
    desk.page.deeds.edit_mix(desk.group("Bridesmaids").id)
    dialog = desk.dialog(MixEditor)
    dialog.export.open_file(path)
    desk.settle()
    assert dialog.source.text() == "Source: Meta Audience export, imported 9 March 2027"
    desk.press(dialog.export.note_button)
    desk.press(dialog.save)
    kept = desk.group("Bridesmaids")
    assert kept.mix["18-29", "women"] == 65.0
    assert kept.mix_source == "Meta Audience export, imported 9 March 2027"
    assert kept.note.endswith("Cities: Leeds 16%")


def test_a_changed_export_says_that_it_was_changed_by_hand(shown, tmp_path):
    desk = shown(wedding)
    path = tmp_path / "Audience.csv"
    path.write_text(EXPORT)
    desk.page.deeds.edit_mix(desk.group("Bridesmaids").id)
    dialog = desk.dialog(MixEditor)
    dialog.export.open_file(path)
    desk.settle()
    QTest.keyClicks(dialog.grid.cells["65+", "men"], "25")
    desk.press(dialog.scale)
    desk.press(dialog.save)
    said = desk.group("Bridesmaids").mix_source
    assert said.endswith("9 March 2027, changed by hand")

    desk.page.deeds.edit_mix(desk.group("Bridesmaids").id)
    again = desk.dialog(MixEditor)
    QTest.keyClicks(again.grid.cells["30-49", "men"], "25")
    desk.press(again.scale)
    desk.press(again.save)
    assert desk.group("Bridesmaids").mix_source == said


def test_a_file_that_is_no_export_is_said_in_the_dialog(shown, tmp_path):
    desk = shown(wedding)
    path = tmp_path / "orders.csv"
    path.write_text("Name,Total\n#1001,12.00\n")
    desk.page.deeds.edit_mix(desk.group("Bridesmaids").id)
    dialog = desk.dialog(MixEditor)
    dialog.export.open_file(path)
    desk.settle()
    assert dialog.export.preview is None
    assert "no audience export" in dialog.export.findings.body.itemAt(0).widget().text()
    dialog.reject()


def test_deleting_asks_only_when_another_plan_decided_on_the_group(shown):
    def two_plans(store):
        wedding(store)
        old = plans.add_plan(store, "Autumn 2026", dt.date(2026, 7, 1), dt.date(2026, 12, 31))
        audience.focus(store, old, 1)

    desk = shown(two_plans)
    desk.page.deeds.delete(desk.group("Bridesmaids").id)
    assert desk.drawn()[1] == "2 (Still open)"
    desk.page.deeds.delete(desk.group("Newly engaged women").id)
    dialog = desk.dialog(DeleteGroup)
    assert desk.drawn()[0] == "1 Newly engaged women"
    desk.press(dialog.main)
    assert desk.drawn()[0] == "1 (Not decided yet)"
