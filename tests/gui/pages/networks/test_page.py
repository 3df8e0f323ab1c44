"""Places, the table, and choosing on the Networks page."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from core.networks import operations as networks
from core.networks import queries
from gui.pages.networks.dialogs import (
    ReasonDialog,
    SwapDialog,
)
from gui.palette import Palette
from gui.theme import theme
from tests.core.networks import shop
from tests.gui.pages.networks.drawing import places, table, words


def test_the_page_shows_places_and_fits(desk):
    made = desk(shop.bakery)
    assert made.page.summary == "Two, at most three, done well · 4 of 5 h a week"
    assert places(made.page) == [
        "1 Instagram, 2.5 h a week, Conversation with families, 0 of 8",
        "2 Facebook, 1.5 h a week, Events and pre-orders, 0 of 8",
        "Third place open: Two is plenty. You have 1 h a week left for another.",
    ]
    assert table(made.page, "facebook", "pinterest") == [
        "Facebook | 78 | 72 | 70 | 70 | – | 73 | "
        "Reaches all 3 groups; fits into your week | Chosen",
        "Pinterest | 51 | 54 | 50 | 90 | – | 58 | Reaches 2 of 3 groups; shows up in search | ",
    ]


def test_results_that_come_later_have_room_for_their_figure(desk):
    made = desk(shop.bakery)
    made.window.resize(1366, 768)
    shown = made.page.table
    at = [column.key for column in shown.rows_model.columns].index("results")

    shown.show_rows(
        tuple(
            replace(row, score=replace(row.score, parts={**row.score.parts, "results": 52.0}))
            for row in shown.rows_model.rows
        )
    )

    assert shown.columnWidth(at) >= shown.sizeHintForIndex(shown.rows_model.index(0, at)).width()


def test_space_on_a_row_chooses_it_and_asks_for_its_role(desk):
    made = desk(shop.bakery)
    made.go_to_row("pinterest")
    made.key(made.page.table, Qt.Key.Key_Space)
    assert places(made.page)[2] == "3 Pinterest, –, –, 0 of 8"
    card = made.page.slots.card_of("pinterest")
    assert card.role.editing
    QTest.keyClicks(card.role.focusProxy(), "Cakes that are saved")
    made.key(card.role.focusProxy(), Qt.Key.Key_Return)
    assert queries.choices(made.reader, 1)[2].role == "Cakes that are saved"


def test_the_button_of_a_row_chooses_it(desk):
    made = desk(shop.bakery)
    (button,) = [
        b
        for b in made.page.table.findChildren(QPushButton)
        if b.accessibleName() == "Choose LinkedIn"
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    made.settle()
    assert [choice.network for choice in queries.choices(made.reader, 1)][2] == "linkedin"


def test_with_every_place_taken_choosing_asks_whom_to_swap(desk):
    made = desk(lambda store: shop.full(store, cap=2))
    made.page.choose("linkedin")
    dialog = made.dialog(SwapDialog)
    said = "Instagram and Facebook fill both places. Take one out to choose LinkedIn."
    assert said in words(dialog)
    dialog.options["instagram"].click()
    dialog.reason.edit.setPlainText("Our office managers are elsewhere")
    made.press(dialog, "Swap")
    assert [choice.network for choice in queries.choices(made.reader, 1)] == [
        "linkedin",
        "facebook",
    ]
    assert queries.not_now(made.reader, 1) == {"instagram": "Our office managers are elsewhere"}


def test_not_now_is_asked_for_with_its_reason_and_taken_back(desk):
    made = desk(shop.bakery)
    made.page.open_evidence("tiktok")
    made.press(made.page.sheet, "Not now, because…")
    dialog = made.dialog(ReasonDialog)
    QTest.keyClicks(dialog.reason.edit, "Nobody has time to film")
    made.press(dialog, "Save")
    (row,) = table(made.page, "tiktok")
    assert row.endswith("Not now: Nobody has time to film | Not now")
    made.press(made.page.sheet, "Consider again")
    assert queries.not_now(made.reader, 1) == {}


def test_hours_are_typed_where_they_stand(desk):
    made = desk(shop.bakery)
    card = made.page.slots.card_of("facebook")
    made.type_over(card.hours, "4")
    assert card.hours.text == "4 h a week"
    assert made.page.messages.warning.sentence == (
        "The networks take 6.5 h a week, and the week has 5 h: 1.5 h too many. "
        "Take less on, or find the time."
    )
    made.type_over(card.hours, "lots")
    assert card.hours.text == "4 h a week"
    assert queries.choices(made.reader, 1)[1].hours == 4


def test_alt_and_arrows_move_a_network_to_another_place(desk):
    made = desk(shop.bakery)
    card = made.page.slots.card_of("instagram")
    card.setFocus()
    made.key(card, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [line.split(",")[0] for line in places(made.page)[:2]] == ["1 Facebook", "2 Instagram"]


def test_two_places_are_enough_and_a_third_is_allowed_again(desk):
    made = desk(shop.bakery)
    third = made.page.slots.open_places[2]
    made.press(third, "Two places are enough")
    assert places(made.page)[2] == "Two places: This plan goes without a third network."
    made.press(third, "Allow a third")
    assert places(made.page)[2].startswith("Third place open")


def test_without_groups_the_page_says_what_to_do_first(desk):
    made = desk(shop.spring)
    assert made.page.summary == "Not decided yet · pick two, at most three"
    assert made.page.messages.teaching.sentence.startswith("Who do you talk to?")
    assert places(made.page)[0] == "First place open: Choose one from the table below."
    made.press(made.page.messages.teaching, "Go to Audience")
    assert made.window.page.key == "audience"


def test_without_a_plan_the_page_leads_to_one(desk):
    made = desk(shop.start)
    assert made.page.empty.isVisible()
    made.press(made.page.empty, "Go to Goals")
    assert made.window.page.key == "goals"


def test_undo_shows_what_was_before(desk):
    made = desk(shop.bakery)
    made.page.take_out("instagram")
    made.settle()
    assert places(made.page)[0].startswith("1 Facebook")
    made.window.runner.undo()
    made.settle()
    assert places(made.page)[0].startswith("1 Instagram")


@pytest.mark.parametrize("text_size", [100, 150])
def test_columns_fold_until_nothing_is_cut_off(desk, qapp, text_size):
    theme().choose(text_size=text_size)
    made = desk(shop.bakery)
    made.window.resize(1100, 680)
    made.qtbot.wait(50)
    view = made.page.table
    assert view.horizontalScrollBar().maximum() == 0
    assert not {"name", "fit", "state"} & set(view.folded())
    for card in made.page.slots.cards[:2]:
        assert card.width() >= card.minimumSizeHint().width()
    made.page.open_evidence("facebook")
    made.qtbot.wait(50)
    assert made.page.sheet.isVisible()
    assert made.page.sheet.width() >= made.page.sheet.minimumSizeHint().width()


def test_reading_the_page_again_stays_under_50_ms(desk):
    made = desk(shop.bakery)
    took = []
    for _ in range(5):
        start = time.perf_counter()
        made.page.show_data(made.page.load(made.reader))
        took.append(time.perf_counter() - start)
    assert min(took) < 0.05


def test_an_own_name_of_sixty_letters_is_shown_whole(desk):
    def fill(store):
        plan = shop.spring(store)
        key = networks.add_own_network(store, "Stricken und Häkeln für alle, die gerne etwas wagen")
        networks.choose(store, plan, key)

    made = desk(fill)
    made.qtbot.wait(50)
    card = made.page.slots.cards[0]
    assert card.name.height() >= card.name.heightForWidth(card.name.width())


@pytest.mark.parametrize("typed", ["juniperst", "Events", "film"])
def test_what_the_search_finds_opens_its_network(desk, typed):
    def fill(store):
        plan = shop.bakery(store)
        networks.decide_against(store, plan, "tiktok", "Nobody has time to film")
        networks.set_profile(store, "pinterest", handle="juniperstreet")

    made = desk(fill)
    palette = Palette.open_over(made.window)
    QTest.keyClicks(palette.line, typed)
    made.qtbot.waitUntil(
        lambda: any(one.row.group == "Networks" for one in palette.entries), timeout=3000
    )
    next(one for one in palette.entries if one.row.group == "Networks").act()
    palette.leave()
    made.qtbot.waitUntil(lambda: made.page.sheet.isVisible(), timeout=3000)
    wanted = {"juniperst": "Pinterest", "Events": "Facebook", "film": "TikTok"}
    assert made.page.sheet.title.text() == wanted[typed]
