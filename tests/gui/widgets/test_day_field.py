"""A field for a day: shown, typed and picked as the owner's country writes it."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from core.text import use_locale
from gui.widgets.day_field import DayField


def test_a_day_can_be_taken_out(shown, qtbot):
    field = DayField("Due", dt.date(2027, 6, 30))
    said = []
    field.committed.connect(said.append)
    shown(field)
    assert field.edit.text() == "30/06/2027"
    qtbot.mouseClick(field.clear_button, Qt.MouseButton.LeftButton)
    assert said == [None]
    assert field.edit.text() == "No day"
    assert not field.clear_button.isVisible()


def test_a_day_that_is_needed_cannot_be_taken_out(shown):
    field = DayField("Due", dt.date(2027, 6, 30), required=True)
    shown(field)
    assert not field.clear_button.isVisible()


def test_arrow_keys_change_a_day_and_leaving_commits_it(shown, qtbot):
    field = DayField("Due", dt.date(2027, 6, 29))
    said = []
    field.committed.connect(said.append)
    window = shown(field)
    field.edit.setFocus()
    qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    assert said == []
    window.elsewhere.setFocus()
    assert said == [dt.date(2027, 6, 30)]


@pytest.mark.parametrize(
    ("locale", "shows", "typed", "first"),
    [
        ("de_DE", "24.12.2026", "31.10.2027", Qt.DayOfWeek.Monday),
        ("es_ES", "24/12/2026", "31/10/2027", Qt.DayOfWeek.Monday),
        ("en_GB", "24/12/2026", "31/10/2027", Qt.DayOfWeek.Monday),
        ("en_US", "12/24/2026", "10/31/2027", Qt.DayOfWeek.Sunday),
    ],
)
def test_a_day_is_shown_and_typed_as_the_owners_country_writes_it(
    shown, qtbot, locale, shows, typed, first
):
    use_locale(locale)
    field = DayField("Due", dt.date(2026, 12, 24))
    shown(field)
    assert field.edit.text() == shows
    assert field.edit.calendarWidget().firstDayOfWeek() == first
    field.edit.setFocus()
    field.edit.lineEdit().selectAll()
    qtbot.keyClicks(field.edit, typed)
    assert field.value == dt.date(2027, 10, 31)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("31.10.2027", dt.date(2027, 10, 31)),
        ("31102027", dt.date(2027, 10, 31)),
        ("5.1.2028", dt.date(2028, 1, 5)),
        # A day alone stays in the month that is shown, and is one of it.
        ("31", dt.date(2027, 2, 28)),
        ("3", dt.date(2027, 2, 3)),
        ("24.12.26", dt.date(2026, 12, 24)),
    ],
)
def test_a_day_can_be_typed_with_or_without_what_parts_it(shown, qtbot, typed, day):
    use_locale("de_DE")
    field = DayField("Due", dt.date(2027, 2, 10))
    said = []
    field.committed.connect(said.append)
    window = shown(field)
    field.edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(field.edit, typed)
    window.elsewhere.setFocus()
    assert said == [day]
