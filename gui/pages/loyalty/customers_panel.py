"""The side panel of a customer: what they bought, whether they stay, what else is known of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.attribution.found_us import FoundUs, how_words
from core.attribution.limits import ON_NETWORK, RECOMMENDED
from core.ideas import words as idea_words
from core.links import words as link_words
from core.loyalty.customer_panel import CustomerPanel
from core.loyalty.customers import CustomerRow
from core.orders.of_person import OrderRow
from core.prospects import words as touch_words
from core.text import day, money, short_day, tr, trn
from gui.names import names
from gui.pages.loyalty.customers_table import HUES, chance_figure, chance_hue
from gui.pages.loyalty.lists import member_words
from gui.pages.prospects.person import PersonSection
from gui.pages.prospects.person_data import PersonData
from gui.pages.prospects.person_keys import Runs
from gui.theme import theme
from gui.widgets.bars import Bar
from gui.widgets.buttons import Button, IconButton
from gui.widgets.chip import Chip
from gui.widgets.labels import Divider, ElidedLabel, Label
from gui.widgets.layouts import Flow, SidePanel

FIRST = 6
"""Lines of a part that are shown until the owner wants all of them."""


class Part(QWidget):
    """A part with a heading and lines, the first few of them until more are wanted."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._rows: Sequence[QWidget] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(4))
        self._column.addWidget(Label(title, "strong"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme().px(4))
        self._column.addLayout(self._lines)
        self.more = Button("", "quiet", small=True)
        self.more.clicked.connect(self._show_all)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, rows: Sequence[QWidget]) -> None:
        """Show these lines; nothing at all of none."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = rows
        for place, row in enumerate(rows):
            self._lines.addWidget(row)
            row.setVisible(place < FIRST)
        rest = len(rows) - FIRST
        self.more.setVisible(rest > 0)
        if rest > 0:
            self.more.setText(trn("{n} more", "{n} more", rest))
        self.setVisible(bool(rows))

    def _show_all(self) -> None:
        for row in self._rows:
            row.show()
        self.more.hide()


class CustomerPanelView(SidePanel):
    """One customer. What is wished for is told by signals; the tab does it."""

    more_wanted = Signal(QPoint)
    found_us_wanted = Signal()

    def __init__(self, page: Runs) -> None:
        super().__init__(tr("Customer"))
        self.shown: CustomerPanel | None = None
        self.more = IconButton("ellipsis", tr("What can be done with this person"), side=26)
        self.more.clicked.connect(
            lambda: self.more_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        self.head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.section = PersonSection(page)
        self.chips = Flow()
        self.bought = Label("", "second", wrap=True)
        self.bar = Bar(name=tr("Chance that they are still a customer"))
        self.figure = Label("", "medium")
        self.chance = Label("", "label", wrap=True)
        self.usual = Label("", "second", wrap=True)
        self.found = Label("", "second", wrap=True)
        self.ask = Button("", icon="message-circle", small=True)
        self.ask.clicked.connect(self.found_us_wanted)
        self.sent = Label("", "second", wrap=True)
        self.orders = Part(tr("Orders"))
        self.ideas = Part(tr("Ideas"))
        self.links = Part(tr("Links"))
        self.touches = Part(tr("What was logged"))
        self._add_all()

    def _add_all(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme().px(10))
        line.addWidget(self.bar, 1)
        line.addWidget(self.figure)
        self.area.add(self.chips)
        self.area.add(self.section.blocked)
        self.area.add(self.bought)
        self.area.body.addLayout(line)
        self.area.add(self.chance)
        self.area.add(self.usual)
        self.area.add(Divider())
        self.area.add(Label(tr("How they found us"), "strong"))
        self.area.add(self.found)
        self.area.add(self.sent)
        self.area.body.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        self.area.add(Divider())
        for part in (self.orders, self.ideas, self.links, self.touches):
            self.area.add(part)
        self.area.add(self.section)
        self.area.body.addStretch(1)

    def show_customer(self, shown: CustomerPanel, person: PersonData) -> None:
        """Show somebody; what is being typed stays."""
        new = self.shown is None or self.shown.person.id != shown.person.id
        self.shown = shown
        self.set_title(names().customer(shown.person.id, shown.person.name))
        self.section.show_data(person)
        # Addresses, notes and the file that blocked them would tell who it is.
        self.section.setVisible(not names().hidden)
        if names().hidden:
            self.section.blocked.hide()
        row = shown.customer
        groups = [] if row is None else [Chip(member_words(row.group), HUES.get(row.group, ""))]
        self.chips.set_widgets(*groups, *(Chip(name) for _, name in shown.person.groups))
        self.chips.setVisible(bool(groups or shown.person.groups))
        self._show_bought(shown, row)
        self._show_found(shown.found_us)
        sent = [names().customer(one, name) for one, name in shown.sent]
        self.sent.setText(tr("Sent us {people}.", people=", ".join(sent)))
        self.sent.setVisible(bool(sent))
        self.orders.fill([_order(order) for order in shown.orders])
        self.ideas.fill([*_ideas(shown)])
        self.links.fill([*_links(shown)])
        self.touches.fill([*_touches(shown, person.networks)])
        if new:
            self.area.verticalScrollBar().setValue(0)

    def _show_bought(self, shown: CustomerPanel, row: CustomerRow | None) -> None:
        known = row is not None and shown.standing is not None
        for widget in (self.bought, self.chance):
            widget.setVisible(known)
        told = known and row is not None and row.chance is not None
        self.bar.setVisible(told)
        self.figure.setVisible(told)
        self.usual.setVisible(bool(shown.mostly))
        self.usual.setText(tr("Mostly: {things}", things=", ".join(shown.mostly)))
        if row is None or shown.standing is None:
            return
        self.bought.setText(
            tr(
                "{purchases} for {amount} since {first}, the last on {last}.",
                purchases=trn("{n} purchase", "{n} purchases", row.purchases),
                amount=money(row.net, shown.standing.currency),
                first=day(row.first, year=True),
                last=day(row.last, year=True),
            )
            if row.purchases > 1
            else tr(
                "One purchase for {amount} on {day}.",
                amount=money(row.net, shown.standing.currency),
                day=day(row.last, year=True),
            )
        )
        self.chance.setText(shown.chance)
        if row.chance is not None:
            self.bar.set_share(row.chance, shown.chance, chance_hue(row))
            self.figure.setText(chance_figure(row))

    def _show_found(self, found: FoundUs | None) -> None:
        self.ask.setText(tr("Note how they found us") if found is None else tr("Change"))
        self.found.setText(tr("Nobody asked yet.") if found is None else found_words(found))


def found_words(found: FoundUs) -> str:
    """How somebody found the business, in a line."""
    said = found.said
    if said.how == ON_NETWORK:
        words = tr("On {network}", network=found.network)
    elif said.how == RECOMMENDED and said.recommended_by is not None:
        name = names().customer(said.recommended_by, found.recommender)
        words = tr("Recommended by {name}", name=name)
    else:
        words = how_words()[said.how]
    return f"{words} · {said.words}" if said.words and not names().hidden else words


def _order(order: OrderRow) -> QWidget:
    what = ", ".join(order.items) or tr("Order {number}", number=order.number)
    told = [short_day(order.day, year=True)]
    if order.code:
        told.append(order.code)
    if order.cancelled:
        told.append(tr("called off"))
    elif order.refunded:
        told.append(tr("{amount} given back", amount=money(order.refunded, order.currency)))
    return _line(what, " · ".join(told), money(order.total, order.currency))


def _ideas(shown: CustomerPanel) -> Iterable[QWidget]:
    for idea in shown.ideas:
        role = tr("gave it") if idea.gave else tr("backs it")
        yield _line(idea.text, role, idea_words.status_name(idea.status))


def _links(shown: CustomerPanel) -> Iterable[QWidget]:
    for link in shown.links:
        yield _line(link.their_words, "", link_words.state_name(link.state))


def _touches(shown: CustomerPanel, networks: object) -> Iterable[QWidget]:
    called: dict[str, str] = dict(networks)  # type: ignore[call-overload]
    for touch in shown.touches:
        network = called.get(touch.network, touch.network)
        title = touch_words.touch_title(touch.kind, touch.what, network)
        said = "" if names().hidden else touch.words
        yield _line(title, said, short_day(touch.day))


def _line(title: str, below: str, right: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(8))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(ElidedLabel(title))
    if below:
        column.addWidget(Label(below, "label", wrap=True))
    row.addLayout(column, 1)
    row.addWidget(Label(right, "label"), 0, Qt.AlignmentFlag.AlignTop)
    line.setAccessibleName(", ".join(part for part in (title, below, right) if part))
    return line
