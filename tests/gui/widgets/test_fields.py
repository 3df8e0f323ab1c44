"""Fields: they commit what fits, say what does not, and never lose what someone is typing."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from core.text import read_number, use_locale
from gui.widgets.field import ChoiceField, NoteField, TextField
from gui.widgets.inline_text import InlineText
from gui.widgets.number_field import MoneyField, NumberField, RangeField
from gui.widgets.segmented import Segmented


def heard(signal):
    said = []
    signal.connect(lambda *values: said.append(values if len(values) > 1 else values[0]))
    return said


def empty(line, qtbot):
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)


def editor_of(text, kind=QLineEdit):
    return text.findChild(kind)


def test_enter_opens_an_inline_text_and_enter_commits_it(shown, qtbot):
    text = InlineText("Young families", name="Name")
    said = heard(text.committed)
    shown(text)
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClicks(editor_of(text), "Families nearby")
    qtbot.keyClick(editor_of(text), Qt.Key.Key_Return)
    assert said == ["Families nearby"]
    assert not text.editing
    assert text.hasFocus()


def test_f2_and_a_click_open_it_too(shown, qtbot):
    text = InlineText("Young families")
    shown(text)
    qtbot.keyClick(text, Qt.Key.Key_F2)
    assert text.editing
    text.cancel()
    qtbot.mouseClick(text, Qt.MouseButton.LeftButton)
    assert text.editing


def test_escape_takes_the_old_text_back(shown, qtbot):
    text = InlineText("Young families")
    said = heard(text.committed)
    shown(text)
    text.edit()
    qtbot.keyClicks(editor_of(text), "Something else")
    qtbot.keyClick(editor_of(text), Qt.Key.Key_Escape)
    assert (said, text.text, text.editing) == ([], "Young families", False)


def test_leaving_an_inline_text_commits_it(shown, qtbot):
    text = InlineText("Young families")
    said = heard(text.committed)
    window = shown(text)
    text.edit()
    qtbot.keyClicks(editor_of(text), "Families")
    window.elsewhere.setFocus()
    assert said == ["Families"]
    assert window.elsewhere.hasFocus()


def test_text_that_did_not_change_commits_nothing(shown, qtbot):
    text = InlineText("Young families")
    said = heard(text.committed)
    shown(text)
    text.edit()
    qtbot.keyClick(editor_of(text), Qt.Key.Key_Return)
    assert said == []


def test_several_lines_take_enter_and_commit_on_ctrl_enter(shown, qtbot):
    text = InlineText("One", lines=True)
    said = heard(text.committed)
    shown(text)
    text.edit()
    editor = editor_of(text, QPlainTextEdit)
    qtbot.keyClicks(editor, "Two")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "Three")
    assert text.editing
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert said == ["Two\nThree"]


def test_a_text_that_is_too_long_says_so_and_stays_open(shown, qtbot):
    text = InlineText("Name", limit=5)
    said = heard(text.committed)
    shown(text)
    text.edit()
    qtbot.keyClicks(editor_of(text), "Longer")
    qtbot.keyClick(editor_of(text), Qt.Key.Key_Return)
    assert text.editing
    assert text.accessibleDescription() == "That is 6 characters; 5 fit here."
    assert said == []


def test_leaving_a_required_text_empty_keeps_the_old_one_and_says_why(shown, qtbot):
    text = InlineText("Young families", required="A group needs a name.")
    said = heard(text.committed)
    window = shown(text)
    text.edit()
    empty(editor_of(text), qtbot)
    window.elsewhere.setFocus()
    assert (said, text.text) == ([], "Young families")
    assert text.accessibleDescription() == "A group needs a name."


def test_new_words_from_elsewhere_do_not_disturb_who_is_typing(shown, qtbot):
    text = InlineText("Young families")
    shown(text)
    text.edit()
    qtbot.keyClicks(editor_of(text), "Fam")
    text.set_text("Changed by undo")
    assert editor_of(text).text() == "Fam"


def test_a_text_field_commits_once_on_enter_and_leaving(shown, qtbot):
    field = TextField("Name")
    said = heard(field.committed)
    window = shown(field)
    field.line.setFocus()
    qtbot.keyClicks(field.line, " Tess ")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    window.elsewhere.setFocus()
    assert said == ["Tess"]


def test_a_text_field_that_may_not_be_empty_says_its_sentence(shown, qtbot):
    field = TextField("Name", "Tess", required="A person needs a name.")
    said = heard(field.committed)
    window = shown(field)
    field.line.setFocus()
    empty(field.line, qtbot)
    window.elsewhere.setFocus()
    assert said == []
    assert field.error.isVisible()
    assert field.error.text() == "A person needs a name."
    assert field.line.accessibleDescription() == "A person needs a name."
    assert field.line.property("invalid") is True


def test_an_error_that_was_taken_away_gives_the_hint_back(qtbot):
    field = TextField("Site", hint="As on your card")
    qtbot.addWidget(field)
    field.set_error("That is no address.")
    field.clear_error()
    assert not field.has_error
    assert field.line.accessibleDescription() == "As on your card"


def test_a_field_gives_its_label_to_screen_readers(qtbot):
    field = NumberField("Hours a week", unit="h")
    qtbot.addWidget(field)
    assert field.line.accessibleName() == "Hours a week h"
    assert field.label.buddy() is field.line


def test_a_note_commits_on_leaving(shown, qtbot):
    field = NoteField("Note")
    said = heard(field.committed)
    window = shown(field)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "Ask again in May")
    window.elsewhere.setFocus()
    assert said == ["Ask again in May"]


@pytest.mark.parametrize(
    ("locale", "text", "number"),
    [
        ("en_GB", "4,200", 4200),
        ("en_GB", "4 200", 4200),
        ("en_GB", "2.5", 2.5),
        ("de_DE", "4.200", 4200),
        ("de_DE", "2,5", 2.5),
        ("de_DE", "1.234,50", 1234.5),
        ("de_DE", "2.5", 2.5),
        ("de_DE", "12.34.567", None),
        ("es_ES", "1.234,50", 1234.5),
        ("en_US", "1,234.50", 1234.5),
        ("en_GB", "2,5", 2.5),
        ("en_GB", "about five", None),
        ("en_GB", "", None),
    ],
)
def test_numbers_are_read_as_the_owner_writes_them(locale, text, number):
    use_locale(locale)
    read = read_number(text)
    assert (None if read is None else float(read)) == number


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("lots", "Type a number from 0 to 168."),
        ("-1", "Type a number from 0 to 168."),
        ("200", "Type a number from 0 to 168."),
        ("1.25", "Type a number from 0 to 168."),
    ],
)
def test_a_number_that_does_not_fit_says_what_does(shown, qtbot, typed, sentence):
    field = NumberField("Hours", 5, low=0, high=168, digits=1)
    said = heard(field.committed)
    window = shown(field)
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, typed)
    window.elsewhere.setFocus()
    assert field.error.text() == sentence
    assert said == []


def test_an_emptied_number_is_none(shown, qtbot):
    field = NumberField("Hours", 5)
    said = heard(field.committed)
    window = shown(field)
    field.line.setFocus()
    empty(field.line, qtbot)
    window.elsewhere.setFocus()
    assert said == [None]


def test_arrow_keys_step_a_number_within_its_limits(shown, qtbot):
    field = NumberField("Gives", 2, low=1, high=3)
    shown(field)
    for _ in range(3):
        qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert field.value == 3
    for _ in range(5):
        qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert field.value == 1


def test_money_is_kept_in_pence(shown, qtbot):
    field = MoneyField("Cost", 1250, currency="GBP")
    said = heard(field.committed)
    window = shown(field)
    assert field.line.text() == "12.50"
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, "8.1")
    window.elsewhere.setFocus()
    assert said == [810]
    assert field.line.text() == "8.10"


@pytest.mark.parametrize(
    ("locale", "shows", "typed"),
    [
        ("de_DE", "1.234,50", "1.250,75"),
        ("es_ES", "1.234,50", "1250,75"),
        ("en_US", "1,234.50", "1,250.75"),
    ],
)
def test_money_is_shown_and_read_as_the_owners_country_writes_it(qtbot, locale, shows, typed):
    use_locale(locale)
    field = MoneyField("Cost", 123450, currency="EUR")
    qtbot.addWidget(field)
    assert field.line.text() == shows
    field.line.setText(typed)
    assert field.value == 125075


def test_yen_have_no_smaller_coin(qtbot):
    field = MoneyField("Cost", 1250, currency="JPY")
    qtbot.addWidget(field)
    assert field.line.text() == "1,250"
    assert field.value == 1250


def test_an_upside_down_range_is_told_and_not_committed(shown, qtbot):
    field = RangeField("People", 40, 60)
    said = heard(field.committed)
    window = shown(field)
    field.low.setFocus()
    field.low.selectAll()
    qtbot.keyClicks(field.low, "80")
    window.elsewhere.setFocus()
    assert field.error.text() == "80 is more than 60: the smaller number goes first."
    assert said == []


def test_a_range_is_committed_when_both_ends_stand(shown, qtbot):
    field = RangeField("People")
    said = heard(field.committed)
    window = shown(field)
    field.low.setFocus()
    qtbot.keyClicks(field.low, "40")
    field.high.setFocus()
    assert said == []
    qtbot.keyClicks(field.high, "60")
    window.elsewhere.setFocus()
    assert said == [(40, 60)]


def test_a_choice_keeps_keys_of_any_kind(qtbot):
    field = ChoiceField("Network", [((1, "a"), "Instagram"), (None, "Nowhere")], None)
    qtbot.addWidget(field)
    assert field.value is None
    field.set_value((1, "a"))
    assert field.combo.currentText() == "Instagram"


def test_the_wheel_over_a_choice_that_nobody_focused_changes_nothing(shown, qapp):
    field = ChoiceField("Network", [(1, "Instagram"), (2, "Facebook")], 1)
    shown(field)
    place = QPointF(field.combo.rect().center())
    turn = QWheelEvent(
        place,
        field.combo.mapToGlobal(place),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(field.combo, turn)
    assert field.value == 1
    # Nor does the wheel of a real mouse give it the keyboard, after which it would be its own.
    assert field.combo.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_one_of_a_few_is_chosen_by_click_and_by_arrow_key(shown, qtbot):
    paper = Segmented([("a4", "A4"), ("letter", "Letter")], name="Paper")
    said = heard(paper.chosen)
    shown(paper)
    qtbot.mouseClick(paper.button("letter"), Qt.MouseButton.LeftButton)
    assert said == ["letter"]
    paper.button("letter").setFocus()
    qtbot.keyClick(paper.button("letter"), Qt.Key.Key_Left)
    assert paper.value == "a4"
    assert paper.button("a4").isChecked()


def test_choosing_from_code_tells_nobody(qtbot):
    paper = Segmented([("a4", "A4"), ("letter", "Letter")])
    qtbot.addWidget(paper)
    said = heard(paper.chosen)
    paper.set_value("letter")
    assert said == []
    assert paper.value == "letter"
