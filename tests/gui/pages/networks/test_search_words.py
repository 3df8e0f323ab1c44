"""The words that customers search for, under the third point of a profile check."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest

from core.search.queries import search_words
from gui.widgets.chip import ChipButton
from gui.widgets.toast import Toast
from tests.core.networks import shop
from tests.core.search.exports import QUERIES, loose, whole
from tests.gui.pages.networks.drawing import words

TEACH = (
    "See what people type before they find you: in Google Search Console choose Performance, then "
    "Export, and drop the file here."
)


@pytest.fixture
def made(desk):
    opened = desk(shop.bakery)
    opened.page.open_profile("instagram")
    opened.settle()
    return opened


@pytest.fixture
def part(made):
    return made.page.profile.search_words


def offer(made, path):
    made.page.profile.search_words.open_file(path)
    made.settle()


def chips(made, part):
    made.settle()
    return [chip.text() for chip in part.findChildren(ChipButton) if chip.isVisibleTo(part)]


def test_without_an_export_one_sentence_says_where_to_get_it(part):
    assert words(part) == [TEACH]
    assert part.read_button.isVisible()


def test_an_export_is_previewed_then_taken_and_shown_with_its_source(made, part, tmp_path):
    offer(made, whole(tmp_path))
    assert words(part) == ["juniper.zip", "1 Jan – 31 Mar 2027: 4 words, all of them new."]
    assert search_words(made.reader) == ()
    assert part.preview.take.hasFocus()
    made.press(part, "Take them in")
    assert chips(made, part) == [
        "sourdough near me",
        "birthday cake leeds",
        "croissants",
        "juniper street bakery",
    ]
    assert words(part) == [
        "They know your name already",
        "From Search Console, 1 Jan – 31 Mar 2027",
    ]
    assert part.findChildren(ChipButton)[0].hasFocus()
    assert made.window.findChild(Toast) is not None


def test_taking_an_export_is_undone_and_done_again(made, part, tmp_path):
    offer(made, whole(tmp_path))
    made.press(part, "Take them in")
    made.window.runner.undo()
    assert chips(made, part) == []
    assert words(part) == [TEACH]
    made.window.runner.redo()
    assert len(chips(made, part)) == 4


def test_a_chip_copies_its_words_by_mouse_and_keyboard(made, part, tmp_path):
    offer(made, loose(tmp_path, QUERIES + "bread & butter,9,90,10%,2\n"))
    made.press(part, "Take them in")
    chips(made, part)
    by_text = {chip.text(): chip for chip in part.findChildren(ChipButton)}
    QTest.mouseClick(by_text["sourdough near me"], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "sourdough near me"
    chip = by_text["bread & butter"]
    made.key(chip, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "bread & butter"
    assert chip.accessibleName() == "bread & butter"
    assert chip.accessibleDescription() == (
        "9 clicks, shown 90 times, place 2.0 on average. Copies the words."
    )
    assert chip.shortcut().isEmpty()


def test_the_same_export_again_says_that_nothing_is_new_and_offers_no_taking(made, part, tmp_path):
    offer(made, whole(tmp_path))
    made.press(part, "Take them in")
    offer(made, whole(tmp_path, name="again.zip"))
    assert "1 Jan – 31 Mar 2027: 4 words. Nothing in it is new." in words(part)
    assert not part.preview.take.isVisible()
    assert part.preview.leave.hasFocus()
    made.press(part, "Leave it")
    assert part.read_button.hasFocus()


def test_new_words_and_new_numbers_are_counted(made, part, tmp_path):
    offer(made, whole(tmp_path))
    made.press(part, "Take them in")
    newer = QUERIES.replace("croissants,0", "croissants,3") + "rye,1,2,50%,3\n"
    offer(made, loose(tmp_path, newer))
    assert "5 words. 1 of them is new. 1 has new numbers." in words(part)
    made.press(part, "Take them in")
    assert "rye" in chips(made, part)
    assert words(part)[-1] == "From Search Console"


def test_problems_are_sentences_with_their_lines(made, part, tmp_path):
    offer(made, loose(tmp_path, QUERIES + "".join(f"bread {n},many,1,1%,2\n" for n in range(6))))
    said = words(part)[-1].splitlines()
    assert said[0].startswith("The file does not say which days it counts.")
    assert said[1:] == [
        *(f"Line {line}: “many” is no number." for line in range(6, 10)),
        "And 2 more.",
    ]


def test_another_file_is_refused_in_a_sentence_until_the_right_one_comes(made, part, tmp_path):
    offer(made, loose(tmp_path, "Name,Email\nAnna,anna@example.com\n", "people.csv"))
    sentence = (
        "people.csv is no performance export of Search Console. There choose Performance, then "
        "Export."
    )
    assert words(part) == [TEACH, sentence]
    offer(made, whole(tmp_path))
    assert sentence not in words(part)


def test_escape_leaves_the_preview_and_then_closes_the_panel(made, part, tmp_path):
    offer(made, whole(tmp_path))
    made.key(part.preview.take, Qt.Key.Key_Escape)
    assert words(part) == [TEACH]
    assert made.page.profile.isVisible()
    made.key(part.read_button, Qt.Key.Key_Escape)
    assert not made.page.profile.isVisible()


def test_a_file_is_dropped_on_it(made, part, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(whole(tmp_path)))])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, none)
    part.dropEvent(drop)
    made.settle()
    assert drop.isAccepted()
    assert words(part)[0] == "juniper.zip"


def test_many_words_show_the_most_clicked_and_how_many_there_are(made, part, tmp_path):
    many = "".join(f"bread {n},{n},{n + 9},10%,2\n" for n in range(1, 40))
    offer(made, whole(tmp_path, Queries=f"{QUERIES.splitlines()[0]}\n{many}"))
    made.press(part, "Take them in")
    assert chips(made, part) == [f"bread {n}" for n in range(39, 29, -1)]
    assert words(part) == [
        "From Search Console, 1 Jan – 31 Mar 2027. Of 39 words those with most clicks."
    ]
