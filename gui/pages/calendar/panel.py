"""The side panel: one activity, everything about it, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication

from core.calendar.limits import DOER_LIMIT, KINDS, MOST_MINUTES, TITLE_LIMIT
from core.calendar.rules import kind_words
from core.errors import UserError
from core.text import short_day, tr
from gui.dialogs.base import let_shrink
from gui.pages.calendar.details import Details
from gui.pages.calendar.numbers_part import NumbersPart
from gui.pages.calendar.text_part import TextPart
from gui.pages.calendar.time_field import TimeField
from gui.pages.prospects.who import PersonField
from gui.runner import Runner
from gui.widgets.buttons import Button, IconButton
from gui.widgets.day_field import DayField
from gui.widgets.field import ChoiceField, Field, TextField, side_by_side
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Divider
from gui.widgets.layouts import Flow, SidePanel
from gui.widgets.messages import MessageBar
from gui.widgets.number_field import NumberField


class ActivityPanelView(SidePanel):
    """One activity. What is wished for is told by signals; the page does it."""

    changed = Signal(str, object)
    """A field of the activity by its name, and its value."""
    tick_wanted = Signal(bool)
    counts_changed = Signal(object)
    copy_wanted = Signal()
    code_wanted = Signal()
    insert_wanted = Signal(QPoint)
    repeat_wanted = Signal()
    reuse_wanted = Signal()
    delete_wanted = Signal()
    measured = Signal()
    """The length of the text is to be told anew."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(tr("Activity"))
        self.details: Details | None = None
        self.title.hide()
        self.name = InlineText(
            role="card",
            name=tr("What it is"),
            limit=TITLE_LIMIT,
            required=tr("Say in a few words what it is."),
        )
        self.head.addWidget(self.name, 1)
        self.reminder = MessageBar(kind="caution")
        self.kind = ChoiceField(tr("Kind"), [(kind, kind_words(kind)) for kind in KINDS])
        self.network = ChoiceField(tr("Network"), [])
        self.day = DayField(tr("Day"))
        self.time = TimeField()
        self.minutes = NumberField(tr("Minutes"), low=0, high=MOST_MINUTES)
        self.doer = TextField(tr("Doer"), placeholder=tr("Nobody yet"), limit=DOER_LIMIT)
        self.words = TextPart()
        self.campaign = ChoiceField(tr("Campaign"), [])
        self.idea = ChoiceField(tr("Idea"), [])
        self.person = PersonField(runner, tr("Person"))
        self.repeat = Button("", "quiet", icon="repeat", small=True)
        self.counts = NumbersPart()
        self.tick = Button(tr("Tick off"), "primary", icon="check")
        self.untick = Button("", icon="check")
        self.reuse = Button(tr("Use again"), "quiet", icon="copy", small=True)
        self.delete = IconButton("trash-2", tr("Delete"), side=30)
        # An idea may be a whole sentence; the panel stays as wide as it is.
        for field in (self.kind, self.network, self.campaign, self.idea):
            let_shrink(field.combo)
        self._lay()
        self._wire()

    def _lay(self) -> None:
        add = self.area.add
        add(self.reminder)
        self.area.body.addLayout(side_by_side(self.kind, self.network))
        self.area.body.addLayout(side_by_side(self.day, self.time))
        self.area.body.addLayout(side_by_side(self.minutes, self.doer))
        add(self.repeat)
        add(self.words)
        add(Divider())
        self.area.body.addLayout(side_by_side(self.campaign, self.idea))
        add(self.person)
        add(self.counts)
        self.area.body.addStretch(1)
        self.foot.addWidget(Divider())
        self.foot.addWidget(Flow(self.tick, self.untick, self.reuse, self.delete))

    def _wire(self) -> None:
        self.name.committed.connect(partial(self.changed.emit, "title"))
        self.kind.chosen.connect(partial(self.changed.emit, "kind"))
        self.network.chosen.connect(partial(self.changed.emit, "network"))
        self.day.committed.connect(partial(self.changed.emit, "day"))
        self.time.picked.connect(partial(self.changed.emit, "time"))
        self.minutes.committed.connect(lambda n: self.changed.emit("minutes", int(n or 0)))
        self.doer.committed.connect(partial(self.changed.emit, "doer"))
        self.words.changed.connect(self.changed)
        self.campaign.chosen.connect(partial(self.changed.emit, "campaign_id"))
        self.idea.chosen.connect(partial(self.changed.emit, "idea_id"))
        self.person.picked.connect(partial(self.changed.emit, "person_id"))
        self.words.typed.connect(self.measured)
        self.words.copy_wanted.connect(self.copy_wanted)
        self.words.code_wanted.connect(self.code_wanted)
        self.words.insert_wanted.connect(self.insert_wanted)
        self.repeat.clicked.connect(self.repeat_wanted)
        self.counts.changed.connect(self.counts_changed)
        self.tick.clicked.connect(partial(self.tick_wanted.emit, True))
        self.untick.clicked.connect(partial(self.tick_wanted.emit, False))
        self.reuse.clicked.connect(self.reuse_wanted)
        self.delete.clicked.connect(self.delete_wanted)

    # -- what is shown

    def show_details(self, details: Details) -> None:
        """Show an activity; what is being typed stays, and the keyboard stays in here."""
        held = self._has_keyboard()
        new = self.details is None or self.details.key != details.key
        self.details = details
        self.setAccessibleName(details.title)
        if new or not self.name.editing:
            self.name.set_text(details.title)
            self.name.set_error("")
        self.reminder.say(details.reminder, "caution")
        self.reminder.setVisible(bool(details.reminder))
        self._show_fields(details)
        self.words.show_text(details.text, details.link, details.tagged)
        self.repeat.setText(details.repeats or tr("Does not repeat"))
        self.repeat.setEnabled(details.day is not None)
        self._show_done(details)
        if new:
            for field in self.fields.values():
                field.clear_error()
            self.area.verticalScrollBar().setValue(0)
        self.measured.emit()
        if held and not self._has_keyboard():
            self.focus_first()

    def _show_fields(self, details: Details) -> None:
        self.kind.set_value(details.kind)
        self.network.set_options(list(details.networks), details.network)
        self.day.set_value(details.day)
        self.time.set_value(details.time or "")
        self.time.setEnabled(details.day is not None)
        self.minutes.set_value(details.minutes)
        self.doer.set_value(details.doer)
        self.campaign.set_options(list(details.campaigns), details.campaign_id)
        self.idea.set_options(list(details.ideas), details.idea_id)
        self.campaign.setVisible(len(details.campaigns) > 1)
        self.idea.setVisible(len(details.ideas) > 1)
        self.person.set_person(details.person_id, details.person)

    def _show_done(self, details: Details) -> None:
        done = details.done_on
        self.tick.setVisible(done is None)
        self.untick.setVisible(done is not None)
        if done is not None:
            self.untick.setText(tr("Done on {day}", day=short_day(done)))
            self.untick.setToolTip(tr("Take the tick back"))
        self.counts.setVisible(done is not None)
        self.counts.show_counts(details.counts)

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by name, for refusals."""
        return {
            "kind": self.kind,
            "network": self.network,
            "day": self.day,
            "time": self.time,
            "minutes": self.minutes,
            "doer": self.doer,
            "text": self.words.text,
            "link": self.words.link,
            "campaign_id": self.campaign,
            "idea_id": self.idea,
            "person_id": self.person,
        }

    def refuse(self, error: UserError) -> None:
        """Say at its field why not, and show there again what holds."""
        details = self.details
        if details is None:
            return
        field = self.fields.get(error.field or "")
        if field is not None:
            field.set_error(error.sentence)
        elif error.field == "title":
            self.name.set_error(error.sentence)
        else:
            self.reminder.say(error.sentence, "problem")
            self.reminder.show()

    def say_length(self, words: str, too_long: bool) -> None:
        """Say how long the text is for where it goes."""
        self.words.say_length(words, too_long)

    def focus_first(self, *, name: bool = False) -> None:
        """Give the keyboard to the first field, or to the name to be typed over."""
        if name:
            self.name.edit()
        else:
            self.kind.combo.setFocus(Qt.FocusReason.TabFocusReason)

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused) and not focused.isHidden()
