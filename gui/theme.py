"""The look: one table of tokens, turned into a palette, a style sheet and fonts.

There is one theme, a child of the QApplication: `install(app)` makes it, `theme()` finds it.
Widgets that paint themselves read it while they paint and listen to `changed` where their size
depends on it; all others are repainted by Qt when the style sheet is set anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from core.resources import resource
from gui import stylesheet

Mode = Literal["light", "dark", "system"]

TEXT_SIZES = range(90, 151)

# Each token: light, dark.
TOKENS: dict[str, tuple[str, str]] = {
    "paper": ("#F6F7F9", "#171A22"),
    "card": ("#FFFFFF", "#1F232E"),
    "side": ("#ECEEF3", "#12141B"),
    "line": ("#DCE0E8", "#323847"),
    "ink": ("#1B2030", "#EDF0F7"),
    "ink2": ("#4E566B", "#B2B9CB"),
    "ink3": ("#697188", "#8E96AB"),
    "stamp": ("#2A3F9D", "#93A6FF"),
    "stamp_soft": ("#E4E8F8", "#28305A"),
    "tomato": ("#B93A1E", "#FF9A7F"),
    "tomato_soft": ("#FBE5DF", "#4A261D"),
    "mustard": ("#85600A", "#EFC45C"),
    "mustard_soft": ("#FCF0CF", "#3B321A"),
    "sea": ("#1B6E86", "#7CCBE0"),
    "sea_soft": ("#DCF0F4", "#173841"),
    "plum": ("#7A3E86", "#DAA6E4"),
    "plum_soft": ("#F2E5F5", "#3B2641"),
    "leaf": ("#2B6E3F", "#86D39A"),
    "leaf_soft": ("#DFF1E3", "#1E3A27"),
    # Derived: text on a stamp-coloured button, its hover, and the ring of focus inside it.
    "on_stamp": ("#FFFFFF", "#12141B"),
    "stamp_hover": ("#223483", "#A9B8FF"),
    "stamp_ring": ("#A3AEDC", "#FFFFFF"),
    "hover": ("#F0F2F7", "#262B38"),
    "shade": ("#E6E9EF", "#1B1F29"),
}

HUES = ("stamp", "tomato", "mustard", "sea", "plum", "leaf")

# What stands on what: the pairs that a test holds to 4.5 : 1.
# ink3 is for paper and cards only: on the sidebar and on soft colours hints are ink2.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("ink", "ink2") for ground in ("paper", "card", "side", "hover")),
    *(("ink3", ground) for ground in ("paper", "card")),
    *((hue, ground) for hue in HUES for ground in ("paper", "card", "side", f"{hue}_soft")),
    *((text, f"{hue}_soft") for text in ("ink", "ink2") for hue in HUES),
    ("on_stamp", "stamp"),
    ("on_stamp", "stamp_hover"),
    ("on_stamp", "tomato"),
)


@dataclass(frozen=True)
class Role:
    """What a piece of text is: its family, weight, size in pixels at 100 %, and colour token."""

    family: str
    weight: int
    size: float
    token: str


BRICOLAGE, INTER = "Bricolage Grotesque", "Inter"

ROLES: dict[str, Role] = {
    "question": Role(BRICOLAGE, 600, 34, "ink"),
    "title": Role(BRICOLAGE, 600, 24, "ink"),
    "heading": Role(BRICOLAGE, 600, 18, "ink"),
    "card": Role(BRICOLAGE, 600, 15, "ink"),
    "quiet card": Role(BRICOLAGE, 600, 15, "ink2"),
    "big": Role(BRICOLAGE, 600, 28, "ink"),
    "number": Role(BRICOLAGE, 600, 20, "ink"),
    "lead": Role(INTER, 400, 15, "ink2"),
    "body": Role(INTER, 400, 13, "ink"),
    "medium": Role(INTER, 500, 13, "ink"),
    "strong": Role(INTER, 600, 13, "ink"),
    "second": Role(INTER, 400, 13, "ink2"),
    "label": Role(INTER, 400, 12, "ink2"),
    "hint": Role(INTER, 400, 12, "ink3"),
    "chip": Role(INTER, 500, 11.5, "ink2"),
    "small": Role(INTER, 400, 11.5, "ink3"),
    "error": Role(INTER, 500, 12, "tomato"),
}

TABULAR = QFont.Tag("tnum")


class Theme(QObject):
    """The look in force: light, dark or as the system has it, and how large its text is."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._system_scale = _system_scale(app)
        self._mode: Mode = "system"
        self._text_size = 100
        self._reduced_motion = False
        self._applied: tuple[Mode, int, bool] | None = None
        self._marks = QTemporaryDir()
        self._fonts: dict[str, QFont] = {}
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def mode(self) -> Mode:
        """What the owner chose; see `dark` for what that means now."""
        return self._mode

    @property
    def text_size(self) -> int:
        """Per cent of the system's own text size, 90 to 150."""
        return self._text_size

    @property
    def reduced_motion(self) -> bool:
        """Whether things appear and go without moving or fading."""
        return self._reduced_motion

    @property
    def dark(self) -> bool:
        """Whether the dark half of the tokens is in force."""
        if self._mode == "system":
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    def choose(
        self,
        *,
        mode: Mode | None = None,
        text_size: int | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Change what is given, apply it at once and say so with `changed`."""
        before = self._applied
        self._mode = mode or self._mode
        if text_size is not None:
            self._text_size = min(max(text_size, TEXT_SIZES[0]), TEXT_SIZES[-1])
        if reduced_motion is not None:
            self._reduced_motion = reduced_motion
        if self._choice() != before:
            self.apply()

    def _choice(self) -> tuple[Mode, int, bool]:
        return self._mode, self._text_size, self._reduced_motion

    def apply(self) -> None:
        """Give the application its palette, font and style sheet anew."""
        self._applied = self._choice()
        self._fonts.clear()
        self._app.setPalette(self._palette())
        self._app.setFont(self.font("body"))
        folder = self._marks.path() if self._marks.isValid() else ""
        self._app.setStyleSheet(stylesheet.compose(self, folder))
        self.changed.emit()

    def hex(self, token: str) -> str:
        """The token's colour as #RRGGBB in the theme in force; KeyError for an unknown token."""
        return TOKENS[token][self.dark]

    def colour(self, token: str, alpha: float = 1.0) -> QColor:
        """The token's colour, `alpha` from 0 (clear) to 1."""
        found = QColor(self.hex(token))
        found.setAlphaF(alpha)
        return found

    def px(self, pixels: float) -> int:
        """A length at 100 % in device-independent pixels, grown with the text."""
        return max(1, round(pixels * self.scale)) if pixels else 0

    @property
    def scale(self) -> float:
        """How much larger than in the pictures things are: the system's text size times ours."""
        return self._system_scale * self._text_size / 100

    def points(self, pixels: float) -> float:
        """The size in points of a font `pixels` high at 100 %; points may be broken, pixels not."""
        return pixels * self.scale * 72 / QGuiApplication.primaryScreen().logicalDotsPerInchY()

    def font(self, role: str, *, tabular: bool = False) -> QFont:
        """The font of a role; `tabular` for figures that stand under each other.

        Nowhere else: Inter's tabular figures also widen the hyphen of "pre-orders".
        """
        if role not in self._fonts:
            told = ROLES[role]
            font = QFont(told.family)
            font.setPointSizeF(self.points(told.size))
            font.setWeight(QFont.Weight(told.weight))
            self._fonts[role] = font
        font = QFont(self._fonts[role])
        if tabular:
            font.setFeature(TABULAR, 1)
        return font

    def _system_changed(self) -> None:
        if self._mode == "system":
            self.apply()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.colour(token))
        for role in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("ink3", 0.6))
        return palette


_PALETTE = {
    QPalette.ColorRole.Window: "paper",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "paper",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "tomato",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Highlight: "stamp",
    QPalette.ColorRole.HighlightedText: "on_stamp",
    QPalette.ColorRole.Link: "stamp",
    QPalette.ColorRole.LinkVisited: "plum",
    QPalette.ColorRole.Light: "card",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "ink3",
    QPalette.ColorRole.Shadow: "ink2",
    QPalette.ColorRole.Accent: "stamp",
}


def _system_scale(app: QApplication) -> float:
    """The system's text size against the 13 pixels of ours.

    Desktops differ by a pixel or two without anyone having asked for larger text; only what
    lies beyond that is taken for a wish.
    """
    ratio = QFontInfo(app.font()).pixelSize() / 13
    return 1.0 if 0.85 <= ratio <= 1.2 else min(max(ratio, 0.85), 2.0)


def _load_fonts() -> None:
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def install(
    app: QApplication,
    *,
    mode: Mode = "system",
    text_size: int = 100,
    reduced_motion: bool = False,
    has_style: bool = False,
) -> Theme:
    """Make the application's theme and apply it; a theme that is there already is changed.

    `has_style` says that the application was started with the Fusion style: naming it to Qt's
    own command line spares the start all that Python must know of styles to set one.
    """
    found = app.property("theme")
    if found is None:
        if not has_style:
            app.setStyle(QStyleFactory.create("Fusion"))
        _load_fonts()
        found = Theme(app)
        app.setProperty("theme", found)
    made = cast(Theme, found)
    made.choose(mode=mode, text_size=text_size, reduced_motion=reduced_motion)
    return made


def theme() -> Theme:
    """The application's theme; the light one is made if there is none yet."""
    app = cast(QApplication, QApplication.instance())
    found = app.property("theme")
    return cast(Theme, found) if found is not None else install(app, mode="light")
