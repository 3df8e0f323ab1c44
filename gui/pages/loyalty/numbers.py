"""The tab of the numbers: cards, charts and lists, all made of what is kept."""

from __future__ import annotations

import datetime as dt
from collections import Counter, deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.charts.shapes import Chart
from core.loyalty import pictures, pictures_of_customers
from core.loyalty.cards import NumberCard, number_cards, score_card
from core.loyalty.estimate import Estimate
from core.loyalty.nps import recommendation_score
from core.loyalty.page_numbers import PageNumbers
from core.text import number, tr
from gui.charts import loading
from gui.charts.card import ChartCard
from gui.names import names
from gui.pages.loyalty.data import LEAVING_SHOWN, LoyaltyData
from gui.pages.loyalty.figures import FigureRow
from gui.pages.loyalty.lists import GroupsCard, LeavingCard, RfmGroupsCard, StonesCard
from gui.pages.loyalty.shelf import Shelf
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.card import Card
from gui.widgets.labels import Label
from gui.widgets.layouts import ScrollArea

if TYPE_CHECKING:
    from core.loyalty.rules import Rules

HEADLINE = ("came_back", "regulars", "revenue_from_regulars", "how_soon")
TRADE = ("new_customers", "orders_per_week", "average_order", "repeat_customers")
PLOTS = ("came-back", "second-purchase", "revenue")
"""Charts that wait until pyqtgraph is loaded."""


class Place(QVBoxLayout):
    """Where a chart stands once it can be drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.holder = QWidget()
        self.holder.setLayout(self)
        self.card: ChartCard | None = None
        self._empty: Card | None = Card()
        self.addWidget(self._empty)

    def show_chart(self, chart: Chart) -> None:
        """Draw this chart."""
        if self.card is None:
            if self._empty is not None:
                self.removeWidget(self._empty)
                self._empty.hide()
                self._empty.deleteLater()
                self._empty = None
            self.card = ChartCard(chart)
            self.addWidget(self.card)
        else:
            self.card.show_chart(chart)


class NumbersTab(ScrollArea):
    """`show_data` with the numbers and the time shown; charts follow when they can be drawn."""

    rules_wanted = Signal()
    customers_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=12)
        px = theme().px
        self.body.setContentsMargins(px(24), px(14), px(24), px(18))
        self.figures = FigureRow()
        self.trade = FigureRow()
        self.notes = Label("", "label", wrap=True)
        self.rule = Button("", "quiet", icon="sliders-horizontal", small=True)
        self.rule.clicked.connect(self.rules_wanted)
        self.places = {
            name: Place()
            for name in (*PLOTS, "first-months", "rfm", "recommend", "stepping-stones")
        }
        self.all = Button(tr("See all"), small=True)
        self.all.clicked.connect(self.customers_wanted)
        self.all.setVisible(False)
        self.groups, self.stones = GroupsCard(), StonesCard()
        self.leaving = LeavingCard(self.all)
        self.rfm_groups = RfmGroupsCard()
        self._shown: tuple[LoyaltyData, dt.date] | None = None
        self._waiting: deque[Chart] = deque()
        self._pieces = QTimer(self, interval=0)
        self._pieces.timeout.connect(self._draw_next)
        self._lay_out()

    @property
    def drawn(self) -> bool:
        """Whether all of it is on screen, the lines too."""
        return all(self.places[name].card is not None for name in PLOTS)

    def _lay_out(self) -> None:
        held = {name: place.holder for name, place in self.places.items()}
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.notes, 1)
        row.addWidget(self.rule)
        self.last_shelf = Shelf(
            (held["recommend"], 1), (held["stepping-stones"], 1), least=700, high=190
        )
        for widget in (
            self.figures,
            Shelf((held["came-back"], 55), (held["first-months"], 45), least=760, high=258),
            Shelf((self.groups, 36), (self.leaving, 44), (self.stones, 29), least=820, high=230),
            foot,
            self.trade,
            Shelf((held["second-purchase"], 1), (held["revenue"], 1), least=700, high=250),
            Shelf((held["rfm"], 1), (self.rfm_groups, 1), least=700, high=230),
            self.last_shelf,
        ):
            self.add(widget)
        self.body.addStretch(1)

    def show_data(self, data: LoyaltyData, since: dt.date, months: int, rules: Rules) -> None:
        """Show `data` for the time from `since`, which is so many `months`."""
        numbers = data.kept.numbers
        if numbers is None or numbers.as_of is None:
            return
        self._shown, self._months = (data, since), months
        self.figures.show_cards(self._headline(numbers, data, since))
        self.trade.show_cards(number_cards(numbers, since, TRADE))
        self.leaving.show_numbers(
            numbers,
            lambda person: names().customer(person, data.names.get(person, tr("no name"))),
            LEAVING_SHOWN,
        )
        self.stones.show_stones(data.around.stones)
        self.notes.setText(" ".join((*numbers.notes, *numbers.foreseen)))
        regular = tr(
            "A regular has {purchases} purchases, the last within {days} days",
            purchases=number(rules.regular.purchases),
            days=number(rules.regular.days),
        )
        self.rule.setText(regular)
        self.rule.setAccessibleDescription(tr("Rules for loyalty"))
        self.groups.show_numbers(numbers, regular)
        self.rfm_groups.show_numbers(numbers)
        self._draw()

    def _headline(
        self, numbers: PageNumbers, data: LoyaltyData, since: dt.date
    ) -> tuple[NumberCard, ...]:
        """The four of the orders and, once somebody was asked, whether they would recommend."""
        cards = number_cards(numbers, since, HEADLINE)
        if not data.around.answers:
            return cards
        course = [one.value for one in data.around.score_course if one.day >= since]
        return (*cards, score_card(_score(data), course))

    def _draw(self) -> None:
        assert self._shown is not None
        data, since = self._shown
        numbers = data.kept.numbers
        assert numbers is not None
        of = pictures_of_customers
        charts: list[Chart] = [of.cohorts(numbers, self._months), of.rfm(numbers)]
        if data.around.answers:
            charts.append(of.recommend(_score(data), data.around.answers))
        steps = max(data.around.stones, key=lambda one: len(one.steps), default=None)
        if steps is not None and any(one.value is not None for one in steps.steps):
            title = tr("Steps to “{goal}”", goal=steps.goal)
            charts.append(of.funnel(steps.steps, title))
        if loading.loaded():
            charts = [
                pictures.came_back(
                    numbers, since, campaigns=data.around.campaigns, aim=data.around.aim
                ),
                *charts,
                pictures.second_purchase(numbers),
                pictures.revenue(numbers, since),
            ]
        self._waiting.clear()
        for chart in charts:
            place = self.places[chart.name]
            # What is there is changed at once; what must be made is made piece by piece.
            if place.card is not None:
                place.show_chart(chart)
            else:
                self._waiting.append(chart)
        if self._waiting:
            self._pieces.start()
        seen = {chart.name for chart in charts}
        for name in ("recommend", "stepping-stones"):
            self.places[name].holder.setVisible(name in seen)
        self.last_shelf.setVisible(bool(seen & {"recommend", "stepping-stones"}))

    def _draw_next(self) -> None:
        if self._waiting:
            chart = self._waiting.popleft()
            self.places[chart.name].show_chart(chart)
        if not self._waiting:
            self._pieces.stop()

    def draw_plots(self) -> None:
        """pyqtgraph is there: draw what waits for it."""
        if self._shown is not None:
            self._draw()


def _score(data: LoyaltyData) -> Estimate:
    return recommendation_score(Counter(data.around.answers).elements())
