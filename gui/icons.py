"""Line icons in the colours of the theme.

An icon reads the theme each time it is painted, so a change of theme needs no new icons.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from core.resources import resource
from gui.stylesheet import tinted
from gui.theme import theme

STROKE = 1.75


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon in the colour "#RRGGBB", `size` logical pixels at a screen's pixel ratio; cached."""
    key = f"regulars/{name}/{colour}/{size}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawn = _draw(QSvgRenderer(QByteArray(tinted(name, colour, STROKE).encode())), size, ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def _draw(renderer: QSvgRenderer, size: int, ratio: float) -> QPixmap:
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def paint(painter: QPainter, name: str, token: str, rect: QRect, opacity: float = 1.0) -> None:
    """Draw the icon into the middle of `rect`, as large as its shorter side."""
    size = min(rect.width(), rect.height())
    ratio = painter.device().devicePixelRatioF()
    corner = rect.center() - QPoint((size - 1) // 2, (size - 1) // 2)
    painter.save()
    painter.setOpacity(painter.opacity() * opacity)
    painter.drawPixmap(corner, pixmap(name, theme().hex(token), size, ratio))
    painter.restore()


class _Engine(QIconEngine):
    def __init__(self, name: str, token: str, size: int, checked: str) -> None:
        super().__init__()
        self._name, self._token, self._size, self._checked = name, token, size, checked

    def _look(self, mode: QIcon.Mode, state: QIcon.State) -> tuple[str, float]:
        token = self._checked if state == QIcon.State.On else self._token
        return token, 0.45 if mode == QIcon.Mode.Disabled else 1.0

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token, opacity = self._look(mode, state)
        if rect.width() > rect.height():
            # A place wider than high is an icon and the space between it and its words.
            rect = QRect(rect.topLeft(), QSize(rect.height(), rect.height()))
        paint(painter, self._name, token, rect, opacity)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        # The size is in device-independent pixels, the pixmap is in those of the screen.
        drawn = QPixmap(size * scale)
        drawn.setDevicePixelRatio(scale)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return drawn

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        side = min(size.width(), size.height(), theme().px(self._size))
        return QSize(side, side)

    def clone(self) -> QIconEngine:
        copy = _Engine(self._name, self._token, self._size, self._checked)
        _alive.append(copy)
        return copy


# Qt keeps the engines, Python must too: an engine without its Python half cannot paint.
_alive: list[_Engine] = []
_icons: dict[tuple[str, str, int, str], QIcon] = {}


def icon(name: str, token: str = "ink2", size: int = 17, checked: str = "") -> QIcon:
    """The Lucide icon `name` in the colour of a token; in `checked`'s where its button is checked.

    FileNotFoundError for a name that is not among our icons.
    """
    key = (name, token, size, checked or token)
    if key not in _icons:
        if not resource("icons", f"{name}.svg").exists():
            raise FileNotFoundError(f"no icon named {name}")
        engine = _Engine(*key)
        _alive.append(engine)
        _icons[key] = QIcon(engine)
    return _icons[key]


def app_icon() -> QIcon:
    """The mark of Regulars, for the window and the task bar."""
    return QIcon(str(resource("icons", "mark.svg")))
