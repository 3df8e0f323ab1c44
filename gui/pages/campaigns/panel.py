"""The side panel of a campaign: its days, its work, what it costs and what it brought."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from core.campaigns.limits import COUNTS_LIMIT, HASHTAG_LIMIT
from core.campaigns.words import kind_name
from core.errors import UserError
from core.plans.rules import NAME_LIMIT
from core.text import tr, trn
from gui.pages.calendar.kinds import KIND_ICONS
from gui.pages.calendar.views import Chip as ChipView
from gui.pages.campaigns.form import CODE_LIMIT
from gui.pages.campaigns.piece_button import PieceButton
from gui.pages.campaigns.views import CampaignView, Piece
from gui.theme import theme
from gui.widgets.buttons import Button, IconButton
from gui.widgets.chip import Chip
from gui.widgets.day_field import DayField
from gui.widgets.field import Field, NoteField, TextField, side_by_side
from gui.widgets.inline_text import InlineText
from gui.widgets.labels import Divider, Label, section
from gui.widgets.layouts import Flow, SidePanel
from gui.widgets.messages import MessageBar
from gui.widgets.number_field import MoneyField, NumberField, RangeField


class CampaignPanelView(SidePanel):
    """One campaign. What is wished for is told by signals; the page does it."""

    changed = Signal(str, object)
    """A field by its name, and its value."""
    moved = Signal(object)
    """The event is on another day."""
    bands_changed = Signal(object, object)
    """The first day of the warm-up, the last of the follow-up."""
    bet_changed = Signal(object, object)
    outcome_given = Signal(object)
    piece_opened = Signal(str)
    close_wanted = Signal()
    open_again_wanted = Signal()
    again_wanted = Signal()
    ics_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Campaign"))
        self.view: CampaignView | None = None
        self.title.hide()
        self.name = InlineText(
            role="card", name=tr("Name"), limit=NAME_LIMIT, required=tr("Give it a name.")
        )
        self.head.addWidget(self.name, 1)
        self.chips = Flow()
        self.overlap = MessageBar(kind="caution")
        self.event_on = DayField(tr("The day"), required=True)
        self.warm_up_from = DayField(tr("Warm-up from"), required=True)
        self.follow_up_to = DayField(tr("Follow-up until"), required=True)
        self.event_until = DayField(tr("Last day"), required=True)
        self.brought_title = section(tr("What it brought"))
        self.brought = Label("", "body", wrap=True)
        self.work_title = section("")
        self._work = QWidget()
        self.bet = RangeField(tr("Your bet"))
        self.outcome = NumberField(tr("What came out"), low=0)
        self.bet_words = Label("", "hint", wrap=True)
        self.counts = TextField(
            tr("of what"), placeholder=tr("orders with the code"), limit=COUNTS_LIMIT
        )
        self.hashtag = TextField(tr("Hashtag"), limit=HASHTAG_LIMIT)
        self.code = TextField(tr("Discount code"), limit=CODE_LIMIT)
        self.cost: MoneyField | None = None
        self.note = NoteField(tr("Note"), rows=2)
        self.close_it = Button(tr("Close it"), "primary", icon="check")
        self.open_again = Button(tr("Open it again"), icon="undo-2")
        self.again = Button(tr("Again next year"), icon="repeat", small=True)
        self.ics = Button(tr("Calendar file"), "quiet", icon="download", small=True)
        self.delete = IconButton("trash-2", tr("Delete the campaign"), side=30)
        self._shown: Sequence[Piece] | None = None
        self._lay()
        self._wire()

    def _lay(self) -> None:
        add = self.area.add
        add(self.chips)
        add(self.overlap)
        self.area.body.addLayout(side_by_side(self.event_on, self.event_until))
        self.area.body.addLayout(side_by_side(self.warm_up_from, self.follow_up_to))
        for widget in (self.brought_title, self.brought, self.work_title, self._work, Divider()):
            add(widget)
        self.area.body.addLayout(side_by_side(self.bet, self.counts))
        add(self.outcome)
        add(self.bet_words)
        self.area.body.addLayout(side_by_side(self.hashtag, self.code))
        add(self.note)
        self.area.body.addStretch(1)
        self.foot.addWidget(Divider())
        self.foot.addWidget(Flow(self.close_it, self.open_again, self.again, self.ics, self.delete))

    def _wire(self) -> None:
        self.name.committed.connect(partial(self.changed.emit, "name"))
        self.event_on.committed.connect(self.moved)
        self.event_until.committed.connect(partial(self.changed.emit, "event_until"))
        self.warm_up_from.committed.connect(self._tell_bands)
        self.follow_up_to.committed.connect(self._tell_bands)
        self.bet.committed.connect(self.bet_changed)
        self.outcome.committed.connect(self.outcome_given)
        for name, field in (("counts", self.counts), ("hashtag", self.hashtag)):
            field.committed.connect(partial(self.changed.emit, name))
        self.code.committed.connect(partial(self.changed.emit, "code"))
        self.note.committed.connect(partial(self.changed.emit, "note"))
        self.close_it.clicked.connect(self.close_wanted)
        self.open_again.clicked.connect(self.open_again_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.ics.clicked.connect(self.ics_wanted)
        self.delete.clicked.connect(self.delete_wanted)

    def _tell_bands(self, _: object) -> None:
        self.bands_changed.emit(self.warm_up_from.value, self.follow_up_to.value)

    # -- what is shown

    def show_campaign(self, view: CampaignView) -> None:
        """Show a campaign; what is being typed stays."""
        new = self.view is None or self.view.id != view.id
        self.view = view
        self.setAccessibleName(view.name)
        if new or not self.name.editing:
            self.name.set_text(view.name)
            self.name.set_error("")
        self.chips.set_widgets(Chip(view.state, view.hue), Chip(kind_name(view.kind)))
        self.overlap.say(" ".join(view.overlaps), "caution")
        self.overlap.setVisible(bool(view.overlaps))
        self._show_fields(view)
        self.brought.setText("\n".join(view.brought))
        for widget in (self.brought, self.brought_title):
            widget.setVisible(bool(view.brought))
        self._show_work(view.pieces)
        self.close_it.setVisible(not view.closed)
        self.close_it.setEnabled(view.can_close)
        self.close_it.setToolTip("" if view.can_close else tr("After the event."))
        self.open_again.setVisible(view.closed)
        if new:
            for field in self.fields.values():
                field.clear_error()
            self.area.verticalScrollBar().setValue(0)

    def _show_fields(self, view: CampaignView) -> None:
        if self.cost is None:
            self.cost = MoneyField(tr("What it costs"), view.cost, currency=view.currency)
            self.cost.committed.connect(partial(self.changed.emit, "cost"))
            self.area.body.insertWidget(self.area.body.indexOf(self.note), self.cost)
        self.event_on.set_value(view.event_on)
        self.event_until.set_value(view.event_until)
        self.warm_up_from.set_value(view.warm_up_from)
        self.follow_up_to.set_value(view.follow_up_to)
        if not (self.bet.low.hasFocus() or self.bet.high.hasFocus()):
            self.bet.set_values(view.bet_low, view.bet_high)
        self.outcome.set_value(view.outcome)
        self.outcome.setVisible(view.bet_low is not None and view.can_close)
        self.bet_words.setText(view.bet_words)
        self.bet_words.setVisible(bool(view.bet_words))
        self.counts.set_value(view.counts)
        self.hashtag.set_value(view.hashtag)
        self.code.set_value(view.code)
        self.cost.set_value(view.cost)
        self.note.set_value(view.note)

    def _show_work(self, pieces: Sequence[Piece]) -> None:
        if pieces == self._shown:
            return
        self._shown = pieces
        ticked = sum(piece.done for piece in pieces)
        self.work_title.setText(
            trn(
                "{done} of {n} activity done",
                "{done} of {n} activities done",
                len(pieces),
                done=ticked,
            )
        )
        work = QWidget()
        grid = QGridLayout(work)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme().px(4))
        grid.setHorizontalSpacing(theme().px(10))
        grid.setColumnStretch(1, 1)
        for place, piece in enumerate(pieces):
            grid.addWidget(Label(piece.when, "label"), place, 0)
            parts = (piece.kind, piece.words, piece.network, piece.when)
            said = ", ".join(part for part in parts if part)
            done = f", {tr('done', of='activity')}" if piece.done else ""
            icon = KIND_ICONS[piece.kind_key]
            chip = ChipView(piece.key, piece.words, piece.hue, icon, piece.done, said=said + done)
            button = PieceButton(chip)
            button.clicked.connect(lambda _=False, key=piece.key: self.piece_opened.emit(key))
            grid.addWidget(button, place, 1)
        self.area.body.replaceWidget(self._work, work)
        self._work.hide()
        self._work.deleteLater()
        self._work = work

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by name, for refusals."""
        return {
            "event_on": self.event_on,
            "event_until": self.event_until,
            "warm_up_from": self.warm_up_from,
            "follow_up_to": self.follow_up_to,
            "hashtag": self.hashtag,
            "code": self.code,
            "counts": self.counts,
            "low": self.bet,
            "high": self.bet,
            "outcome": self.outcome,
            "note": self.note,
            **({"cost": self.cost} if self.cost is not None else {}),
        }

    def refuse(self, error: UserError) -> None:
        """Say at its field why not."""
        field = self.fields.get(error.field or "")
        if field is not None:
            field.set_error(error.sentence)
        elif error.field == "name":
            self.name.set_error(error.sentence)
        else:
            self.overlap.say(error.sentence, "problem")
            self.overlap.show()

    def focus_first(self) -> None:
        """Give the keyboard to the day of the event."""
        self.event_on.edit.setFocus(Qt.FocusReason.TabFocusReason)
