"""Evidence, estimates, profile check and weights beside the Networks page."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from core.networks import queries
from gui.pages.networks.dialogs import (
    OwnNetworkDialog,
    SurveyRowsDialog,
)
from gui.pages.networks.estimate import EstimateForm
from tests.core.networks import shop
from tests.gui.pages.networks.drawing import table, words


def test_profile_points_are_stamped_by_mouse_and_keyboard(desk):
    made = desk(shop.bakery)
    made.press(made.page.slots.card_of("instagram"), "Finish profile")
    panel = made.page.profile
    made.key(panel.points[0].check, Qt.Key.Key_Space)
    QTest.mouseClick(panel.points[7], Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    made.settle()
    assert sorted(queries.profiles(made.reader)["instagram"].done) == [1, 8]
    assert made.page.slots.card_of("instagram").count.text() == "2 of 8"
    assert panel.count.text() == "2 of 8 done"
    made.key(panel.points[0].check, Qt.Key.Key_Space)
    assert sorted(queries.profiles(made.reader)["instagram"].done) == [8]
    panel.handle.line.setText("@juniper")
    panel.handle.line.editingFinished.emit()
    assert queries.profiles(made.reader)["instagram"].handle == "@juniper"


def test_a_weight_typed_weighs_the_table_at_once_and_reset_takes_it_back(desk):
    made = desk(shop.wedding)
    assert made.page.table.rows_model.rows[0].name == "Pinterest"
    made.page.open_weights()
    panel = made.page.weights
    panel.weights["reach"].edit.setText("90")
    panel.weights["reach"].edit.editingFinished.emit()
    made.settle()
    assert made.page.table.rows_model.rows[0].name == "YouTube"
    assert panel.weights["reach"].share.text() == "56%"
    made.press(panel, "Reset the weights")
    assert made.page.table.rows_model.rows[0].name == "Pinterest"
    assert not panel.reset.isEnabled()


def test_weights_that_are_all_zero_are_refused_with_a_sentence(desk):
    made = desk(shop.bakery)
    made.page.open_weights()
    panel = made.page.weights
    for line in panel.weights.values():
        line.edit.setText("0")
    panel.weights["time"].edit.editingFinished.emit()
    made.settle()
    assert panel.error.text() == "Let one of the five count, or nothing can be compared."


def test_what_you_can_make_is_stamped_and_counts(desk):
    made = desk(shop.spring)
    assert table(made.page, "instagram")[0].split(" | ")[2] == "–"
    made.page.open_weights()
    photos = made.page.weights.makes["photo"]
    assert photos.unsaid.isVisible()
    photos.scale.setFocus()
    for _ in range(5):
        made.key(photos.scale, Qt.Key.Key_Right)
    assert queries.content_strengths(made.reader) == {"photo": 100}
    assert table(made.page, "instagram")[0].split(" | ")[2] == "95"


def test_the_evidence_names_sample_margin_year_and_basis(desk):
    made = desk(shop.wedding)
    made.page.open_evidence("instagram")
    said = words(made.page.sheet)
    assert "83% of women 18–29" in said
    assert (
        "278 asked, give or take 7.4 points, Pew Research Center 2025, "
        "computed from the survey’s data"
    ) in said
    column = made.page.table.rows_model.columns[1]
    tip = column.tooltip(made.page.table.rows_model.rows[0])
    assert "269 asked, give or take 7.4 points, Pew Research Center 2024" in tip


def test_an_own_estimate_is_typed_in_the_sheet_and_marked(desk):
    made = desk(shop.bakery)
    made.page.open_evidence("nextdoor")
    assert "No survey figure. Enter your own estimate if you have one." in words(made.page.sheet)
    opener = next(
        b
        for b in made.page.sheet.findChildren(QPushButton)
        if b.text() == "Enter your own estimate"
    )
    QTest.mouseClick(opener, Qt.MouseButton.LeftButton)
    (form,) = made.page.sheet.findChildren(EstimateForm)
    QTest.keyClicks(form.percent.line, "45")
    form.why.line.setText("We asked twenty at the counter")
    made.press(form, "Save")
    made.qtbot.waitUntil(lambda: "Your own estimate: 45%" in words(made.page.sheet), timeout=2000)
    assert table(made.page, "nextdoor")[0].split(" | ")[1] == "45"


def test_an_estimate_over_a_hundred_is_refused_at_the_field(desk):
    made = desk(shop.bakery)
    made.page.open_evidence("nextdoor")
    form = EstimateForm(made.page, 1, "nextdoor", None)
    form.percent.line.setText("145")
    form.save.click()
    assert form.percent.has_error
    assert queries.own_estimates(made.reader) == {}
    form.deleteLater()


def test_an_own_network_is_added_changed_and_deleted(desk):
    made = desk(shop.bakery)
    made.page.new_thing()
    dialog = made.dialog(OwnNetworkDialog)
    made.press(dialog, "Add")
    assert dialog.name.error.text() == "Give the network a name."
    QTest.keyClicks(dialog.name.line, "Facebook")
    made.press(dialog, "Add")
    assert dialog.name.error.text() == "Facebook is in the list already."
    dialog.name.line.setText("Town forum")
    dialog.hours.line.setText("1")
    dialog.content.line.setText("80")
    made.press(dialog, "Add")
    assert made.page.sheet.title.text() == "Town forum"
    made.press(made.page.sheet, "Change…")
    change = made.dialog(OwnNetworkDialog)
    assert (change.hours.value, change.content.value, change.search.value) == (1, 80, None)
    change.name.line.setText("Town board")
    made.press(change, "Save")
    assert "Town board" in queries.network_names(made.reader).values()
    made.press(made.page.sheet, "Delete")
    assert "Town board" not in queries.network_names(made.reader).values()
    assert not made.page.sheet.isVisible()


def test_a_group_is_read_by_another_kind_of_row(desk):
    made = desk(shop.bakery)
    made.page.choose_rows(made.page._data.groups[2])
    dialog = made.dialog(SurveyRowsDialog)
    assert dialog.kinds["education"].value == "College grad"
    dialog.kinds["income"].set_value("$100k+")
    dialog.kinds["income"].chosen.emit("$100k+")
    dialog.counts.set_value("income")
    made.press(dialog, "Save")
    group = made.page._data.groups[2]
    assert [(one.kind, one.leads) for one in group.pointed] == [
        ("education", False),
        ("income", True),
    ]


def test_escape_closes_the_panel(desk):
    made = desk(shop.bakery)
    made.go_to_row("facebook")
    made.key(made.page.table, Qt.Key.Key_Return)
    assert made.page.sheet.isVisible()
    made.key(made.page.sheet, Qt.Key.Key_Escape)
    assert not made.page.sheet.isVisible()
    assert not made.page.escape()
