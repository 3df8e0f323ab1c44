"""A chart on a card: its title and note, and a menu to copy it and to save its numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QSizePolicy, QWidget

from core.charts.as_csv import csv_text
from core.charts.shapes import Bars, Chart, Grid, Parts
from core.errors import UserError
from core.text import tr
from gui.charts.bars import BarsView
from gui.charts.grid import GridView
from gui.charts.parts import PartsView
from gui.charts.view import ChartView
from gui.dialogs.files import documents
from gui.theme import theme
from gui.widgets.buttons import IconButton
from gui.widgets.card import Card
from gui.widgets.labels import ElidedLabel, Label


def view_of(chart: Chart) -> ChartView[Any]:
    """A widget that draws this kind of chart; for a Plot `loading.load` must have been called."""
    if isinstance(chart, Grid):
        return GridView(chart)
    if isinstance(chart, Bars):
        return BarsView(chart)
    if isinstance(chart, Parts):
        return PartsView(chart)
    from gui.charts.plot import PlotView

    return PlotView(chart)  # type: ignore[arg-type]


class ChartCard(Card):
    """Shows a chart; another one of the same kind takes its place with `show_chart`."""

    def __init__(self, chart: Chart, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(quiet=quiet, padding=16, spacing=6, parent=parent)
        self.title = Label(chart.title, "quiet card" if quiet else "card", wrap=True)
        self.note = ElidedLabel(chart.note, "hint")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.more = IconButton("ellipsis", "", side=26)
        self.more.clicked.connect(self._menu_below)
        head = QHBoxLayout()
        head.setSpacing(theme().px(8))
        head.addWidget(self.title)
        head.addWidget(self.note, 1)
        head.addWidget(self.more)
        self.add_layout(head)
        self.view = view_of(chart)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu_here)
        self.add(self.view, 1)
        self._tell(chart)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart of the same kind; nothing happens when it is the same."""
        if chart != self.view.chart:
            self.view.set_chart(chart)
            self._tell(chart)

    def _tell(self, chart: Chart) -> None:
        self.title.setText(chart.title)
        self.note.setText(chart.note)
        self.setAccessibleName(chart.title)
        self.more.set_name(tr("Copy or save: {title}", title=chart.title))
        self.more.setEnabled(not chart.empty)

    def menu(self) -> QMenu:
        """What can be done with the chart."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Copy as a picture")).triggered.connect(self.view.copy_picture)
        menu.addAction(tr("Save the picture")).triggered.connect(
            lambda: self._ask("png", tr("Pictures (*.png)"))
        )
        menu.addAction(tr("Save the numbers as CSV")).triggered.connect(
            lambda: self._ask("csv", tr("Tables (*.csv)"))
        )
        return menu

    def save(self, path: Path) -> None:
        """Write the picture or the numbers, as the name ends. Raises UserError."""
        try:
            if path.suffix.lower() == ".png":
                if not self.view.picture().save(str(path)):
                    raise OSError
            else:
                path.write_text(csv_text(self.view.chart), encoding="utf-8", newline="")
        except OSError as error:
            raise UserError(
                tr("{name} could not be written. Choose another folder.", name=path.name)
            ) from error

    def _ask(self, ending: str, kinds: str) -> None:
        dialog = QFileDialog(self, self.view.chart.title, str(documents().parent), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{self.view.chart.name}.{ending}")
        dialog.fileSelected.connect(lambda name: self._saved(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _saved(self, path: Path) -> None:
        try:
            self.save(path)
        except UserError as error:
            self.note.setText(error.sentence)

    def _menu_below(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _menu_here(self, at: QPoint) -> None:
        if not self.view.chart.empty:
            self.menu().popup(self.view.mapToGlobal(at))
