"""Exports through the real window: dropped, looked at, asked about, taken in, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from gui.imports.listing import ImportsList
from gui.imports.window import ImportWindow
from gui.pages.prospects.importing import ImportContacts
from gui.window import Window
from tests.gui.frame.opened import Opened

ORDERS = "Order,Date,Total,Email\n1,2027-01-04,5.00,ana@x.example\n2,2027-01-05,6.00,bo@x.example\n"
TIKTOK = "Date,Video views,Profile views,Likes\n2027-01-01,10,1,2\n2029-01-01,1,1,1\n"
STRIPE = (
    "id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email\n"
    "{id},2027-01-05 10:00:00,5.00,0.00,gbp,Paid,ana@x.example\n"
)


def gone(dialog: QWidget) -> bool:
    """Whether it closed; it is deleted then."""
    return not isValid(dialog) or not dialog.isVisible()


class Hands:
    """What the owner does with exports."""

    def __init__(self, opened: Opened, window: Window, folder: Path) -> None:
        self.opened, self.window, self.folder = opened, window, folder

    def file(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, "utf-8")
        return path

    def drop(self, *paths: Path) -> ImportWindow:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        action = Qt.DropAction.CopyAction
        self.window.dropEvent(QDropEvent(QPointF(9, 9), action, data, left, none))
        return self.shown(ImportWindow)

    def shown(self, kind: type) -> ImportWindow:
        found = [one for one in QApplication.topLevelWidgets()
                 if isinstance(one, kind) and one.isVisible()]  # fmt: skip
        assert len(found) == 1
        return found[0]

    def looked(self, dialog: ImportWindow) -> None:
        self.opened.until(lambda: dialog.look is not None and self.window.runner.idle)

    def value(self, sql: str) -> object:
        answers: list[object] = []
        self.window.runner.ask(lambda reader: reader.value(sql), then=answers.append)
        self.opened.until(lambda: bool(answers))
        return answers[0]


@pytest.fixture
def hands(opened: Opened, window: Window, tmp_path: Path) -> Hands:
    return Hands(opened, window, tmp_path)


def test_a_dropped_file_is_looked_at_taken_in_and_taken_back_in_one_step(hands, opened, window):
    dialog = hands.drop(hands.file("sales.csv", ORDERS))
    hands.looked(dialog)
    assert dialog.what.text() == "sales.csv · Table of orders"
    assert dialog.words.text() == "2 new · 4 Jan 2027 – 5 Jan 2027"
    assert dialog.findings.rows.model().index(0, 2).data() == "£5.00"
    assert hands.value("SELECT count(*) FROM import_batch") == 0
    dialog.take.click()
    opened.until(lambda: "sales.csv" in window.toasts.sentence)
    assert hands.value("SELECT count(*) FROM purchase_order") == 2
    toast = window.toasts._host.toasts[-1]
    assert toast.button.text() == "Undo"
    assert toast.also.text() == "Show on Loyalty"
    toast.button.click()
    opened.until(lambda: window.toasts.sentence.startswith("Undone"))
    assert hands.value("SELECT count(*) FROM import_batch WHERE active") == 0
    assert hands.value("SELECT count(*) FROM person") == 0


def test_lines_that_are_wrong_stand_below_and_the_rest_comes_in(hands, opened):
    dialog = hands.drop(hands.file("tiktok.csv", TIKTOK))
    hands.looked(dialog)
    table = dialog.findings.problems.rows_model
    assert [table.index(0, column).data() for column in (0, 1)] == [
        "3", "Its day, 1 January 2029, is in the future, so it was left out."
    ]  # fmt: skip
    dialog.take.click()
    opened.until(lambda: gone(dialog))
    assert hands.value("SELECT sum(value) FROM traffic WHERE measure = 'views'") == 10


def test_a_question_is_answered_in_place_and_once_for_a_source(hands, opened):
    dialog = hands.drop(hands.file("stripe.csv", STRIPE.format(id="ch_1")))
    hands.looked(dialog)
    assert dialog.words.text() == "Answer what the file leaves open."
    assert not dialog.take.isEnabled()
    field = dialog.asking.fields["till"]
    assert field.value == ""
    field.set_value("own")
    field.combo.activated.emit(field.combo.currentIndex())
    opened.until(lambda: dialog.take.isEnabled())
    dialog.take.click()
    opened.until(lambda: gone(dialog))
    again = hands.drop(hands.file("more.csv", STRIPE.format(id="ch_2")))
    hands.looked(again)
    assert again.take.isEnabled()
    assert again.asking.fields["till"].value == "own"
    again.reject()


def test_columns_are_said_by_hand_and_remembered_by_their_names(hands, opened):
    text = "When,Who,Paid,Tip\n2027-01-04,Ana,5.00,1.00\n"
    dialog = hands.drop(hands.file("till.csv", text.replace("When", "Date").replace("Who", "Name")))
    hands.looked(dialog)
    dialog.by_hand.click()
    total = dialog.asking.fields["total"]
    assert total.value == "paid"
    total.set_value("tip")
    total.combo.activated.emit(total.combo.currentIndex())
    opened.until(lambda: dialog.findings.rows.model().index(0, 2).data() == "£1.00")
    dialog.take.click()
    opened.until(lambda: gone(dialog))
    again = hands.drop(hands.file("b.csv", "Date,Name,Paid,Tip\n2027-01-05,Ana,7.00,2.00\n"))
    hands.looked(again)
    assert again.findings.rows.model().index(0, 2).data() == "£2.00"
    again.reject()


def test_files_come_one_after_the_other_and_one_may_be_left_out(hands, opened):
    dialog = hands.drop(hands.file("a.csv", TIKTOK), hands.file("b.csv", ORDERS))
    hands.looked(dialog)
    assert dialog.queue.text() == "1 more file"
    dialog.skip.click()
    opened.until(lambda: dialog.look is not None and "b.csv" in dialog.what.text())
    opened.until(lambda: dialog.take.isEnabled())
    dialog.take.click()
    opened.until(lambda: gone(dialog))
    assert hands.value("SELECT group_concat(file_name) FROM import_batch") == "b.csv"


def test_what_is_nothing_is_refused_and_may_be_read_as_something_else(hands, opened):
    dialog = hands.drop(hands.file("x.csv", "a,b\n1,2\n"))
    opened.until(lambda: "nothing that Regulars knows" in dialog.error.text())
    assert dialog.take.isHidden()
    dialog.else_.click()
    assert not dialog.other.isHidden()
    dialog.other.set_value("survey")
    dialog.other.combo.activated.emit(dialog.other.combo.currentIndex())
    opened.until(lambda: "no export of figures or answers" in dialog.error.text())
    dialog.reject()


def test_the_same_file_again_says_so_and_brings_nothing(hands, opened):
    path = hands.file("sales.csv", ORDERS)
    dialog = hands.drop(path)
    opened.until(lambda: dialog.take.isEnabled())
    dialog.take.click()
    opened.until(lambda: gone(dialog))
    again = hands.drop(path)
    hands.looked(again)
    assert "Nothing in it is new · 2 there already" in again.words.text()
    assert "This very file was imported on" in again.remarks.text()
    assert not again.take.isEnabled()
    again.reject()


def test_contacts_go_to_the_window_with_a_tick_for_everybody(hands, opened):
    hands.window.commands.import_files()
    dialog = hands.shown(ImportWindow)
    assert not dialog.zone.isHidden()
    dialog.add_files([hands.file("people.csv", "Name,E-mail\nAna,ana@x.example\n")])
    opened.until(lambda: gone(dialog))
    contacts = hands.shown(ImportContacts)
    opened.until(lambda: contacts.picked is not None)
    contacts.reject()


def test_an_import_is_looked_at_taken_out_and_brought_back(hands, opened, window):
    dialog = hands.drop(hands.file("tiktok.csv", TIKTOK))
    opened.until(lambda: dialog.take.isEnabled())
    dialog.take.click()
    opened.until(lambda: gone(dialog))
    window.commands.imports()
    listing = hands.shown(ImportsList)
    opened.until(lambda: listing._inside is not None)
    assert listing.table.rows_model.index(0, 0).data() == "tiktok.csv"
    assert listing._inside.model().index(0, 2).data() == "Views"
    for words, active in (("Take it out", 0), ("Bring it back", 1)):
        assert listing.switch.text() == words
        listing.switch.click()
        opened.until(lambda words=words: listing.switch.text() != words)
        assert hands.value("SELECT active FROM import_batch") == active
    listing.reject()
