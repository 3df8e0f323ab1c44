"""Cards, chips, stamps, bars, messages, toasts and layouts: what they say and what they do."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent, QEnterEvent, QFontMetrics
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.widgets import painting
from gui.widgets.bars import Bar, MixBar, RangeBar, Ring, Share
from gui.widgets.buttons import Button, IconButton
from gui.widgets.card import Card
from gui.widgets.chip import Chip, ChipButton
from gui.widgets.drag import DropSlot, Grip, packed, unpacked
from gui.widgets.drop_list import DropList
from gui.widgets.figures import SparkLine
from gui.widgets.labels import ElidedLabel, Label
from gui.widgets.layouts import Flow, ScrollArea, SidePanel
from gui.widgets.messages import EmptyState, MessageBar
from gui.widgets.segmented import Switch
from gui.widgets.stamps import Stamps, StampScale
from gui.widgets.toast import MOST, ToastHost


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(800, 600)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    return made


def heard(signal):
    said = []
    signal.connect(lambda *values: said.append(values))
    return said


def role_of(widget):
    return QAccessible.queryAccessibleInterface(widget).role()


def test_names_of_people_are_never_read_as_markup(qtbot):
    label = Label("<b>Tess</b> & Co")
    bar = MessageBar("says <i>no</i>", lead="<b>Tess</b>")
    qtbot.addWidget(label)
    qtbot.addWidget(bar)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert bar.sentence == "<b>Tess</b> says <i>no</i>"
    assert "&lt;b&gt;Tess&lt;/b&gt;" in bar._label.text()


def test_a_wrapped_label_is_as_high_as_its_lines(qtbot):
    label = Label("Parents 28–44 within 3 km, weekend treats and birthdays", wrap=True)
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.heightForWidth(1000) < label.heightForWidth(150) < label.heightForWidth(60)


def test_a_word_wider_than_its_label_breaks_and_is_not_cut_off(qtbot):
    label = Label("harbourflorist.example/suppliers/and/more", wrap=True)
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.heightForWidth(80) > label.heightForWidth(1000)


def test_an_emoji_does_not_shift_where_a_wrapped_label_breaks(qtbot):
    words = ["💍💍💍💍", "wedding", "planning"]
    label = Label(" ".join(words), wrap=True)
    qtbot.addWidget(label)
    label.resize(max(map(label.fontMetrics().horizontalAdvance, words)) + 8, 100)
    assert label._lines(label.width()) == words


def test_words_from_right_to_left_end_in_their_ellipsis(look):
    metrics = QFontMetrics(look.font("body"))
    arabic = painting.elided("خبز طازج كل يوم جمعة", metrics, 60)
    assert arabic.endswith("…\u200f")
    assert painting.elided("Bäckerei am Marktplatz", metrics, 60).endswith("…")


def test_an_elided_label_has_the_whole_in_its_tooltip(window, qtbot):
    label = ElidedLabel("harbourflorist.example/suppliers")
    window.layout().addWidget(label)
    label.setFixedWidth(400)
    qtbot.waitUntil(lambda: label.width() == 400)
    assert label.toolTip() == ""
    label.setFixedWidth(100)
    qtbot.waitUntil(lambda: label.toolTip() == "harbourflorist.example/suppliers")
    assert label.shown_text().endswith("…")


def test_a_button_with_an_icon_alone_says_its_name(qtbot):
    button = IconButton("undo-2", "Undo", shortcut="Ctrl+Z")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Undo"
    assert button.toolTip() == "Undo (Ctrl+Z)"


@pytest.mark.parametrize("size", [100, 150])
def test_no_button_cuts_its_words_off(window, look, size):
    look.choose(text_size=size)
    for small in (False, True):
        button = Button("Enter poll results", icon="vote", small=small)
        window.layout().addWidget(button)
        words = button.fontMetrics().horizontalAdvance(button.text())
        assert button.sizeHint().width() >= words + button.iconSize().width() + 16


def test_a_pressable_card_is_pressed_by_key_and_by_mouse(window, qtbot):
    card = Card("Willow Barn", pressable=True)
    window.layout().addWidget(card)
    said = heard(card.pressed)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.keyClick(card, Qt.Key.Key_Space)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert len(said) == 3
    assert card.accessibleName() == "Willow Barn"


def test_a_card_that_is_no_button_stays_out_of_the_way(window, qtbot):
    card = Card("Parked for later")
    window.layout().addWidget(card)
    said = heard(card.pressed)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert said == []
    assert card.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_card_shows_its_edge_in_the_colour_of_its_hue(window):
    card = Card(edge="tomato")
    window.layout().addWidget(card)
    card.resize(200, 100)
    assert card.grab().toImage().pixelColor(100, 1).name() == "#b93a1e"


def test_a_card_can_be_given_its_title_later(window):
    card = Card()
    window.layout().addWidget(card)
    body = card.add(QLabel("Body"))
    card.set_title("Coming up")
    title = next(label for label in card.findChildren(Label) if label.text() == "Coming up")
    card.layout().activate()
    assert title.mapTo(card, QPoint()).y() < body.mapTo(card, QPoint()).y()


def test_a_chip_too_narrow_for_its_words_has_them_in_its_tooltip(window, qtbot):
    chip = Chip("Engaged couples", "sea")
    window.layout().addWidget(chip)
    chip.setFixedWidth(60)
    qtbot.waitUntil(lambda: chip.toolTip() == "Engaged couples")


def test_a_chip_button_is_pressed_by_key(window, qtbot):
    chip = ChipButton("Ask", "stamp")
    window.layout().addWidget(chip)
    said = heard(chip.clicked)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert len(said) == 1


def test_bars_and_rings_say_their_value_to_screen_readers(qtbot):
    for gauge in (Bar(0.66, name="Hours"), Ring(0.66, name="Hours")):
        qtbot.addWidget(gauge)
        assert role_of(gauge) == QAccessible.Role.ProgressBar
        assert gauge.accessibleDescription() == "66%"
        gauge.set_share(1.2, words="40 minutes over", hue="tomato")
        assert gauge.accessibleDescription() == "40 minutes over"
        assert gauge.value() == gauge.maximum()


def test_a_bar_is_filled_as_far_as_its_share(window):
    bar = Bar(0.5)
    window.layout().addWidget(bar)
    bar.setFixedSize(200, 7)
    drawn = bar.grab().toImage()
    assert drawn.pixelColor(50, 3).name() == "#2a3f9d"
    assert drawn.pixelColor(150, 3).name() == "#dce0e8"


def test_a_range_and_a_mix_say_their_figures(qtbot):
    ranged = RangeBar(0.59, 0.85, 0.74)
    mix = MixBar([Share("Reply", 0.34, "leaf"), Share("Poll", 0.0, "plum")])
    qtbot.addWidget(ranged)
    qtbot.addWidget(mix)
    assert ranged.accessibleName() == "59% to 85%"
    assert mix.accessibleName() == "Reply 34%"
    mix.set_shares([])
    assert mix.accessibleName() == "Nothing yet"
    assert not mix.grab().isNull()


def test_stamps_say_how_many_of_how_many(qtbot):
    stamps = Stamps(5, 8, name="Profile")
    qtbot.addWidget(stamps)
    assert stamps.accessibleDescription() == "5 of 8"
    stamps.set_stamps(4, 3)
    assert stamps.accessibleDescription() == "4 of 3"
    assert stamps.maximum() == 4


def test_effort_is_set_with_arrow_keys_and_with_a_click(window, qtbot):
    effort = StampScale(2, 5, name="Effort")
    window.layout().addWidget(effort)
    qtbot.keyClick(effort, Qt.Key.Key_Right)
    assert effort.value() == 3
    qtbot.mouseClick(effort, Qt.MouseButton.LeftButton, pos=QPoint(2 + 16 * 4 + 8, 8))
    assert effort.value() == 5
    assert role_of(effort) == QAccessible.Role.Slider


def test_a_switch_is_a_check_box_to_screen_readers_and_keys(window, qtbot):
    switch = Switch("Reduced motion")
    window.layout().addWidget(switch)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    assert role_of(switch) == QAccessible.Role.CheckBox


def test_a_message_has_its_action_and_goes_when_dismissed(window, qtbot):
    bar = MessageBar("Link it to a goal.", "caution", action="Link to a goal", dismissible=True)
    window.layout().addWidget(bar)
    acted, gone = heard(bar.acted), heard(bar.dismissed)
    buttons = {
        button.accessibleName() or button.text(): button for button in bar.findChildren(Button)
    }
    qtbot.mouseClick(buttons["Link to a goal"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.findChild(IconButton), Qt.MouseButton.LeftButton)
    assert (len(acted), len(gone), bar.isVisible()) == (1, 1, False)


def test_an_empty_page_says_one_sentence_and_has_one_button(window, qtbot):
    empty = EmptyState("No ideas yet", "“Open at six?” is one.", "Capture idea")
    window.layout().addWidget(empty)
    said = heard(empty.pressed)
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert len(said) == 1
    empty.set_words("Nothing fits this filter")
    assert not empty.button.isVisible()


def test_the_button_of_a_toast_undoes_and_ends_it(window, qtbot):
    host, undone = ToastHost(window), []
    toast = host.show_toast(
        "Moved Willow Barn to Talking", action="Undo", then=lambda: undone.append(1)
    )
    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert undone == [1]
    assert host.toasts == ()
    assert not host.isVisible()


def test_a_toast_goes_by_itself(window, qtbot):
    elsewhere = QLineEdit()
    window.layout().addWidget(elsewhere)
    window.activateWindow()
    qtbot.waitUntil(elsewhere.isVisible)
    elsewhere.setFocus()
    host = ToastHost(window)
    host.show_toast("Saved", seconds=0.01)
    qtbot.waitUntil(lambda: host.toasts == ())


def test_a_toast_fades_no_longer_than_150_milliseconds(window, look, qtbot):
    look.choose(reduced_motion=False)
    host = ToastHost(window)
    toast = host.show_toast("Saved")
    toast.leave()
    assert host.toasts == (toast,)
    qtbot.waitUntil(lambda: host.toasts == (), timeout=1000)


def test_a_toast_stays_while_the_keyboard_is_in_it(window, qtbot):
    host = ToastHost(window)
    toast = host.show_toast("Saved", action="Undo", seconds=60)
    window.activateWindow()
    toast.button.setFocus()
    toast._leave_if_idle()
    assert host.toasts == (toast,)
    qtbot.keyClick(toast.button, Qt.Key.Key_Escape)
    assert host.toasts == ()


def test_at_most_three_toasts_stand_and_the_oldest_goes(window):
    host = ToastHost(window)
    for n in range(MOST + 2):
        host.show_toast(f"Step {n}")
    assert [toast.sentence for toast in host.toasts] == ["Step 2", "Step 3", "Step 4"]


def test_toasts_stay_inside_a_window_that_shrinks(window):
    host = ToastHost(window)
    host.show_toast("Imported 1,204 orders, 36 were there already and 2 have no date, so they wait")
    window.resize(320, 300)
    assert window.rect().contains(host.geometry())
    toast = host.toasts[0]
    assert toast.label.height() >= toast.label.heightForWidth(toast.label.width())


def test_things_flow_into_as_many_lines_as_they_need(window):
    flow = Flow(*[Chip(f"Network number {n}") for n in range(6)])
    window.layout().addWidget(flow)
    assert flow.heightForWidth(2000) < flow.heightForWidth(300) < flow.heightForWidth(130)
    flow.set_widgets(Chip("One"))
    assert flow.flow.count() == 1


def test_a_body_that_scrolls_is_never_narrower_than_its_content(window, qtbot):
    area = ScrollArea()
    window.layout().addWidget(area)
    wide = QWidget()
    wide.setMinimumWidth(300)
    area.add(wide)
    qtbot.waitUntil(lambda: area.minimumWidth() >= 300)


def test_escape_and_the_cross_close_a_side_panel(window, qtbot):
    panel = SidePanel("Willow Barn weddings")
    window.layout().addWidget(panel)
    said = heard(panel.closed)
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    qtbot.mouseClick(panel.close_button, Qt.MouseButton.LeftButton)
    assert len(said) == 2


def test_a_small_line_survives_gaps_and_too_few_values(window):
    line = SparkLine([30, None, 32, 33], aim=40, words="From 30 to 33, aim 40")
    window.layout().addWidget(line)
    assert line.accessibleName() == "From 30 to 33, aim 40"
    for values in ([], [1], [None, None], [5, 5, 5]):
        line.set_values(values)
        assert not line.grab().isNull()


def test_a_grip_moves_its_card_with_the_arrow_keys(window, qtbot):
    card = Card()
    grip = Grip(card, "group", lambda: 7)
    card.add(grip)
    window.layout().addWidget(card)
    said = heard(grip.moved)
    qtbot.keyClick(grip, Qt.Key.Key_Right)
    qtbot.keyClick(grip, Qt.Key.Key_Up)
    assert said == [(1, 0), (0, -1)]


def _drop_on(slot, data, at=(5, 5)):
    # The event only points at the data: it must live until the event was read.
    event = QDropEvent(
        QPointF(*at),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    slot.dropEvent(event)


def test_a_slot_takes_what_it_was_made_for(window):
    slot = DropSlot("group", accepts=lambda value: value != 3)
    window.layout().addWidget(slot)
    said = heard(slot.dropped)
    for kind, value in (("group", 7), ("activity", 7), ("group", 3)):
        _drop_on(slot, packed(kind, value))
    assert said == [(7,)]


def test_a_list_takes_things_of_its_kind_that_are_put_down_on_it(window):
    column = DropList("prospect")
    column.takes = lambda value: value != 3
    window.layout().addWidget(column)
    said = heard(column.dropped)
    for kind, value in (("prospect", 9), ("activity", 9), ("prospect", 3)):
        _drop_on(column, packed(kind, value))
    assert said == [(9,)]


def test_what_comes_from_another_program_is_not_taken(window):
    slot = DropSlot("group")
    window.layout().addWidget(slot)
    other = QMimeData()
    other.setText("group 7")
    assert unpacked(other) == ("", None)
    assert not slot.takes(other)


def test_every_part_survives_a_change_of_theme_and_of_text_size(window, look):
    for part in (
        Card("Title", edge="sea"),
        Bar(0.3),
        Ring(0.3),
        Stamps(2),
        Chip("Poll", "plum"),
        MessageBar("Sentence", "problem", lead="Lead."),
        Switch("On"),
    ):
        window.layout().addWidget(part)
    light = window.grab().toImage()
    look.choose(mode="dark", text_size=150)
    assert window.grab().toImage() != light


def test_the_mouse_over_a_pressable_card_is_shown(window, qapp):
    card = Card("Willow Barn", pressable=True)
    window.layout().addWidget(card)
    before = card.grab().toImage()
    place = QPointF(10, 10)
    card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    qapp.sendEvent(card, QEnterEvent(place, place, place))
    assert card.grab().toImage() != before
