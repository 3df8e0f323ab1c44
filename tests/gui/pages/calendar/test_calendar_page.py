"""The Calendar page over a real file: what it shows, what is done on it, what it remembers."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from core.calendar.facts import Filters
from gui.pages.calendar.add_dialog import AddDialog
from gui.pages.calendar.qr import QrDialog
from gui.pages.calendar.repeat_form import RepeatDialog, WhichDialog
from gui.pages.calendar.rhythm import RhythmDialog
from gui.pages.calendar.snippets import SnippetsDialog

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
TUESDAY = dt.date(2027, 3, 9)
MARCH = """\
01 Mar: Answer comments
02 Mar: School dinner pudding
08 Mar: Answer comments
09 Mar: Gran’s Sundays, Willow Barn’s page
12 Mar: Hot cross buns
15 Mar: Answer comments
22 Mar: Answer comments
29 Mar: Answer comments"""


def press(desk, key, with_=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(desk.page.grid, key, with_)
    desk.settle()


def line_of(desk, day: int) -> str:
    start = f"{day:02d} "
    return next((line for line in desk.drawn().splitlines() if line.startswith(start)), "")


def test_the_month_shows_what_stands_on_its_days_and_what_repeats(desk):
    assert desk.drawn() == MARCH
    assert desk.page.summary == "March 2027"
    assert [chip.words for chip in desk.page.stage.side.tray.list_model.chips] == [
        "How sourdough is shaped"
    ]


def test_the_mix_and_the_hours_are_those_of_the_month(desk):
    side = desk.page.stage.side
    assert side.mix.sentence.text() == "89% is about them. Keep your own offers to 20% or less."
    assert desk.page.data.weeks[1].words == "8 – 14"
    assert desk.page.data.weeks[1].planned == 60


def test_alt_arrow_moves_a_day_and_undo_brings_it_back(desk):
    desk.page.grid.choose(TUESDAY, desk.key("Gran’s Sundays"), focus=True)
    press(desk, Key.Key_Right, ALT)
    assert line_of(desk, 10) == "10 Mar: Gran’s Sundays"
    assert desk.page.grid.day == dt.date(2027, 3, 10)
    desk.runner.undo()
    desk.settle()
    assert desk.drawn() == MARCH


def test_alt_shift_arrow_puts_an_activity_up_or_down_within_its_day(desk):
    up_or_down = ALT | Qt.KeyboardModifier.ShiftModifier
    desk.page.grid.choose(TUESDAY, desk.key("Gran’s Sundays"), focus=True)
    press(desk, Key.Key_Up, up_or_down)
    assert line_of(desk, 9) == "09 Mar: Gran’s Sundays, Willow Barn’s page", "the first already"
    press(desk, Key.Key_Down, up_or_down)
    assert line_of(desk, 9) == "09 Mar: Willow Barn’s page, Gran’s Sundays"
    assert desk.page.grid.active == desk.key("Gran’s Sundays")
    press(desk, Key.Key_Up, up_or_down)
    assert line_of(desk, 9) == "09 Mar: Gran’s Sundays, Willow Barn’s page"


def test_put_down_within_its_day_an_activity_stands_there_and_undo_takes_it_back(desk):
    grid, gran, barn = desk.page.grid, desk.key("Gran’s Sundays"), desk.key("Willow Barn’s page")
    assert grid.beside(gran) == [gran, barn]
    grid.placed.emit(barn, gran)
    desk.settle()
    assert line_of(desk, 9) == "09 Mar: Willow Barn’s page, Gran’s Sundays"
    assert grid.active == barn
    steps = len(desk.store.steps())
    grid.placed.emit(barn, gran)
    desk.settle()
    assert len(desk.store.steps()) == steps
    desk.runner.undo()
    desk.settle()
    assert line_of(desk, 9) == "09 Mar: Gran’s Sundays, Willow Barn’s page"


def test_space_ticks_off_and_takes_it_back(desk):
    desk.page.grid.choose(TUESDAY, desk.key("Gran’s Sundays"), focus=True)
    press(desk, Key.Key_Space)
    assert line_of(desk, 9) == "09 Mar: Gran’s Sundays ✓, Willow Barn’s page"
    press(desk, Key.Key_Space)
    assert desk.drawn() == MARCH


def test_a_day_of_a_repeat_is_ticked_alone(desk):
    desk.page.grid.choose(dt.date(2027, 3, 8), focus=True)
    press(desk, Key.Key_Space)
    assert line_of(desk, 8) == "08 Mar: Answer comments ✓"
    assert line_of(desk, 15) == "15 Mar: Answer comments"


def test_deleting_a_day_of_a_repeat_asks_which_of_them(desk):
    desk.page.grid.choose(dt.date(2027, 3, 15), focus=True)
    press(desk, Key.Key_Delete)
    desk.dialog(WhichDialog).settled.emit("following")
    desk.settle()
    assert "15 Mar" not in desk.drawn()
    assert "08 Mar" in desk.drawn()


def test_moving_a_day_of_a_repeat_moves_that_one_alone(desk):
    desk.page.grid.choose(dt.date(2027, 3, 15), focus=True)
    press(desk, Key.Key_Right, ALT)
    desk.dialog(WhichDialog).main.click()
    desk.settle()
    assert line_of(desk, 16) == "16 Mar: Answer comments"
    assert line_of(desk, 15) == ""
    assert line_of(desk, 22) == "22 Mar: Answer comments"


def test_n_asks_and_adds_on_the_day_of_the_keyboard(desk):
    desk.page.grid.choose(dt.date(2027, 3, 11), focus=True)
    press(desk, Key.Key_N)
    add = desk.dialog(AddDialog)
    desk.settle()
    assert add.network.value == "instagram"
    QTest.keyClicks(add.what.line, "Which bread for soup?")
    QTest.keyClick(add.what.line, Key.Key_Return)
    desk.settle()
    assert line_of(desk, 11) == "11 Mar: Which bread for soup?"
    assert desk.page.grid.active == desk.key("Which bread for soup?")


def test_a_question_that_was_not_asked_yet_is_suggested_and_then_another(desk):
    desk.page.deeds.add(TUESDAY, kind="question")
    add = desk.dialog(AddDialog)
    add.suggest.click()
    desk.settle()
    first = add.what.value
    add.suggest.click()
    assert first.endswith("?")
    assert add.what.value not in ("", first)
    add.reject()


def test_an_activity_without_words_is_refused_at_its_field(desk):
    desk.page.deeds.add(TUESDAY)
    add = desk.dialog(AddDialog)
    add.main.click()
    assert add.what.has_error
    add.reject()


def test_the_tray_gives_and_takes(desk):
    tray = desk.page.stage.side.tray
    desk.page.grid.choose(TUESDAY)
    tray.placed.emit(tray.list_model.chips[0].key)
    desk.settle()
    assert line_of(desk, 9).endswith("How sourdough is shaped")
    tray.dropped.emit(desk.key("Hot cross buns"))
    desk.settle()
    assert [chip.words for chip in tray.list_model.chips] == ["Hot cross buns"]


def test_a_network_that_is_not_chosen_on_that_day_is_refused_with_the_reason(desk):
    desk.page.deeds.move(desk.key("Hot cross buns"), dt.date(2027, 7, 2))
    desk.settle()
    assert len(desk.said) == 1
    assert desk.drawn() == MARCH


def test_page_down_turns_and_today_comes_back(desk):
    desk.page.grid.choose(TUESDAY, focus=True)
    press(desk, Key.Key_PageDown)
    assert desk.page.summary == "April 2027"
    assert line_of(desk, 5) == "05 Apr: Answer comments"
    desk.page.today_button.click()
    desk.settle()
    assert (desk.page.summary, desk.page.grid.day) == ("March 2027", TUESDAY)


def test_walking_past_the_last_week_turns_the_month(desk):
    desk.page.grid.choose(dt.date(2027, 4, 4), focus=True)
    press(desk, Key.Key_Right)
    assert (desk.page.summary, desk.page.grid.day) == ("April 2027", dt.date(2027, 4, 5))


def test_the_week_and_the_list_show_the_same(desk):
    desk.page.show_view("week")
    desk.settle()
    assert desk.page.summary == "8 Mar – 14 Mar 2027"
    assert len(desk.drawn().splitlines()) == 3
    desk.page.show_view("list")
    desk.settle()
    agenda = desk.page.stage.agenda
    assert [line.title for line in agenda.model.rows][:2] == [
        "Answer comments",
        "School dinner pudding",
    ]


def test_filters_narrow_and_are_remembered(desk):
    desk.page.set_filters(Filters(kind="own_offer"))
    desk.settle()
    assert desk.drawn() == "12 Mar: Hot cross buns"
    assert desk.page.stage.filtered.text() == "Own offer"
    kept = desk.page.save_state()
    desk.page.state.filters = Filters()
    desk.page.restore_state(kept)
    assert desk.page.state.filters == Filters(kind="own_offer")
    desk.page.stage.filtered.click()
    desk.settle()
    assert desk.drawn() == MARCH


def open_(desk, words: str):
    desk.page.open_activity(desk.key(words))
    desk.settle()
    return desk.page.panel


def test_the_panel_changes_what_is_open_and_esc_goes_back_to_the_day(desk):
    panel = open_(desk, "Hot cross buns")
    assert panel.isVisible()
    panel.changed.emit("title", "Hot cross bun pre-orders")
    panel.changed.emit("time", "09:30")
    desk.settle()
    assert line_of(desk, 12) == "12 Mar: Hot cross bun pre-orders"
    assert panel.time.value == "09:30"
    assert desk.page.escape()
    assert not panel.isVisible()
    assert desk.page.grid.day == dt.date(2027, 3, 12)


def test_a_link_goes_out_tagged_and_the_text_is_copied_with_it(desk):
    panel = open_(desk, "Hot cross buns")
    panel.changed.emit("text", "Order by Thursday.")
    panel.changed.emit("link", "juniper.example/buns")
    desk.settle()
    panel.words.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Order by Thursday.\n\nhttps://juniper.example/buns?utm_source=insta")
    panel.words.code.click()
    assert desk.dialog(QrDialog).code.accessibleName() == "QR code 1 of 1"
    desk.dialog(QrDialog).reject()


def test_a_long_text_takes_two_codes_and_says_which(desk):
    panel = open_(desk, "Hot cross buns")
    panel.changed.emit("text", "buns and " * 120)
    desk.settle()
    panel.words.code.click()
    shown = desk.dialog(QrDialog)
    assert shown.which.text() == "1 of 2"
    shown.next.click()
    assert shown.which.text() == "2 of 2"
    shown.reject()


def test_a_text_too_long_for_its_network_says_by_how_much(desk):
    panel = open_(desk, "Hot cross buns")
    panel.words.text.edit.setPlainText("x" * 2210)
    assert panel.words.length.text() == ("10 characters too long for Instagram, which takes 2,200.")


def test_what_it_brought_is_typed_where_it_was_ticked_off(desk):
    panel = open_(desk, "Hot cross buns")
    assert not panel.counts.isVisible()
    panel.tick.click()
    desk.settle()
    assert panel.counts.isVisible()
    panel.counts_changed.emit({"views": 410, "likes": 12})
    desk.settle()
    assert panel.counts.fields["views"].value == 410


def test_an_activity_is_made_to_repeat_and_stops(desk):
    panel = open_(desk, "Hot cross buns")
    panel.repeat.click()
    asked = desk.dialog(RepeatDialog)
    asked.end.set_value("times")
    asked.times.set_value(3)
    asked.main.click()
    desk.settle()
    assert line_of(desk, 19) == "19 Mar: Hot cross buns"
    assert panel.repeat.text() == "Every week on Fri, 3 times"


def test_a_good_one_is_used_again(desk):
    panel = open_(desk, "Hot cross buns")
    panel.reuse.click()
    desk.settle()
    assert panel.details.day is None
    assert panel.details.title == "Hot cross buns"


def test_the_rhythm_fills_the_week_once(desk):
    desk.page.grid.choose(TUESDAY)
    desk.page.dialogs.rhythm()
    desk.settle()
    shown = desk.dialog(RhythmDialog)
    shown.weekday.set_value(3)
    shown.words.set_value("Thank a supplier")
    shown.keep.click()
    desk.settle()
    assert shown.sum.text() == "15 min a week."
    shown.fill.click()
    desk.settle()
    assert line_of(desk, 11) == "11 Mar: Thank a supplier"
    assert desk.toasts == ["1 activity added from the weekly rhythm."]


def test_saved_hashtags_are_kept_and_put_into_a_text(desk):
    desk.page.dialogs.snippets()
    desk.settle()
    shown = desk.dialog(SnippetsDialog)
    shown.name.set_value("Cakes")
    shown.words.set_value("#cake #bristol")
    shown.keep.click()
    desk.settle()
    assert [one.name for one in shown.model.rows] == ["Cakes"]
    shown.reject()
    panel = open_(desk, "Hot cross buns")
    panel.words.put_in("#cake #bristol")
    desk.settle()
    assert panel.details.text == "#cake #bristol"
