"""The Audience page in the real window, over a real file."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.audience import operations as audience
from core.audience.trade import GroupTrade
from gui.pages.audience.data import trade_words
from gui.pages.audience.dialogs import Swap
from gui.widgets.drag import packed
from tests.gui.pages.audience_desk import business, candidates, opened, wedding

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def shown(qtbot, tmp_path):
    yield from opened(qtbot, tmp_path)


def put_down(target, group):
    """Drop a group on a slot, as the mouse does."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    data = packed("group", group)
    target.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, data, left, none))


def test_the_page_shows_who_is_in_focus_and_who_waits(shown):
    assert shown(wedding).drawn() == [
        "1 Newly engaged women",
        "2 Bridesmaids",
        "3 The bride’s parents",
        "new | Professional planners",
        "parked | The groom’s parents | Read what the bride’s parents read",
    ]


def test_a_sliver_of_the_orders_is_under_one_per_cent_and_not_none(shown):
    data = shown(wedding).page.data
    group = data.page.focus[1]
    sliver = replace(data, trade={group.id: GroupTrade(1, 0.004)})
    assert trade_words(group, sliver) == "under 1% of your orders, from 1 customer in it"


def test_three_groups_say_that_they_are_full_and_two_do_not(shown):
    desk = shown(wedding)
    assert desk.board.full.isVisible()
    assert desk.board.full.sentence.startswith("Three groups is full. Swap one out")
    desk.page.wishes.park_wanted.emit(desk.card(3).group_id)
    desk.settle()
    assert not desk.board.full.isVisible()


def test_focus_fills_the_first_open_slot(shown):
    desk = shown(candidates)
    desk.press(desk.row("Bridesmaids").focus_button)
    assert desk.drawn()[0] == "1 Bridesmaids"


def test_alt_and_the_arrows_move_between_slots_and_park(shown):
    desk = shown(wedding)
    desk.card(1).setFocus()
    QTest.keyClick(desk.card(1), Qt.Key.Key_Right, ALT)
    assert desk.drawn()[:2] == ["1 Bridesmaids", "2 Newly engaged women"]
    assert desk.card(2).hasFocus()
    QTest.keyClick(desk.card(2), Qt.Key.Key_Down, ALT)
    assert desk.drawn()[1] == "2 (Still open)"
    row = desk.row("Newly engaged women")
    desk.qtbot.waitUntil(lambda: row.reason.editing)
    QTest.keyClicks(row.reason.focusProxy(), "Next year")
    QTest.keyClick(row.reason.focusProxy(), Qt.Key.Key_Return)
    assert "parked | Newly engaged women | Next year" in desk.drawn()
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Up, ALT)
    assert desk.drawn()[1] == "2 Newly engaged women"


def test_the_arrow_keys_alone_move_a_card_by_its_grip(shown):
    desk = shown(wedding)
    QTest.keyClick(desk.card(3).grip, Qt.Key.Key_Left)
    assert desk.drawn()[1:3] == ["2 The bride’s parents", "3 Bridesmaids"]


def test_a_group_dropped_on_another_slot_changes_places(shown):
    desk = shown(wedding)
    put_down(desk.board.slots[1], desk.group("The bride’s parents").id)
    assert desk.drawn()[:3] == [
        "1 The bride’s parents",
        "2 Bridesmaids",
        "3 Newly engaged women",
    ]


def test_a_parked_group_dropped_on_a_card_asks_for_that_swap(shown):
    desk = shown(wedding)
    put_down(desk.board.slots[1], desk.group("Professional planners").id)
    assert desk.dialog(Swap).choices.checkedId() == desk.group("Newly engaged women").id


def test_a_card_dropped_on_the_parked_list_is_parked(shown):
    desk = shown(wedding)
    put_down(desk.board.parked, desk.group("Bridesmaids").id)
    assert "parked | Bridesmaids" in desk.drawn()


def test_a_slot_that_would_take_the_group_shows_it_while_one_hovers(shown):
    desk = shown(wedding)
    slot, carried = desk.board.slots[2], packed("group", desk.group("Professional planners").id)
    move = Qt.DropAction.MoveAction
    none = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    QApplication.sendEvent(slot, QDragEnterEvent(QPoint(5, 5), move, carried, left, none))
    assert slot.card.selected
    QApplication.sendEvent(slot, QDragLeaveEvent())
    assert not slot.card.selected
    own = packed("group", slot.card.group_id)
    QApplication.sendEvent(slot, QDragEnterEvent(QPoint(5, 5), move, own, left, none))
    assert not slot.card.selected


def test_undo_brings_a_swapped_group_back(shown):
    desk = shown(wedding)
    before = desk.drawn()
    QTest.keyClick(desk.card(1), Qt.Key.Key_Right, ALT)
    desk.settle()
    desk.window.runner.undo()
    assert desk.drawn() == before


def test_texts_are_typed_where_they_stand(shown):
    desk = shown(wedding)
    desk.type_over(desk.card(1).name, "Brides to be")
    desk.type_over(desk.card(1).reach, "650-1100")
    assert desk.card(1).reach.text == "650 – 1,100"
    assert desk.group("Brides to be").size == (650, 1100)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("1100-650", "upside down"), ("a lot", "is no range"), ("-5", "is no range")],
)
def test_a_senseless_size_is_said_and_the_old_one_stands(shown, typed, said):
    desk = shown(wedding)
    before = desk.card(1).reach.text
    desk.type_over(desk.card(1).reach, typed)
    assert desk.card(1).reach.text == before
    assert said in desk.window.messages.sentence


def test_half_typed_words_survive_a_change_elsewhere(shown):
    desk = shown(wedding)
    desk.card(1).who.edit()
    QTest.keyClicks(desk.card(1).who.focusProxy(), "Women who said")
    desk.page.run(audience.set_size, desk.group("Bridesmaids").id, 5, 6)
    desk.settle()
    assert desk.card(1).who.focusProxy().toPlainText() == "Women who said"


def test_enter_opens_the_panel_and_escape_leads_back(shown):
    desk = shown(wedding)
    desk.card(2).setFocus()
    QTest.keyClick(desk.card(2), Qt.Key.Key_Return)
    assert desk.panel.isVisible()
    assert desk.panel.name.text == "Bridesmaids"
    assert desk.page.escape()
    assert not desk.panel.isVisible()
    assert desk.card(2).hasFocus()


def test_the_panel_lies_over_the_page_where_there_is_little_room(shown):
    desk = shown(wedding, size=(1100, 680))
    desk.page.open_panel(desk.card(1).group_id)
    QApplication.processEvents()
    assert desk.panel.geometry().right() < desk.page.width()
    assert desk.board.width() == desk.page.width()
    assert not desk.board.horizontalScrollBar().isVisible()


def test_networks_overlaps_and_words_are_kept_from_the_panel(shown):
    desk = shown(wedding)
    group = desk.group("Newly engaged women")
    other = desk.group("Bridesmaids").id
    desk.page.open_panel(group.id)
    desk.panel.gathers.chosen.emit(("pinterest", "instagram"))
    desk.type_over(desk.panel.texts["words"], "our date", Qt.Key.Key_Tab)
    desk.panel.overlaps._ask(other)
    edit = desk.panel.overlaps.edits[other]
    QTest.keyClicks(edit, "64")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    kept = desk.group("Newly engaged women")
    assert (kept.gathers, kept.words) == (("instagram", "pinterest"), "our date")
    assert kept.overlaps == {other: 64}
    assert desk.board.warned[0].sentence == (
        "Newly engaged women and Bridesmaids overlap by 64%. "
        "Over half are the same people: one place could go to others."
    )


def test_without_a_plan_groups_are_kept_but_nothing_is_focused(shown):
    def between_plans(store):
        business(store)
        audience.add_segment(store, "Newly engaged women")

    desk = shown(between_plans)
    assert desk.board.no_plan.isVisible()
    assert not desk.board.slots[1].isVisible()
    assert not desk.row("Newly engaged women").focus_button.isVisible()


def test_the_menu_offers_the_other_places_and_parking(shown):
    desk = shown(wedding)
    words = [a.text() for a in desk.page.group_menu(desk.group("Bridesmaids")).actions()]
    assert [w for w in words if w] == [
        "Open",
        "Make it the primary group",
        "Make it sub-group 2",
        "Park it",
        "Work out its size",
        "Ages and sexes",
        "Delete",
    ]


def test_going_to_a_group_puts_the_keyboard_on_it(shown):
    desk = shown(wedding)
    desk.window.show_page("audience", desk.group("The groom’s parents").id)
    desk.settle()
    assert desk.row("The groom’s parents").hasFocus()


def test_thirty_parked_groups_come_back_within_a_twentieth_of_a_second(shown):
    def many(store):
        wedding(store)
        for n in range(30):
            audience.add_segment(store, f"مجموعة {n} 🧁 with a name that goes on and on and on")

    desk = shown(many)
    desk.window.show_page("goals")
    desk.settle()
    took = []
    for _ in range(5):
        began = time.perf_counter()
        desk.window.show_page("audience")
        QApplication.processEvents()
        took.append(time.perf_counter() - began)
        desk.window.show_page("goals")
        desk.settle()
    assert min(took) < 0.05
