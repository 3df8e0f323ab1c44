"""A page of the help on screen: Markdown in our type and colours, pictures of the theme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from core.text import tr
from gui.help import book
from gui.help.book import Subject
from gui.theme import theme

LETTERS = 15
"""Pixels of the running text at 100 %: it is read, not glanced at."""
LINE_HEIGHT = 145.0
MARGIN = 28
HALF_BOLD = 600
_HEADS = {1: "title", 2: "heading", 3: "card"}
_ABOVE = {1: 0, 2: 22, 3: 16}
_BELOW = {1: 10, 2: 6, 3: 4}


class HelpView(QTextBrowser):
    """Shows one page. `page_wanted` for a link to a page of the app, `subject_wanted` of the help.

    Whatever else a page might link to is not followed: the help needs no net.
    """

    page_wanted = Signal(str)
    subject_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A bar that comes while a page is laid out would leave one at the bottom for nothing.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setProperty("reading", True)
        self.setAccessibleName(tr("Help page"))
        self.setAccessibleDescription(tr("Tab goes from link to link, Enter follows it."))
        self.subject: Subject | None = None
        self.anchorClicked.connect(self._follow)
        theme().changed.connect(self._again)

    def show_subject(self, subject: Subject, heading: str = "") -> None:
        """Show a page, from one of its headings on."""
        self.subject = subject
        document = self.document()
        document.clear()
        document.setDefaultFont(_running())
        document.setMarkdown(subject.text)
        document.setDocumentMargin(theme().px(MARGIN))
        _dress(document)
        self._fit_pictures()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if heading:
            self._go_to(heading)
        else:
            self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing by itself: pictures are given to the document in their size."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pictures()

    def _follow(self, url: QUrl) -> None:
        if url.scheme() == "page":
            self.page_wanted.emit(url.path())
        elif url.path().endswith(".md") and book.exists(url.path().removesuffix(".md")):
            self.subject_wanted.emit(url.path().removesuffix(".md"))

    def _again(self) -> None:
        if self.subject is not None:
            at = self.verticalScrollBar().value()
            self.show_subject(self.subject)
            self.verticalScrollBar().setValue(at)

    def _go_to(self, heading: str) -> None:
        for block in _blocks(self.document()):
            if block.blockFormat().headingLevel() and block.text() == heading:
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top) - theme().px(12))
                return

    def _fit_pictures(self) -> None:
        room = self.viewport().width() - 2 * theme().px(MARGIN) - 2
        document = self.document()
        cursor = QTextCursor(document)
        for block, at, shown in list(_pictures(document)):
            own = QImage(str(picture(shown.name())))
            width = min(round(own.width() * theme().scale), room)
            if width <= 0 or round(shown.width()) == width:
                continue
            fitted = _fitted(own, width, self.devicePixelRatioF())
            kind = QTextDocument.ResourceType.ImageResource.value
            document.addResource(kind, QUrl(shown.name()), fitted)
            shown.setWidth(width)
            shown.setHeight(fitted.deviceIndependentSize().height())
            cursor.setPosition(block.position() + at)
            cursor.setPosition(block.position() + at + 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(shown)


def _fitted(own: QImage, width: int, ratio: float) -> QImage:
    """A picture in the size that it is shown in, smooth, with a thin edge."""
    smooth = Qt.TransformationMode.SmoothTransformation
    made = own.convertToFormat(QImage.Format.Format_RGB32)
    made = made.scaledToWidth(round(width * ratio), smooth)
    painter = QPainter(made)
    painter.setPen(theme().colour("line"))
    painter.drawRect(0, 0, made.width() - 1, made.height() - 1)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def picture(path: str) -> Path:
    """The file of a picture in the theme in force: "pictures/goals.png" has a dark twin."""
    return book.lies_at(path.replace(".png", "-dark.png") if theme().dark else path)


def _running() -> QFont:
    font = theme().font("body")
    font.setPointSizeF(theme().points(LETTERS))
    return font


def _dress(document: QTextDocument) -> None:
    """Give headings, paragraphs, links and keys our look; Markdown brings Qt's own."""
    cursor = QTextCursor(document)
    for block in _blocks(document):
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(_spacing(block, tight=cursor.currentTable() is not None))
        level = block.blockFormat().headingLevel()
        if level:
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            # Merged, the size that Markdown gives a heading would stay.
            cursor.setCharFormat(_type(theme().font(_HEADS.get(level, "card")), "ink"))
    for start, end, shown in list(_fragments(document)):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        if shown.isAnchor():
            cursor.mergeCharFormat(_link())
        elif shown.fontFixedPitch():
            cursor.mergeCharFormat(_keys())
        elif shown.fontItalic() or shown.fontWeight() > HALF_BOLD:
            cursor.mergeCharFormat(_strong())
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _space_out(frame)


def _spacing(block: QTextBlock, *, tight: bool) -> QTextBlockFormat:
    told = QTextBlockFormat()
    level = block.blockFormat().headingLevel()
    px = theme().px
    close = tight or block.textList() is not None
    told.setTopMargin(px(_ABOVE.get(level, 16)) if level else 0)
    told.setBottomMargin(px(_BELOW.get(level, 4)) if level else px(4 if close else 10))
    if not level:
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        has_picture = any(True for _at in _pictures_of(block))
        told.setLineHeight(100.0 if has_picture else LINE_HEIGHT, kind)
    return told


def _type(font: QFont, token: str) -> QTextCharFormat:
    told = QTextCharFormat()
    told.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
    told.setForeground(theme().colour(token))
    return told


def _link() -> QTextCharFormat:
    told = QTextCharFormat()
    told.setForeground(theme().colour("stamp"))
    told.setFontUnderline(True)
    return told


def _keys() -> QTextCharFormat:
    told = _type(_running(), "ink")
    told.setFontFixedPitch(False)
    told.setFontWeight(500)
    told.setBackground(theme().colour("side"))
    return told


def _strong() -> QTextCharFormat:
    """What stands on the screen, and words that matter: our Inter has no slanted letters."""
    told = QTextCharFormat()
    told.setFontItalic(False)
    told.setFontWeight(HALF_BOLD)
    return told


def _space_out(table: QTextTable) -> None:
    told = table.format()
    told.setBorder(0)
    told.setCellPadding(theme().px(3))
    told.setCellSpacing(0)
    told.setBottomMargin(theme().px(10))
    table.setFormat(told)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(document: QTextDocument) -> Iterator[tuple[int, int, QTextCharFormat]]:
    for block in _blocks(document):
        parts = block.begin()
        while not parts.atEnd():
            piece = parts.fragment()
            yield piece.position(), piece.position() + piece.length(), piece.charFormat()
            parts += 1


def _pictures(document: QTextDocument) -> Iterator[tuple[QTextBlock, int, QTextImageFormat]]:
    for block in _blocks(document):
        for at, shown in _pictures_of(block):
            yield block, at, shown


def _pictures_of(block: QTextBlock) -> Iterator[tuple[int, QTextImageFormat]]:
    parts = block.begin()
    while not parts.atEnd():
        piece = parts.fragment()
        if piece.charFormat().isImageFormat():
            yield piece.position() - block.position(), piece.charFormat().toImageFormat()
        parts += 1
