"""The lists below the charts: groups, those slipping away, stepping stones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.loyalty.page_numbers import Leaving, PageNumbers
from core.loyalty.surroundings import StepsOfGoal
from core.text import money, number, opening, percent, share_words, short_day, short_number, tr, trn
from gui.theme import theme
from gui.widgets.bars import Bar
from gui.widgets.card import Card
from gui.widgets.chip import Chip
from gui.widgets.labels import Divider, ElidedLabel, Label
from gui.widgets.speaking import keep_silent, tell_as_one

REVENUE_DAYS = 180
_GROUPS = ("regular", "promising", "slipping_away", "one_off", "other")
_HUES = {"regular": "stamp", "promising": "sea", "slipping_away": "mustard"}


def group_words(key: str) -> str:
    """A customer group as a heading."""
    return {
        "regular": tr("Regulars"),
        "promising": tr("Promising"),
        "slipping_away": tr("Slipping away"),
        "one_off": tr("One-off"),
        "other": tr("Others"),
    }[key]


def member_words(key: str) -> str:
    """What one customer of a group is called."""
    return {
        "regular": tr("Regular"),
        "promising": tr("Promising", of="customer"),
        "slipping_away": tr("Slipping away", of="customer"),
        "one_off": tr("One-off", of="customer"),
        "other": tr("Other"),
    }[key]


def group_rule(key: str, regular: str) -> str:
    """What makes a customer one of the group; the first that fits is theirs."""
    return {
        "regular": f"{regular}.",
        "promising": tr("Two purchases, the last not long ago."),
        "slipping_away": tr(
            "Regulars and former regulars who seem to leave. They are counted here alone, so "
            "there are fewer regulars in this list than in the card above."
        ),
        "one_off": tr("One purchase so far."),
        "other": tr("Everyone else: two purchases or more, the last long ago."),
    }[key]


class Lines(Card):
    """A card with lines that are made anew with each data."""

    def __init__(self, title: str, *, quiet: bool = False, trailing: QWidget | None = None) -> None:
        super().__init__(title, quiet=quiet, trailing=trailing, spacing=8)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme().px(6))
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def fill(self, rows: Sequence[QWidget]) -> None:
        """Show these lines in the place of those before."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._lines.addWidget(row)


class GroupsCard(Lines):
    """Each group with its customers and its share of the revenue of the last 180 days."""

    def __init__(self) -> None:
        head = Label(tr("of revenue"), "hint")
        keep_silent(head)
        super().__init__(tr("Your customers"), trailing=head)

    def show_numbers(self, numbers: PageNumbers, regular: str) -> None:
        """Show the groups of these numbers; `regular` says what a regular is."""
        by_key = {part.key: part for part in numbers.groups}
        rows: list[QWidget] = []
        for key in _GROUPS:
            part = by_key.get(key)
            if part is None or (key == "other" and not part.customers):
                continue
            share = part.net / numbers.revenue_lately if numbers.revenue_lately > 0 else None
            rows += [_group_line(key, part.customers, share, group_rule(key, regular)), Divider()]
        self.fill(rows[:-1])


def _group_line(key: str, count: int, share: float | None, rule: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(10))
    row.addWidget(Chip(group_words(key), _HUES.get(key, ""), wide=96))
    row.addWidget(ElidedLabel(trn("{n} customer", "{n} customers", count)), 1)
    words = "" if share is None else share_words(share)
    row.addWidget(Label(words, "second"))
    said = [trn("{n} customer.", "{n} customers.", count), rule]
    if share is not None:
        said.append(
            tr(
                "{share} of the revenue of the last {n} days.",
                share=opening(words),
                n=REVENUE_DAYS,
            )
        )
    line.setToolTip(" ".join(said[1:]))
    tell_as_one(line, f"{group_words(key)}: {' '.join(said)}")
    return line


def chance_share(chance: float) -> str:
    """A chance as a figure; never 0 or 100 %, which nobody is."""
    if chance > 0.99:
        return tr("over {chance}", chance=percent(0.99))
    return share_words(max(chance, 0.001))


class LeavingCard(Lines):
    """Those slipping away who spent most, with the chance that they are still customers."""

    opened = Signal(int)

    def __init__(self, trailing: QWidget | None = None) -> None:
        super().__init__(tr("Reach out before they are gone"), trailing=trailing)

    def show_numbers(self, numbers: PageNumbers, names: Callable[[int], str], most: int) -> None:
        """Show the first `most` by their `names`."""
        shown = numbers.leaving[:most]
        rows: list[QWidget] = [
            _leaving_line(one, names(one.person_id), numbers.currency) for one in shown
        ]
        if any(one.chance is not None for one in shown):
            head = Label(tr("chance that they are still with you"), "hint")
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            keep_silent(head)
            rows.insert(0, head)
        rest = numbers.leaving_count - len(shown)
        if rest > 0:
            rows.append(Label(trn("And {n} more.", "And {n} more.", rest), "hint"))
        if not rows:
            words = tr("Nobody who came regularly seems to be leaving.")
            rows.append(Label(words, "second", wrap=True))
        self.fill(rows)


def _leaving_line(one: Leaving, name: str, currency: str) -> QWidget:
    line = QWidget()
    grid = QGridLayout(line)
    grid.setContentsMargins(0, theme().px(2), 0, theme().px(2))
    grid.setHorizontalSpacing(theme().px(12))
    grid.setVerticalSpacing(0)
    grid.addWidget(ElidedLabel(name, "strong"), 0, 0)
    what = tr(
        "{purchases}, last {day}",
        purchases=trn("{n} purchase", "{n} purchases", one.purchases),
        day=short_day(one.last, year=True),
    )
    grid.addWidget(ElidedLabel(what, "label"), 1, 0)
    grid.setColumnStretch(0, 1)
    if one.chance is None:
        grid.addWidget(Label(tr("overdue"), "label"), 0, 1, 2, 1)
    else:
        chance = chance_share(one.chance)
        bar = Bar(one.chance, hue="tomato", name=tr("Chance that they are still a customer"))
        bar.setFixedWidth(theme().px(64))
        grid.addWidget(bar, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        words = Label(chance, "label")
        words.setMinimumWidth(theme().px(56))
        words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(words, 0, 2, 2, 1)
    said = tr("{sentence} Spent {amount}.", sentence=one.sentence, amount=money(one.net, currency))
    line.setToolTip(said)
    tell_as_one(line, f"{name}. {what}. {said}")
    return line


class RfmGroupsCard(Lines):
    """The named RFM groups, each with its rule: the first that fits has the customer."""

    def __init__(self) -> None:
        super().__init__(tr("Groups by RFM"))

    def show_numbers(self, numbers: PageNumbers) -> None:
        """Show the groups that somebody is in."""
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(4))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 4)
        for row, part in enumerate(part for part in numbers.rfm if part.customers):
            share = part.customers / numbers.customers if numbers.customers else 0.0
            name, rule = ElidedLabel(part.name, "medium"), ElidedLabel(part.rule, "hint")
            count, words = Label(number(part.customers)), Label(share_words(share), "second")
            right = Qt.AlignmentFlag.AlignRight
            grid.addWidget(name, row, 0)
            grid.addWidget(rule, row, 1)
            grid.addWidget(count, row, 2, right)
            grid.addWidget(words, row, 3, right)
            said = trn("{n} customer", "{n} customers", part.customers)
            about = "" if part is numbers.rfm[-1] else f" {part.rule}."
            tell_as_one(name, f"{part.name}: {said}, {share_words(share)}.{about}")
            keep_silent(rule, count, words)
        self.fill([table])


class StonesCard(Lines):
    """The stepping stones of the plan's goals, smaller: nice, but not the goal."""

    def __init__(self) -> None:
        super().__init__(tr("Stepping stones"), quiet=True)
        self.body.insertWidget(
            1, Label(tr("Last 90 days. Nice, but not the goal."), "label", wrap=True)
        )

    def show_stones(self, goals: Sequence[StepsOfGoal]) -> None:
        """Show each stone once, with its newest figure."""
        seen: dict[str, float | None] = {}
        for goal in goals:
            for step in goal.steps:
                seen.setdefault(step.name, step.value)
        rows: list[QWidget] = []
        for name, value in seen.items():
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(ElidedLabel(name, "second"), 1)
            figure = "–" if value is None else short_number(value)
            row.addWidget(Label(figure))
            tell_as_one(line, f"{name}: {tr('not known') if value is None else figure}")
            rows.append(line)
        if not rows:
            words = tr("Stepping stones stand below the goals that they lead to.")
            rows.append(Label(words, "hint", wrap=True))
        self.fill(rows)
