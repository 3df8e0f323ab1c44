"""The age and sex mix of a group: a grid that says live by how much it misses 100 per cent."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.audience import mix as mixes
from core.audience.limits import AGE_BANDS, SEXES
from core.audience.queries import Group
from core.importing.preview import AudiencePreview
from core.text import percent, tr
from gui.dialogs.base import Dialog
from gui.pages.audience.export_part import ExportPart
from gui.runner import Runner
from gui.theme import theme
from gui.widgets.bars import Bar
from gui.widgets.buttons import Button
from gui.widgets.labels import Label, mark
from gui.widgets.number_field import NumberEdit


class MixGrid(QWidget):
    """A number for each age band and sex, with the sums at the edges; `edited` on typing."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(8))
        grid.setVerticalSpacing(theme().px(6))
        self.cells: dict[mixes.Cell, NumberEdit] = {}
        self.row_sums = {band: _sum_label() for band in AGE_BANDS}
        self.column_sums = {sex: _sum_label() for sex in SEXES}
        for column, sex in enumerate(SEXES, 1):
            grid.addWidget(Label(mixes.sex_name(sex), "label", wrap=True), 0, column)
            grid.addWidget(self.column_sums[sex], len(AGE_BANDS) + 1, column)
            grid.setColumnStretch(column, 1)
        for row, band in enumerate(AGE_BANDS, 1):
            grid.addWidget(Label(mixes.band_name(band), "strong"), row, 0)
            grid.addWidget(self.row_sums[band], row, len(SEXES) + 1)
            for column, sex in enumerate(SEXES, 1):
                grid.addWidget(self._cell(band, sex), row, column)

    def _cell(self, band: str, sex: str) -> NumberEdit:
        edit = NumberEdit(0, 100, digits=1)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.setMinimumWidth(theme().px(58))
        edit.setAccessibleName(
            tr("{sex}, {band}, per cent", sex=mixes.sex_name(sex), band=mixes.band_name(band))
        )
        edit.textEdited.connect(lambda: self._typed(edit))
        self.cells[band, sex] = edit
        return edit

    @property
    def mix(self) -> dict[mixes.Cell, float]:
        """The shares as they stand; a cell with something else in it counts as nobody."""
        values = {cell: edit.value for cell, edit in self.cells.items() if not edit.problem()}
        return {cell: float(value) for cell, value in values.items() if value}

    @property
    def problem(self) -> str:
        """The sentence about the first cell that is no share, "" when all are."""
        return next((p for edit in self.cells.values() if (p := edit.problem())), "")

    def show_mix(self, mix: mixes.Mix) -> None:
        """Write another mix into the cells."""
        for cell, edit in self.cells.items():
            edit.show_value(mix.get(cell))
            mark(edit, invalid=False)
        self._sum_up()

    def _typed(self, edit: NumberEdit) -> None:
        mark(edit, invalid=bool(edit.problem()))
        self._sum_up()
        self.edited.emit()

    def _sum_up(self) -> None:
        mix = self.mix
        for band, label in self.row_sums.items():
            label.setText(_sum_words(sum(mix.get((band, sex), 0) for sex in SEXES)))
        for sex, label in self.column_sums.items():
            label.setText(_sum_words(sum(mix.get((band, sex), 0) for band in AGE_BANDS)))


class MixEditor(Dialog):
    """Edits a group's mix; `kept(mix, source, from an export)` and `noted(words for the note)`."""

    kept = Signal(object, str, bool)
    noted = Signal(str)

    def __init__(self, group: Group, runner: Runner, today: dt.date, parent: QWidget) -> None:
        super().__init__(
            tr("Ages and sexes of {name}", name=group.name),
            tr("Shares of the group in per cent. Networks are weighed by them."),
            width=680,
            parent=parent,
        )
        self._source = group.mix_source
        self._filled = False
        self._touched = False
        self.grid = MixGrid()
        self.total = Label(role="number")
        self.bar = Bar(0, name=tr("Together"))
        self.says = Label(role="second", wrap=True)
        self.source = Label(role="hint", wrap=True)
        self.scale = Button(tr("Make it add up"), icon="percent", small=True)
        self.scale.clicked.connect(self._make_it_add_up)
        self.clear = Button(tr("Clear"), "quiet", small=True)
        self.clear.clicked.connect(self._clear)
        self.export = ExportPart(runner, today)
        self.export.read.connect(self._take)
        self.export.noted.connect(self.noted)
        self._lay_out()
        self.save = self.add_main(tr("Keep the mix"))
        self.save.clicked.connect(self._keep)
        self.grid.edited.connect(self._edited)
        self.grid.show_mix(group.mix)
        self._live()
        self.grid.cells[mixes.CELLS[len(SEXES)]].setFocus()

    def _lay_out(self) -> None:
        px = theme().px
        left = QVBoxLayout()
        left.setSpacing(px(10))
        left.addWidget(self.grid)
        line = QHBoxLayout()
        line.addWidget(self.total)
        line.addStretch(1)
        line.addWidget(self.clear)
        line.addWidget(self.scale)
        left.addLayout(line)
        left.addWidget(self.bar)
        left.addWidget(self.says)
        left.addStretch(1)
        left.addWidget(self.source)
        columns = QHBoxLayout()
        columns.setSpacing(px(20))
        columns.addLayout(left, 3)
        columns.addWidget(self.export, 2)
        self.body.addLayout(columns, 1)

    @property
    def kept_source(self) -> str:
        """Where the mix is from, as it would be kept."""
        if not self.grid.mix or not self._source or not self._touched:
            return self._source if self.grid.mix else ""
        said = tr("{source}, changed by hand", source="\0")
        before, after = said.split("\0")
        if self._source.startswith(before) and self._source.endswith(after):
            return self._source
        return said.replace("\0", self._source)

    def _live(self) -> None:
        mix, problem = self.grid.mix, self.grid.problem
        whole = mixes.total(mix)
        good = not problem and (not mix or mixes.adds_up(mix))
        self.total.setText(_sum_words(whole) or percent(0))
        self.bar.set_share(whole / 100, "", "leaf" if mix and good else "mustard")
        self.says.setText(problem or _says(mix))
        self.scale.setEnabled(bool(mix) and not mixes.adds_up(mix))
        self.clear.setEnabled(bool(mix))
        self.save.setEnabled(good)
        source = self.kept_source or (tr("Your own estimate") if mix else "")
        self.source.setText(tr("Source: {source}", source=source) if source else "")

    def _edited(self) -> None:
        self._touched = True
        self._live()

    def _make_it_add_up(self) -> None:
        self.grid.show_mix(mixes.normalised(self.grid.mix))
        self._edited()

    def _clear(self) -> None:
        self.grid.show_mix({})
        self._source, self._filled = "", False
        self._edited()

    def _take(self, preview: AudiencePreview) -> None:
        if preview.mix:
            self._source, self._filled, self._touched = preview.source, True, False
            self.grid.show_mix(preview.mix)
            self._live()

    def _keep(self) -> None:
        self.kept.emit(self.grid.mix, self.kept_source, self._filled)


def _says(mix: mixes.Mix) -> str:
    if not mix:
        return tr("Nothing is known yet. That is fine: leave it empty rather than guess wildly.")
    return mixes.off_by(mix) or tr("The shares add to 100%.")


def _sum_words(value: float) -> str:
    if not value:
        return ""
    return percent(value / 100, 0 if round(value, 1) == round(value) else 1)


def _sum_label() -> Label:
    label = Label(role="label")
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setMinimumWidth(theme().px(44))
    return label
