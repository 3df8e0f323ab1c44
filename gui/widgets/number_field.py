"""Fields for numbers, ranges and money, read and written as the owner's locale does."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.text import (
    EN_DASH,
    currency_digits,
    currency_goes_before,
    currency_symbol,
    number,
    read_number,
    short_number,
    tr,
)
from gui.theme import theme
from gui.widgets.field import Field
from gui.widgets.labels import Label, mark


class NumberEdit(QLineEdit):
    """A line for a number or nothing. Up and Down step; `value` is None when empty or wrong."""

    def __init__(
        self,
        low: float | None = None,
        high: float | None = None,
        *,
        digits: int = 0,
        step: float = 1,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.low, self.high, self.digits, self.required = low, high, digits, required
        self._step = step

    @property
    def value(self) -> float | None:
        """The number in it, a whole one where no digits are allowed."""
        read = read_number(self.text())
        if read is None:
            return None
        return float(read) if self.digits else int(read)

    def show_value(self, value: float | None) -> None:
        """Write a number as the locale does, None as nothing."""
        text = "" if value is None else short_number(value, self.digits)
        if text != self.text():
            self.setText(text)

    def problem(self) -> str:
        """The sentence about what stands in it, "" when it is good."""
        if not self.text().strip():
            return tr("Type a number.") if self.required else ""
        read = read_number(self.text())
        if read is None or read != round(read, self.digits):
            return self._wanted()
        too_small = self.low is not None and read < Decimal(str(self.low))
        too_big = self.high is not None and read > Decimal(str(self.high))
        return self._wanted() if too_small or too_big else ""

    def _wanted(self) -> str:
        low = "" if self.low is None else short_number(self.low, self.digits)
        high = "" if self.high is None else short_number(self.high, self.digits)
        if low and high:
            sentence = (
                tr("Type a number from {low} to {high}.", low=low, high=high)
                if self.digits
                else tr("Type a whole number from {low} to {high}.", low=low, high=high)
            )
        elif low:
            sentence = (
                tr("Type a number, {low} or more.", low=low)
                if self.digits
                else tr("Type a whole number, {low} or more.", low=low)
            )
        else:
            example = short_number(1234.5, 1) if self.digits else number(1234)
            sentence = tr("Type a number, as in {example}.", example=example)
        return sentence

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            moved = (self.value or 0) + steps[Qt.Key(event.key())] * self._step
            moved = moved if self.low is None else max(moved, self.low)
            moved = moved if self.high is None else min(moved, self.high)
            # Typed, not set: only what was typed is told to be finished on leaving.
            self.selectAll()
            self.insert(short_number(moved, self.digits))
        else:
            super().keyPressEvent(event)


class NumberField(Field):
    """A number or nothing; `committed(value)` with float, int or None on leaving."""

    committed = Signal(object)

    def __init__(
        self,
        label: str,
        value: float | None = None,
        *,
        low: float | None = None,
        high: float | None = None,
        digits: int = 0,
        step: float = 1,
        unit: str = "",
        hint: str = "",
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.line = NumberEdit(low, high, digits=digits, step=step, required=required)
        super().__init__(label, _with_unit(self.line, unit), hint=hint, parent=parent)
        self.setFocusProxy(self.line)
        self.label.setBuddy(self.line)
        self.line.setAccessibleName(f"{label} {unit}".strip())
        self._value = value
        self.line.show_value(value)
        self.line.editingFinished.connect(self._finished)
        self.line.textEdited.connect(lambda: self.set_error(""))

    @property
    def value(self) -> float | None:
        """The number in it now, None when empty or wrong."""
        return self.line.value

    def set_value(self, value: float | None) -> None:
        """Show another number, unless someone is in the middle of typing one."""
        if self.line.hasFocus() and self.line.isModified() and self.value != self._value:
            return
        self._value = value
        self.line.show_value(value)

    def check(self) -> bool:
        """Show what is wrong; whether all is well."""
        self.set_error(self.line.problem())
        return not self.has_error

    def _finished(self) -> None:
        if self.check():
            value = self.value
            self.line.show_value(value)
            if value != self._value:
                self._value = value
                self.committed.emit(value)

    def _told(self) -> list[QWidget]:
        return [self.line]


def _with_unit(line: QLineEdit, unit: str, *, before: bool = False) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(8))
    row.addWidget(line, 1)
    if unit:
        row.insertWidget(0 if before else 1, Label(unit, "second"))
    return box


class MoneyField(Field):
    """An amount in minor units (pence, cents) or None; `committed(value)` on leaving."""

    committed = Signal(object)

    def __init__(
        self,
        label: str,
        value: int | None = None,
        *,
        currency: str,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._scale = 10 ** currency_digits(currency)
        self.line = NumberEdit(0, None, digits=currency_digits(currency))
        symbol = currency_symbol(currency)
        box = _with_unit(self.line, symbol, before=currency_goes_before())
        super().__init__(label, box, hint=hint, parent=parent)
        self.setFocusProxy(self.line)
        self.label.setBuddy(self.line)
        self.line.setAccessibleName(f"{label} {symbol}")
        self.set_value(value)
        self.line.editingFinished.connect(self._finished)
        self.line.textEdited.connect(lambda: self.set_error(""))

    @property
    def value(self) -> int | None:
        """The amount in minor units."""
        read = read_number(self.line.text())
        return None if read is None else int(read * self._scale)

    def set_value(self, value: int | None) -> None:
        """Show another amount."""
        self._value = value
        digits = self.line.digits
        self.line.setText("" if value is None else number(Decimal(value) / self._scale, digits))

    def _finished(self) -> None:
        self.set_error(self.line.problem())
        if not self.has_error and self.value != self._value:
            self.set_value(self.value)
            self.committed.emit(self._value)

    def _told(self) -> list[QWidget]:
        return [self.line]


def upside_down(low: float | None, high: float | None) -> str:
    """The sentence about a range whose low end is the higher, "" when it is good."""
    if low is None or high is None or low <= high:
        return ""
    return tr(
        "{low} is more than {high}: the smaller number goes first.",
        low=short_number(low, 2),
        high=short_number(high, 2),
    )


class RangeField(Field):
    """A low and a high number from 0; `committed(low, high)` when either changed, both good."""

    committed = Signal(object, object)

    def __init__(
        self,
        label: str,
        low: float | None = None,
        high: float | None = None,
        *,
        digits: int = 0,
        unit: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.low = NumberEdit(0, digits=digits)
        self.high = NumberEdit(0, digits=digits)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(8))
        row.addWidget(self.low, 1)
        row.addWidget(Label(EN_DASH, "second"))
        row.addWidget(self.high, 1)
        if unit:
            row.addWidget(Label(unit, "second"))
        super().__init__(label, box, hint=hint, parent=parent)
        self.setFocusProxy(self.low)
        self.label.setBuddy(self.low)
        self.low.setAccessibleName(tr("{label}, from", label=label))
        self.high.setAccessibleName(tr("{label}, to", label=label))
        self.set_values(low, high)
        for line in (self.low, self.high):
            line.editingFinished.connect(self._finished)
            line.textEdited.connect(lambda: self.set_error(""))

    @property
    def values(self) -> tuple[float | None, float | None]:
        """Both ends as they stand."""
        return self.low.value, self.high.value

    def set_values(self, low: float | None, high: float | None) -> None:
        """Show another range."""
        self._values = (low, high)
        self.low.show_value(low)
        self.high.show_value(high)

    def check(self) -> bool:
        """Show what is wrong; whether all is well."""
        problem = self.low.problem() or self.high.problem() or upside_down(*self.values)
        self.set_error(problem)
        return not problem

    def _finished(self) -> None:
        # From the low end to the high one the range is still being written.
        writing = self.low.hasFocus() or self.high.hasFocus()
        if writing and None in self.values:
            return
        if self.check() and self.values != self._values:
            self.set_values(*self.values)
            self.committed.emit(*self._values)

    def _told(self) -> list[QWidget]:
        return [self.low, self.high]

    def _marked(self) -> list[QWidget]:
        for line in (self.low, self.high):
            mark(line, invalid=False)
        both: list[NumberEdit] = [self.low, self.high]
        return [line for line in both if line.problem()] or [*both]
