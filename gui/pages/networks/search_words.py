"""Under the third point of a profile check: the words that customers search for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
)
from PySide6.QtWidgets import QWidget

from core.search import queries
from core.search.queries import SearchOverview, SearchWord
from core.search.words import numbers_words, source_words
from core.text import tr, trn
from gui.pages.networks.search_preview import SearchPreview
from gui.widgets.buttons import Button
from gui.widgets.chip import ChipButton
from gui.widgets.file_card import FileCard, choose_file
from gui.widgets.labels import Label
from gui.widgets.layouts import Flow
from gui.widgets.speaking import announce

if TYPE_CHECKING:
    from core.errors import UserError
    from core.search.export import SearchExport
    from gui.pages.networks.page import NetworksPage as Page

MOST = 10
"""Words that are shown: a profile has room for a few of them."""
MOST_BRAND = 3
"""Words with the business's name that are shown."""


class SearchWordsPart(FileCard):
    """The words as chips that copy, where they are from, and a place for an export."""

    def __init__(self, page: Page) -> None:
        super().__init__(dashed=True, padding=12, spacing=8)
        self._page = page
        self._shown: SearchOverview | None = None
        self._just_taken = False
        self.setAccessibleName(tr("The words that customers search for"))
        self.setAcceptDrops(True)
        self.teach = Label(
            tr(
                "See what people type before they find you: in Google Search Console choose "
                "Performance, then Export, and drop the file here."
            ),
            "second",
            wrap=True,
        )
        self.chips = Flow()
        self.brand_head = Label(tr("They know your name already"), "label", wrap=True)
        self.brand_chips = Flow()
        self.source = Label("", "hint", wrap=True)
        self.read_button = Button(
            tr("Read search words from an export…"), icon="upload", small=True, shrinks=True
        )
        self.read_button.clicked.connect(self._choose)
        self.problem = Label("", "error", wrap=True)
        self.preview = SearchPreview()
        self.preview.taken.connect(self._take)
        self.preview.left.connect(self._leave)
        for part in (self.teach, self.chips, self.brand_head, self.brand_chips, self.source):
            self.add(part)
        self.add_row(self.read_button)
        self.add(self.problem)
        self.add(self.preview)
        self._arrange()

    def renew(self) -> None:
        """Ask for the words again; they are shown when they come."""
        self._page.runner.ask(
            queries.search_overview, MOST, MOST_BRAND, then=self._show, owner=self
        )

    def open_file(self, path: Path) -> None:
        """Read an export and show what it would bring."""
        from core.search.export import search_export

        self._page.runner.ask(
            search_export,
            path,
            then=self._offer,
            owner=("search words", "export"),
            refused=self._refuse,
        )

    def _show(self, shown: SearchOverview) -> None:
        if shown != self._shown:
            self._shown = shown
            self._fill(self.chips, shown.words)
            self._fill(self.brand_chips, shown.brand)
            self.source.setText(source_words(shown))
        self._arrange()
        if self._just_taken and shown.words:
            self._just_taken = False
            self._first_chip().setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, flow: Flow, words: Sequence[SearchWord]) -> None:
        chips = [self._chip(word) for word in words]
        flow.set_widgets(*chips)
        for chip in chips:
            # At once, not with the next layout: one of them may take the keyboard.
            chip.show()

    def _first_chip(self) -> QWidget:
        item = self.chips.flow.itemAt(0)
        assert item is not None
        found = item.widget()
        assert found is not None
        return found

    def _chip(self, word: SearchWord) -> ChipButton:
        chip = ChipButton(word.text, "" if word.is_brand else "sea")
        # A "&" in somebody's words is no shortcut.
        chip.setShortcut(QKeySequence())
        chip.setAccessibleName(word.text)
        numbers = numbers_words(word)
        chip.setToolTip(tr("{words}: {numbers}. Click to copy.", words=word.text, numbers=numbers))
        chip.setAccessibleDescription(tr("{numbers}. Copies the words.", numbers=numbers))
        chip.clicked.connect(lambda: self._copy(word.text))
        return chip

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._page.desk.toast(tr("Copied “{words}”", words=text))

    def _arrange(self) -> None:
        """Show what there is: words or how to come by them, a preview or the way to one."""
        shown, previewing = self._shown or SearchOverview(), self.preview.export is not None
        self.teach.setVisible(not shown.count and not previewing)
        self.chips.setVisible(bool(shown.words))
        self.brand_head.setVisible(bool(shown.brand))
        self.brand_chips.setVisible(bool(shown.brand))
        self.source.setVisible(bool(shown.count))
        self.read_button.setVisible(not previewing)
        self.problem.setVisible(bool(self.problem.text()))
        self.preview.setVisible(previewing)

    # An export -----------------------------------------------------------------------------

    def _offer(self, export: SearchExport) -> None:
        self.problem.setText("")
        self.preview.show_export(export)
        self._arrange()
        self._reveal(self.preview)
        self.preview.start()
        announce(self, self.preview.sentence.text())

    def _refuse(self, error: UserError) -> None:
        self.preview.clear()
        self.problem.setText(error.sentence)
        self._arrange()
        self._reveal(self.problem)
        announce(self, error.sentence)

    def _take(self) -> None:
        from core.search.operations import import_search_words

        export = self.preview.export
        if export is not None:
            self._page.run(
                import_search_words,
                export,
                told=trn("{n} search word read", "{n} search words read", len(export.words)),
                then=self._taken,
                refused=self._refuse,
            )

    def _taken(self, _batch: int) -> None:
        """Close the preview; the keyboard goes to the words when they come."""
        self._just_taken = True
        self._leave()

    def _leave(self) -> None:
        self.preview.clear()
        self._arrange()
        self.read_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        choose_file(
            self,
            tr("Choose an export of Search Console"),
            [tr("Exports (*.zip *.csv *.xlsx *.ods)")],
            self.open_file,
        )

    def _reveal(self, widget: QWidget) -> None:
        """Scroll there once it has its place."""
        area = self._page.profile.area
        area.content.adjustSize()
        area.ensureWidgetVisible(widget)
