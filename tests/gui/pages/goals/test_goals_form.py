"""Adding goals, bets and figures, in the real window over a real file."""

import datetime as dt

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core.goals import operations as goals
from core.plans import operations as plans
from tests.gui.pages.goals.desk import START, TODAY, bakery, drawn, spring


def test_an_empty_plan_teaches_what_a_goal_is_and_opens_the_form(desk):
    made = desk(spring)
    page = made.page
    assert page.empty.isVisible()
    QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert page._form.isVisible()
    assert not page.empty.isVisible()
    assert page.escape()
    assert page.empty.isVisible()


def test_a_goal_is_added_with_the_keyboard_alone(desk):
    made = desk(spring)
    page = made.page
    page.new_thing()
    form = page._form
    QTest.keyClicks(form.heading.line, "More regulars")
    form.measure.set_value("regulars")
    form._measure_changed("regulars")
    QTest.keyClicks(form.start.line, "44")
    QTest.keyClicks(form.aim.line, "80")
    QTest.keyClick(form.aim.line, Qt.Key.Key_Return)
    made.settle()
    assert page._form is None
    assert drawn(page) == (
        "More regulars [Due 30 June]\n"
        "  44 from 44 aim 80 [On course] Regulars, Kept by hand, 1 January"
    )


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(desk):
    made = desk(spring)
    page = made.page
    page.new_thing()
    form = page._form
    form.heading.line.setText("زبائن 🌷")
    QTest.keyClicks(form.aim.line, "forty")
    form.accept()
    assert form.aim.error.text() == "Type a figure, for example 40."
    form.aim.line.setText("140")
    form.accept()
    made.settle()
    assert form.aim.error.text() == "A share is between 0 and 100 per cent."
    assert form.heading.value == "زبائن 🌷"
    form.aim.line.setText("40")
    form.heading.line.setText("x" * 10_000)
    form.accept()
    assert form.heading.error.text() == (
        "This has 10,000 characters; there is room for 120. Shorten it."
    )
    assert len(form.heading.value) == 10_000


def test_a_vanity_title_is_turned_into_a_stepping_stone_of_the_goal_it_serves(desk):
    made = desk(bakery)
    page = made.page
    page.new_thing()
    form = page._form
    QTest.keyClicks(form.heading.line, "Get 500 likes")
    assert form.stone_bar.sentence.startswith("Likes are a stepping stone, not a goal.")
    form.stone_bar.acted.emit()
    assert form.submit.text() == "Add stepping stone"
    assert not form.due.isVisible()
    QTest.keyClicks(form.aim.line, "500")
    QTest.keyClick(form.aim.line, Qt.Key.Key_Return)
    made.settle()
    assert made.view(0).stones.cells[-1].words.text == "Get 500 likes"
    assert made.view(0).stones.cells[-1].below.text() == "aim 500"


def test_followers_counted_by_hand_are_asked_about_before_they_are_kept(desk):
    made = desk(bakery)
    made.page.new_thing()
    form = made.page._form
    form.measure.set_value("counter")
    form._measure_changed("counter")
    QTest.keyClicks(form.heading.line, "Grow on Instagram")
    QTest.keyClicks(form.narrowing.line, "followers")
    QTest.keyClicks(form.aim.line, "2000")
    form.accept()
    assert form.is_stone
    assert form.leads_to.isVisible()
    form.accept()
    made.settle()
    assert made.view(0).stones.cells[-1].words.text == "Grow on Instagram"


def test_on_the_due_day_the_bet_asks_what_it_came_to(desk):
    def due(store):
        bakery(store)
        goals.set_days(store, 1, None, TODAY)
        goals.place_bet(store, 1, 36, 42, START)

    made = desk(due)
    assert made.view().bet_button.text() == "Settle the bet"
    made.view().bet_button.click()
    assert made.dialog(QDialog).outcome.value == "34.1"
    made.dialog(QDialog).reject()


def test_the_bet_is_noted_and_an_upside_down_range_is_said_at_the_field(desk):
    made = desk(bakery)
    made.view().bet_button.click()
    dialog = made.dialog(QDialog)
    dialog.low.line.setText("42")
    dialog.high.line.setText("36")
    dialog.main.click()
    made.settle()
    assert dialog.low.error.text() == "The lower end is above the upper end. Swap the two figures."
    dialog.low.line.setText("36")
    dialog.high.line.setText("42")
    dialog.main.click()
    made.settle()
    assert made.view().bet.text() == "The team expects 36 – 42%."


def test_a_bet_is_settled_with_what_came_out(desk):
    def with_bet(store):
        bakery(store)
        goals.place_bet(store, 1, 36, 42, TODAY)

    made = desk(with_bet)
    made.view().bet_button.click()
    dialog = made.dialog(QDialog)
    dialog.outcome.line.setText("38.5")
    dialog.main.click()
    made.settle()
    assert made.view().bet.text() == "The team expected 36 – 42%. It came to 38.5%: held."
    assert made.page.summary == "What the business gets out of it · your ranges held 1 of 1"


def test_figures_of_any_day_are_noted_corrected_and_removed(desk):
    made = desk(bakery)
    made.view().trend.click()
    dialog = made.dialog(QDialog)
    dialog.day.set_value(dt.date(2027, 2, 1))
    dialog.value.line.setText("33 %")
    dialog.main.click()
    made.settle()
    rows = dialog.table.rows_model.rows
    assert [r.value for r in rows] == [34.1, 33, 31.3]
    dialog._correct(rows[0], "34.5")
    made.settle()
    dialog.table.select_key(rows[1].id)
    dialog.remove.click()
    made.settle()
    assert [r.value for r in dialog.table.rows_model.rows] == [34.5, 31.3]
    dialog.reject()


def test_opening_the_form_shows_no_window_of_its_own(desk):
    made = desk(bakery)
    seen = []

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
                seen.extend([watched] if watched.isWindow() else [])
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    made.page.add_goal()
    made.window.runner.run(goals.set_why, 1, "A toast says so")
    made.settle()
    QApplication.instance().removeEventFilter(watch)
    assert seen == []


def test_every_control_has_a_name_for_the_ear(desk):
    page = desk(bakery).page
    page.add_goal()
    nameless = [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not (hasattr(widget, "text") and isinstance(widget.text, type(len)) and widget.text())
    ]
    assert nameless == []


def test_a_form_that_is_open_follows_the_plan_and_its_goals(desk):
    made = desk(bakery)
    made.page.add_goal()
    form = made.page._form
    form.heading.set_value("More weddings")
    made.window.runner.run(goals.delete_goal, 1)
    made.settle()
    assert form.leads_to.combo.itemText(0) == "Take 80 pre-orders a week"
    autumn = (dt.date(2027, 7, 1), dt.date(2027, 12, 31))
    made.window.runner.run(plans.add_plan, "Autumn 2027", *autumn)
    made.window.runner.run(plans.pick_plan, 2)
    made.settle()
    assert form.due.value == autumn[1]
    assert form.leads_to.combo.itemText(0) == "Decide later"
    assert form.heading.value == "More weddings"
