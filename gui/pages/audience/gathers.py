"""The networks that a group gathers on, as chips, and the choice of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from core.audience.queries import Group
from core.text import tr
from gui.pages.audience.data import AudienceData, network_hue
from gui.widgets.chip import Chip, ChipButton
from gui.widgets.layouts import Flow
from gui.widgets.menu_words import as_written


def network_chips(group: Group, data: AudienceData) -> list[QWidget]:
    """A chip for each network that the group gathers on."""
    return [Chip(data.networks.get(key, key), network_hue(key)) for key in group.gathers]


class GathersPicker(Flow):
    """Chips that a press takes away, and one that offers the rest; `chosen(keys)` after each."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[str, ...] = ()
        self._names: dict[str, str] = {}
        self.add = ChipButton("")

    def show_networks(self, group: Group, data: AudienceData) -> None:
        """Show what is chosen for a group."""
        if (group.gathers, dict(data.networks)) == (self._keys, self._names):
            return
        self._keys, self._names = group.gathers, dict(data.networks)
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        chips = [self._chip(key) for key in self._keys]
        self.add = ChipButton(tr("Add a network"), icon="plus")
        self.add.clicked.connect(self._offer)
        self.set_widgets(*chips, self.add)
        if had_focus:
            self.add.setFocus()

    def _chip(self, key: str) -> ChipButton:
        name = self._names.get(key, key)
        chip = ChipButton(name, network_hue(key), icon="x")
        chip.setAccessibleName(tr("Take {network} away", network=name))
        chip.setToolTip(tr("Take {network} away", network=name))
        chip.clicked.connect(lambda: self.chosen.emit(tuple(k for k in self._keys if k != key)))
        return chip

    def _offer(self) -> None:
        menu = QMenu(self)
        for key, name in self._names.items():
            if key not in self._keys:
                action = menu.addAction(as_written(name))
                action.triggered.connect(
                    lambda _=False, key=key: self.chosen.emit((*self._keys, key))
                )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))
