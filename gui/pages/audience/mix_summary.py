"""A group's ages and sexes in short: a bar for each age band, and where the figures are from."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.audience.limits import AGE_BANDS, SEXES
from core.audience.mix import band_name, sex_name
from core.audience.queries import Group
from core.text import percent, tr
from gui.theme import theme
from gui.widgets.bars import Bar
from gui.widgets.buttons import Button
from gui.widgets.labels import Label


class MixSummary(QWidget):
    """The mix as bars by age band, with a button that opens the editor."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Group | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        head = QHBoxLayout()
        head.addWidget(Label(tr("Ages and sexes"), "label"))
        head.addStretch(1)
        self.edit = Button(tr("Edit"), "quiet", icon="pencil", small=True)
        head.addWidget(self.edit)
        column.addLayout(head)
        self._rows = QWidget()
        self.grid = QGridLayout(self._rows)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(theme().px(8))
        self.grid.setVerticalSpacing(theme().px(4))
        self.grid.setColumnStretch(1, 1)
        self.bands = {band: (Label("", "label"), Bar(0), Label("", "label")) for band in AGE_BANDS}
        for row, parts in enumerate(self.bands.values()):
            for place, widget in enumerate(parts):
                self.grid.addWidget(widget, row, place)
        column.addWidget(self._rows)
        self.sexes = Label("", "label", wrap=True)
        self.source = Label("", "hint", wrap=True)
        column.addWidget(self.sexes)
        column.addWidget(self.source)

    def show_group(self, group: Group) -> None:
        """Show a group's mix, or say that nothing is known."""
        for band, (name, bar, words) in self.bands.items():
            share = sum(group.mix.get((band, sex), 0) for sex in SEXES)
            for widget in (name, bar, words):
                widget.setVisible(share > 0)
            name.setText(band_name(band))
            bar.set_share(share / 100, percent(share / 100))
            bar.setAccessibleName(band_name(band))
            words.setText(percent(share / 100))
        self._rows.setVisible(bool(group.mix))
        self.sexes.setText(_sexes(group))
        self.sexes.setVisible(bool(group.mix))
        self.source.setText(_source(group))
        self.edit.setText(tr("Edit") if group.mix else tr("Fill in"))
        self.edit.setAccessibleName(tr("Edit ages and sexes"))


def _sexes(group: Group) -> str:
    shares = {sex: sum(group.mix.get((band, sex), 0) for band in AGE_BANDS) for sex in SEXES}
    return " · ".join(
        f"{sex_name(sex)} {percent(share / 100)}" for sex, share in shares.items() if share
    )


def _source(group: Group) -> str:
    if not group.mix:
        return tr("Not known yet. Networks are weighed for all adults until it is.")
    return group.mix_source or tr("Your own estimate")
