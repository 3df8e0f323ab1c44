"""What an export of searches would bring, before it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.search.words import preview_words, problem_words, span_words
from core.text import tr
from gui.theme import theme
from gui.widgets.buttons import Button
from gui.widgets.labels import ElidedLabel, Label
from gui.widgets.layouts import Flow

if TYPE_CHECKING:
    from core.search.export import SearchExport

MOST_PROBLEMS = 4
"""Problems that are listed; more are counted."""


class SearchPreview(QWidget):
    """`taken` when the owner wants the words of `export`, `left` when not."""

    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.export: SearchExport | None = None
        self.name = ElidedLabel("", "strong", middle=True)
        self.sentence = Label("", "body", wrap=True)
        self.findings = Label("", "label", wrap=True)
        self.take = Button(tr("Take them in"), "primary", small=True)
        self.take.clicked.connect(self.taken)
        self.leave = Button(tr("Leave it"), small=True)
        self.leave.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        for part in (self.name, self.sentence, self.findings):
            column.addWidget(part)
        column.addWidget(Flow(self.take, self.leave))

    def show_export(self, export: SearchExport) -> None:
        """Say what an export holds."""
        self.export = export
        self.name.setText(export.file_name)
        self.name.setToolTip(export.file_name)
        span = span_words(export.covers_from, export.covers_to)
        said = preview_words(len(export.words), export.new, export.changed)
        self.sentence.setText(f"{span}: {said}" if span else said)
        findings = [*export.remarks, *problem_words(export.problems, MOST_PROBLEMS)]
        self.findings.setText("\n".join(findings))
        self.findings.setVisible(bool(findings))
        self.take.setVisible(export.brings)

    def clear(self) -> None:
        """Forget the export."""
        self.export = None

    def start(self) -> None:
        """Take the keyboard to what is likeliest to be pressed."""
        brings = self.export is not None and self.export.brings
        (self.take if brings else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
