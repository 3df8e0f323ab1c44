"""The list of measures, business results first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from core.goals.measures import Measure, own_words, results, stones
from core.text import tr
from gui.widgets.combo import Combo
from gui.widgets.field import Field, keep_wheel_off

KEY = Qt.ItemDataRole.UserRole


class MeasureChoice(Field):
    """A measure in groups; `chosen(key)` when the owner picks another.

    `kinds` are the groups offered: "result", "stone", "vanity", "own".
    """

    chosen = Signal(str)

    def __init__(
        self, label: str, kinds: tuple[str, ...], value: str = "", parent: QWidget | None = None
    ) -> None:
        self.combo = Combo()
        super().__init__(label, self.combo, parent=parent)
        keep_wheel_off(self.combo)
        model = QStandardItemModel(self.combo)
        for title, found in self._groups(kinds):
            head = QStandardItem(title)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            model.appendRow(head)
            for measure in found:
                item = QStandardItem(measure.name)
                item.setData(measure.key, KEY)
                item.setToolTip(measure.hint)
                model.appendRow(item)
        self.combo.setModel(model)
        self.set_value(value)
        self.combo.activated.connect(lambda: self.chosen.emit(self.value))

    @property
    def value(self) -> str:
        """The key of the measure that is shown."""
        return str(self.combo.currentData(KEY) or "")

    def set_value(self, key: str) -> None:
        """Show this measure; the first one where there is none such."""
        self.combo.setCurrentIndex(max(1, self.combo.findData(key, KEY)))

    @staticmethod
    def _groups(kinds: tuple[str, ...]) -> list[tuple[str, list[Measure]]]:
        on_the_way = [m for m in stones() if m.kind in kinds]
        if "own" in kinds:
            on_the_way.append(own_words())
        groups = [
            (tr("Business results"), list(results()) if "result" in kinds else []),
            (tr("Stepping stones"), on_the_way),
        ]
        return [(title, found) for title, found in groups if found]
