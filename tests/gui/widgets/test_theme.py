"""The theme: readable in both halves, switched while it runs, larger where asked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from gui.stylesheet import compose
from gui.theme import ROLES, TABULAR, TEXT_PAIRS, TOKENS, install, theme


def _brightness(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_brightness(one), _brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_contrast_that_the_standard_gives():
    assert _contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert _contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS, ids=lambda token: token)
def test_every_text_can_be_read_on_its_ground(text, ground, dark):
    assert _contrast(TOKENS[text][dark], TOKENS[ground][dark]) >= 4.5


@pytest.mark.parametrize("name", ROLES)
def test_every_role_can_be_read_on_paper_and_on_cards(name):
    for dark in (False, True):
        for ground in ("paper", "card"):
            assert _contrast(TOKENS[ROLES[name].token][dark], TOKENS[ground][dark]) >= 4.5


def test_the_ring_of_focus_stands_out_from_every_ground():
    for dark in (False, True):
        for ground in ("paper", "card", "side"):
            assert _contrast(TOKENS["stamp"][dark], TOKENS[ground][dark]) >= 3


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_an_empty_field_asks_for_can_be_read(look, qtbot, kind, mode):
    look.choose(mode=mode)
    field = kind()
    qtbot.addWidget(field)
    field.ensurePolished()
    asked = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert asked.alpha() == 255
    assert _contrast(asked.name().upper(), look.hex("card")) >= 4.5


def test_dark_is_applied_at_once_and_said(qapp, look, qtbot):
    with qtbot.waitSignal(look.changed):
        look.choose(mode="dark")
    assert look.hex("card") == "#1F232E"
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == "#171A22"


def test_a_theme_that_follows_the_system_changes_with_it(qapp, look, qtbot):
    look.choose(mode="system")
    hints = qapp.styleHints()
    assert look.dark == (hints.colorScheme() == Qt.ColorScheme.Dark)
    with qtbot.waitSignal(look.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_a_theme_that_was_chosen_does_not_follow_the_system(qapp, look, qtbot):
    look.choose(mode="light")
    with qtbot.assertNotEmitted(look.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_text_grows_with_its_setting_and_lengths_with_it(look, qtbot):
    label = QLabel("Juniper Street Bakery")
    qtbot.addWidget(label)
    small = label.sizeHint().width()
    look.choose(text_size=150)
    label.ensurePolished()
    assert label.sizeHint().width() == pytest.approx(small * 1.5, rel=0.05)
    assert look.px(32) == 48


@pytest.mark.parametrize(("asked", "given"), [(50, 90), (90, 90), (150, 150), (400, 150)])
def test_text_is_never_smaller_than_90_nor_larger_than_150_per_cent(look, asked, given):
    look.choose(text_size=asked)
    assert look.text_size == given


def test_buttons_and_fields_are_32_pixels_high(look, qtbot):
    from PySide6.QtWidgets import QComboBox, QLineEdit

    for kind in (QPushButton, QLineEdit, QComboBox):
        widget = kind()
        qtbot.addWidget(widget)
        assert widget.sizeHint().height() == 32, kind


def test_titles_are_bricolage_and_the_rest_is_inter(look):
    assert QFontInfo(look.font("title")).family().startswith("Bricolage Grotesque")
    assert QFontInfo(look.font("body")).family() == "Inter"
    assert QFontInfo(look.font("title")).pixelSize() == 24
    assert QFontInfo(look.font("hint")).pixelSize() == 12


def test_figures_are_tabular_only_where_they_stand_under_each_other(qapp, look):
    assert look.font("body", tabular=True).featureValue(TABULAR) == 1
    assert look.font("body").featureValue(TABULAR) == 0
    assert qapp.font().featureValue(TABULAR) == 0


def test_there_is_one_theme(qapp, look):
    assert theme() is look
    assert install(qapp, mode="light") is look


def test_the_style_sheet_can_be_read_wherever_its_marks_are(qapp, look, tmp_path, qtbot):
    folder = tmp_path / "-- Ana's (shop)"
    folder.mkdir()
    box = QCheckBox("Paid")
    qtbot.addWidget(box)
    # Qt warns of a sheet that it cannot read, and a warning fails the test.
    box.setStyleSheet(compose(look, str(folder)))
    box.show()
    assert (folder / "check-FFFFFF.svg").exists()
