"""The owner's rules for loyalty: what counts as coming back, and who is a regular."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from core.loyalty import rules
from core.loyalty.rules import AS_USUAL, Rules
from core.text import tr
from gui.dialogs.base import Dialog
from gui.pages.page import Page
from gui.theme import theme
from gui.widgets.field import Field
from gui.widgets.labels import Label
from gui.widgets.number_field import NumberField


class LoyaltyRulesDialog(Dialog):
    """Three numbers, kept as one types; every figure follows them."""

    def __init__(self, page: Page, now: Rules) -> None:
        super().__init__(
            tr("Rules for loyalty"),
            tr("What suits your shop: bread is bought weekly, a wedding cake once."),
            width=460,
            parent=page,
        )
        self._page = page
        self.fields: dict[str, Field] = {}
        self._numbers: dict[str, NumberField] = {}
        column = QVBoxLayout()
        column.setSpacing(theme().px(10))
        for name, label, unit in (
            ("came_back_days", tr("Came back: bought again within"), tr("days", of="within")),
            ("regular_purchases", tr("A regular has at least"), tr("purchases")),
            ("regular_days", tr("the last of them within"), tr("days", of="within")),
        ):
            low, high = rules.BOUNDS[name]
            value = rules.value_of(now, name)
            field = NumberField(label, value, low=low, high=high, unit=unit, required=True)
            field.committed.connect(partial(self._set, name))
            self.fields[name] = self._numbers[name] = field
            column.addWidget(field)
        fields = self._numbers.values()
        units = [one for field in fields for one in field.editor.findChildren(Label)]
        # Units of one width let the fields end in one line.
        widest = max(one.sizeHint().width() for one in units)
        for one in units:
            one.setMinimumWidth(widest)
        self.body.addLayout(column)
        self.add_other(tr("All as they were")).clicked.connect(self._reset)
        self.cancel.setText(tr("Close"))

    def _set(self, name: str, value: float | None) -> None:
        from core.loyalty.operations import set_rule

        if value is not None:
            refused = partial(self.refuse, fields=self.fields)
            self._page.run(set_rule, name, int(value), told=None, refused=refused)

    def _reset(self) -> None:
        from core.loyalty.operations import reset_rules

        self._page.run(reset_rules)
        for name, field in self._numbers.items():
            field.set_value(rules.value_of(AS_USUAL, name))
