"""A row of the list: where its parts lie, and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from core.calendar.limits import KINDS
from core.calendar.rules import kind_words
from core.text import minutes, tr, words_language
from gui import icons
from gui.pages.calendar.kinds import KIND_HUES
from gui.pages.today.deed_words import next_words
from gui.pages.today.rows import Row, about_words, late_words
from gui.theme import theme
from gui.widgets import painting

PAD, HEAD, BARE, LINE, WORDS, MORE = 18, 42, 32, 53, 40, 40
"""Pixels at 100 %: at the sides, and how high the kinds of row are."""
CHIP, CHECK, BUTTON = 104, 16, 26
WITH_CHIP, WITH_BUTTON = 420, 520
"""Widths of the list from which on there is room for the chip and for the button."""
HUES = {**KIND_HUES, "ask": "stamp", "follow_up": "leaf"}


def height(row: Row, wide: int) -> int:
    """How high a row is in a list that is so wide."""
    px = theme().px
    if row.kind == "head":
        return px(BARE if row.bare else HEAD)
    if row.kind != "line":
        return px(WORDS if row.kind == "words" else MORE)
    room = parts(QRect(0, 0, wide, px(LINE)), row).text.width()
    return px(LINE) + (len(title_lines(row.words, room)) - 1) * _line_height()


def title_lines(words: str, room: int) -> list[str]:
    """A title in one line or two; the second one ends in an ellipsis where there is more."""
    font = theme().font("medium")
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(words) <= room:
        return [words]
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(room, 1))
    layout.endLayout()
    first = painting.piece(words, 0, line.textLength())
    rest = words[len(first) :]
    return [first.rstrip(), metrics.elidedText(rest, Qt.TextElideMode.ElideRight, max(room, 1))]


def _line_height() -> int:
    return round(QFontMetricsF(theme().font("medium")).height() * 1.18)


@dataclass(frozen=True)
class Parts:
    """Where the parts of a row lie; what it has not is an empty rectangle."""

    check: QRect = field(default_factory=QRect)
    chip: QRect = field(default_factory=QRect)
    text: QRect = field(default_factory=QRect)
    deed: QRect = field(default_factory=QRect)
    menu: QRect = field(default_factory=QRect)
    takes: QRect = field(default_factory=QRect)
    add: QRect = field(default_factory=QRect)


@lru_cache(maxsize=4)
def _widest_chip(_scale: float, _language: str) -> int:
    """Chips of one width, as wide as the longest kind of activity is in the language."""
    return max(theme().px(CHIP), *(painting.chip_width(kind_words(kind)) for kind in KINDS))


def parts(rect: QRect, row: Row) -> Parts:
    """Lay a row out."""
    px, line = theme().px, row.line
    inside = rect.adjusted(px(PAD), 0, -px(PAD), 0)
    if line is None:
        side = px(BUTTON)
        top = inside.bottom() - side - px(1)
        add = QRect(inside.right() - side, top, side, side) if row.day is not None else QRect()
        return Parts(text=inside, add=add if row.kind == "head" else QRect())
    middle, side = rect.center().y(), px(CHECK)
    check = QRect(inside.left(), middle - side // 2, side, side)
    left = check.right() + px(11)
    chip = QRect()
    if rect.width() >= px(WITH_CHIP):
        wide, high = _widest_chip(theme().scale, words_language()), painting.chip_height()
        chip = QRect(left, middle - high // 2, wide, high)
        left = chip.right() + px(11)
    wide = _takes_width(row)
    takes = QRect(inside.right() - wide + 1, rect.top(), wide, rect.height())
    button = px(BUTTON)
    menu = QRect(takes.left() - px(6) - button, middle - button // 2, button, button)
    deed, right = QRect(), menu.left()
    if line.is_person and rect.width() >= px(WITH_BUTTON):
        words = QFontMetricsF(theme().font("chip")).horizontalAdvance(next_words(line.stage))
        long = round(words) + px(22)
        deed = QRect(right - px(6) - long, middle - button // 2, long, button)
        right = deed.left()
    text = QRect(left, rect.top(), max(right - px(10) - left, 1), rect.height())
    return Parts(check, chip, text, deed, menu, takes)


def _takes_width(row: Row) -> int:
    assert row.line is not None
    wide = QFontMetricsF(theme().font("label")).horizontalAdvance(minutes(row.line.minutes or 30))
    late = QFontMetricsF(theme().font("hint")).horizontalAdvance(late_words(row.line))
    return round(max(wide, late, theme().px(46)) + 2)


def paint(
    painter: QPainter, rect: QRect, row: Row, *, over: bool, chosen: bool, pointed: str = ""
) -> None:
    """Draw a row: `over` has the mouse on it, `chosen` the keyboard; `pointed` names the part
    that the mouse is on."""
    if row.kind == "head":
        _paint_head(painter, rect, row, over=over)
    elif row.kind == "line":
        _paint_line(painter, rect, row, over=over, chosen=chosen, pointed=pointed)
    else:
        _paint_words(painter, rect, row, over=over, chosen=chosen)


def _paint_head(painter: QPainter, rect: QRect, row: Row, *, over: bool) -> None:
    px, look = theme().px, theme()
    laid = parts(rect, row)
    base = laid.add.center().y() if not laid.add.isEmpty() else rect.bottom() - px(13)
    room = laid.text.width() - laid.add.width() - px(8)
    role = "label" if row.bare else "strong"
    start = _words(painter, QPointF(laid.text.left(), base), row.words, role,
                   "ink2" if row.bare else "ink", room)  # fmt: skip
    if row.note:
        spot = QPointF(laid.text.left() + start + px(8), base)
        _words(painter, spot, row.note, "hint", "ink3", room - start - px(8))
    if not laid.add.isEmpty():
        if over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("hover"))
            painter.drawRoundedRect(laid.add, px(6), px(6))
        _icon(painter, "plus", "ink2" if over else "ink3", laid.add)
    if row.bare:
        _rule(painter, rect)


def _paint_words(painter: QPainter, rect: QRect, row: Row, *, over: bool, chosen: bool) -> None:
    px = theme().px
    _ground(painter, rect, over=over and row.kind == "more", chosen=chosen)
    laid = parts(rect, row)
    tone = "stamp" if row.kind == "more" else "ink2"
    spot = QPointF(laid.text.left(), rect.center().y())
    _words(painter, spot, row.words, "body", tone, laid.text.width() - px(4))


def _paint_line(
    painter: QPainter, rect: QRect, row: Row, *, over: bool, chosen: bool, pointed: str
) -> None:
    line, laid, px, look = row.line, parts(rect, row), theme().px, theme()
    assert line is not None
    _ground(painter, rect, over=over, chosen=chosen)
    if not chosen:
        _rule(painter, rect)
    _check(painter, laid.check, done=line.done, round_=line.is_person, over=pointed == "check")
    about = about_words(line)
    if not laid.chip.isEmpty():
        painting.chip(painter, laid.chip, line.kind_words, HUES.get(line.kind, ""))
    else:
        about = f"{line.kind_words} · {about}" if about else line.kind_words
    _paint_text(painter, laid.text, line.title, about, "ink2" if line.done else "ink")
    if not laid.deed.isEmpty():
        _button(painter, laid.deed, next_words(line.stage), over=pointed == "deed")
    if over or chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("hover" if pointed != "menu" else "line"))
        painter.drawRoundedRect(laid.menu, px(6), px(6))
        _icon(painter, "ellipsis", "ink2", laid.menu)
    _takes(painter, laid.takes, row)


def _paint_text(painter: QPainter, rect: QRect, title: str, about: str, tone: str) -> None:
    lines, step = title_lines(title, rect.width()), _line_height()
    below = theme().px(20) if about else 0
    spot = QPointF(rect.left(), rect.center().y() - ((len(lines) - 1) * step + below) / 2 + 1)
    for words in lines:
        _words(painter, spot, words, "medium", tone, rect.width() + 1)
        spot += QPointF(0, step)
    if about:
        spot += QPointF(0, below - step - 1)
        _words(painter, spot, about, "label", "ink2", rect.width())


def _takes(painter: QPainter, rect: QRect, row: Row) -> None:
    line = row.line
    assert line is not None
    late, third = late_words(line), theme().px(10)
    spots = [(minutes(line.minutes) if line.minutes else "", "label", "ink2"),
             (late, "hint", "tomato")]  # fmt: skip
    shown = [one for one in spots if one[0]]
    tops = [rect.center().y()] if len(shown) < 2 else [
        rect.center().y() - third + 1, rect.center().y() + third,
    ]  # fmt: skip
    for (words, role, tone), top in zip(shown, tops, strict=False):
        font = theme().font(role, tabular=True)
        wide = QFontMetricsF(font).horizontalAdvance(words)
        spot = QPointF(rect.right() + 1 - wide, top)
        _words(painter, spot, words, role, tone, wide + 1, tabular=True)


def _check(painter: QPainter, rect: QRect, *, done: bool, round_: bool, over: bool) -> None:
    look, px = theme(), theme().px
    radius = rect.width() / 2 if round_ else px(4)
    painter.setPen(QPen(look.colour("stamp" if done or over else "ink3"), 1.4))
    painter.setBrush(look.colour("stamp" if done else "card"))
    painter.drawRoundedRect(painting.inner(rect, 0.7), radius, radius)
    if done:
        icons.paint(painter, "check", "on_stamp", rect.adjusted(2, 2, -2, -2))


def _button(painter: QPainter, rect: QRect, words: str, *, over: bool) -> None:
    look, px = theme(), theme().px
    painter.setPen(QPen(look.colour("ink3" if over else "line"), 1))
    painter.setBrush(look.colour("hover" if over else "card"))
    painter.drawRoundedRect(painting.inner(rect), px(7), px(7))
    painter.setFont(look.font("chip"))
    painter.setPen(look.colour("ink"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def _ground(painter: QPainter, rect: QRect, *, over: bool, chosen: bool) -> None:
    px = theme().px
    face = rect.adjusted(px(8), 1, -px(8), -2)
    if over or chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("hover"))
        painter.drawRoundedRect(face, px(7), px(7))
    if chosen:
        painting.focus_ring(painter, face, px(7))


def _rule(painter: QPainter, rect: QRect) -> None:
    left, right = rect.left() + theme().px(PAD), rect.right() - theme().px(PAD)
    painter.fillRect(QRectF(left, rect.bottom(), right - left, 1), theme().colour("line"))


def _icon(painter: QPainter, name: str, token: str, rect: QRect) -> None:
    side = theme().px(16)
    spot = rect.center()
    icons.paint(painter, name, token, QRect(spot.x() - side // 2, spot.y() - side // 2, side, side))


def _words(
    painter: QPainter,
    spot: QPointF,
    text: str,
    role: str,
    token: str,
    room: float,
    *,
    tabular: bool = False,
) -> float:
    """Draw one line around the height of `spot`, elided to `room`; how wide it came out."""
    font = theme().font(role, tabular=tabular)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 1))
    painter.setFont(font)
    painter.setPen(theme().colour(token))
    base = spot.y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(spot.x(), base), shown)
    return metrics.horizontalAdvance(shown)


def tip(part: str, row: Row) -> str:
    """What the part of a row that the mouse is on does."""
    if part == "check" and row.line is not None:
        if row.line.is_person:
            return tr("Say what was done")
        return tr("Take the tick back") if row.line.done else tr("Tick off")
    return {
        "deed": tr("Log it"),
        "menu": tr("More"),
        "add": tr("Add to this day"),
    }.get(part, row.spoken if row.line is not None else "")
